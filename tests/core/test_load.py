"""The gratitude load: months of returning, beside what was returned in a year."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.ledger.load import (
    Load,
    LoadVerdict,
    a_year_before,
    gratitude_load,
)

TODAY = date(2026, 6, 1)
LONG_AGO = date(2020, 1, 1)


def test_pace_is_what_was_returned_in_twelve_months_by_twelve() -> None:
    returned = [(date(2025, 6, 2), 9), (date(2026, 1, 1), 9), (TODAY, 18)]
    load = gratitude_load(15, returned, LONG_AGO, TODAY)
    assert load.pace == 3
    assert load.months == 5
    assert load.verdict is LoadVerdict.LIGHT


def test_what_was_returned_longer_ago_or_later_does_not_count() -> None:
    returned = [(date(2025, 6, 1), 120), (date(2026, 6, 2), 120), (TODAY, 24)]
    assert gratitude_load(1, returned, LONG_AGO, TODAY).pace == 2


def test_pace_is_never_under_one_a_month() -> None:
    assert gratitude_load(5, [], LONG_AGO, TODAY).months == 5


def test_months_before_the_book_began_count_as_three() -> None:
    assert gratitude_load(6, [], TODAY, TODAY).pace == 3
    half_a_year = gratitude_load(6, [], date(2025, 12, 1), TODAY)
    # 183 of 365 days before it began.
    assert half_a_year.pace == Fraction(3 * 183, 365)


def test_a_book_that_begins_later_than_today_is_all_before() -> None:
    assert gratitude_load(6, [], date(2027, 1, 1), TODAY).pace == 3


@pytest.mark.parametrize(
    ("units", "verdict"),
    [
        (0, LoadVerdict.LIGHT),
        (5, LoadVerdict.LIGHT),
        (6, LoadVerdict.HEAVY),
        (11, LoadVerdict.HEAVY),
        (12, LoadVerdict.TOO_HEAVY),
    ],
)
def test_from_the_ceiling_it_is_heavy_from_twice_it_too_heavy(
    units: int, verdict: LoadVerdict
) -> None:
    assert gratitude_load(units, [], LONG_AGO, TODAY).verdict is verdict


def test_the_ceiling_is_the_owners_choice() -> None:
    load = gratitude_load(6, [], LONG_AGO, TODAY, ceiling_months=12)
    assert load.verdict is LoadVerdict.LIGHT


def test_a_year_before_the_29th_of_february_is_the_28th() -> None:
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert a_year_before(TODAY) == date(2025, 6, 1)


_RETURNED = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2027, 1, 1)), st.integers(1, 27)),
    max_size=8,
)


@given(
    units=st.integers(0, 500),
    returned=_RETURNED,
    began=st.dates(date(2019, 1, 1), date(2027, 1, 1)),
)
def test_a_load_is_what_is_owed_by_the_pace(
    units: int, returned: list[tuple[date, int]], began: date
) -> None:
    load = gratitude_load(units, returned, began, TODAY)
    assert load == Load(units, load.pace, units / load.pace, 6)
    assert load.pace >= 1
    more = gratitude_load(units, [*returned, (TODAY, 9)], began, TODAY)
    assert more.pace >= load.pace
