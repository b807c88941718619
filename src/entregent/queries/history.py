"""Who did what and when, for the whole book or for one contact."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from entregent.core.ids import ActId, ContactId, SpaceId
from entregent.queries import access
from entregent.queries.loops import Someone
from entregent.store.models import Event, EventContact, User

PAGE = 50
LASTING = ("undo_act", "open_book", "import_file", "undo_import")


@dataclass(frozen=True, slots=True)
class Change:
    """One row as it was and as it became; None where it was not there."""

    table: str
    id: int
    was: dict[str, Any] | None
    became: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act: who, when, what, about whom; `can_undo` if it can be taken back."""

    id: ActId
    who: str
    moment: datetime
    act: str
    about: tuple[Someone, ...]
    facts: dict[str, Any]
    changes: tuple[Change, ...]
    undone_on: date | None
    can_undo: bool


@dataclass(frozen=True, slots=True)
class History:
    """A page of acts, the newest first; `before` opens the next one."""

    lines: tuple[ActLine, ...] = field(default=())
    before: str = ""


def history(
    user: User,
    space_id: SpaceId,
    *,
    contact_id: ContactId | None = None,
    before: str = "",
    limit: int = PAGE,
) -> History:
    """List the acts of a book, or those about one contact."""
    space = access.readable_space(user, space_id)
    rows = Event.objects.filter(space=space)
    if contact_id is not None:
        contact = access.contact_in(space, contact_id)
        rows = rows.filter(about__contact=contact)
    if before.isdecimal():
        rows = rows.filter(pk__lt=int(before))
    about = EventContact.objects.select_related("contact").order_by("id")
    rows = rows.select_related("user", "undone_by").prefetch_related(
        Prefetch("about", about)
    )
    found = list(rows.order_by("-id")[: limit + 1])
    more = len(found) > limit
    lines = tuple(_act_line(row) for row in found[:limit])
    return History(lines, str(lines[-1].id) if more else "")


def _act_line(row: Event) -> ActLine:
    return ActLine(
        id=ActId(row.pk),
        who=row.user.username if row.user else "",
        moment=row.moment,
        act=row.act,
        about=tuple(
            Someone(ContactId(link.contact_id), link.contact.full_name)
            for link in row.about.all()
        ),
        facts=row.facts,
        changes=tuple(
            Change(change["table"], change["id"], change["was"], change["is"])
            for change in row.changes
        ),
        undone_on=row.undone_by.day if row.undone_by else None,
        can_undo=row.undone_by is None and row.act not in LASTING,
    )
