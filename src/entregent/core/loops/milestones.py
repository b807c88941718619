"""How far an introduction, or the work it brought, has come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from entregent.core.ids import MilestoneId
from entregent.core.vocabulary import MilestoneKind

ENDINGS = frozenset(
    {
        MilestoneKind.LOST,
        MilestoneKind.DELIVERED,
        MilestoneKind.PAID,
        MilestoneKind.FELL_THROUGH,
    }
)
_OPENINGS = frozenset(
    {MilestoneKind.PROPOSAL, MilestoneKind.WON, MilestoneKind.STARTED}
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that happened; those of one day stand in the order of their ids."""

    id: MilestoneId
    kind: MilestoneKind
    day: date
    note: str = ""


def in_order(milestones: Collection[Milestone]) -> list[Milestone]:
    """Put milestones in the order they happened; those of one day as noted."""
    return sorted(milestones, key=lambda milestone: (milestone.day, milestone.id))


def going_on_since(milestones: Collection[Milestone]) -> date | None:
    """Find the day the work began that goes on now; none if none does, or it pauses.

    From *started* (or *won*, if no start is noted) to delivered, paid, lost or fell
    through. Whatever happens after a pause ends it. What starts after an end is new
    work.
    """
    latest = _since_the_end(milestones)
    if not latest or latest[-1].kind is MilestoneKind.PAUSED:
        return None
    started = [m.day for m in latest if m.kind is MilestoneKind.STARTED]
    won = [m.day for m in latest if m.kind is MilestoneKind.WON]
    return next(iter(started + won), None)


def is_going_on(milestones: Collection[Milestone]) -> bool:
    """Say whether work goes on: it has begun, has not ended, and does not pause."""
    return going_on_since(milestones) is not None


def is_closed(milestones: Collection[Milestone]) -> bool:
    """Say whether all came to an end, good or bad, and nothing has begun anew.

    A proposal, *won* or *started* begins anew; a meeting afterwards, or a pause, does
    not.
    """
    latest = _since_the_end(milestones)
    has_ended = len(latest) < len(milestones)
    return has_ended and not any(m.kind in _OPENINGS for m in latest)


def paused_days(milestones: Collection[Milestone], since: date) -> int:
    """Count the days since a day on which the work paused; a pause still on is not."""
    return sum(
        max((resumed.day - max(paused.day, since)).days, 0)
        for paused, resumed in pairwise(in_order(milestones))
        if paused.kind is MilestoneKind.PAUSED
    )


def _since_the_end(milestones: Collection[Milestone]) -> list[Milestone]:
    """Keep what happened after the last ending, or everything if nothing ended."""
    ordered = in_order(milestones)
    ends = [place for place, m in enumerate(ordered, start=1) if m.kind in ENDINGS]
    return ordered[ends[-1] if ends else 0 :]
