"""Occasions: when a day of the year comes next, and how many years it then makes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.ids import ContactId
from entregent.core.occasions import Occasion, next_day, upcoming
from entregent.core.vocabulary import OccasionKind

LEI, BEA, CHEN = ContactId(1), ContactId(2), ContactId(3)
TODAY = date(2026, 5, 10)


def birthday(
    month: int, day: int, year: int | None = None, contact: ContactId = LEI
) -> Occasion:
    return Occasion(
        contact=contact, kind=OccasionKind.BIRTHDAY, month=month, day=day, year=year
    )


def test_a_birthday_later_this_year_falls_this_year() -> None:
    assert next_day(birthday(6, 1), TODAY) == date(2026, 6, 1)


def test_a_birthday_today_is_today() -> None:
    assert next_day(birthday(5, 10), TODAY) == TODAY


def test_a_birthday_just_past_falls_next_year() -> None:
    assert next_day(birthday(5, 9), TODAY) == date(2027, 5, 9)


@pytest.mark.parametrize(
    ("today", "falls"),
    [
        (date(2026, 1, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2027, 2, 28)),
        (date(2027, 3, 1), date(2028, 2, 29)),
        (date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_the_29th_of_february_falls_on_the_28th_in_common_years(
    today: date, falls: date
) -> None:
    assert next_day(birthday(2, 29), today) == falls


def test_a_wedding_to_come_falls_on_its_first_day_not_before() -> None:
    wedding = birthday(6, 1, year=2028)

    (found,) = upcoming([wedding], TODAY, within_days=1000)

    assert found.day == date(2028, 6, 1)
    assert found.turns == 0


def test_a_known_year_tells_how_many_years_it_makes() -> None:
    (found,) = upcoming([birthday(5, 12, year=1980)], TODAY, within_days=7)

    assert (found.in_days, found.turns) == (2, 46)


def test_an_unknown_year_tells_no_age() -> None:
    (found,) = upcoming([birthday(5, 12)], TODAY, within_days=7)

    assert found.turns is None


def test_the_last_day_asked_for_is_included_and_the_next_is_not() -> None:
    on_the_day, after = birthday(5, 17, contact=LEI), birthday(5, 18, contact=BEA)

    found = upcoming([after, on_the_day], TODAY, within_days=7)

    assert [u.occasion for u in found] == [on_the_day]


def test_the_list_goes_by_day_then_by_contact() -> None:
    lei, bea, chen = (
        birthday(5, 14, contact=LEI),
        birthday(5, 12, contact=BEA),
        birthday(5, 12, contact=CHEN),
    )

    found = upcoming([lei, chen, bea], TODAY, within_days=7)

    assert [u.occasion for u in found] == [bea, chen, lei]


@given(
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.dates(date(1900, 1, 1), date(2200, 12, 31)),
)
def test_every_occasion_comes_within_a_year(origin: date, today: date) -> None:
    falls = next_day(birthday(origin.month, origin.day), today)

    assert 0 <= (falls - today).days <= 366
    assert (falls.month, falls.day) == (origin.month, origin.day) or (
        (origin.month, origin.day, falls.month, falls.day) == (2, 29, 2, 28)
    )
