"""The news owed to whoever made something possible (rules: Loops)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.ids import ContactId, MilestoneId
from entregent.core.loops.milestones import (
    Milestone,
    going_on_since,
    in_order,
    paused_days,
)
from entregent.core.vocabulary import ReportState

REPORT_WITHIN_DAYS = 7
SHORT_WORD_AFTER_DAYS = 30


@dataclass(frozen=True, slots=True)
class Telling:
    """An introducer was told, or needed not be told.

    `covers` names the milestones; where none are named, it is all up to that day. An
    empty set covers nothing: a word without news. What is only drafted, and whatever
    else is neither told nor not needed, covers nothing either.
    """

    introducer: ContactId
    day: date
    covers: frozenset[MilestoneId] | None = None
    state: ReportState = ReportState.TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """What happened, and who heard of it; `introducers` are nearest first."""

    introducers: tuple[ContactId, ...]
    milestones: tuple[Milestone, ...] = ()
    tellings: tuple[Telling, ...] = ()
    unreachable: frozenset[ContactId] = frozenset()


@dataclass(frozen=True, slots=True)
class OwedReport:
    """News one introducer has not had: what of, since when, and by when.

    The state is due, or cannot be told. Whether the day has come is the caller's to
    compare.
    """

    introducer: ContactId
    milestones: tuple[MilestoneId, ...]
    since: date
    due: date
    state: ReportState


@dataclass(frozen=True, slots=True)
class ShortWord:
    """The day on which an introducer next gets a word that the work goes on."""

    introducer: ContactId
    due: date
    last_told: date


def reports_owed(loop: Loop) -> list[OwedReport]:
    """List one report for each introducer with news untold, nearest first.

    It is due seven days after the earliest milestone they have not heard of. For
    whoever cannot be reached it is closed as "cannot be told".
    """
    chain = dict.fromkeys(loop.introducers)
    return [
        _report(loop, introducer, untold)
        for introducer in chain
        if (untold := _untold(loop, introducer))
    ]


def short_words(loop: Loop) -> list[ShortWord]:
    """List when each introducer is next due a short word, nearest first.

    That is 30 days after I last told them something, or left such a word out, the days
    of a pause not counted, and not before the work began. Left out are those with a
    report open, those never told, those who cannot be reached, and all while no work
    goes on.
    """
    began = going_on_since(loop.milestones)
    if began is None:
        return []
    waiting = {report.introducer for report in reports_owed(loop)} | loop.unreachable
    return [
        ShortWord(introducer, max(_word_due(loop, since), began), told)
        for introducer in dict.fromkeys(loop.introducers)
        if introducer not in waiting
        and (told := _last_told(loop, introducer))
        and (since := max(told, _last_left_out(loop, introducer)))
    ]


def telling_proposal(report: OwedReport, last_word: date | None) -> date | None:
    """Propose that a report was told on the day of the last one-to-one word from me.

    None if that was before the news, or if it cannot be told. A reaction or a group
    is no such word; a call or a meeting of the two of us is.
    """
    if last_word is None or report.state is ReportState.CANNOT_BE_TOLD:
        return None
    return last_word if last_word >= report.since else None


def _untold(loop: Loop, introducer: ContactId) -> list[Milestone]:
    tellings = _tellings_to(
        loop, introducer, {ReportState.TOLD, ReportState.NOT_NEEDED}
    )
    return [
        milestone
        for milestone in in_order(loop.milestones)
        if not any(_covers(telling, milestone) for telling in tellings)
    ]


def _tellings_to(
    loop: Loop, introducer: ContactId, states: Collection[ReportState]
) -> list[Telling]:
    return [
        telling
        for telling in loop.tellings
        if telling.introducer == introducer and telling.state in states
    ]


def _covers(telling: Telling, milestone: Milestone) -> bool:
    if telling.covers is None:
        return milestone.day <= telling.day
    return milestone.id in telling.covers


def _report(loop: Loop, introducer: ContactId, untold: list[Milestone]) -> OwedReport:
    since = untold[0].day
    out_of_reach = introducer in loop.unreachable
    return OwedReport(
        introducer=introducer,
        milestones=tuple(milestone.id for milestone in untold),
        since=since,
        due=since + timedelta(days=REPORT_WITHIN_DAYS),
        state=ReportState.CANNOT_BE_TOLD if out_of_reach else ReportState.DUE,
    )


def _last_told(loop: Loop, introducer: ContactId) -> date | None:
    told = _tellings_to(loop, introducer, {ReportState.TOLD})
    return max((telling.day for telling in told), default=None)


def _last_left_out(loop: Loop, introducer: ContactId) -> date:
    """Find the day a short word was last said not to be needed."""
    tellings = _tellings_to(loop, introducer, {ReportState.NOT_NEEDED})
    words = (telling.day for telling in tellings if telling.covers == frozenset())
    return max(words, default=date.min)


def _word_due(loop: Loop, told: date) -> date:
    waits_days = SHORT_WORD_AFTER_DAYS + paused_days(loop.milestones, told)
    return told + timedelta(days=waits_days)
