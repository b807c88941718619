"""What was measured: rows of a table, their ratios, and whether the aim is met."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a table: what was measured, beside what, and what we aim at.

    `cells` are the measured values by column, with the unit in the column's name.
    The `ratio` is to be at most the `aim`; where there is no aim it only informs.
    """

    name: str
    cells: dict[str, float | int | str] = field(default_factory=dict)
    ratio: float | None = None
    aim: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None where there is none, or nothing to compare."""
        if self.ratio is None or self.aim is None:
            return None
        return self.ratio <= self.aim


@dataclass(frozen=True, slots=True)
class Group:
    """A table: its rows, what the ratios are taken over, and how it was measured."""

    name: str
    title: str
    beside: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def milliseconds(seconds: float) -> float:
    """Write seconds as milliseconds with two decimals."""
    return round(seconds * 1000, 2)
