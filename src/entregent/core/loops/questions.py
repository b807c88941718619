"""The mirror: the news I may wait for about the introductions I made (rules: Loops)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.loops.milestones import Milestone, is_closed

QUESTION_AFTER_DAYS = 60
_PATIENCE = timedelta(days=QUESTION_AFTER_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeIntroduction:
    """An introduction I made, what I was told of it, and the day I asked, if I did."""

    made_on: date
    milestones: tuple[Milestone, ...] = ()
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeptPosted:
    """In how many introductions somebody let me know, and when.

    `too_early` are those without news whose 60 days are not over: they say nothing
    about anybody.
    """

    before_question: int
    after_question: int
    never: int
    too_early: int


def gentle_question(
    made_on: date, milestones: Collection[Milestone], asked_on: date | None
) -> date | None:
    """Find the day from which I may gently ask how it went; none if I may not.

    That is 60 days after I introduced them, or after the newest news. I ask once and
    never again, and not when it came to an end: a friend who hears that the work was
    delivered has had the news, and whether it was paid is between the two.
    """
    if asked_on is not None or is_closed(milestones):
        return None
    newest = max([made_on, *(milestone.day for milestone in milestones)])
    return newest + _PATIENCE


def keeps_posted(
    introductions: Collection[MadeIntroduction], today: date
) -> KeptPosted:
    """Count how often somebody told me before I asked, after it, and never so far.

    News on the day of my question is taken as its answer. News I never asked for came
    before.
    """
    told = [each for each in introductions if each.milestones]
    before = sum(_is_told_unasked(each) for each in told)
    silent = [each for each in introductions if not each.milestones]
    too_early = sum(today < each.made_on + _PATIENCE for each in silent)
    return KeptPosted(
        before_question=before,
        after_question=len(told) - before,
        never=len(silent) - too_early,
        too_early=too_early,
    )


def _is_told_unasked(introduction: MadeIntroduction) -> bool:
    first = min(milestone.day for milestone in introduction.milestones)
    return introduction.asked_on is None or first < introduction.asked_on
