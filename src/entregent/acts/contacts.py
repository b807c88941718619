"""Acts about people and organisations: who they are and how to reach them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from entregent.acts.checks import needed_text, short_text
from entregent.acts.journal import Journal, noted
from entregent.core import names
from entregent.core.ids import ContactId, SpaceId
from entregent.core.points import fold_point
from entregent.core.refusals import (
    BadAddressError,
    NotAChoiceError,
    NotADayError,
    NotFoundError,
    SamePersonError,
)
from entregent.core.vocabulary import (
    ContactKind,
    Language,
    NameOrder,
    OccasionKind,
    PointKind,
    RelationKind,
    Sphere,
)
from entregent.queries import access
from entregent.store.models import Contact, Occasion, Point, Relation, Space, User

CIRCLES = (5, 15, 50, 150, 500)
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContact:
    """Somebody to be kept in the book; the full name is enough.

    The parts of a person's name are guessed from the full name where they are not
    given. `circle` is 5, 15, 50, 150 or 500, or None for beyond.
    """

    full_name: str
    kind: ContactKind = ContactKind.PERSON
    given_name: str = ""
    family_name: str = ""
    nickname: str = ""
    name_order: NameOrder | None = None
    language: Language | None = None
    organisation: str = ""
    title: str = ""
    spheres: tuple[Sphere, ...] = ()
    circle: int | None = None
    note: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeContact:
    """New words for what is kept about somebody; what is not in `columns` stays.

    `columns` takes the names of AddContact's fields, without e-mails and phones.
    """

    contact: ContactId
    columns: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPoint:
    """A way to reach somebody."""

    contact: ContactId
    kind: PointKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOccasion:
    """A day of the year that belongs to somebody; the year may be unknown."""

    contact: ContactId
    kind: OccasionKind
    month: int
    day: int
    year: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelateContacts:
    """What one contact is to another: `subject` is `kind` `other`."""

    subject: ContactId
    kind: RelationKind
    other: ContactId


def add_contact(user: User, space_id: SpaceId, wish: AddContact) -> ContactId:
    """Put somebody into the book."""
    return add_contacts(user, space_id, [wish])[0]


def add_contacts(
    user: User, space_id: SpaceId, wishes: Iterable[AddContact]
) -> list[ContactId]:
    """Put several into the book as one act: all of them, or none."""
    space = access.writable_space(user, space_id)
    with noted(user, space, "add_contact") as journal:
        return [_add_contact(journal, wish) for wish in wishes]


def change_contact(user: User, space_id: SpaceId, wish: ChangeContact) -> ContactId:
    """Change what is kept about somebody; the history keeps what was."""
    space = access.writable_space(user, space_id)
    contact = access.contact_in(space, wish.contact)
    columns = {
        name: _checked(name, value)
        for name, value in wish.columns.items()
        if name in _CHANGEABLE
    }
    with noted(user, space, "change_contact", contact) as journal:
        journal.change(contact, **columns)
    return wish.contact


def add_point(user: User, space_id: SpaceId, wish: AddPoint) -> ContactId:
    """Add an address, a number or another way to reach somebody."""
    space = access.writable_space(user, space_id)
    contact = access.contact_in(space, wish.contact)
    with noted(user, space, "add_point", contact) as journal:
        put_point(journal, contact, wish.kind, wish.value, wish.label)
    return wish.contact


def remove_point(user: User, space_id: SpaceId, point_id: int) -> ContactId:
    """Take out a way to reach somebody that is no longer right."""
    space = access.writable_space(user, space_id)
    rows = Point.objects.select_related("contact")
    point = rows.filter(space=space, pk=point_id).first()
    if point is None:
        raise NotFoundError("point", str(point_id))
    with noted(user, space, "remove_point", point.contact) as journal:
        journal.remove(point)
    return ContactId(point.contact_id)


def add_occasion(user: User, space_id: SpaceId, wish: AddOccasion) -> ContactId:
    """Note a birthday or another day of somebody's year; a birthday replaces one."""
    space = access.writable_space(user, space_id)
    contact = access.contact_in(space, wish.contact)
    _check_day(wish)
    with noted(user, space, "add_occasion", contact) as journal:
        if wish.kind is OccasionKind.BIRTHDAY:
            for old in contact.occasions.filter(kind=OccasionKind.BIRTHDAY):
                journal.remove(old)
        journal.add(
            Occasion(
                space=space,
                contact=contact,
                kind=wish.kind,
                label=short_text("label", wish.label, 200),
                year=wish.year,
                month=wish.month,
                day=wish.day,
            )
        )
    return wish.contact


def remove_occasion(user: User, space_id: SpaceId, occasion_id: int) -> ContactId:
    """Take out a day that does not belong to somebody after all."""
    space = access.writable_space(user, space_id)
    rows = Occasion.objects.select_related("contact")
    occasion = rows.filter(space=space, pk=occasion_id).first()
    if occasion is None:
        raise NotFoundError("occasion", str(occasion_id))
    with noted(user, space, "remove_occasion", occasion.contact) as journal:
        journal.remove(occasion)
    return ContactId(occasion.contact_id)


def relate_contacts(user: User, space_id: SpaceId, wish: RelateContacts) -> ContactId:
    """Note what one contact is to another; noted twice it is kept once."""
    space = access.writable_space(user, space_id)
    subject = access.contact_in(space, wish.subject)
    other = access.contact_in(space, wish.other)
    if subject.pk == other.pk:
        raise SamePersonError(subject.full_name)
    known = Relation.objects.filter(
        subject=subject, kind=wish.kind, other=other
    ) | Relation.objects.filter(subject=other, kind=wish.kind.inverse, other=subject)
    with noted(user, space, "relate_contacts", subject, other) as journal:
        if not known.exists():
            journal.add(
                Relation(space=space, subject=subject, kind=wish.kind, other=other)
            )
    return wish.subject


def remove_relation(user: User, space_id: SpaceId, relation_id: int) -> ContactId:
    """Take out a relation that does not hold."""
    space = access.writable_space(user, space_id)
    rows = Relation.objects.select_related("subject", "other")
    relation = rows.filter(space=space, pk=relation_id).first()
    if relation is None:
        raise NotFoundError("relation", str(relation_id))
    about = (relation.subject, relation.other)
    with noted(user, space, "remove_relation", *about) as journal:
        journal.remove(relation)
    return ContactId(relation.subject_id)


def _add_contact(journal: Journal, wish: AddContact) -> ContactId:
    row = journal.add(new_contact(journal.space, wish))
    journal.about(row)
    for kind, values in (
        (PointKind.EMAIL, wish.emails),
        (PointKind.PHONE, wish.phones),
    ):
        for value in values:
            put_point(journal, row, kind, value, "")
    return ContactId(row.pk)


def new_contact(space: Space, wish: AddContact) -> Contact:
    """Return the row of a new contact, not yet written."""
    full_name = needed_text("name", wish.full_name, 500)
    parts = names.NameParts("", "", NameOrder.GIVEN_FIRST)
    if wish.kind is ContactKind.PERSON:
        parts = names.split_full_name(full_name)
    given = short_text("given name", wish.given_name, 200) or parts.given[:200]
    family = short_text("family name", wish.family_name, 200) or parts.family[:200]
    order = wish.name_order or parts.order
    return Contact(
        space=space,
        kind=wish.kind,
        full_name=full_name,
        given_name=given,
        family_name=family,
        nickname=short_text("nickname", wish.nickname, 200),
        name_order=order,
        sort_key=names.sort_key(full_name, family, given, order)[:500],
        language=wish.language or "",
        organisation=short_text("organisation", wish.organisation, 300),
        title=short_text("title", wish.title, 300),
        spheres=[str(sphere) for sphere in wish.spheres],
        circle=_circle(wish.circle),
        note=short_text("note", wish.note),
    )


def put_point(
    journal: Journal, contact: Contact, kind: PointKind, value: str, label: str
) -> None:
    """Write a way to reach somebody; one they have already is not written again."""
    value = needed_text(kind.value, value, 2000)
    if kind is PointKind.EMAIL and not _looks_like_an_address(value):
        raise BadAddressError(value)
    folded = fold_point(kind, value)
    if not contact.points.filter(kind=kind, folded=folded).exists():
        journal.add(
            Point(
                space=journal.space,
                contact=contact,
                kind=kind,
                value=value,
                folded=folded,
                label=short_text("label", label, 100),
            )
        )


def _looks_like_an_address(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    return bool(local and at and domain) and not any(c.isspace() for c in text)


_TEXTS = {
    "given_name": 200,
    "family_name": 200,
    "additional_names": 200,
    "prefixes": 100,
    "suffixes": 100,
    "nickname": 200,
    "organisation": 300,
    "title": 300,
    "note": 20_000,
}
_CHANGEABLE = frozenset(
    {*_TEXTS, "full_name", "kind", "name_order", "language", "spheres", "circle"}
)


def _checked(name: str, value: Any) -> Any:
    """Return a column's new value as it is kept."""
    if name in _TEXTS:
        return short_text(name.replace("_", " "), value, _TEXTS[name])
    match name:
        case "full_name":
            return needed_text("name", value, 500)
        case "spheres":
            return [str(sphere) for sphere in value]
        case "circle":
            return _circle(value)
    return value or ""


def _circle(circle: int | None) -> int | None:
    if circle is not None and circle not in CIRCLES:
        raise NotAChoiceError("circle", str(circle), [str(c) for c in CIRCLES])
    return circle


def _check_day(wish: AddOccasion) -> None:
    try:
        date(wish.year or _LEAP_YEAR, wish.month, wish.day)
    except ValueError:
        year = f"{wish.year:04}" if wish.year else "-"
        raise NotADayError(f"{year}-{wish.month:02}-{wish.day:02}") from None
