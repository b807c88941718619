"""The gratitude load: all I owe, beside my pace of returning it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

CEILING_MONTHS = 6
PACE_BEFORE_THE_BOOK = 3
SLOWEST_PACE = 1
_MONTHS = 12


class LoadVerdict(StrEnum):
    """How the load reads."""

    LIGHT = "light"
    HEAVY = "heavy"
    TOO_HEAVY = "too heavy"


@dataclass(frozen=True, slots=True)
class Load:
    """What is owed in all, the pace of returning, and how many months that takes."""

    units: int
    pace: Fraction
    months: Fraction
    ceiling_months: int

    @property
    def verdict(self) -> LoadVerdict:
        """From the ceiling on it is heavy, from twice the ceiling too heavy."""
        if self.months >= 2 * self.ceiling_months:
            return LoadVerdict.TOO_HEAVY
        if self.months >= self.ceiling_months:
            return LoadVerdict.HEAVY
        return LoadVerdict.LIGHT


def gratitude_load(
    units: int,
    returned: Iterable[tuple[date, int]],
    began: date,
    today: date,
    ceiling_months: int = CEILING_MONTHS,
) -> Load:
    """Say how many months of returning all that is owed amounts to.

    `returned` are the days and units of what was returned; only the last twelve
    months count. Months before the book `began` count as three units each, and the
    pace is never under one unit a month (rules: Ledger).
    """
    start = a_year_before(today)
    in_window = sum(units for day, units in returned if start < day <= today)
    unseen = min(max((began - start).days, 0), (today - start).days)
    months_before = Fraction(_MONTHS * unseen, (today - start).days)
    pace = (in_window + PACE_BEFORE_THE_BOOK * months_before) / _MONTHS
    pace = max(pace, Fraction(SLOWEST_PACE))
    return Load(units, pace, Fraction(units) / pace, ceiling_months)


def a_year_before(day: date) -> date:
    """Return the same day last year; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
