"""Checks that many acts share."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from entregent.core.money import Money
from entregent.core.refusals import (
    EmptyError,
    FutureDayError,
    NotAChoiceError,
    NotMoneyError,
    TooLongError,
)
from entregent.queries import clock

LONGEST_TEXT = 20_000
MOST_MINUTES = 1_000_000
# What the tables have room for.
_TOO_MUCH = Decimal(10) ** 14
_DECIMALS = 4
_CURRENCY = re.compile("[A-Z]{3}")


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
    """Return the columns of a sum of money; it may be nothing, but not less."""
    if money is None:
        return {"amount": None, "currency": ""}
    amount = money.amount
    if not amount.is_finite() or not 0 <= amount < _TOO_MUCH:
        raise NotMoneyError(f"{amount} {money.currency}")
    if amount != round(amount, _DECIMALS) or not _CURRENCY.fullmatch(money.currency):
        raise NotMoneyError(f"{amount} {money.currency}")
    return {"amount": amount, "currency": money.currency}


def counted_minutes(minutes: int | None) -> int | None:
    """Return how long something took, if that can be."""
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise NotAChoiceError("minutes", str(minutes), ["0", "…", str(MOST_MINUTES)])
    return minutes
