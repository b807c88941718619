"""The ledger: favours, returns, thanks, corrections, and what was lent."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from benchmarks.filling import invented
from entregent.acts.following.accounts import write_accounts
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.vocabulary import FavourKind, Weight
from entregent.store.models import (
    Favour,
    FavourReturned,
    FavourThanked,
    Repayment,
    Settlement,
    Space,
    Thanks,
)

_YEARS = 8
_AT_ONCE = 200
_BATCH = 1000
_NEAR = 5000
_WEIGHTS = (50, 35, 13, 2)


def add_favours(
    space: Space, ids: Sequence[int], count: int, day: date, chance: Random
) -> None:
    """Write favours and the words about them, and the accounts that follow."""
    # Every five thousand people have as many as the five thousand before them, but
    # only the first owe or are owed much: the same names head every list.
    weights = [1 / (rank % _NEAR + 60) ** 0.6 for rank in range(len(ids))]
    whom = chance.choices(ids, weights, k=count)
    near = set(ids[:_NEAR])
    span = _YEARS * 365
    days = sorted(day - timedelta(days=chance.randrange(span)) for _ in range(count))
    favours = Favour.objects.bulk_create(
        (
            _favour(space, contact, when, chance, is_near=contact in near)
            for contact, when in zip(whom, days, strict=True)
        ),
        batch_size=_BATCH,
    )
    _add_corrections(favours, chance)
    _name_returns(favours, chance)
    _add_thanks(favours, day, chance)
    _add_settlements(favours, day, chance)
    _add_repayments(favours, day, chance)
    touched = sorted(set(whom))
    for start in range(0, len(touched), _AT_ONCE):
        write_accounts(space, touched[start : start + _AT_ONCE])


def _favour(
    space: Space, contact_id: int, when: date, chance: Random, *, is_near: bool
) -> Favour:
    kind = chance.choice(tuple(FavourKind))
    if kind is FavourKind.THING_LENT and not is_near:
        kind = FavourKind.OTHER
    favour = Favour(
        space=space,
        contact_id=contact_id,
        side=Side.RECEIVED if chance.random() < 0.55 else Side.GIVEN,
        kind=kind,
        weight=chance.choices(tuple(Weight), _WEIGHTS)[0] if is_near else Weight.SMALL,
        day=when,
        about=chance.choice(invented.ABOUT),
        on_its_own=chance.random() < 0.1,
    )
    if kind is FavourKind.MONEY:
        favour.amount, favour.currency = Decimal(chance.randint(2, 90) * 10), "EUR"
    if kind is FavourKind.THING_LENT:
        favour.thing = "the projector"
    return favour


def _add_corrections(favours: Sequence[Favour], chance: Random) -> None:
    """Correct the weight of one in fifty; take one in two hundred back."""
    rows = []
    for old in favours:
        draw = chance.random()
        if draw < 0.025:
            rows.append(
                Favour(
                    space_id=old.space_id,
                    contact_id=old.contact_id,
                    side=old.side,
                    kind=old.kind,
                    weight=Weight(old.weight).step_smaller,
                    day=old.day,
                    about=old.about,
                    thing=old.thing,
                    amount=old.amount,
                    currency=old.currency,
                    corrects=old,
                    withdrawn=draw < 0.005,
                )
            )
    Favour.objects.bulk_create(rows, batch_size=_BATCH)


def _name_returns(favours: Sequence[Favour], chance: Random) -> None:
    FavourReturned.objects.bulk_create(
        _named_returns(favours, chance), batch_size=_BATCH
    )


def _named_returns(
    favours: Sequence[Favour], chance: Random
) -> Iterator[FavourReturned]:
    """Let one in ten say which earlier favour it returns."""
    last: dict[tuple[int, str], Favour] = {}
    for favour in favours:
        other = Side(favour.side).other
        earlier = last.get((favour.contact_id, other))
        if earlier is not None and chance.random() < 0.2:
            yield FavourReturned(favour=favour, returned=earlier)
        last[favour.contact_id, Side(favour.side)] = favour


def _add_thanks(favours: Sequence[Favour], day: date, chance: Random) -> None:
    """Thank for nearly all that is a month old, some days later."""
    words, thanked = [], []
    for favour in favours:
        said = favour.day + timedelta(days=chance.randint(0, 9))
        is_old = favour.day < day - timedelta(days=30)
        if favour.side != Side.RECEIVED or said > day:
            continue
        if chance.random() < (0.985 if is_old else 0.5):
            mine = {"space_id": favour.space_id, "contact_id": favour.contact_id}
            words.append(Thanks(**mine, day=said))
            thanked.append(favour)
    Thanks.objects.bulk_create(words, batch_size=_BATCH)
    FavourThanked.objects.bulk_create(
        (
            FavourThanked(thanks=word, favour=favour)
            for word, favour in zip(words, thanked, strict=True)
        ),
        batch_size=_BATCH,
    )


def _add_settlements(favours: Sequence[Favour], day: date, chance: Random) -> None:
    Settlement.objects.bulk_create(
        (
            Settlement(
                space_id=favour.space_id,
                favour=favour,
                kind=SettlementKind.RELEASED
                if favour.side == Side.RECEIVED
                else SettlementKind.WAIVED,
                day=min(favour.day + timedelta(days=200), day),
            )
            for favour in favours
            if chance.random() < 0.02
        ),
        batch_size=_BATCH,
    )


def _add_repayments(favours: Sequence[Favour], day: date, chance: Random) -> None:
    """Give back nearly all that was lent, some weeks later."""
    Repayment.objects.bulk_create(
        (
            Repayment(
                space_id=favour.space_id,
                favour=favour,
                day=min(favour.day + timedelta(days=40), day),
            )
            for favour in favours
            if favour.kind == FavourKind.THING_LENT and chance.random() < 0.96
        ),
        batch_size=_BATCH,
    )
