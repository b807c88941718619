"""The ledger's acts: note a favour, correct it, thank, settle, give back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from entregent.acts.checks import (
    counted_minutes,
    money_columns,
    not_in_the_future,
    short_text,
)
from entregent.acts.journal import Journal, noted
from entregent.core.ids import ContactId, FavourId, SettlementId, SpaceId, ThanksId
from entregent.core.ledger import loans
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.money import Money
from entregent.core.refusals import (
    CorrectedSinceError,
    NotFoundError,
    NothingOpenError,
    NothingToThankError,
    NotLentError,
    NotMineError,
    NotMoneyError,
    NotOppositeError,
    ReturnTooEarlyError,
    ThatIsMeError,
    TooMuchBackError,
    WrongWordError,
)
from entregent.core.vocabulary import FavourKind, Weight
from entregent.queries import access, entries
from entregent.store import models
from entregent.store.models import Contact, Space, User


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFavour:
    """A favour somebody wants to remember; either side is the owner.

    `returns` names favours of the other side that it returns. Where nothing is
    named, the oldest open one is returned first, unless it is `on_its_own`.
    """

    giver: ContactId
    receiver: ContactId
    kind: FavourKind
    day: date
    weight: Weight | None = None
    about: str = ""
    minutes: int | None = None
    money: Money | None = None
    thing: str = ""
    returns: tuple[FavourId, ...] = ()
    on_its_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFavour:
    """What a favour should have said; the contact and the side stay.

    `returns` None leaves what it returns as it was.
    """

    favour: FavourId
    kind: FavourKind
    day: date
    weight: Weight
    about: str = ""
    minutes: int | None = None
    money: Money | None = None
    thing: str = ""
    returns: tuple[FavourId, ...] | None = None
    on_its_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThankContact:
    """A thank-you; where no favour is named, for all that still want thanks."""

    contact: ContactId
    day: date
    favours: tuple[FavourId, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleFavour:
    """Let go what they owe me (waived), or take their word that I owe no more."""

    favour: FavourId
    kind: SettlementKind
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepayLoan:
    """Lent money or a lent thing given back; all that is out, if no sum is said."""

    favour: FavourId
    day: date
    money: Money | None = None
    waived: bool = False
    note: str = ""


def record_favour(user: User, space_id: SpaceId, wish: RecordFavour) -> FavourId:
    """Write a favour into the ledger."""
    space = access.writable_space(user, space_id)
    with noted(user, space, "record_favour") as journal:
        row = add_favour(journal, wish)
        journal.facts |= {"kind": row.kind, "about": row.about or row.thing}
    return FavourId(row.pk)


def add_favour(journal: Journal, wish: RecordFavour) -> models.Favour:
    """Write a favour as part of an act."""
    space = journal.space
    contact, side = _between(space, wish.giver, wish.receiver)
    not_in_the_future(wish.day)
    returned = _returned(contact, side, wish.day, wish.returns)
    journal.about(contact)
    row = models.Favour(
        space=space,
        contact=contact,
        side=side,
        kind=wish.kind,
        weight=wish.weight or wish.kind.usual_weight,
        day=wish.day,
        about=short_text("about", wish.about),
        minutes=counted_minutes(wish.minutes),
        thing=short_text("thing", wish.thing, 300),
        on_its_own=wish.on_its_own,
        **money_columns(wish.money),
    )
    return _add(journal, row, returned)


def correct_favour(user: User, space_id: SpaceId, wish: CorrectFavour) -> FavourId:
    """Write a new entry that supersedes a favour; both stay visible."""
    space = access.writable_space(user, space_id)
    old = _current(space, wish.favour)
    not_in_the_future(wish.day)
    names = old.names.values_list("returned_id", flat=True)
    named = tuple(FavourId(name) for name in names)
    returned = _returned(
        old.contact,
        Side(old.side),
        wish.day,
        named if wish.returns is None else wish.returns,
    )
    row = models.Favour(
        space=space,
        contact=old.contact,
        side=old.side,
        kind=wish.kind,
        weight=wish.weight,
        day=wish.day,
        about=short_text("about", wish.about),
        minutes=counted_minutes(wish.minutes),
        thing=short_text("thing", wish.thing, 300),
        on_its_own=wish.on_its_own,
        corrects=old,
        **money_columns(wish.money),
    )
    _check_what_came_back(old, wish)
    with noted(user, space, "correct_favour", old.contact) as journal:
        _add(journal, row, returned)
    return FavourId(row.pk)


def withdraw_favour(user: User, space_id: SpaceId, favour: FavourId) -> FavourId:
    """Note that a favour never happened; what was entered stays visible."""
    space = access.writable_space(user, space_id)
    old = _current(space, favour)
    with noted(user, space, "withdraw_favour", old.contact) as journal:
        row = models.Favour(
            space=space,
            contact=old.contact,
            side=old.side,
            kind=old.kind,
            weight=old.weight,
            day=old.day,
            about=old.about,
            corrects=old,
            withdrawn=True,
        )
        _add(journal, row, [])
    return FavourId(row.pk)


def thank_contact(user: User, space_id: SpaceId, wish: ThankContact) -> ThanksId:
    """Note a thank-you for favours received."""
    space = access.writable_space(user, space_id)
    contact = access.contact_in(space, wish.contact)
    not_in_the_future(wish.day)
    favours = _to_thank_for(contact, wish)
    with noted(user, space, "thank_contact", contact) as journal:
        row = journal.add(
            models.Thanks(
                space=space,
                contact=contact,
                day=wish.day,
                note=short_text("note", wish.note),
            )
        )
        for favour in favours:
            journal.add(models.FavourThanked(thanks=row, favour=favour))
    return ThanksId(row.pk)


def settle_favour(user: User, space_id: SpaceId, wish: SettleFavour) -> SettlementId:
    """End what is open of a favour without a return."""
    space = access.writable_space(user, space_id)
    favour = _current(space, wish.favour)
    not_in_the_future(wish.day)
    is_mine = favour.side == Side.RECEIVED
    if wish.kind is not (SettlementKind.RELEASED if is_mine else SettlementKind.WAIVED):
        raise WrongWordError(wish.kind)
    if not favour.open_units:
        raise NothingOpenError(favour.contact.full_name, favour.day)
    with noted(user, space, "settle_favour", favour.contact) as journal:
        row = journal.add(
            models.Settlement(
                space=space,
                favour=favour,
                kind=wish.kind,
                day=max(wish.day, favour.day),
                note=short_text("note", wish.note),
            )
        )
    return SettlementId(row.pk)


def repay_loan(user: User, space_id: SpaceId, wish: RepayLoan) -> FavourId:
    """Note that something lent came back, in part or whole, or was waived."""
    space = access.writable_space(user, space_id)
    favour = _current(space, wish.favour)
    not_in_the_future(wish.day)
    _check_comes_after(favour, wish.day)
    _check_repayment(favour, wish.money)
    with noted(user, space, "repay_loan", favour.contact) as journal:
        journal.add(
            models.Repayment(
                space=space,
                favour=favour,
                day=wish.day,
                waived=wish.waived,
                note=short_text("note", wish.note),
                **money_columns(wish.money),
            )
        )
    return FavourId(favour.pk)


def _between(
    space: Space, giver: ContactId, receiver: ContactId
) -> tuple[Contact, Side]:
    """Find the contact of a favour, and which side of it the owner is on."""
    me = space.me_id
    gave, got = access.contact_in(space, giver), access.contact_in(space, receiver)
    if gave.pk == got.pk:
        raise (
            ThatIsMeError
            if gave.pk == me
            else NotMineError(gave.full_name, got.full_name)
        )
    if got.pk == me:
        return gave, Side.RECEIVED
    if gave.pk == me:
        return got, Side.GIVEN
    raise NotMineError(gave.full_name, got.full_name)


def _current(space: Space, favour_id: FavourId) -> models.Favour:
    """Return a favour that was not corrected since."""
    rows = models.Favour.objects.select_related("contact", "corrected_by")
    favour = rows.filter(space=space, pk=favour_id).first()
    if favour is None:
        raise NotFoundError("favour", str(favour_id))
    if correction := getattr(favour, "corrected_by", None):
        while newer := getattr(correction, "corrected_by", None):
            correction = newer
        raise CorrectedSinceError(favour.pk, correction.pk)
    return favour


def _returned(
    contact: Contact, side: Side, day: date, names: Sequence[FavourId]
) -> list[models.Favour]:
    """Check that a return names favours of the other side that came before it."""
    rows = models.Favour.objects.filter(contact=contact, pk__in=names)
    found = {row.pk: row for row in rows}
    for name in names:
        row = found.get(name)
        if row is None or row.side == side:
            raise NotOppositeError(row.about if row else str(name))
        if row.day > day:
            raise ReturnTooEarlyError(day, row.day)
    return [found[name] for name in dict.fromkeys(names)]


def _add(
    journal: Journal, row: models.Favour, returned: Sequence[models.Favour]
) -> models.Favour:
    journal.add(row)
    for favour in returned:
        journal.add(models.FavourReturned(favour=row, returned=favour))
    return row


def _to_thank_for(contact: Contact, wish: ThankContact) -> list[models.Favour]:
    rows = models.Favour.objects.filter(contact=contact, side=Side.RECEIVED)
    if wish.favours:
        favours = list(rows.filter(pk__in=wish.favours, withdrawn=False))
        if len(favours) < len(set(wish.favours)):
            raise NotFoundError("favour")
        for favour in favours:
            _check_comes_after(favour, wish.day)
    else:
        favours = list(rows.filter(wants_thanks=True, day__lte=wish.day))
    if not favours:
        raise NothingToThankError(contact.full_name)
    return favours


def _check_comes_after(favour: models.Favour, day: date) -> None:
    if day < favour.day:
        raise ReturnTooEarlyError(day, favour.day)


def _check_repayment(favour: models.Favour, money: Money | None) -> None:
    value = entries.favour(favour)
    if not loans.is_loan(value):
        raise NotLentError(favour.day)
    if not favour.is_lent_out:
        raise NothingOpenError(favour.contact.full_name, favour.day)
    if money is not None and not money.amount:
        raise NotMoneyError(str(money.amount))
    out = favour.lent_amount
    left = None if out is None else Money(out, favour.currency)
    if money is not None and (
        left is None or money.currency != left.currency or money.amount > left.amount
    ):
        raise TooMuchBackError(money, left)


def _check_what_came_back(old: models.Favour, wish: CorrectFavour) -> None:
    """Refuse to correct a loan to less than what has come back of it."""
    value = replace(
        entries.favour(old),
        kind=wish.kind,
        money=wish.money,
        thing=wish.thing,
        withdrawn=False,
    )
    if not loans.is_loan(value):
        return
    chain = [FavourId(old.pk)]
    while (before := old.corrects) is not None:
        chain.append(FavourId(before.pk))
        old = before
    rows = models.Repayment.objects.filter(favour__in=chain).order_by("id")
    try:
        loans.loan(value, [entries.repayment(row) for row in rows])
    except loans.RepaymentTooLargeError as error:
        raise TooMuchBackError(error.money, error.loan.money) from None
