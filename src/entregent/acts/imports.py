"""Acts that bring a file's people and letters into the book, step by step.

A run is previewed first; then its items are written in steps, each whole or not at
all, so that a run that was stopped goes on where it ended, and the same file a second
time adds nothing. All that a run wrote can be taken out again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models as db
from django.db import transaction
from django.utils import timezone

from entregent.acts.contacts import AddContact, new_contact
from entregent.acts.following.days import days_of
from entregent.acts.following.words import tokens_of, write_words
from entregent.acts.journal import Journal, written
from entregent.core.ids import ImportId, SpaceId
from entregent.core.points import fold_point
from entregent.core.refusals import NotFoundError, UndoneAlreadyError
from entregent.core.vocabulary import (
    Channel,
    ContactKind,
    Direction,
    ImportState,
    Intimacy,
    Language,
    OccasionKind,
    PointKind,
)
from entregent.queries import access, clock
from entregent.store.models import (
    Contact,
    CoveredPeriod,
    Event,
    EventContact,
    ImportRun,
    Interaction,
    Occasion,
    Participant,
    Point,
    SearchToken,
    Space,
    User,
)

MOST_PROBLEMS_KEPT = 1000
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginImport:
    """A file that was looked through, and what it would bring.

    `problems` are the refused lines: number, reason and quote.
    """

    file_format: str
    file_name: str
    path: str
    digest: str
    owner_addresses: tuple[str, ...]
    total_items: int
    counts: Mapping[str, int]
    samples: Sequence[Mapping[str, Any]]
    problems: Sequence[Mapping[str, Any]]
    problem_count: int


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A way to reach somebody, as a source gives it."""

    kind: PointKind
    value: str
    label: str = ""
    is_preferred: bool = False


@dataclass(frozen=True, slots=True)
class NewDay:
    """A day of somebody's year, as a source gives it."""

    kind: OccasionKind
    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody as a source gives them.

    They are known already if the book has their `uid` or one of their addresses;
    then only what is missing is filled in. `unknown` is what has no place here.
    """

    full_name: str
    kind: ContactKind = ContactKind.PERSON
    uid: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    language: Language | None = None
    points: tuple[NewPoint, ...] = ()
    days: tuple[NewDay, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInteraction:
    """A letter as a source gives it; `people` and `fellows` are mail addresses."""

    source: str
    source_key: str
    moment: datetime
    channel: Channel
    direction: Direction
    intimacy: Intimacy
    recipients: int
    subject: str
    people: tuple[str, ...]
    fellows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """The days for which a source recorded a channel."""

    channel: Channel
    source: str
    first_day: date
    last_day: date


def begin_import(user: User, space_id: SpaceId, wish: BeginImport) -> ImportId:
    """Keep the preview of a file; nothing of it is in the book yet."""
    space = access.writable_space(user, space_id)
    run = ImportRun.objects.create(
        space=space,
        user=user,
        file_format=wish.file_format,
        file_name=wish.file_name[:300],
        path=wish.path,
        digest=wish.digest,
        owner_addresses=list(wish.owner_addresses),
        total_items=wish.total_items,
        counts=dict(wish.counts),
        samples=[dict(sample) for sample in wish.samples],
        problems=[dict(problem) for problem in wish.problems[:MOST_PROBLEMS_KEPT]],
        problem_count=wish.problem_count,
        begun_at=clock.now(),
    )
    return ImportId(run.pk)


def write_people(
    user: User,
    space_id: SpaceId,
    run_id: ImportId,
    people: Sequence[NewPerson],
    items: int,
) -> int:
    """Write people of a run, those the book knows joined; return how many are new.

    `items` is how many items of the file the step read.
    """
    with _step(user, space_id, run_id) as step:
        known = _known_people(step.space, people)
        new = [_join_or_add(step, person, known) for person in people]
        step.run.next_item += items
    return sum(new)


def write_interactions(
    user: User,
    space_id: SpaceId,
    run_id: ImportId,
    letters: Sequence[NewInteraction],
    items: int,
) -> int:
    """Write letters of a run, those the book has left out; return how many are new.

    `items` is how many items of the file the step read.
    """
    with _step(user, space_id, run_id) as step:
        new = _unknown_letters(step.space, letters)
        contacts = _contacts_by_address(step.space, new)
        rows = Interaction.objects.bulk_create(
            [_interaction(step, letter) for letter in new], batch_size=_BATCH
        )
        parts = list(_participants(zip(rows, new, strict=True), contacts))
        Participant.objects.bulk_create(parts, batch_size=_BATCH)
        _widen_days(rows, parts)
        step.run.next_item += items
    return len(new)


def finish_import(
    user: User, space_id: SpaceId, run_id: ImportId, covered: Iterable[Covered] = ()
) -> ImportId:
    """Note the periods a run covers and close it."""
    with _step(user, space_id, run_id) as step:
        for period in covered:
            CoveredPeriod.objects.create(
                space=step.space,
                channel=period.channel,
                source=period.source,
                first_day=period.first_day,
                last_day=period.last_day,
                run=step.run,
            )
        _add_owner_addresses(step)
        step.run.state = ImportState.DONE
        step.run.ended_at = clock.now()
    return run_id


@transaction.atomic
def discard_import(user: User, space_id: SpaceId, run_id: ImportId) -> None:
    """Forget a preview that is not wanted."""
    space = access.writable_space(user, space_id)
    run = _run(space, run_id)
    if run.state == ImportState.PREVIEWED:
        run.delete()


@transaction.atomic
def undo_import(user: User, space_id: SpaceId, run_id: ImportId) -> int:
    """Take out all that a run wrote; return how many people had to stay.

    People who have since become part of favours, introductions or anything else that
    was noted by hand stay, with what the file said about them.
    """
    space = access.writable_space(user, space_id)
    run = _run(space, run_id)
    if run.state == ImportState.UNDONE:
        raise UndoneAlreadyError(timezone.localdate(run.ended_at))
    touched = _delete_letters(run)
    _take_back_changes(run)
    kept = _delete_people(space, run)
    for contact in Contact.objects.filter(pk__in=touched | kept):
        Contact.objects.filter(pk=contact.pk).update(**days_of(contact.pk))
        write_words(contact.pk)
    _close(user, space, run, len(kept))
    return len(kept)


@dataclass(slots=True)
class _Step:
    """One step of a run: its book, its row, its event, and what it changed."""

    space: Space
    run: ImportRun
    event: Event
    journal: Journal


@contextmanager
def _step(user: User, space_id: SpaceId, run_id: ImportId) -> Iterator[_Step]:
    """Write one step of a run and its place in the file together, or nothing."""
    space = access.writable_space(user, space_id)
    with transaction.atomic():
        Space.objects.filter(pk=space.pk).update(revision=db.F("revision") + 1)
        run = _run(space, run_id)
        if run.state == ImportState.UNDONE:
            raise UndoneAlreadyError(timezone.localdate(run.ended_at))
        run.state = ImportState.APPLYING
        run.event = run.event or _new_event(user, space, run)
        step = _Step(space, run, run.event, Journal(space))
        yield step
        step.event.changes = [*step.event.changes, *step.journal.changes]
        step.event.save(update_fields=["changes"])
        run.save()


def _new_event(user: User, space: Space, run: ImportRun) -> Event:
    return Event.objects.create(
        space=space,
        user=user,
        moment=clock.now(),
        day=clock.today(),
        act="import_file",
        facts={"run": run.pk, "file": run.file_name, "format": run.file_format},
    )


def _run(space: Space, run_id: ImportId) -> ImportRun:
    run = ImportRun.objects.select_related("event").filter(space=space, pk=run_id)
    found = run.first()
    if found is None:
        raise NotFoundError("import", str(run_id))
    return found


# --- people ---


@dataclass(slots=True)
class _Known:
    """The contacts a batch of people may be, by uid and by folded address."""

    by_uid: dict[str, Contact]
    by_address: dict[str, Contact]

    def find(self, person: NewPerson) -> Contact | None:
        if person.uid in self.by_uid:
            return self.by_uid[person.uid]
        for address in _addresses(person):
            if address in self.by_address:
                return self.by_address[address]
        return None

    def note(self, person: NewPerson, contact: Contact) -> None:
        if person.uid:
            self.by_uid.setdefault(person.uid, contact)
        for address in _addresses(person):
            self.by_address.setdefault(address, contact)


def _addresses(person: NewPerson) -> list[str]:
    return [
        fold_point(PointKind.EMAIL, point.value)
        for point in person.points
        if point.kind is PointKind.EMAIL
    ]


def _known_people(space: Space, people: Sequence[NewPerson]) -> _Known:
    uids = [person.uid for person in people if person.uid]
    addresses = [address for person in people for address in _addresses(person)]
    by_uid = Contact.objects.filter(space=space, uid__in=uids)
    return _Known(
        {contact.uid: contact for contact in by_uid},
        _by_address(space, addresses),
    )


def _by_address(space: Space, addresses: Iterable[str]) -> dict[str, Contact]:
    points = Point.objects.filter(
        space=space, kind=PointKind.EMAIL, folded__in=set(addresses)
    )
    return {
        point.folded: point.contact
        for point in points.select_related("contact").order_by("-id")
    }


def _join_or_add(step: _Step, person: NewPerson, known: _Known) -> bool:
    """Write one person; say whether they are new to the book."""
    contact = known.find(person)
    is_new = contact is None
    if contact is None:
        contact = _add_contact(step, person)
    else:
        _fill_in(step, contact, person)
    known.note(person, contact)
    _add_points(step, contact, person, is_new=is_new)
    _add_days(step, contact, person)
    if is_new:
        values = [point.value for point in person.points if point.kind in _FOUND_BY]
        SearchToken.objects.bulk_create(tokens_of(contact, values))
    else:
        write_words(contact.pk)
    return is_new


_FOUND_BY = (PointKind.EMAIL, PointKind.HANDLE)


def _add_contact(step: _Step, person: NewPerson) -> Contact:
    columns = person.columns
    row = new_contact(
        step.space,
        AddContact(
            full_name=person.full_name[:500],
            kind=person.kind,
            given_name=columns.get("given_name", "")[:200],
            family_name=columns.get("family_name", "")[:200],
            nickname=columns.get("nickname", "")[:200],
            language=person.language,
            organisation=columns.get("organisation", "")[:300],
            title=columns.get("title", "")[:300],
            note=columns.get("note", "")[:20_000],
        ),
    )
    row.additional_names = columns.get("additional_names", "")[:200]
    row.prefixes = columns.get("prefixes", "")[:100]
    row.suffixes = columns.get("suffixes", "")[:100]
    row.uid = person.uid[:300]
    row.unknown = list(person.unknown)
    row.run = step.run
    row.save(force_insert=True)
    EventContact.objects.create(event=step.event, contact=row)
    return row


def _fill_in(step: _Step, contact: Contact, person: NewPerson) -> None:
    """Fill in what the book does not say; what it says stays."""
    found: dict[str, Any] = {
        name: value
        for name, value in person.columns.items()
        if value and not getattr(contact, name)
    }
    if person.uid and not contact.uid:
        found["uid"] = person.uid[:300]
    if person.language and not contact.language:
        found["language"] = person.language
    lines = [line for line in person.unknown if line not in contact.unknown]
    if lines:
        found["unknown"] = [*contact.unknown, *lines]
    if found:
        step.journal.change(contact, **found)


def _add_points(
    step: _Step, contact: Contact, person: NewPerson, *, is_new: bool
) -> None:
    have = set() if is_new else set(contact.points.values_list("kind", "folded"))
    rows = []
    for point in person.points:
        folded = fold_point(point.kind, point.value)
        if (point.kind.value, folded) not in have:
            have.add((point.kind.value, folded))
            rows.append(
                Point(
                    space=step.space,
                    contact=contact,
                    kind=point.kind,
                    value=point.value,
                    folded=folded,
                    label=point.label[:100],
                    is_preferred=point.is_preferred,
                    run=step.run,
                )
            )
    Point.objects.bulk_create(rows)


def _add_days(step: _Step, contact: Contact, person: NewPerson) -> None:
    have = set(contact.occasions.values_list("kind", flat=True)) if person.days else ()
    for day in person.days:
        if day.kind not in have:
            Occasion.objects.create(
                space=step.space,
                contact=contact,
                kind=day.kind,
                year=day.year,
                month=day.month,
                day=day.day,
                run=step.run,
            )


def _add_owner_addresses(step: _Step) -> None:
    me = step.space.me
    if me is None or not step.run.owner_addresses:
        return
    person = NewPerson(
        full_name=me.full_name,
        points=tuple(
            NewPoint(PointKind.EMAIL, address) for address in step.run.owner_addresses
        ),
    )
    _add_points(step, me, person, is_new=False)
    write_words(me.pk)


# --- letters ---


def _unknown_letters(
    space: Space, letters: Sequence[NewInteraction]
) -> list[NewInteraction]:
    """Leave out what the book has, and copies within the batch."""
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for letter in letters:
        keys[letter.source].append(letter.source_key)
    known = {
        (source, key)
        for source, wanted in keys.items()
        for key in Interaction.objects.filter(
            space=space, source=source, source_key__in=wanted
        ).values_list("source_key", flat=True)
    }
    fresh: dict[tuple[str, str], NewInteraction] = {}
    for letter in letters:
        if (letter.source, letter.source_key) not in known:
            fresh.setdefault((letter.source, letter.source_key), letter)
    return list(fresh.values())


def _contacts_by_address(
    space: Space, letters: Sequence[NewInteraction]
) -> dict[str, Contact]:
    addresses = {a for letter in letters for a in (*letter.people, *letter.fellows)}
    found = _by_address(space, addresses)
    return {a: c for a, c in found.items() if c.pk != space.me_id}


def _interaction(step: _Step, letter: NewInteraction) -> Interaction:
    return Interaction(
        space=step.space,
        moment=letter.moment,
        channel=letter.channel,
        direction=letter.direction,
        intimacy=letter.intimacy,
        recipients=letter.recipients,
        subject=letter.subject.replace("\x00", "")[:1000],
        source=letter.source,
        source_key=letter.source_key[:300],
        run=step.run,
    )


def _participants(
    letters: Iterable[tuple[Interaction, NewInteraction]],
    contacts: Mapping[str, Contact],
) -> Iterable[Participant]:
    for row, letter in letters:
        found: dict[int, bool] = {}
        for addresses, is_fellow in ((letter.people, False), (letter.fellows, True)):
            for address in addresses:
                if address in contacts:
                    found.setdefault(contacts[address].pk, is_fellow)
        for key, is_fellow in found.items():
            yield Participant(
                interaction=row, contact_id=key, moment=row.moment, is_fellow=is_fellow
            )


def _widen_days(rows: Sequence[Interaction], parts: Sequence[Participant]) -> None:
    """Widen the days of contact by what came in; nothing is read but the contacts."""
    letters = {row.pk: row for row in rows}
    found: defaultdict[int, dict[str, list[date]]] = defaultdict(dict)
    for part in parts:
        letter = letters[part.interaction_id]
        if part.is_fellow or letter.channel == Channel.BROADCAST:
            continue
        day = timezone.localdate(letter.moment)
        for name in _days_of(letter):
            found[part.contact_id].setdefault(name, []).append(day)
    contacts = Contact.objects.filter(pk__in=list(found))
    changed = [_widened(contact, found[contact.pk]) for contact in contacts]
    Contact.objects.bulk_update(changed, _DAYS, batch_size=_BATCH)


_DAYS = ("first_day", "last_day", "last_from_me", "last_from_them", "last_word_from_me")


def _days_of(letter: Interaction) -> list[str]:
    names = ["first_day", "last_day"]
    from_me = letter.direction in {Direction.FROM_ME, Direction.MUTUAL}
    if from_me:
        names.append("last_from_me")
    if letter.direction in {Direction.FROM_THEM, Direction.MUTUAL}:
        names.append("last_from_them")
    if from_me and letter.intimacy == Intimacy.ONE_TO_ONE:
        names.append("last_word_from_me")
    return names


def _widened(contact: Contact, found: Mapping[str, list[date]]) -> Contact:
    for name, days in found.items():
        known = getattr(contact, name)
        all_days = [*days, known] if known else days
        setattr(contact, name, min(all_days) if name == "first_day" else max(all_days))
    return contact


# --- undoing ---


def _delete_letters(run: ImportRun) -> set[int]:
    own = Interaction.objects.filter(run=run).values("pk")
    parts = Participant.objects.filter(interaction_id__in=own)
    touched = set(parts.values_list("contact_id", flat=True))
    parts._raw_delete(parts.db)  # noqa: SLF001 -- nothing stands on a participant
    letters = Interaction.objects.filter(run=run)
    letters._raw_delete(letters.db)  # noqa: SLF001 -- their participants are gone
    run.periods.all().delete()
    return touched


def _take_back_changes(run: ImportRun) -> None:
    """Empty what the run filled in, where nobody wrote something else since."""
    for change in reversed(run.event.changes if run.event else []):
        contact = Contact.objects.filter(pk=change["id"]).first()
        if contact is None:
            continue
        now = written(contact)
        columns = {
            name: change["was"][name]
            for name, value in change["is"].items()
            if value != change["was"][name] and now.get(name) == value
        }
        Contact.objects.filter(pk=contact.pk).update(**columns)


def _delete_people(space: Space, run: ImportRun) -> set[int]:
    """Delete the people a run brought who are part of nothing else."""
    brought = Contact.objects.filter(run=run).exclude(pk=space.me_id or 0)
    kept = {contact.pk for contact in brought if _is_needed(contact, run)}
    Point.objects.filter(run=run).exclude(contact_id__in=kept).delete()
    Occasion.objects.filter(run=run).exclude(contact_id__in=kept).delete()
    brought.exclude(pk__in=kept).delete()
    return kept


def _is_needed(contact: Contact, run: ImportRun) -> bool:
    return (
        contact.favours.exists()
        or contact.introducing.exists()
        or contact.introduced.exists()
        or contact.boundaries.exists()
        or contact.relations_from.exists()
        or contact.relations_to.exists()
        or contact.participations.exists()
        or contact.points.exclude(run=run).exists()
        or contact.occasions.exclude(run=run).exists()
        or contact.events.exclude(event=run.event).exists()
    )


def _close(user: User, space: Space, run: ImportRun, kept: int) -> None:
    event = Event.objects.create(
        space=space,
        user=user,
        moment=clock.now(),
        day=clock.today(),
        act="undo_import",
        facts={"run": run.pk, "file": run.file_name, "kept": kept},
    )
    if run.event is not None:
        run.event.undone_by = event
        run.event.save(update_fields=["undone_by"])
    run.state = ImportState.UNDONE
    run.ended_at = clock.now()
    run.kept_on_undo = kept
    run.save()
    Space.objects.filter(pk=space.pk).update(revision=db.F("revision") + 1)
