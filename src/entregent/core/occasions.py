"""Days of the year that belong to somebody, and when they come next."""

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entregent.core.ids import ContactId
from entregent.core.vocabulary import OccasionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A birthday, an anniversary or another day; the year it began may be unknown."""

    contact: ContactId
    kind: OccasionKind
    month: int
    day: int
    year: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An occasion on the day it falls next; `turns` counts the years since it began.

    No years where none is known; nought on the very first day.
    """

    occasion: Occasion
    day: date
    in_days: int
    turns: int | None


def next_day(occasion: Occasion, today: date) -> date:
    """Find the day an occasion falls next; today counts.

    The 29th of February falls on the 28th in common years. What begins in a year to
    come falls on that first day and not before.
    """
    year = max(today.year, occasion.year or today.year)
    day = _day_in(year, occasion)
    return day if day >= today else _day_in(year + 1, occasion)


def upcoming(
    occasions: Iterable[Occasion], today: date, within_days: int
) -> list[Upcoming]:
    """List what falls from today to that many days on, by day, then by contact."""
    found = (_upcoming(occasion, today) for occasion in occasions)
    return sorted((u for u in found if u.in_days <= within_days), key=_order)


def _day_in(year: int, occasion: Occasion) -> date:
    if (occasion.month, occasion.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return date(year, occasion.month, occasion.day)


def _upcoming(occasion: Occasion, today: date) -> Upcoming:
    day = next_day(occasion, today)
    turns = None if occasion.year is None else day.year - occasion.year
    return Upcoming(occasion, day, (day - today).days, turns)


def _order(found: Upcoming) -> tuple[date, ContactId, OccasionKind, str]:
    occasion = found.occasion
    return found.day, occasion.contact, occasion.kind, occasion.label
