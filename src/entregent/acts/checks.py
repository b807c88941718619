"""Checks that many acts share."""

from datetime import date
from typing import Any

from entregent.core.money import Money
from entregent.core.refusals import EmptyError, FutureDayError, TooLongError
from entregent.queries import clock

LONGEST_TEXT = 20_000


def not_in_the_future(day: date) -> None:
    """Refuse a fact that is dated after today."""
    today = clock.today()
    if day > today:
        raise FutureDayError(day, today)


def short_text(field: str, text: str, most: int = LONGEST_TEXT) -> str:
    """Return a text without the space around it; refuse one that is too long.

    NUL, which PostgreSQL cannot store and nobody types, is left out.
    """
    text = text.replace("\x00", "").strip()
    if len(text) > most:
        raise TooLongError(field, most)
    return text


def needed_text(field: str, text: str, most: int = LONGEST_TEXT) -> str:
    """Return a text that may not be empty."""
    text = short_text(field, text, most)
    if not text:
        raise EmptyError(field)
    return text


def money_columns(money: Money | None) -> dict[str, Any]:
    """Return the columns of a sum of money."""
    if money is None:
        return {"amount": None, "currency": ""}
    return {"amount": money.amount, "currency": money.currency}
