"""A loop's rows as the values its rules speak of."""

from collections.abc import Iterable

from entregent.core import courtesy
from entregent.core.ids import ContactId, MilestoneId
from entregent.core.loops.milestones import Milestone
from entregent.core.loops.questions import MadeIntroduction
from entregent.core.loops.reports import Loop, Telling
from entregent.core.vocabulary import IntroductionState, MilestoneKind, ReportState
from entregent.queries import boundaries
from entregent.store import models

MADE = (IntroductionState.MADE, IntroductionState.MET, IntroductionState.OUTCOME)
ANSWERED = (ReportState.TOLD, ReportState.NOT_NEEDED)


def loop_value(row: models.Loop) -> Loop:
    """Return a loop as the rules see it, with who cannot be reached."""
    links = row.introducers.all() if row.owes_news else ()
    chain = [link.contact_id for link in links]
    bounded = boundaries.standing(chain)
    reports = row.reports.filter(state__in=ANSWERED).prefetch_related("covers")
    return Loop(
        introducers=tuple(ContactId(key) for key in chain),
        milestones=tuple(milestones(row.milestones.all())),
        tellings=tuple(_telling(report) for report in reports),
        unreachable=frozenset(
            ContactId(key)
            for key, limits in bounded.items()
            if courtesy.is_unreachable(limits)
        ),
    )


def milestones(rows: Iterable[models.Milestone]) -> list[Milestone]:
    """Return milestones as the rules see them."""
    return [
        Milestone(MilestoneId(row.pk), MilestoneKind(row.kind), row.day, row.note)
        for row in rows
    ]


def made_introduction(
    row: models.Loop, heard_from: int | None = None
) -> MadeIntroduction:
    """Return an introduction the owner made as the rules see it.

    With `heard_from` only the news that came from that contact, or from nobody in
    particular.
    """
    happened = [
        milestone
        for milestone in row.milestones.all()
        if heard_from is None or milestone.heard_from_id in {None, heard_from}
    ]
    return MadeIntroduction(
        made_on=row.began,
        milestones=tuple(milestones(happened)),
        asked_on=row.asked_on,
    )


def _telling(row: models.Report) -> Telling:
    covers = frozenset(MilestoneId(link.milestone_id) for link in row.covers.all())
    assert row.told_on is not None  # noqa: S101 -- a report that was answered has a day
    return Telling(
        ContactId(row.introducer_id), row.told_on, covers, ReportState(row.state)
    )
