"""The ledger holds, whatever is told, in whatever order, and however corrected."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from stories import Entries, account_of

from entregent.core.ids import ContactId, FavourId, SettlementId, ThanksId
from entregent.core.ledger.entries import (
    Favour,
    Settlement,
    SettlementKind,
    Side,
    Thanks,
)
from entregent.core.ledger.replay import Account, AccountName, replay
from entregent.core.vocabulary import FavourKind, Weight

LEI = ContactId(1)
FIRST = date(2026, 1, 1)
_DAYS = st.integers(0, 20).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def entries(draw: st.DrawFn) -> Entries:
    """Draw what a book could hold: each favour corrected at most once in a row."""
    told = Entries()
    for place in range(1, draw(st.integers(1, 14)) + 1):
        told.favours.append(draw(_favours(place, told.favours)))
    ids = st.sampled_from([favour.id for favour in told.favours])
    for place in range(draw(st.integers(0, 4))):
        word = Settlement(
            id=SettlementId(place),
            favour=draw(ids),
            kind=draw(st.sampled_from(SettlementKind)),
            day=draw(_DAYS),
            noted=place,
        )
        told.settlements.append(word)
        names = draw(st.lists(ids, max_size=3))
        told.thanks.append(
            Thanks(
                id=ThanksId(place),
                contact=LEI,
                day=draw(_DAYS),
                favours=tuple(names),
            )
        )
    return told


@st.composite
def _favours(draw: st.DrawFn, place: int, before: list[Favour]) -> Favour:
    corrected = {favour.corrects for favour in before}
    free = [favour for favour in before if favour.id not in corrected]
    old = draw(st.none() | st.sampled_from(free)) if free else None
    side = old.side if old else draw(st.sampled_from(Side))
    others = [favour.id for favour in before if favour.side is not side]
    names = draw(st.lists(st.sampled_from(others), max_size=2)) if others else []
    return Favour(
        id=FavourId(place),
        contact=LEI,
        side=side,
        kind=FavourKind.OTHER,
        weight=draw(st.sampled_from(Weight)),
        day=draw(_DAYS),
        noted=place,
        returns=tuple(names),
        on_its_own=draw(st.booleans()),
        corrects=old.id if old else None,
        withdrawn=old is not None and draw(st.booleans()),
    )


def _sums(account: Account) -> dict[AccountName, int]:
    found: defaultdict[AccountName, int] = defaultdict(int)
    for posting in account.postings:
        found[posting.account] += posting.units
    return found


@given(told=entries())
def test_the_two_accounts_are_always_zero_together(told: Entries) -> None:
    sums = _sums(account_of(told))
    assert sums[AccountName.I_OWE] + sums[AccountName.THEY_OWE] == 0


@given(told=entries())
def test_an_account_is_what_is_open_received_minus_open_given(told: Entries) -> None:
    account = account_of(told)
    net = account.units(Side.RECEIVED) - account.units(Side.GIVEN)
    assert _sums(account)[AccountName.I_OWE] == net


@given(told=entries())
def test_what_is_open_ended_and_returning_is_the_weight(told: Entries) -> None:
    for standing in account_of(told).standings:
        ended = sum(closing.units for closing in standing.closings)
        parts = standing.open_units + ended + standing.returning_units
        assert parts == standing.favour.units
        assert min(standing.open_units, standing.returning_units) >= 0


@given(told=entries())
def test_what_a_favour_returns_is_what_it_closed(told: Entries) -> None:
    account = account_of(told)
    closed: defaultdict[FavourId, int] = defaultdict(int)
    for standing in account.standings:
        for closing in standing.closings:
            if closing.by_favour is not None:
                closed[closing.by_favour] += closing.units
    for standing in account.standings:
        assert closed[standing.favour.id] == standing.returning_units


@given(told=entries())
def test_no_entry_is_lost_by_a_correction(told: Entries) -> None:
    account = account_of(told)
    kept = [key for s in account.standings for key in (*s.earlier, s.favour.id)]
    assert sorted(kept) == [favour.id for favour in told.favours]
    assert {posting.favour for posting in account.postings} == set(kept)


@given(told=entries())
def test_a_word_leaves_nothing_of_its_favour_open(told: Entries) -> None:
    ended = {word.favour for word in told.settlements}
    for standing in account_of(told).standings:
        if ended & {standing.favour.id, *standing.earlier}:
            assert standing.open_units == 0


@given(told=entries())
def test_nothing_is_open_on_both_sides_but_what_stands_on_its_own(
    told: Entries,
) -> None:
    without = replace_all(told, on_its_own=False)
    account = account_of(without)
    assert not (account.open(Side.RECEIVED) and account.open(Side.GIVEN))


@given(told=entries(), seed=st.integers(0, 99))
def test_the_order_of_telling_does_not_matter(told: Entries, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- shuffles a test
    shuffled = Entries(
        chance.sample(told.favours, len(told.favours)),
        chance.sample(told.thanks, len(told.thanks)),
        chance.sample(told.settlements, len(told.settlements)),
    )
    assert account_of(shuffled) == account_of(told)


@given(told=entries())
def test_whoever_wants_thanks_did_something_for_me(told: Entries) -> None:
    account = account_of(told)
    for standing in account.unthanked:
        assert standing.favour.side is Side.RECEIVED
        assert standing.favour.units > standing.returning_units
        assert standing.thanked_on is None


@given(told=entries())
def test_replaying_twice_says_the_same(told: Entries) -> None:
    assert account_of(told) == account_of(told)


def test_nothing_noted_is_an_empty_account() -> None:
    assert replay(LEI, []) == Account(LEI, (), ())


def test_words_about_favours_of_nobody_here_say_nothing() -> None:
    day = FIRST
    word = Settlement(
        id=SettlementId(1),
        favour=FavourId(9),
        kind=SettlementKind.WAIVED,
        day=day,
        noted=1,
    )
    thanks = Thanks(id=ThanksId(1), contact=LEI, day=day, favours=(FavourId(9),))
    assert replay(LEI, [], [thanks], [word]).standings == ()


def replace_all(told: Entries, *, on_its_own: bool) -> Entries:
    """Say of every favour whether it stands on its own."""
    favours = [replace(f, on_its_own=on_its_own) for f in told.favours]
    return Entries(favours, told.thanks, told.settlements, told.repayments)
