"""Mail archives on their way into the book: headers to letters and people.

An archive is read in a few passes and never held: the first finds who is worth
keeping, the next reads each letter as what passed between them and the owner.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from entregent.acts.imports import Covered, NewInteraction, NewPerson, NewPoint
from entregent.core.correspondence import (
    Acquaintance,
    Contacted,
    Letter,
    NotPersonal,
    Part,
    Party,
    Reason,
    Tally,
    covered_period,
    guess_owner,
    is_shared_address,
    read_letter,
)
from entregent.core.ids import SpaceId
from entregent.core.refusals import NotInFileError, OwnerUnknownError
from entregent.core.vocabulary import Channel, ContactKind, PointKind
from entregent.exchange.values import SAMPLES, STEP_ITEMS, Preview, Step
from entregent.formats.mail import Address, Message
from entregent.formats.mbox import read_messages
from entregent.formats.reading import Problem, ProblemCode
from entregent.queries import clock, imports
from entregent.store.models import User

SOURCE = "mail"
_PROBLEMS_KEPT = 1000


class MailArchive:
    """An mbox file, read for one book and its owner."""

    def __init__(
        self, user: User, space_id: SpaceId, path: Path, owner: Sequence[str]
    ) -> None:
        self._user = user
        self._space_id = space_id
        self._path = path
        known = imports.owner_addresses(user, space_id)
        said = (address.strip().casefold() for address in owner)
        self._owner = frozenset(filter(None, said)) | known
        self._people: dict[str, Acquaintance] = {}
        self._days: tuple[datetime, datetime] | None = None

    def preview(self) -> Preview:
        """Count what is new, and refuse an archive that is not the owner's."""
        self._find_owner()
        self._find_people()
        preview = Preview(owner_addresses=tuple(sorted(self._owner)))
        counts = dict.fromkeys(_COUNTED, 0)
        for batch in _batches(self._items()):
            self._count(batch, counts, preview)
            preview.total_items += len(batch)
        self._count_people(counts, preview)
        preview.counts = counts
        preview.problem_count = counts["refused"] + counts["after_today"]
        self._check_is_theirs(counts)
        return preview

    def steps(self, done: int) -> Iterator[Step]:
        """Give the people first, then the letters in the order of the archive."""
        self._find_people()
        people = [_person(found) for found in self._people.values()]
        for start in range(0, len(people), STEP_ITEMS):
            yield Step(0, people=people[start : start + STEP_ITEMS])
        read = 0
        for batch in _batches(self._items()):
            read += len(batch)
            if read > done:
                letters = [_interaction(letter) for letter in self._letters(batch)]
                yield Step(len(batch), letters=letters)

    def covered(self) -> Sequence[Covered]:
        """Say that mail is recorded from the first letter to the last.

        An archive in which nobody wrote to the owner says nothing about silence.
        """
        if not self._people:
            return []
        period = covered_period(self._moments())
        return [Covered(Channel.MAIL, SOURCE, *period)] if period else []

    def _items(self) -> Iterator[Letter | Problem]:
        """Read the archive; a copy of a letter is passed over.

        What is dated after today has not happened yet, or somebody's clock was wrong.
        """
        seen: set[int] = set()
        today = clock.today()
        with self._path.open("rb") as lines:
            for item in read_messages(lines):
                if isinstance(item, Problem):
                    yield item
                elif timezone.localdate(item.moment) > today:
                    yield Problem(item.line, ProblemCode.AFTER_TODAY, item.subject)
                elif (key := hash(item.message_id)) not in seen:
                    seen.add(key)
                    yield _letter(item)

    def _moments(self) -> Iterator[datetime]:
        for item in self._items():
            if isinstance(item, Letter):
                yield timezone.localtime(item.moment)

    def _find_owner(self) -> None:
        if self._owner:
            return
        guesses = guess_owner(i for i in self._items() if isinstance(i, Letter))
        raise OwnerUnknownError(self._path.name, [g.email for g in guesses])

    def _find_people(self) -> None:
        tally = Tally()
        for item in self._items():
            if isinstance(item, Letter):
                contacted = read_letter(item, self._owner)
                if isinstance(contacted, Contacted):
                    tally.add(contacted)
        self._people = tally.people()

    def _letters(self, batch: Sequence[Letter | Problem]) -> list[Contacted]:
        """Read the letters of a batch that say something about the owner's people."""
        return [found for found in self._read(batch) if isinstance(found, Contacted)]

    def _read(
        self, batch: Sequence[Letter | Problem]
    ) -> Iterator[Contacted | NotPersonal]:
        senders = {i.sender.email for i in batch if isinstance(i, Letter)}
        known = imports.known_addresses(self._user, self._space_id, senders)
        keep = {*self._people, *known}
        for item in batch:
            if isinstance(item, Letter):
                yield read_letter(item, self._owner, keep)

    def _count(
        self,
        batch: Sequence[Letter | Problem],
        counts: dict[str, int],
        preview: Preview,
    ) -> None:
        problems = [item for item in batch if isinstance(item, Problem)]
        late = sum(p.code is ProblemCode.AFTER_TODAY for p in problems)
        counts["after_today"] += late
        counts["refused"] += len(problems) - late
        preview.problems += problems[: _PROBLEMS_KEPT - len(preview.problems)]
        found = list(self._read(batch))
        letters = [f for f in found if isinstance(f, Contacted)]
        keys = [letter.key for letter in letters]
        known = imports.known_keys(self._user, self._space_id, SOURCE, keys)
        counts["interactions_new"] += len(letters) - len(known)
        counts["interactions_known"] += len(known)
        for left_out in found:
            if isinstance(left_out, NotPersonal):
                counts[_LEFT_OUT[left_out.reason]] += 1

    def _count_people(self, counts: dict[str, int], preview: Preview) -> None:
        known = imports.known_addresses(self._user, self._space_id, self._people)
        new = [p for p in self._people.values() if p.email not in known]
        counts["people_new"] = len(new)
        counts["people_known"] = len(self._people) - len(new)
        new.sort(key=lambda person: (-person.from_me - person.from_them, person.email))
        preview.samples = [
            {
                "name": person.name,
                "about": person.email,
                "from_me": person.from_me,
                "from_them": person.from_them,
            }
            for person in new[:SAMPLES]
        ]

    def _check_is_theirs(self, counts: dict[str, int]) -> None:
        """Refuse an archive in which the owner stands nowhere."""
        if self._people or not counts["not_addressed"]:
            return
        guesses = guess_owner(i for i in self._items() if isinstance(i, Letter))
        raise NotInFileError(
            self._path.name, sorted(self._owner), [guess.email for guess in guesses]
        )


_COUNTED = (
    "people_new",
    "people_known",
    "interactions_new",
    "interactions_known",
    "lists_and_bulk",
    "not_personal",
    "not_addressed",
    "after_today",
    "refused",
)
_LEFT_OUT = {
    Reason.NOTE_TO_SELF: "not_personal",
    Reason.AUTOMATIC: "not_personal",
    Reason.BROADCAST_OF_A_STRANGER: "lists_and_bulk",
    Reason.NOT_ADDRESSED_TO_YOU: "not_addressed",
}


def _batches(
    items: Iterator[Letter | Problem],
) -> Iterator[list[Letter | Problem]]:
    batch: list[Letter | Problem] = []
    for item in items:
        batch.append(item)
        if len(batch) == STEP_ITEMS:
            yield batch
            batch = []
    if batch:
        yield batch


def _letter(message: Message) -> Letter:
    return Letter(
        key=message.message_id,
        moment=message.moment,
        sender=_party(message.sender),
        to=tuple(map(_party, message.to)),
        cc=tuple(map(_party, message.cc)),
        subject=message.subject,
        is_list=message.is_list,
        is_bulk=message.is_bulk or message.is_automatic,
    )


def _party(address: Address) -> Party:
    return Party(address.name, address.email)


def _person(found: Acquaintance) -> NewPerson:
    shared = is_shared_address(found.email)
    return NewPerson(
        full_name=found.name or found.email,
        kind=ContactKind.ORGANISATION if shared else ContactKind.PERSON,
        points=(NewPoint(PointKind.EMAIL, found.email),),
    )


def _interaction(letter: Contacted) -> NewInteraction:
    others = letter.with_whom
    return NewInteraction(
        source=SOURCE,
        source_key=letter.key,
        moment=letter.moment,
        channel=letter.channel,
        direction=letter.direction,
        intimacy=letter.intimacy,
        recipients=letter.recipients,
        subject=letter.subject,
        people=tuple(o.party.email for o in others if o.part is not Part.FELLOW),
        fellows=tuple(o.party.email for o in others if o.part is Part.FELLOW),
    )
