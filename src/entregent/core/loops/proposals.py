"""The favours that *won* proposes for whoever made it possible (rules: Loops, Weights).

They are only proposed: the owner accepts them, changes them or lets them be.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entregent.core.ids import ContactId
from entregent.core.money import Money
from entregent.core.vocabulary import Weight

MOST_VALUABLE = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that was won, on a day, for a sum if one is known."""

    won_on: date
    value: Money | None = None


@dataclass(frozen=True, slots=True)
class ProposedFavour:
    """What one introducer did for me by it."""

    introducer: ContactId
    weight: Weight


def outcome_weight(outcome: Outcome, others: Iterable[Outcome]) -> Weight:
    """Weigh what was won: medium, or large among the three most valuable of the year.

    The year is the twelve months up to its day; `others` leave the outcome itself out.
    Only sums of its currency are compared, as nothing is ever converted; equal ones
    share a place. Without a value, or with one of nothing, it is medium.
    """
    value = outcome.value
    if value is None or value.amount <= 0:
        return Weight.MEDIUM
    greater = [
        other
        for other in others
        if _is_in_the_year_to(outcome.won_on, other.won_on)
        and _is_greater(other.value, value)
    ]
    return Weight.LARGE if len(greater) < MOST_VALUABLE else Weight.MEDIUM


def proposed_favours(
    introducers: Iterable[ContactId], weight: Weight
) -> list[ProposedFavour]:
    """Propose the outcome's weight for the nearest, a step smaller for each further.

    Whoever stands in the chain twice counts where they are nearest.
    """
    proposed = []
    for introducer in dict.fromkeys(introducers):
        proposed.append(ProposedFavour(introducer, weight))
        weight = weight.step_smaller
    return proposed


def _is_in_the_year_to(last: date, day: date) -> bool:
    a_year_on = (day.year + 1, day.month, day.day)
    return day <= last and a_year_on > (last.year, last.month, last.day)


def _is_greater(other: Money | None, value: Money) -> bool:
    if other is None or other.currency != value.currency:
        return False
    return other.amount > value.amount
