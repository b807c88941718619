"""What a command answers, as data and as lines."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from entregent.cli import answers
from entregent.cli.answers import Answer, as_json, show, wrapped
from entregent.core.money import Money
from entregent.core.vocabulary import Channel, Weight


@dataclass(frozen=True, slots=True)
class Line:
    """A line with one of everything."""

    weight: Weight
    days: tuple[date | None, ...]
    channels: frozenset[Channel]
    facts: dict[int, object]


def test_a_typed_line_becomes_plain_data() -> None:
    line = Line(
        weight=Weight.LIFE_CHANGING,
        days=(date(2026, 2, 3), None),
        channels=frozenset({Channel.MAIL, Channel.CALL}),
        facts={
            1: Money(Decimal("500.0000"), "EUR"),
            2: Fraction(1, 3),
            3: datetime(2026, 2, 3, 12, tzinfo=UTC),
            4: True,
        },
    )

    assert as_json(line) == {
        "weight": "life-changing",
        "days": ["2026-02-03", None],
        "channels": ["call", "mail"],
        "facts": {
            "1": {"amount": "500", "currency": "EUR"},
            "2": 0.333,
            "3": "2026-02-03T12:00:00+00:00",
            "4": True,
        },
    }


def test_lines_break_between_words_and_the_rest_is_set_in() -> None:
    assert wrapped("  one two three", 9) == "  one two\n    three"
    assert wrapped("", 9) == ""
    assert wrapped("short", 9) == "short"


def test_chinese_characters_take_two_columns() -> None:
    assert wrapped("谢谢你 王磊", 10) == "谢谢你\n  王磊"
    assert wrapped("谢谢你 王磊", 11) == "谢谢你 王磊"


def test_a_word_too_long_for_a_line_stays_whole() -> None:
    assert wrapped("a unbelievably b", 6) == "a\n  unbelievably\n  b"


def test_only_a_terminal_gets_broken_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Answer(["word " * 30], None)
    show(answer, in_json=False)
    assert capsys.readouterr().out.count("\n") == 1

    monkeypatch.setattr(answers, "_columns", lambda: 80)
    show(answer, in_json=False)
    assert capsys.readouterr().out.count("\n") == 2


def test_lines_are_never_wider_than_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answers._columns() is None

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    assert answers._columns() == 80
    monkeypatch.setenv("COLUMNS", "60")
    assert answers._columns() == 60
