"""Days as people say them and write them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import translation

from entregent.core.refusals import NotADayError
from entregent.wording import dates

TODAY = date(2026, 6, 1)
YESTERDAY = date(2026, 5, 31)
MARCH = date(2026, 3, 3)
LONG_AGO = date(2024, 3, 1)

Sayer = Callable[[date, date], str]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["today", "yesterday", "3 March", "1 March 2024"]),
        ("fr", ["aujourd’hui", "hier", "3 mars", "1er mars 2024"]),
        ("zh-hans", ["今天", "昨天", "3月3日", "2024年3月1日"]),
    ],
)
def test_a_day_is_named_with_its_year_only_in_another_year(
    language: str, said: list[str]
) -> None:
    days = [TODAY, YESTERDAY, MARCH, LONG_AGO]

    with translation.override(language):
        assert [dates.day_words(day, TODAY) for day in days] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["today", "yesterday", "on 3 March", "on 1 March 2024"]),
        ("fr", ["aujourd’hui", "hier", "le 3 mars", "le 1er mars 2024"]),
        ("zh-hans", ["今天", "昨天", "3月3日", "2024年3月1日"]),
    ],
)
def test_in_a_sentence_a_day_has_its_preposition(
    language: str, said: list[str]
) -> None:
    days = [TODAY, YESTERDAY, MARCH, LONG_AGO]

    with translation.override(language):
        assert [dates.on_day(day, TODAY) for day in days] == said


@pytest.mark.parametrize(
    ("function", "english", "french", "chinese"),
    [
        (dates.of_day, "of 3 March", "du 3 mars", "3月3日"),
        (dates.until_day, "until 3 March", "jusqu’au 3 mars", "到3月3日为止"),
        (dates.by_day, "by 3 March", "d’ici le 3 mars", "3月3日之前"),
        (dates.from_day, "from 3 March on", "à partir du 3 mars", "从3月3日起"),
        (dates.since_day, "since 3 March", "depuis le 3 mars", "从3月3日起"),
    ],
)
def test_of_until_from_and_since_a_day(
    function: Sayer, english: str, french: str, chinese: str
) -> None:
    assert function(MARCH, TODAY) == english
    with translation.override("fr"):
        assert function(MARCH, TODAY) == french
    with translation.override("zh-hans"):
        assert function(MARCH, TODAY) == chinese


def test_near_days_join_their_preposition() -> None:
    tomorrow = TODAY + timedelta(days=1)

    assert dates.until_day(tomorrow, TODAY) == "until tomorrow"
    assert dates.from_day(TODAY, TODAY) == "from today on"
    assert dates.by_day(TODAY, TODAY) == "by today"
    with translation.override("fr"):
        assert dates.until_day(tomorrow, TODAY) == "jusqu’à demain"
        assert dates.from_day(tomorrow, TODAY) == "dès demain"
        assert dates.by_day(TODAY, TODAY) == "aujourd’hui au plus tard"
        assert dates.of_day(YESTERDAY, TODAY) == "d’hier"


def test_what_began_in_another_year_is_since_a_month() -> None:
    assert dates.since_day(LONG_AGO, TODAY) == "since March 2024"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "March 2024"), ("fr", "mars 2024"), ("zh-hans", "2024年3月")],
)
def test_a_month_has_its_year(language: str, said: str) -> None:
    with translation.override(language):
        assert dates.month_words(LONG_AGO) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["today", "tomorrow", "in 5 days"]),
        ("fr", ["aujourd’hui", "demain", "dans 5 jours"]),
        ("zh-hans", ["今天", "明天", "5天后"]),
    ],
)
def test_days_to_come_are_counted(language: str, said: list[str]) -> None:
    with translation.override(language):
        assert [dates.in_days_words(n) for n in (0, 1, 5)] == said


@pytest.mark.parametrize(
    ("days", "english", "french", "chinese"),
    [
        (0, "today", "aujourd’hui", "今天"),
        (1, "yesterday", "hier", "昨天"),
        (3, "3 days ago", "il y a 3 jours", "3天前"),
        (59, "59 days ago", "il y a 59 jours", "59天前"),
        (61, "two months ago", "il y a deux mois", "两个月前"),
        (364, "11 months ago", "il y a 11 mois", "11个月前"),
        (365, "a year ago", "il y a un an", "一年前"),
        (800, "two years ago", "il y a deux ans", "两年前"),
    ],
)
def test_time_gone_by_is_said_plainly(
    days: int, english: str, french: str, chinese: str
) -> None:
    day = TODAY - timedelta(days=days)

    assert dates.ago_words(day, TODAY) == english
    with translation.override("fr"):
        assert dates.ago_words(day, TODAY) == french
    with translation.override("zh-hans"):
        assert dates.ago_words(day, TODAY) == chinese


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-31",
        "31.05.2026",
        "31.5.2026",
        " Yesterday ",
        "hier",
        "昨天",
        "2026年5月31日",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert dates.parse_day(text, TODAY) == YESTERDAY


@pytest.mark.parametrize("text", ["today", "aujourd'hui", "Aujourd’hui", "今天"])
def test_today_is_read_in_three_languages(text: str) -> None:
    assert dates.parse_day(text, TODAY) == TODAY


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-02-30", "03/04/2026", "1.2.26", "31.05.2026 noon"]
)
def test_what_is_no_day_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(NotADayError) as caught:
        dates.parse_day(text, TODAY)

    assert caught.value.text == text
