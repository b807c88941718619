"""A book as its settings show it, and the other books beside it."""

from dataclasses import dataclass

from entregent.core.ids import ContactId, SpaceId
from entregent.core.vocabulary import PointKind, Role
from entregent.queries import access
from entregent.queries.loops import Someone
from entregent.queries.person import PointLine
from entregent.store.models import Contact, Membership, Point, User


@dataclass(frozen=True, slots=True)
class BookLine:
    """A book a user may open, and what they may do in it."""

    id: SpaceId
    name: str
    role: Role
    is_demo: bool


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody who may open a book."""

    username: str
    role: Role
    is_reader: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A book with its settings; `me` is its owner's contact, with their addresses.

    `others` are the reader's other books.
    """

    line: BookLine
    half_life_months: int
    ceiling_months: int
    me: Someone | None
    addresses: tuple[PointLine, ...]
    members: tuple[MemberLine, ...]
    others: tuple[BookLine, ...]


def books(user: User) -> list[BookLine]:
    """List the books a user may open, their own first."""
    return [
        BookLine(SpaceId(space.pk), space.name, role, space.is_demo)
        for space, role in access.spaces(user)
    ]


def home_book(user: User) -> SpaceId | None:
    """Return the book a user begins with: their home, or else the first; or none."""
    mine = [book.id for book in books(user)]
    if user.home_space_id in mine:
        return SpaceId(user.home_space_id)
    return mine[0] if mine else None


def book(user: User, space_id: SpaceId) -> Book:
    """Return a book with its settings."""
    space = access.readable_space(user, space_id)
    mine = {line.id: line for line in books(user)}
    return Book(
        line=mine[SpaceId(space.pk)],
        half_life_months=space.half_life_months,
        ceiling_months=space.ceiling_months,
        me=_someone(space.me),
        addresses=tuple(_addresses(space.me)),
        members=tuple(_members(user, space.pk)),
        others=tuple(line for line in mine.values() if line.id != space.pk),
    )


def _someone(contact: Contact | None) -> Someone | None:
    if contact is None:
        return None
    return Someone(ContactId(contact.pk), contact.full_name)


def _addresses(me: Contact | None) -> list[PointLine]:
    rows = Point.objects.filter(contact=me, kind=PointKind.EMAIL).order_by("id")
    return [PointLine(p.pk, PointKind(p.kind), p.value, p.label) for p in rows]


def _members(user: User, space_id: int) -> list[MemberLine]:
    rows = Membership.objects.filter(space_id=space_id).select_related("user")
    return [
        MemberLine(row.user.username, Role(row.role), row.user_id == user.pk)
        for row in rows.order_by("id")
    ]
