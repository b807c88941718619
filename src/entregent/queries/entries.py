"""The ledger's rows as the values its rules speak of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from entregent.core.ids import ContactId, FavourId, SettlementId, ThanksId
from entregent.core.ledger import entries
from entregent.core.ledger.replay import Account, Standing, replay
from entregent.core.money import Money
from entregent.core.vocabulary import FavourKind, Weight
from entregent.store.models import Favour, Repayment, Settlement, Thanks


def account_of(contact_id: int) -> Account:
    """Replay all that was noted with one contact."""
    return accounts_of([contact_id])[contact_id]


def accounts_of(contact_ids: Collection[int]) -> dict[int, Account]:
    """Replay all that was noted with some contacts, with as many queries as for one."""
    favours: defaultdict[int, list[Favour]] = defaultdict(list)
    rows = Favour.objects.filter(contact_id__in=contact_ids).order_by("id")
    for row in rows.prefetch_related("names"):
        favours[row.contact_id].append(row)
    thanks: defaultdict[int, list[Thanks]] = defaultdict(list)
    thanked = Thanks.objects.filter(contact_id__in=contact_ids)
    for word in thanked.prefetch_related("names"):
        thanks[word.contact_id].append(word)
    words: defaultdict[int, list[Settlement]] = defaultdict(list)
    settled = Settlement.objects.filter(favour__contact_id__in=contact_ids)
    for end in settled.select_related("favour"):
        words[end.favour.contact_id].append(end)
    return {
        key: account(key, favours[key], thanks[key], words[key]) for key in contact_ids
    }


def account(
    contact_id: int,
    rows: Sequence[Favour],
    thanks: Iterable[Thanks],
    words: Iterable[Settlement],
) -> Account:
    """Replay rows that were read before."""
    return replay(
        ContactId(contact_id),
        [favour(row, [name.returned_id for name in row.names.all()]) for row in rows],
        [_thanks(row) for row in thanks],
        [_settlement(row) for row in words],
    )


def open_accounts(contact_ids: Collection[int]) -> dict[int, Account]:
    """Return what the acts wrote down as open with some contacts, without a replay."""
    found: defaultdict[int, list[Favour]] = defaultdict(list)
    rows = Favour.objects.filter(contact_id__in=contact_ids, open_units__gt=0)
    for row in rows.order_by("day", "id"):
        found[row.contact_id].append(row)
    return {key: open_account(key, found[key]) for key in contact_ids}


def open_account(contact_id: int, rows: Iterable[Favour]) -> Account:
    """Return what is open of some favours, which come with the oldest first."""
    standings = tuple(_standing(row) for row in rows if row.open_units)
    return Account(ContactId(contact_id), standings, postings=())


def favour(row: Favour, returns: Iterable[int] = ()) -> entries.Favour:
    """Return a favour as the rules see it; only a replay asks what it returns."""
    return entries.Favour(
        id=FavourId(row.pk),
        contact=ContactId(row.contact_id),
        side=entries.Side(row.side),
        kind=FavourKind(row.kind),
        weight=Weight(row.weight),
        day=row.day,
        noted=row.pk,
        about=row.about,
        minutes=row.minutes,
        money=None if row.amount is None else Money(row.amount, row.currency),
        thing=row.thing,
        returns=tuple(FavourId(key) for key in returns),
        on_its_own=row.on_its_own,
        corrects=None if row.corrects_id is None else FavourId(row.corrects_id),
        withdrawn=row.withdrawn,
    )


def repayment(row: Repayment) -> entries.Repayment:
    """Return what came back of something lent as the rules see it."""
    return entries.Repayment(
        favour=FavourId(row.favour_id),
        day=row.day,
        money=None if row.amount is None else Money(row.amount, row.currency),
        waived=row.waived,
    )


def _standing(row: Favour) -> Standing:
    return Standing(
        favour=favour(row),
        earlier=(),
        open_units=row.open_units,
        returning_units=row.returning_units,
        closings=(),
        thanked_on=row.thanked_on,
        wants_thanks=row.wants_thanks,
    )


def _thanks(row: Thanks) -> entries.Thanks:
    return entries.Thanks(
        id=ThanksId(row.pk),
        contact=ContactId(row.contact_id),
        day=row.day,
        favours=tuple(FavourId(name.favour_id) for name in row.names.all()),
    )


def _settlement(row: Settlement) -> entries.Settlement:
    return entries.Settlement(
        id=SettlementId(row.pk),
        favour=FavourId(row.favour_id),
        kind=entries.SettlementKind(row.kind),
        day=row.day,
        noted=row.pk,
    )
