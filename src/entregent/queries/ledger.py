"""The ledger as it is read: who owes whom, and every favour with one contact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Prefetch, Q, QuerySet, Sum

from entregent.core.ids import ContactId, FavourId, SpaceId
from entregent.core.ledger.balance import (
    LET_GO_UNDER_UNITS,
    Balance,
    balance,
    faded_units,
)
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.ledger.load import Load, a_year_before, gratitude_load
from entregent.core.ledger.replay import AccountName
from entregent.core.money import Money, totals
from entregent.core.refusals import NotFoundError
from entregent.core.vocabulary import FavourKind, Weight
from entregent.queries import access, entries
from entregent.queries.places import day_at
from entregent.store import models
from entregent.store.models import Contact, Space, User

PAGE = 50


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """What ended some of a favour: a return, a waiver or a release."""

    day: date
    units: int
    by_favour: FavourId | None
    by_about: str
    by_kind: FavourKind | None
    settlement: SettlementKind | None


@dataclass(frozen=True, slots=True)
class FavourLine:
    """One favour as it stands today, with what became of it.

    `corrected` tells that an earlier entry said otherwise; `lent` is what is still
    out of something lent.
    """

    id: FavourId
    contact: ContactId
    contact_name: str
    side: Side
    kind: FavourKind
    weight: Weight
    day: date
    about: str
    minutes: int | None
    money: Money | None
    thing: str
    open_units: int
    returning_units: int
    on_its_own: bool
    thanked_on: date | None
    wants_thanks: bool
    is_let_go: bool
    is_lent_out: bool
    lent: Money | None
    corrected: tuple[FavourId, ...]
    closings: tuple[ClosingLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether anything of it is neither returned nor let go."""
        return self.open_units > 0

    @property
    def is_partly_open(self) -> bool:
        """Whether a part of it was returned already."""
        return 0 < self.open_units < self.weight.units


@dataclass(frozen=True, slots=True)
class PersonLedger:
    """All favours with one contact, the newest first, and the balance."""

    balance: Balance
    lines: tuple[FavourLine, ...]
    earlier: tuple[FavourLine, ...]

    @property
    def has_loans(self) -> bool:
        """Whether something lent is not back yet, either way."""
        return any(line.is_lent_out for line in self.lines)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What stands between the owner and one contact."""

    contact: ContactId
    name: str
    balance: Balance
    unthanked: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """A page of the ledger, with the load and what is lent; `after` opens the next."""

    side: Side
    lines: tuple[LedgerLine, ...]
    after: str
    load: Load
    lent_out: tuple[Money, ...]
    borrowed: tuple[Money, ...]
    loans: tuple[FavourLine, ...]


def ledger(
    user: User,
    space_id: SpaceId,
    day: date,
    *,
    side: Side = Side.RECEIVED,
    after: str = "",
    limit: int = PAGE,
) -> Ledger:
    """List with whom something stands open: most owed first, then longest owed."""
    space = access.readable_space(user, space_id)
    accounts, more = _accounts(space, side, after, limit)
    loans = _loans(space, day)
    return Ledger(
        side=side,
        lines=tuple(_ledger_lines(space, accounts, day)),
        after=_place(accounts[-1], side) if more else "",
        load=load(space, day),
        lent_out=tuple(_sums(loans, Side.GIVEN)),
        borrowed=tuple(_sums(loans, Side.RECEIVED)),
        loans=tuple(loans),
    )


def person_ledger(
    user: User, space_id: SpaceId, contact_id: ContactId, day: date
) -> PersonLedger:
    """Return every favour with a contact, and what stands open between us."""
    space = access.readable_space(user, space_id)
    contact = access.contact_in(space, contact_id)
    return ledger_of(space, contact, day)


def ledger_of(space: Space, contact: Contact, day: date) -> PersonLedger:
    """Return a contact's ledger, for those who have the contact already."""
    favours = models.Favour.objects.filter(contact=contact)
    rows = list(_with_closings(favours).order_by("-day", "-id"))
    lines = _favour_lines(rows, space, day, {contact.pk: contact.full_name})
    heads = {row.pk for row in rows if row.is_current}
    account = entries.open_account(contact.pk, reversed(rows))
    return PersonLedger(
        balance=balance(account, day, space.half_life_months),
        lines=tuple(line for line in lines if line.id in heads),
        earlier=tuple(line for line in lines if line.id not in heads),
    )


def favour(user: User, space_id: SpaceId, favour_id: FavourId, day: date) -> FavourLine:
    """Return one favour of the book."""
    space = access.readable_space(user, space_id)
    rows = models.Favour.objects.filter(space=space, pk=favour_id)
    row = _with_closings(rows).select_related("contact").first()
    if row is None:
        raise NotFoundError("favour", str(favour_id))
    return _favour_lines([row], space, day, {row.contact_id: row.contact.full_name})[0]


def balance_with(
    user: User, space_id: SpaceId, contact_id: ContactId, day: date
) -> Balance:
    """Return what stands open with one contact."""
    space = access.readable_space(user, space_id)
    contact = access.contact_in(space, contact_id)
    account = entries.open_accounts([contact.pk])[contact.pk]
    return balance(account, day, space.half_life_months)


def account_sums(user: User, space_id: SpaceId) -> dict[int, int]:
    """Return the sum of each contact's account "I owe them", from the postings."""
    space = access.readable_space(user, space_id)
    rows = models.Posting.objects.filter(space=space, account=AccountName.I_OWE)
    return dict(rows.values_list("contact_id").annotate(units=Sum("units")).order_by())


def load(space: Space, day: date) -> Load:
    """Return the gratitude load of a book's owner."""
    owed = models.Account.objects.filter(space=space, i_owe__gt=0)
    units = owed.aggregate(units=Sum("i_owe"))["units"] or 0
    returned = models.Closing.objects.filter(
        space=space,
        is_my_return=True,
        day__gt=a_year_before(day),
        day__lte=day,
    )
    a_day = returned.values_list("day").annotate(Sum("units")).order_by()
    return gratitude_load(units, a_day, began(space), day, space.ceiling_months)


def began(space: Space) -> date:
    """Return the day a book begins: its oldest favour or contact, or its making.

    A favour that was withdrawn, or says another day since, does not count.
    """
    favours = models.Favour.objects.filter(space=space, is_current=True)
    favour = favours.aggregate(day=Min("day"))["day"]
    contact = Contact.objects.filter(space=space).aggregate(day=Min("first_day"))["day"]
    days: list[date] = [day for day in (favour, contact, space.made_on) if day]
    return min(days)


def balances(
    contact_ids: Sequence[int], day: date, half_life_months: int
) -> dict[int, Balance]:
    """Return the balances of several contacts, with as many queries as for one."""
    accounts = entries.open_accounts(contact_ids)
    return {
        key: balance(account, day, half_life_months)
        for key, account in accounts.items()
    }


def _accounts(
    space: Space, side: Side, after: str, limit: int
) -> tuple[list[models.Account], bool]:
    """Page through the accounts on which something is open."""
    units, since = _COLUMNS[side]
    rows = models.Account.objects.filter(
        space=space, **{f"{units}__gt": 0}
    ).select_related("contact")
    rows = rows.order_by(f"-{units}", since, "contact_id")
    match after.split("~"):
        case [most, day, key] if most.isdecimal() and day_at(day) and key.isdecimal():
            same = Q(**{units: int(most)})
            later = Q(**{f"{since}__gt": day}) | Q(
                **{since: day, "contact_id__gt": int(key)}
            )
            rows = rows.filter(Q(**{f"{units}__lt": int(most)}) | (same & later))
    found = list(rows[: limit + 1])
    return found[:limit], len(found) > limit


_COLUMNS = {
    Side.RECEIVED: ("i_owe", "i_owe_since"),
    Side.GIVEN: ("they_owe", "they_owe_since"),
}


def _place(account: models.Account, side: Side) -> str:
    units, since = _COLUMNS[side]
    return f"{getattr(account, units)}~{getattr(account, since)}~{account.pk}"


def _ledger_lines(
    space: Space, accounts: Sequence[models.Account], day: date
) -> list[LedgerLine]:
    keys = [account.pk for account in accounts]
    found = balances(keys, day, space.half_life_months)
    return [
        LedgerLine(
            ContactId(account.pk),
            account.contact.full_name,
            found[account.pk],
            account.unthanked,
        )
        for account in accounts
    ]


def _loans(space: Space, day: date) -> list[FavourLine]:
    lent = models.Favour.objects.filter(space=space, is_lent_out=True)
    rows = list(
        _with_closings(lent).select_related("contact").order_by("day", "id")[:PAGE]
    )
    names = {row.contact_id: row.contact.full_name for row in rows}
    return _favour_lines(rows, space, day, names)


def _with_closings(rows: QuerySet[models.Favour]) -> QuerySet[models.Favour]:
    closings = models.Closing.objects.select_related("by_favour", "by_settlement")
    return rows.prefetch_related(Prefetch("closings", closings.order_by("id")))


def _sums(loans: Sequence[FavourLine], side: Side) -> list[Money]:
    return totals(line.lent for line in loans if line.lent and line.side is side)


def _favour_lines(
    rows: Sequence[models.Favour], space: Space, day: date, names: dict[int, str]
) -> list[FavourLine]:
    return [_favour_line(row, space, day, names[row.contact_id]) for row in rows]


def _favour_line(row: models.Favour, space: Space, day: date, name: str) -> FavourLine:
    value = entries.favour(row)
    left = faded_units(row.open_units, row.day, day, space.half_life_months)
    return FavourLine(
        id=value.id,
        contact=value.contact,
        contact_name=name,
        side=value.side,
        kind=value.kind,
        weight=value.weight,
        day=value.day,
        about=value.about,
        minutes=value.minutes,
        money=value.money,
        thing=value.thing,
        open_units=row.open_units,
        returning_units=row.returning_units,
        on_its_own=value.on_its_own,
        thanked_on=row.thanked_on,
        wants_thanks=row.wants_thanks,
        is_let_go=value.side is Side.GIVEN
        and row.open_units > 0
        and left < LET_GO_UNDER_UNITS,
        is_lent_out=row.is_lent_out,
        lent=None if row.lent_amount is None else Money(row.lent_amount, row.currency),
        corrected=() if value.corrects is None else (value.corrects,),
        closings=tuple(_closing_line(closing) for closing in row.closings.all()),
    )


def _closing_line(row: models.Closing) -> ClosingLine:
    by, word = row.by_favour, row.by_settlement
    return ClosingLine(
        day=row.day,
        units=row.units,
        by_favour=FavourId(by.pk) if by else None,
        by_about=by.about if by else "",
        by_kind=FavourKind(by.kind) if by else None,
        settlement=SettlementKind(word.kind) if word else None,
    )
