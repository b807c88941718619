"""Every act writes through here, so that who did what and when is never lost.

An act opens a journal with `noted`, adds, changes and removes rows through it, and
on leaving the journal writes one event with all of it and brings up to date what
follows from the rows (accounts, reports due, days of contact, words to search by).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.apps import apps
from django.core import serializers
from django.db import models, transaction

from entregent.acts.follow_up import follow_up
from entregent.queries import clock
from entregent.store.models import Contact, Event, EventContact, Space, User

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Journal:
    """The rows one act writes, in order, as they were and as they became."""

    space: Space
    changes: list[dict[str, Any]] = field(default_factory=list)
    touched: list[models.Model] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    event: Event | None = None

    def add(self, row: Row) -> Row:
        """Write a new row."""
        row.save(force_insert=True)
        self._note(row, None, written(row))
        return row

    def add_all(self, rows: Sequence[Row]) -> list[Row]:
        """Write many new rows of one table at once."""
        if not rows:
            return []
        table = type(rows[0])._default_manager  # noqa: SLF001 -- as Django names it
        added: list[Row] = table.bulk_create(rows, batch_size=500)
        for row in added:
            self._note(row, None, written(row))
        return added

    def change(self, row: Row, **columns: Any) -> Row:
        """Change columns of a row, if they differ."""
        before = written(row)
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(update_fields=list(columns))
        after = written(row)
        if after != before:
            self._note(row, before, after)
        return row

    def remove(self, row: models.Model) -> None:
        """Take a row out; the event keeps it."""
        before = written(row)
        key = row.pk
        row.delete()
        row.pk = key
        self._note(row, before, None)

    def about(self, *contacts: Contact) -> None:
        """Say whom the act is about, for the history on their pages."""
        self.contacts += [c for c in contacts if c not in self.contacts]

    def _note(
        self,
        row: models.Model,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
    ) -> None:
        self.touched.append(row)
        self.changes.append(
            {"table": row._meta.model_name, "id": row.pk, "was": before, "is": after}  # noqa: SLF001
        )


@contextmanager
def noted(
    user: User, space: Space, act: str, /, *about: Contact, **facts: Any
) -> Iterator[Journal]:
    """Open the journal of one act; all of it is written, or nothing.

    An act that changed nothing leaves no event.
    """
    with transaction.atomic():
        # One act of a book at a time: what follows from its rows is worked out once.
        Space.objects.filter(pk=space.pk).update(revision=models.F("revision") + 1)
        journal = Journal(space, facts=dict(facts))
        journal.about(*about)
        yield journal
        follow_up(space, journal.touched)
        if journal.changes:
            journal.event = _write_event(user, journal, act)


def _write_event(user: User, journal: Journal, act: str) -> Event:
    event = Event.objects.create(
        space=journal.space,
        user=user,
        moment=clock.now(),
        day=clock.today(),
        act=act,
        facts=journal.facts,
        changes=journal.changes,
    )
    gone = {change["id"] for change in journal.changes if change["is"] is None}
    EventContact.objects.bulk_create(
        EventContact(event=event, contact=contact)
        for contact in journal.contacts
        if contact.pk not in gone
    )
    return event


def written(row: models.Model) -> dict[str, Any]:
    """Return the columns of a row as JSON keeps them.

    What follows from other rows is left out: it is worked out again, not restored.
    """
    columns: dict[str, Any] = serializers.serialize("python", [row])[0]["fields"]
    derived = DERIVED.get(row._meta.model_name or "", frozenset())  # noqa: SLF001
    kept = {name: value for name, value in columns.items() if name not in derived}
    return dict(_plain(kept))


def _plain(columns: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    """Write each value as it also reads once it comes back from the table."""
    for name, value in columns.items():
        match value:
            case None | str() | int() | float() | bool() | list() | dict():
                yield name, value
            case Decimal():
                yield name, format(value.normalize(), "f")
            case datetime():
                yield name, value.astimezone(UTC).isoformat()
            case _:
                yield name, str(value)


def model_named(table: str) -> type[models.Model]:
    """Return the table of a change."""
    return apps.get_model("store", table)


DERIVED = {
    "contact": frozenset(
        {
            "sort_key",
            "first_day",
            "last_day",
            "last_from_me",
            "last_from_them",
            "last_word_from_me",
        }
    ),
    "favour": frozenset(
        {
            "is_current",
            "open_units",
            "returning_units",
            "thanked_on",
            "wants_thanks",
            "lent_amount",
            "is_lent_out",
        }
    ),
    "loop": frozenset({"question_from", "is_going_on", "is_closed", "last_news"}),
    "space": frozenset({"revision"}),
}
