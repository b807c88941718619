"""How a balance reads, and how memory treats it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import Book, book, labels, standing

from entregent.core.ids import ContactId
from entregent.core.ledger.balance import Share, balance, faded_units
from entregent.core.ledger.replay import replay
from entregent.core.vocabulary import Weight

TODAY = date(2026, 6, 1)
TWO_YEARS = timedelta(days=730.5)


def test_what_is_open_is_counted_by_weight_the_heaviest_first() -> None:
    told = book("""
        2024-03-01 Lei gave me advice
        2024-04-01 Lei brought me a project
        2024-05-01 Lei hosted me
    """)
    found = balance(told["Lei"], TODAY)
    assert found.i_owe == (Share(Weight.LARGE, 1, 0), Share(Weight.SMALL, 2, 0))
    assert found.i_owe_since == date(2024, 3, 1)
    assert (found.i_owe_units, found.they_owe_units) == (11, 0)
    assert found.net_units == 11


def test_what_is_open_in_part_is_counted_apart() -> None:
    told = book("""
        2024-03-01 Lei brought me a project
        2024-04-01 Lei brought me a project
        2024-05-01 I gave Lei advice
    """)
    assert balance(told["Lei"], TODAY).i_owe == (Share(Weight.LARGE, 1, 1),)


def test_nothing_open_is_even() -> None:
    told = book("""
        2024-03-01 Lei gave me advice
        2024-05-01 I gave Lei advice
    """)
    found = balance(told["Lei"], TODAY)
    assert found.is_even
    assert (found.i_owe, found.i_owe_since, found.they_owe_since) == ((), None, None)
    assert balance(replay(ContactId(1), []), TODAY).is_even


def test_both_sides_can_be_open_and_the_net_is_the_difference() -> None:
    told = book("""
        2024-03-01 Lei gave me advice, on its own
        2024-05-01 I worked for Lei, on its own
    """)
    found = balance(told["Lei"], TODAY)
    assert (found.i_owe_units, found.they_owe_units, found.net_units) == (1, 3, -2)
    assert not found.is_even


def test_what_i_owe_never_fades() -> None:
    told = book("1980-01-01 Lei gave me advice")
    assert balance(told["Lei"], TODAY).i_owe == (Share(Weight.SMALL, 1, 0),)


def let_go(told: Book, half_life_months: float = 24) -> list[str]:
    """Name what reads as let go long since."""
    found = balance(told["Lei"], TODAY, half_life_months).let_go
    stands = [s for s in told["Lei"].standings if s.favour.id in found]
    return labels(told, stands)


def test_under_a_quarter_of_a_unit_it_reads_let_go_long_since() -> None:
    told = book("""
        2022-05-31 I gave Lei advice #old
        2022-06-02 I hosted Lei #young
        2020-01-01 I gave Lei an introduction #heavy
    """)
    assert let_go(told) == ["old"]
    found = balance(told["Lei"], TODAY)
    assert found.they_owe == (Share(Weight.MEDIUM, 1, 0), Share(Weight.SMALL, 1, 0))
    assert found.they_owe_since == date(2020, 1, 1)
    assert found.they_owe_units == 5


def test_the_half_life_is_the_owners_choice() -> None:
    told = book("2025-05-31 I gave Lei advice #a")
    assert let_go(told) == []
    assert let_go(told, half_life_months=6) == ["a"]


def test_what_is_open_in_part_fades_by_what_is_left_of_it() -> None:
    told = book("""
        2022-05-01 I gave Lei an introduction #a
        2022-05-02 Lei gave me advice, medium
    """)
    assert standing(told, "a").open_units == 0
    told = book("""
        2022-05-01 I gave Lei an introduction #a
        2022-05-02 Lei gave me advice
        2022-05-03 Lei gave me advice
    """)
    assert let_go(told) == ["a"]


def test_after_one_half_life_half_is_left() -> None:
    day = TODAY - TWO_YEARS
    assert faded_units(8, day, TODAY) == pytest.approx(4, rel=1e-3)
    assert faded_units(8, day - TWO_YEARS, TODAY) == pytest.approx(2, rel=1e-3)


def test_nothing_fades_before_its_day() -> None:
    assert faded_units(9, TODAY + timedelta(days=400), TODAY) == 9


@given(units=st.integers(0, 27), first=st.integers(0, 9000), more=st.integers(0, 9000))
def test_memory_only_fades(units: int, first: int, more: int) -> None:
    young = TODAY - timedelta(days=first)
    old = young - timedelta(days=more)
    assert 0 <= faded_units(units, old, TODAY) <= faded_units(units, young, TODAY)
    assert faded_units(units, young, TODAY) <= units
