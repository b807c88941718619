"""Days of the year as sentences."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from entregent.core.vocabulary import OccasionKind
from entregent.wording.occasions import occasion_words, own_day_words

TODAY = date(2026, 6, 1)
BIRTHDAY = OccasionKind.BIRTHDAY


def said(kind: OccasionKind, label: str, in_days: int, turns: int | None) -> str:
    day = TODAY + timedelta(days=in_days)
    return occasion_words(kind, label, "Ada", in_days, turns, day, TODAY)


@pytest.mark.parametrize(
    ("language", "with_age", "without"),
    [
        ("en", "Ada turns 40 in 5 days.", "Ada has a birthday today."),
        (
            "fr",
            "Ada aura 40 ans dans 5 jours.",
            "Ada fête son anniversaire aujourd’hui.",
        ),
        ("zh-hans", "5天后，Ada满40岁。", "今天是Ada的生日。"),
    ],
)
def test_a_birthday_says_the_age_where_it_is_known(
    language: str, with_age: str, without: str
) -> None:
    with translation.override(language):
        assert said(BIRTHDAY, "", 5, 40) == with_age
        assert said(BIRTHDAY, "", 0, None) == without


def test_a_day_that_is_far_has_its_date() -> None:
    assert said(BIRTHDAY, "", 200, 1) == "Ada turns 1 on 18 December."


def test_other_days_say_what_they_are() -> None:
    wedding = said(OccasionKind.ANNIVERSARY, "wedding", 1, 12)

    assert wedding == "Ada, tomorrow: wedding (12 years)."
    assert said(OccasionKind.ANNIVERSARY, "", 1, None) == "Ada, tomorrow: anniversary."
    assert said(OccasionKind.OTHER, "", 1, None) == "Ada, tomorrow: a day that matters."


def test_the_very_first_day_counts_no_years() -> None:
    assert said(BIRTHDAY, "", 3, 0) == "Ada has a birthday in 3 days."


@pytest.mark.parametrize(
    ("language", "birthday", "wedding"),
    [
        ("en", "6 June, turns 40", "tomorrow: wedding (12 years)"),
        ("fr", "6 juin\u00a0: aura 40 ans", "demain\u00a0: wedding (12 ans)"),
        ("zh-hans", "6月6日，满40岁", "明天：wedding（12周年）"),
    ],
)
def test_on_their_own_page_the_name_is_left_out(
    language: str, birthday: str, wedding: str
) -> None:
    near, soon = TODAY + timedelta(days=1), TODAY + timedelta(days=5)
    other = OccasionKind.ANNIVERSARY
    with translation.override(language):
        assert own_day_words(BIRTHDAY, "", soon, 40, TODAY) == birthday
        assert own_day_words(other, "wedding", near, 12, TODAY) == wedding


def test_a_day_of_no_known_year_is_only_a_day() -> None:
    far = date(2027, 3, 14)

    assert own_day_words(BIRTHDAY, "", far, None, TODAY) == "14 March 2027"
    assert own_day_words(OccasionKind.OTHER, "the oath", far, None, TODAY) == (
        "14 March 2027: the oath"
    )
    assert own_day_words(OccasionKind.ANNIVERSARY, "", far, 1, TODAY) == (
        "14 March 2027 (1 year)"
    )
