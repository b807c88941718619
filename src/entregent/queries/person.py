"""One contact's page: who they are, the ledger, the loops, the time together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from entregent.core import names
from entregent.core.courtesy import Boundary, Purpose, Verdict
from entregent.core.ids import ContactId, InteractionId, SpaceId
from entregent.core.loops.questions import KeptPosted
from entregent.core.vocabulary import (
    Channel,
    ContactKind,
    Direction,
    Intimacy,
    Language,
    NameOrder,
    PointKind,
    RelationKind,
    Role,
    Sphere,
)
from entregent.queries import access, boundaries, ledger, loops
from entregent.queries.ledger import PersonLedger
from entregent.queries.loops import LoopLine, ReportLine, Someone
from entregent.queries.places import moment_at
from entregent.queries.today import OccasionLine, occasion_lines
from entregent.store.models import Contact, Participant, Relation, Report, Space, User

TIMELINE_PAGE = 50
_A_YEAR = 366


@dataclass(frozen=True, slots=True)
class PointLine:
    """A way to reach somebody."""

    id: int
    kind: PointKind
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class RelationLine:
    """What somebody is to this contact, read from this contact's side."""

    id: int
    kind: RelationKind
    other: Someone


@dataclass(frozen=True, slots=True)
class DayLine:
    """An occasion of the contact with its id, so that it can be taken out."""

    id: int
    line: OccasionLine
    year: int | None


@dataclass(frozen=True, slots=True)
class InteractionLine:
    """One meeting, call or letter."""

    id: InteractionId
    moment: datetime
    channel: Channel
    direction: Direction
    intimacy: Intimacy
    recipients: int
    subject: str
    note: str
    is_fellow: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of what passed between us, the newest first; `before` opens the next."""

    lines: tuple[InteractionLine, ...]
    before: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is, as it is kept."""

    id: ContactId
    kind: ContactKind
    full_name: str
    given_name: str
    family_name: str
    additional_names: str
    prefixes: str
    suffixes: str
    nickname: str
    name_order: NameOrder
    language: Language | None
    organisation: str
    title: str
    spheres: tuple[Sphere, ...]
    circle: int | None
    note: str
    unknown: tuple[str, ...]
    first_day: date | None
    last_day: date | None
    is_right_to_left: bool
    is_me: bool
    initials: str


@dataclass(frozen=True, slots=True)
class Person:
    """Everything the page of a contact shows."""

    identity: Identity
    points: tuple[PointLine, ...]
    relations: tuple[RelationLine, ...]
    days: tuple[DayLine, ...]
    ledger: PersonLedger
    reports: tuple[ReportLine, ...]
    loops: tuple[LoopLine, ...]
    kept_posted: KeptPosted
    boundaries: tuple[Boundary, ...]
    word: Verdict
    timeline: Timeline
    role: Role


def person(user: User, space_id: SpaceId, contact_id: ContactId, day: date) -> Person:
    """Return the page of a contact."""
    space, role = access.space_and_role(user, space_id)
    contact = access.contact_in(space, contact_id)
    limits = boundaries.standing([contact.pk])
    word = boundaries.verdicts([contact.pk], Purpose.WORD, day, limits)[contact.pk]
    reports = Report.objects.filter(introducer=contact, state__in=loops.OPEN)
    return Person(
        identity=_identity(contact, space),
        points=tuple(
            PointLine(point.pk, PointKind(point.kind), point.value, point.label)
            for point in contact.points.order_by("kind", "-is_preferred", "id")
        ),
        relations=tuple(_relations(contact)),
        days=tuple(_days(contact, day, word)),
        ledger=ledger.ledger_of(space, contact, day),
        reports=tuple(loops.report_lines(reports.order_by("due", "id"), day)),
        loops=tuple(loops.loops_of(space, contact.pk)),
        kept_posted=loops.kept_posted(space, contact.pk, day),
        boundaries=tuple(limits.get(contact.pk, ())),
        word=word,
        timeline=_timeline(contact, ""),
        role=role,
    )


def identity(user: User, space_id: SpaceId, contact_id: ContactId) -> Identity:
    """Return who somebody is, without the rest of the page."""
    space = access.readable_space(user, space_id)
    return _identity(access.contact_in(space, contact_id), space)


def timeline(
    user: User, space_id: SpaceId, contact_id: ContactId, before: str = ""
) -> Timeline:
    """Return what passed between a contact and the owner, a page at a time."""
    space = access.readable_space(user, space_id)
    return _timeline(access.contact_in(space, contact_id), before)


def _identity(contact: Contact, space: Space) -> Identity:
    return Identity(
        id=ContactId(contact.pk),
        kind=ContactKind(contact.kind),
        full_name=contact.full_name,
        given_name=contact.given_name,
        family_name=contact.family_name,
        additional_names=contact.additional_names,
        prefixes=contact.prefixes,
        suffixes=contact.suffixes,
        nickname=contact.nickname,
        name_order=NameOrder(contact.name_order),
        language=Language(contact.language) if contact.language else None,
        organisation=contact.organisation,
        title=contact.title,
        spheres=tuple(Sphere(sphere) for sphere in contact.spheres),
        circle=contact.circle,
        note=contact.note,
        unknown=tuple(contact.unknown),
        first_day=contact.first_day,
        last_day=contact.last_day,
        is_right_to_left=names.is_right_to_left(contact.full_name),
        is_me=contact.pk == space.me_id,
        initials=names.initials(contact.full_name),
    )


def _relations(contact: Contact) -> list[RelationLine]:
    mine = Q(subject=contact) | Q(other=contact)
    rows = Relation.objects.filter(mine).select_related("subject", "other")
    lines = []
    for row in rows.order_by("id"):
        kind = RelationKind(row.kind)
        is_subject = row.subject_id == contact.pk
        other = row.other if is_subject else row.subject
        lines.append(
            RelationLine(
                row.pk,
                kind if is_subject else kind.inverse,
                Someone(ContactId(other.pk), other.full_name),
            )
        )
    return lines


def _days(contact: Contact, day: date, word: Verdict) -> list[DayLine]:
    far = 100 * _A_YEAR
    return [
        DayLine(row.pk, line, row.year)
        for row in contact.occasions.order_by("id")
        for line in occasion_lines([row], day, far, {contact.pk: word})
    ]


def _timeline(contact: Contact, before: str) -> Timeline:
    rows = Participant.objects.filter(contact=contact).select_related("interaction")
    rows = rows.order_by("-moment", "-interaction_id")
    place, _, key = before.rpartition("~")
    if (moment := moment_at(place)) and key.isdecimal():
        rows = rows.filter(moment__lte=moment).filter(
            Q(moment__lt=moment) | Q(interaction_id__lt=int(key))
        )
    found = list(rows[: TIMELINE_PAGE + 1])
    more = len(found) > TIMELINE_PAGE
    found = found[:TIMELINE_PAGE]
    return Timeline(tuple(_interaction_lines(found)), _place(found) if more else "")


def _place(found: Sequence[Participant]) -> str:
    last = found[-1]
    return f"{last.moment.isoformat()}~{last.interaction_id}"


def _interaction_lines(rows: Sequence[Participant]) -> list[InteractionLine]:
    return [
        InteractionLine(
            id=InteractionId(row.interaction_id),
            moment=row.moment,
            channel=Channel(row.interaction.channel),
            direction=Direction(row.interaction.direction),
            intimacy=Intimacy(row.interaction.intimacy),
            recipients=row.interaction.recipients,
            subject=row.interaction.subject,
            note=row.interaction.note,
            is_fellow=row.is_fellow,
        )
        for row in rows
    ]
