"""Introductions and projects, what happened, and what was told of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from benchmarks.filling import invented
from entregent.acts.following.loops import write_loop
from entregent.core import names
from entregent.core.ids import ContactId
from entregent.core.loops.proposals import proposed_favours
from entregent.core.vocabulary import (
    Channel,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    ProposalState,
    ReportState,
    Weight,
)
from entregent.store.models import (
    FavourProposal,
    Introducer,
    Introduction,
    Loop,
    Milestone,
    Opportunity,
    Party,
    Report,
    ReportMilestone,
    Space,
)

_YEARS = 5
_COURSE = (
    MilestoneKind.MET,
    MilestoneKind.PROPOSAL,
    MilestoneKind.WON,
    MilestoneKind.STARTED,
    MilestoneKind.DELIVERED,
    MilestoneKind.PAID,
)


def add_introductions(
    space: Space, ids: Sequence[int], count: int, day: date, chance: Random
) -> None:
    """Write introductions with their chains, projects, milestones and reports."""
    # The person with the longest timeline is in a few of them, as an old friend is.
    near = ids[: min(max(len(ids) // 5, 10), 1000)]
    for n in range(count):
        began = day - timedelta(days=chance.randrange(_YEARS * 365))
        first = ids[0] if n % 200 == 0 else chance.choice(near)
        people = list(dict.fromkeys((first, *chance.sample(ids, 3))))
        if chance.random() < 0.3:
            loop = _introduced_by_me(space, people[:2], began)
        else:
            loop = _introduced_to_me(space, people, began, chance)
        happened = _add_milestones(loop, began, day, chance)
        if not loop.is_mirror:
            _tell(loop, happened, day, chance)
            _propose(loop, happened, day)
        write_loop(space, loop.pk)


def _introduced_by_me(space: Space, people: Sequence[int], began: date) -> Loop:
    loop = Loop.objects.create(space=space, began=began, is_mirror=True)
    _introduction(loop, people, IntroductionDirection.BY_ME)
    return loop


def _introduced_to_me(
    space: Space, people: Sequence[int], began: date, chance: Random
) -> Loop:
    loop = Loop.objects.create(space=space, began=began)
    links = people[: chance.choice((1, 1, 2))]
    for position, key in enumerate(links):
        Introducer.objects.create(loop=loop, contact_id=key, position=position)
    _introduction(loop, people[2:3], IntroductionDirection.TO_ME)
    if chance.random() < 0.4:
        name = f"{chance.choice(invented.ABOUT)} ({loop.pk})"
        Opportunity.objects.create(
            space=space,
            loop=loop,
            name=name,
            folded_name=names.fold(name),
            came_in=began,
        )
    return loop


def _introduction(
    loop: Loop, people: Sequence[int], direction: IntroductionDirection
) -> None:
    row = Introduction.objects.create(
        space_id=loop.space_id,
        loop=loop,
        direction=direction,
        state=IntroductionState.MADE,
        purpose=invented.ABOUT[loop.pk % len(invented.ABOUT)],
        day=loop.began,
    )
    Party.objects.bulk_create(Party(introduction=row, contact_id=k) for k in people)


def _add_milestones(
    loop: Loop, began: date, day: date, chance: Random
) -> list[Milestone]:
    """Let it go as far as it did; some fell through."""
    steps = _COURSE[: chance.randint(0, len(_COURSE))]
    if steps and chance.random() < 0.25:
        steps = (*steps[:-1], MilestoneKind.FELL_THROUGH)
    project = loop.opportunities.first()
    rows, when = [], began
    for kind in steps:
        when += timedelta(days=chance.randint(3, 60))
        if when > day:
            break
        rows.append(
            Milestone(
                space_id=loop.space_id,
                loop=loop,
                opportunity=project,
                kind=kind,
                day=when,
            )
        )
    return Milestone.objects.bulk_create(rows)


def _tell(loop: Loop, happened: Sequence[Milestone], day: date, chance: Random) -> None:
    """Tell each introducer the news, but for one in ten still to be told."""
    if not happened:
        return
    for link in loop.introducers.all():
        if chance.random() < 0.1:
            continue
        report = Report.objects.create(
            space_id=loop.space_id,
            loop=loop,
            introducer_id=link.contact_id,
            state=ReportState.TOLD,
            told_on=min(happened[-1].day + timedelta(days=3), day),
            channel=Channel.MAIL,
        )
        ReportMilestone.objects.bulk_create(
            ReportMilestone(report=report, milestone=milestone)
            for milestone in happened
        )


def _propose(loop: Loop, happened: Sequence[Milestone], day: date) -> None:
    chain = [ContactId(link.contact_id) for link in loop.introducers.all()]
    for milestone in happened:
        if milestone.kind == MilestoneKind.WON:
            is_new = milestone.day > day - timedelta(days=90)
            FavourProposal.objects.bulk_create(
                FavourProposal(
                    space_id=loop.space_id,
                    milestone=milestone,
                    introducer_id=proposal.introducer,
                    weight=proposal.weight,
                    state=ProposalState.OPEN if is_new else ProposalState.DECLINED,
                )
                for proposal in proposed_favours(chain, Weight.MEDIUM)
            )
