"""Runs of imports as they are read, and what the book knows of a file's people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from entregent.core.ids import ContactId, ImportId, SpaceId
from entregent.core.refusals import NotFoundError
from entregent.core.vocabulary import ImportState, PointKind
from entregent.queries import access
from entregent.store.models import Contact, ImportRun, Interaction, Point, User

_MANY = 500
_RUNS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of a file that was not taken: its number, why, and what it says."""

    line: int
    code: str
    quote: str


@dataclass(frozen=True, slots=True)
class RunPage:
    """One run: what its file brings or brought, and how far it came.

    `samples` are a few of the people it brings. `done` and `total` count items of the
    file. `kept_on_undo` are people who had to stay when it was taken out again.
    """

    id: ImportId
    file_format: str
    file_name: str
    path: str
    digest: str
    owner_addresses: tuple[str, ...]
    state: ImportState
    counts: dict[str, int]
    samples: tuple[dict[str, Any], ...]
    refused: tuple[RefusedLine, ...]
    refused_count: int
    done: int
    total: int
    begun_at: datetime
    ended_at: datetime | None
    who: str
    kept_on_undo: int

    @property
    def percent(self) -> int:
        """How much of the file was written."""
        return 100 if not self.total else min(100 * self.done // self.total, 100)


def run(user: User, space_id: SpaceId, run_id: ImportId) -> RunPage:
    """Return one run of the book."""
    space = access.readable_space(user, space_id)
    rows = ImportRun.objects.select_related("user")
    row = rows.filter(space=space, pk=run_id).first()
    if row is None:
        raise NotFoundError("import", str(run_id))
    return _run_page(row)


def runs(user: User, space_id: SpaceId) -> list[RunPage]:
    """List the newest runs of the book."""
    space = access.readable_space(user, space_id)
    rows = ImportRun.objects.filter(space=space).select_related("user")
    return [_run_page(row) for row in rows.order_by("-id")[:_RUNS_SHOWN]]


def owner_addresses(user: User, space_id: SpaceId) -> frozenset[str]:
    """Return the addresses the book knows as the owner's."""
    space = access.readable_space(user, space_id)
    points = Point.objects.filter(contact=space.me, kind=PointKind.EMAIL)
    return frozenset(points.values_list("folded", flat=True))


def known_addresses(
    user: User, space_id: SpaceId, addresses: Iterable[str]
) -> dict[str, ContactId]:
    """Return which of some addresses the book knows, and whose they are."""
    space = access.readable_space(user, space_id)
    found: dict[str, ContactId] = {}
    for some in _in_batches(addresses):
        points = Point.objects.filter(
            space=space, kind=PointKind.EMAIL, folded__in=some
        )
        found |= {
            folded: ContactId(key)
            for folded, key in points.values_list("folded", "contact_id")
        }
    return found


def known_uids(user: User, space_id: SpaceId, uids: Iterable[str]) -> frozenset[str]:
    """Return which of some cards' own names the book knows."""
    space = access.readable_space(user, space_id)
    found: set[str] = set()
    for some in _in_batches(uids):
        rows = Contact.objects.filter(space=space, uid__in=some)
        found |= set(rows.values_list("uid", flat=True))
    return frozenset(found)


def known_keys(
    user: User, space_id: SpaceId, source: str, keys: Iterable[str]
) -> frozenset[str]:
    """Return which of a source's events the book has."""
    space = access.readable_space(user, space_id)
    found: set[str] = set()
    for some in _in_batches(keys):
        rows = Interaction.objects.filter(
            space=space, source=source, source_key__in=some
        )
        found |= set(rows.values_list("source_key", flat=True))
    return frozenset(found)


def _in_batches(values: Iterable[str]) -> Iterable[list[str]]:
    wanted = list(values)
    for start in range(0, len(wanted), _MANY):
        yield wanted[start : start + _MANY]


def _run_page(row: ImportRun) -> RunPage:
    return RunPage(
        id=ImportId(row.pk),
        file_format=row.file_format,
        file_name=row.file_name,
        path=row.path,
        digest=row.digest,
        owner_addresses=tuple(row.owner_addresses),
        state=ImportState(row.state),
        counts=row.counts,
        samples=tuple(row.samples),
        refused=tuple(
            RefusedLine(p["line"], p["code"], p["quote"]) for p in row.problems
        ),
        refused_count=row.problem_count,
        done=row.next_item,
        total=row.total_items,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        who=row.user.username if row.user else "",
        kept_on_undo=row.kept_on_undo,
    )
