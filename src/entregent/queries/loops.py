"""Loops as they are read: introductions, projects, and the news owed about them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from entregent.core import names
from entregent.core.courtesy import Purpose, Verdict
from entregent.core.ids import (
    ContactId,
    IntroductionId,
    MilestoneId,
    OpportunityId,
    ReportId,
    SpaceId,
)
from entregent.core.loops.questions import KeptPosted, keeps_posted
from entregent.core.loops.reports import OwedReport, telling_proposal
from entregent.core.money import Money
from entregent.core.refusals import NotFoundError, SeveralFoundError
from entregent.core.vocabulary import (
    Channel,
    Consent,
    IntroductionDirection,
    IntroductionState,
    Language,
    MilestoneKind,
    ProposalState,
    ReportKind,
    ReportState,
    Weight,
)
from entregent.queries import access, boundaries, loop_values
from entregent.queries.places import day_at
from entregent.store.models import (
    Contact,
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
    User,
)

PAGE = 50
OPEN = (ReportState.DUE, ReportState.DRAFTED)


class LoopFilter(StrEnum):
    """Which loops a list shows."""

    OPEN = "open"
    CLOSED = "closed"
    BY_ME = "by me"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Someone:
    """A contact as a line names one."""

    id: ContactId
    name: str


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """Something that happened."""

    id: MilestoneId
    kind: MilestoneKind
    day: date
    note: str
    heard_from: Someone | None


@dataclass(frozen=True, slots=True)
class PartyLine:
    """Somebody introduced, and whether they agreed."""

    someone: Someone
    consent: Consent
    consent_day: date | None


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """Who was introduced to whom, and how far it came."""

    id: IntroductionId
    direction: IntroductionDirection
    state: IntroductionState
    purpose: str
    day: date
    parties: tuple[PartyLine, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """News owed or told to one introducer.

    `wrote_on` is the day of a one-to-one word from me since the news, on which it may
    have been told. `verdict` is what courtesy says about telling it today.
    """

    id: ReportId
    loop: int
    subject: str
    introducer: Someone
    language: Language | None
    kind: ReportKind
    state: ReportState
    due: date | None
    told_on: date | None
    channel: Channel | None
    text: str
    milestones: tuple[MilestoneLine, ...]
    last_told: date | None
    wrote_on: date | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A favour that *won* proposes to note for an introducer."""

    id: int
    loop: int
    subject: str
    introducer: Someone
    weight: Weight
    day: date


@dataclass(frozen=True, slots=True)
class LoopLine:
    """One loop: its subject, its chain, what happened and what is owed about it."""

    id: int
    subject: str
    is_mirror: bool
    began: date
    chain: tuple[Someone, ...]
    introductions: tuple[IntroductionLine, ...]
    projects: tuple[str, ...]
    value: Money | None
    milestones: tuple[MilestoneLine, ...]
    is_going_on: bool
    is_closed: bool
    asked_on: date | None
    question_from: date | None


@dataclass(frozen=True, slots=True)
class Askable:
    """A party of an introduction I made, who may be asked how it went.

    `others` are those they were introduced to; `verdict` is what courtesy says today.
    """

    someone: Someone
    language: Language | None
    others: tuple[Someone, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class LoopPage:
    """A loop with all its reports and proposals.

    `askable` are those who may be asked now, once, how it went; `owner_name` signs
    the drafts.
    """

    loop: LoopLine
    reports: tuple[ReportLine, ...]
    proposals: tuple[ProposalLine, ...]
    askable: tuple[Askable, ...]
    owner_name: str


@dataclass(frozen=True, slots=True)
class Owed:
    """What is open in the loops of a book today, each list by how it presses.

    Unlike on Today, whoever courtesy lets wait is among them, with the verdict.
    """

    reports: tuple[ReportLine, ...]
    questions: tuple[LoopLine, ...]
    proposals: tuple[ProposalLine, ...]


@dataclass(frozen=True, slots=True)
class Loops:
    """A page of loops; `after` opens the next one."""

    lines: tuple[LoopLine, ...]
    after: str


def loops(
    user: User,
    space_id: SpaceId,
    *,
    only: LoopFilter = LoopFilter.OPEN,
    after: str = "",
    limit: int = PAGE,
) -> Loops:
    """List the loops of a book, the newest first."""
    space = access.readable_space(user, space_id)
    rows = _only(Loop.objects.filter(space=space), only).order_by("-began", "id")
    place, _, key = after.partition("~")
    if (day := day_at(place)) and key.isdecimal():
        rows = rows.filter(Q(began__lt=day) | Q(began=day, id__gt=int(key)))
    found = list(_with_all(rows)[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return Loops(
        tuple(loop_line(row) for row in found[:limit]),
        f"{last.began}~{last.pk}" if last else "",
    )


def owed(user: User, space_id: SpaceId, day: date, limit: int = PAGE) -> Owed:
    """List the news owed, the questions it may ask and the favours it proposes."""
    space = access.readable_space(user, space_id)
    return Owed(
        tuple(reports_due(space, day, limit)),
        tuple(questions_due(space, day, limit)),
        tuple(proposals_open(space, limit)),
    )


def loop(user: User, space_id: SpaceId, loop_id: int, day: date) -> LoopPage:
    """Return a loop with everything about it."""
    space = access.readable_space(user, space_id)
    row = _with_all(Loop.objects.filter(space=space, pk=loop_id)).first()
    if row is None:
        raise NotFoundError("loop", str(loop_id))
    reports = Report.objects.filter(loop=row).order_by("-id")
    return LoopPage(
        loop_line(row),
        tuple(report_lines(reports, day)),
        tuple(proposal_lines(_open_proposals(space).filter(milestone__loop=row))),
        tuple(_askable(row, day)),
        space.me.full_name if space.me else "",
    )


def loop_of_introduction(
    user: User, space_id: SpaceId, introduction_id: IntroductionId
) -> int:
    """Return the loop that an introduction set going."""
    space = access.readable_space(user, space_id)
    return _loop_key(Introduction.objects.filter(space=space, pk=introduction_id))


def loop_of_opportunity(
    user: User, space_id: SpaceId, opportunity_id: OpportunityId
) -> int:
    """Return the loop that a project set going."""
    space = access.readable_space(user, space_id)
    return _loop_key(Opportunity.objects.filter(space=space, pk=opportunity_id))


def loops_of(space: Space, contact_id: int, limit: int = PAGE) -> list[LoopLine]:
    """List the loops a contact is in, as introducer or as party, the newest first."""
    brought = Introducer.objects.filter(contact_id=contact_id).values("loop_id")
    met = Introduction.objects.filter(parties__contact_id=contact_id).values("loop_id")
    rows = Loop.objects.filter(Q(pk__in=brought) | Q(pk__in=met), space=space)
    return [loop_line(r) for r in _with_all(rows).order_by("-began", "id")[:limit]]


def find_loop(user: User, space_id: SpaceId, name: str) -> int:
    """Find the loop of a project by its name, or of an introduction by a party's."""
    space = access.readable_space(user, space_id)
    folded = names.fold(name)
    if name.startswith("#") and name[1:].isdecimal():
        keys = Loop.objects.filter(space=space, pk=int(name[1:]))
        found = list(keys.values_list("pk", flat=True))
    else:
        found = _projects_named(space, folded) or _parties_named(space, name)
    if not found:
        raise NotFoundError("project", name)
    if len(found) > 1:
        rows = _with_all(Loop.objects.filter(pk__in=found))
        raise SeveralFoundError(
            name, [(row.pk, loop_line(row).subject) for row in rows]
        )
    return found[0]


def reports_due(space: Space, day: date, limit: int) -> list[ReportLine]:
    """List the news that is owed now, the most urgent first."""
    return report_lines(due_reports(space, day)[:limit], day)


def due_reports(space: Space, day: date) -> QuerySet[Report]:
    """Return the news that is owed now with who waits for it, the most urgent first."""
    rows = Report.objects.filter(space=space, state__in=OPEN)
    # News counts from its day; a short word only once it is due.
    rows = rows.filter(Q(kind=ReportKind.NEWS) | Q(due__lte=day))
    return rows.select_related("introducer", "loop").order_by("due", "id")


def questions_due(space: Space, day: date, limit: int) -> list[LoopLine]:
    """List the introductions I made of which I may gently ask."""
    rows = Loop.objects.filter(space=space, question_from__lte=day)
    return [loop_line(row) for row in _with_all(rows.order_by("question_from"))[:limit]]


def proposals_open(space: Space, limit: int) -> list[ProposalLine]:
    """List the favours that wait to be accepted or left out."""
    return proposal_lines(_open_proposals(space).order_by("id")[:limit])


def kept_posted(space: Space, contact_id: int, day: date) -> KeptPosted:
    """Count how often somebody I introduced let me know how it went.

    News that another party brought is not theirs.
    """
    rows = Loop.objects.filter(
        space=space,
        is_mirror=True,
        introductions__parties__contact_id=contact_id,
        introductions__state__in=loop_values.MADE,
    ).prefetch_related("milestones")
    made = [loop_values.made_introduction(row, contact_id) for row in rows.distinct()]
    return keeps_posted(made, day)


def report_lines(rows: Iterable[Report], day: date) -> list[ReportLine]:
    """Return reports as lines, with what courtesy says about telling them."""
    reports = list(rows)
    covers = ReportMilestone.objects.select_related("milestone__heard_from")
    prefetch_related_objects(
        reports, "introducer", "loop", Prefetch("covers", covers), *_subject("loop__")
    )
    waiting = {row.introducer_id for row in reports if row.state in OPEN}
    verdicts = boundaries.verdicts(waiting, Purpose.REPORT, day)
    told = _last_told({row.loop_id for row in reports})
    return [
        _report_line(
            row,
            verdicts.get(row.introducer_id) if row.state in OPEN else None,
            told.get((row.loop_id, row.introducer_id)),
        )
        for row in reports
    ]


def proposal_lines(rows: QuerySet[FavourProposal]) -> list[ProposalLine]:
    """Return proposals as lines."""
    return [
        ProposalLine(
            id=row.pk,
            loop=row.milestone.loop_id,
            subject=subject_of(row.milestone.loop),
            introducer=_someone(row.introducer),
            weight=Weight(row.weight),
            day=row.milestone.day,
        )
        for row in rows.select_related(
            "introducer", "milestone__loop"
        ).prefetch_related(*_subject("milestone__loop__"))
    ]


def loop_line(row: Loop) -> LoopLine:
    """Return a loop that was read with everything about it as a line."""
    projects = list(row.opportunities.all())
    values = [Money(p.amount, p.currency) for p in projects if p.amount is not None]
    return LoopLine(
        id=row.pk,
        subject=subject_of(row),
        is_mirror=row.is_mirror,
        began=row.began,
        chain=tuple(_someone(link.contact) for link in row.introducers.all()),
        introductions=tuple(_introduction_line(i) for i in row.introductions.all()),
        projects=tuple(project.name for project in projects),
        value=next(iter(values), None),
        milestones=tuple(_milestone_line(m) for m in row.milestones.all()),
        is_going_on=row.is_going_on,
        is_closed=row.is_closed,
        asked_on=row.asked_on,
        question_from=row.question_from,
    )


def subject_of(row: Loop) -> str:
    """Name a loop: its project, or those who were introduced."""
    projects = [project.name for project in row.opportunities.all()]
    if projects:
        return ", ".join(projects)
    return " – ".join(
        party.contact.full_name
        for introduction in row.introductions.all()
        for party in introduction.parties.all()
    )


def _askable(row: Loop, day: date) -> list[Askable]:
    """List the parties, if the day of the one gentle question has come."""
    if row.question_from is None or day < row.question_from:
        return []
    parties = [p.contact for i in row.introductions.all() for p in i.parties.all()]
    verdicts = boundaries.verdicts([c.pk for c in parties], Purpose.WORD, day)
    return [
        Askable(
            _someone(contact),
            Language(contact.language) if contact.language else None,
            tuple(_someone(other) for other in parties if other.pk != contact.pk),
            verdicts[contact.pk],
        )
        for contact in parties
    ]


def _loop_key(rows: QuerySet[Introduction] | QuerySet[Opportunity]) -> int:
    key = rows.values_list("loop_id", flat=True).first()
    if key is None:
        raise NotFoundError("loop")
    return key


def _open_proposals(space: Space) -> QuerySet[FavourProposal]:
    return FavourProposal.objects.filter(space=space, state=ProposalState.OPEN)


def _only(rows: QuerySet[Loop], only: LoopFilter) -> QuerySet[Loop]:
    match only:
        case LoopFilter.OPEN:
            return rows.filter(is_closed=False, is_mirror=False)
        case LoopFilter.CLOSED:
            return rows.filter(is_closed=True)
        case LoopFilter.BY_ME:
            return rows.filter(is_mirror=True)
    return rows


def _with_all(rows: QuerySet[Loop]) -> QuerySet[Loop]:
    happened = Milestone.objects.select_related("heard_from").order_by("day", "id")
    return rows.prefetch_related(
        *_subject(),
        Prefetch("milestones", happened),
        Prefetch("introducers", Introducer.objects.select_related("contact")),
    )


def _subject(way: str = "") -> list["Prefetch[str]"]:
    """Read with loops what names them: their projects, and who was introduced."""
    parties = Party.objects.select_related("contact").order_by("id")
    introductions = Introduction.objects.order_by("id")
    return [
        Prefetch(f"{way}opportunities", Opportunity.objects.order_by("id")),
        Prefetch(
            f"{way}introductions",
            introductions.prefetch_related(Prefetch("parties", parties)),
        ),
    ]


def _projects_named(space: Space, folded: str) -> list[int]:
    rows = Opportunity.objects.filter(space=space)
    exact = rows.filter(folded_name=folded)
    close = exact if exact.exists() else rows.filter(folded_name__contains=folded)
    return list(dict.fromkeys(close.order_by("-id").values_list("loop_id", flat=True)))


def _parties_named(space: Space, name: str) -> list[int]:
    rows = Party.objects.filter(introduction__space=space).select_related(
        "contact", "introduction"
    )
    folded = names.fold(name)
    found = [
        row.introduction.loop_id
        for row in rows.filter(contact__search_tokens__token__in=folded.split())
        if folded in names.fold(row.contact.full_name)
    ]
    return list(dict.fromkeys(found))


def _someone(contact: Contact) -> Someone:
    return Someone(ContactId(contact.pk), contact.full_name)


def _milestone_line(row: Milestone) -> MilestoneLine:
    return MilestoneLine(
        MilestoneId(row.pk),
        MilestoneKind(row.kind),
        row.day,
        row.note,
        _someone(row.heard_from) if row.heard_from else None,
    )


def _introduction_line(row: Introduction) -> IntroductionLine:
    return IntroductionLine(
        id=IntroductionId(row.pk),
        direction=IntroductionDirection(row.direction),
        state=IntroductionState(row.state),
        purpose=row.purpose,
        day=row.day,
        parties=tuple(
            PartyLine(_someone(p.contact), Consent(p.consent), p.consent_day)
            for p in row.parties.all()
        ),
    )


def _report_line(
    row: Report, verdict: Verdict | None, last_told: date | None
) -> ReportLine:
    happened = tuple(_milestone_line(link.milestone) for link in row.covers.all())
    return ReportLine(
        id=ReportId(row.pk),
        loop=row.loop_id,
        subject=subject_of(row.loop),
        introducer=_someone(row.introducer),
        language=Language(row.introducer.language) if row.introducer.language else None,
        kind=ReportKind(row.kind),
        state=ReportState(row.state),
        due=row.due,
        told_on=row.told_on,
        channel=Channel(row.channel) if row.channel else None,
        text=row.text,
        milestones=tuple(sorted(happened, key=lambda m: (m.day, m.id))),
        last_told=last_told,
        wrote_on=_wrote_on(row, happened),
        verdict=verdict,
    )


def _wrote_on(row: Report, happened: Sequence[MilestoneLine]) -> date | None:
    """Find the day of a word from me that may have told the news."""
    if not happened or row.due is None:
        return None
    owed = OwedReport(
        introducer=ContactId(row.introducer_id),
        milestones=tuple(m.id for m in happened),
        since=min(m.day for m in happened),
        due=row.due,
        state=ReportState(row.state),
    )
    return telling_proposal(owed, row.introducer.last_word_from_me)


def _last_told(loop_ids: Iterable[int]) -> dict[tuple[int, int], date]:
    found: defaultdict[tuple[int, int], date] = defaultdict(lambda: date.min)
    rows = Report.objects.filter(loop_id__in=list(loop_ids), state=ReportState.TOLD)
    for loop_id, introducer, day in rows.values_list(
        "loop_id", "introducer_id", "told_on"
    ):
        if day is not None:
            found[loop_id, introducer] = max(found[loop_id, introducer], day)
    return dict(found)
