"""Plays one contact's entries through and says how each favour stands.

The answer depends on what happened when, not on the order in which it was told:
entries are taken by day, those of one day as they were noted (rules: Ledger).
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from entregent.core.ids import ContactId, FavourId, SettlementId
from entregent.core.ledger.entries import (
    Favour,
    Settlement,
    SettlementKind,
    Side,
    Thanks,
)


class AccountName(StrEnum):
    """The two accounts kept for each contact; together they are always zero."""

    I_OWE = "I owe them"
    THEY_OWE = "they owe me"


@dataclass(frozen=True, slots=True)
class Posting:
    """Units written to one account by one entry."""

    account: AccountName
    units: int
    day: date
    favour: FavourId
    settlement: SettlementId | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """Units of a favour that were ended, and what ended them."""

    favour: FavourId
    units: int
    day: date
    by_favour: FavourId | None = None
    by_settlement: SettlementId | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one favour stands: `open_units` of it are neither returned nor let go.

    `favour` is the entry that counts today; `earlier` are those it corrected.
    `thanked_on` is the day of the first thanks, or of the return that made it whole.
    `wants_thanks` is false for what was withdrawn, released, thanked, or was itself
    wholly the return of something else.
    """

    favour: Favour
    earlier: tuple[FavourId, ...]
    open_units: int
    returning_units: int
    closings: tuple[Closing, ...]
    thanked_on: date | None
    wants_thanks: bool


@dataclass(frozen=True, slots=True)
class Account:
    """One contact's favours, oldest first, with every posting they made."""

    contact: ContactId
    standings: tuple[Standing, ...]
    postings: tuple[Posting, ...]

    def open(self, side: Side) -> list[Standing]:
        """Return what is still open on one side, oldest first."""
        return [s for s in self.standings if s.open_units and s.favour.side is side]

    def units(self, side: Side) -> int:
        """Return how much is still open on one side."""
        return sum(s.open_units for s in self.open(side))

    @property
    def unthanked(self) -> list[Standing]:
        """Favours received that still want thanks, oldest first."""
        return [s for s in self.standings if s.wants_thanks]


@dataclass(slots=True)
class _Course:
    """A favour on its way through the replay."""

    favour: Favour
    chain: list[Favour]
    open_units: int = 0
    returning_units: int = 0
    closings: list[Closing] = field(default_factory=list)
    released: bool = False

    @property
    def place(self) -> tuple[date, int]:
        return self.favour.day, self.chain[0].noted


_StillOpen = dict[Side, list[_Course]]


def replay(
    contact: ContactId,
    favours: Sequence[Favour],
    thanks: Iterable[Thanks] = (),
    settlements: Iterable[Settlement] = (),
) -> Account:
    """Say how one contact's favours stand after all that was noted.

    A favour to somebody who has open favours on the other side is taken as their
    return, those it names first, then, unless it is on its own, the oldest; what
    exceeds them stays open as a favour of its own.
    """
    courses = _courses(favours)
    head = {entry.id: course for course in courses for entry in course.chain}
    postings = [posting for course in courses for posting in _favour_postings(course)]
    words = deque(_words(settlements, head))
    still_open: _StillOpen = {Side.RECEIVED: [], Side.GIVEN: []}
    for course in courses:
        # A word ends what stands open at the end of its day.
        while words and words[0].day < course.favour.day:
            postings += _settle(head, words.popleft())
        _open(course, still_open, head)
    while words:
        postings += _settle(head, words.popleft())
    first_thanks = _first_thanks(thanks, head)
    standings = tuple(
        _standing(course, first_thanks.get(course.favour.id)) for course in courses
    )
    return Account(contact, standings, tuple(postings))


def _courses(favours: Sequence[Favour]) -> list[_Course]:
    """Gather each favour with its corrections; the last one counts."""
    as_noted = sorted(favours, key=lambda favour: favour.noted)
    corrected_by = {f.corrects: f for f in as_noted if f.corrects is not None}
    courses = []
    for favour in favours:
        if favour.corrects is not None:
            continue
        chain = [favour]
        while correction := corrected_by.get(chain[-1].id):
            chain.append(correction)
        courses.append(_Course(chain[-1], chain))
    return sorted(courses, key=lambda course: course.place)


def _words(
    settlements: Iterable[Settlement], head: dict[FavourId, _Course]
) -> list[Settlement]:
    """Put words in the order they count.

    None counts before the day of its favour, which may have been corrected since.
    """
    words = [
        replace(word, day=max(word.day, head[word.favour].favour.day))
        for word in settlements
        if word.favour in head
    ]
    return sorted(words, key=lambda word: (word.day, word.noted))


def _open(
    course: _Course, still_open: _StillOpen, head: dict[FavourId, _Course]
) -> None:
    """Let a favour return what is open on the other side; open what exceeds it."""
    favour = course.favour
    left = to_return = favour.units - _returned_before(course, still_open, head)
    for owed in _owed_before(favour, still_open, head):
        units = min(left, owed.open_units)
        if units:
            owed.open_units -= units
            left -= units
            owed.closings.append(
                Closing(owed.favour.id, units, favour.day, by_favour=favour.id)
            )
    course.open_units = left
    course.returning_units = to_return - left
    if left:
        still_open[favour.side].append(course)


def _owed_before(
    favour: Favour, still_open: _StillOpen, head: dict[FavourId, _Course]
) -> list[_Course]:
    """List the open favours of the other side, the named ones first.

    What is on its own returns those it names and no others.
    """
    owed = [c for c in still_open[favour.side.other] if c.open_units]
    still_open[favour.side.other] = owed
    named = [head[name].favour.id for name in favour.returns if name in head]
    if favour.on_its_own:
        return [course for course in owed if course.favour.id in named]
    return sorted(owed, key=lambda course: course.favour.id not in named)


def _returned_before(
    course: _Course, still_open: _StillOpen, head: dict[FavourId, _Course]
) -> int:
    """Let returns that name a favour count, though its day was corrected to a later.

    Returns the units they return.
    """
    left = course.favour.units
    for earlier in still_open[course.favour.side.other]:
        if course not in [head.get(name) for name in earlier.favour.returns]:
            continue
        units = min(left, earlier.open_units)
        if units:
            earlier.open_units -= units
            earlier.returning_units += units
            left -= units
            course.closings.append(
                Closing(
                    course.favour.id,
                    units,
                    course.favour.day,
                    by_favour=earlier.favour.id,
                )
            )
    return course.favour.units - left


def _settle(head: dict[FavourId, _Course], word: Settlement) -> list[Posting]:
    """End what is still open of a favour, and post it."""
    course = head[word.favour]
    course.released |= word.kind is SettlementKind.RELEASED
    units, course.open_units = course.open_units, 0
    if not units:
        return []
    course.closings.append(
        Closing(course.favour.id, units, word.day, by_settlement=word.id)
    )
    owed = -units if course.favour.side is Side.RECEIVED else units
    return _pair(owed, word.day, course.favour.id, word.id)


def _favour_postings(course: _Course) -> list[Posting]:
    """Post each entry of a chain; a correction posts the difference it makes."""
    postings: list[Posting] = []
    before = 0
    for entry in course.chain:
        owed = entry.units if entry.side is Side.RECEIVED else -entry.units
        postings += _pair(owed - before, entry.day, entry.id)
        before = owed
    return postings


def _pair(
    owed: int, day: date, favour: FavourId, settlement: SettlementId | None = None
) -> list[Posting]:
    """Write equal and opposite amounts to the two accounts."""
    return [
        Posting(AccountName.I_OWE, owed, day, favour, settlement),
        Posting(AccountName.THEY_OWE, -owed, day, favour, settlement),
    ]


def _first_thanks(
    thanks: Iterable[Thanks], head: dict[FavourId, _Course]
) -> dict[FavourId, date]:
    """Find the first day each favour was thanked for, also under an earlier name."""
    first: dict[FavourId, date] = {}
    for word in thanks:
        for name in word.favours:
            if name in head:
                favour = head[name].favour.id
                first[favour] = min(word.day, first.get(favour, word.day))
    return first


def _standing(course: _Course, thanked_on: date | None) -> Standing:
    """Close the course of a favour: a full return also counts as thanks.

    What the favour itself returned needs no return: the rest of it is the whole.
    """
    favour = course.favour
    returned = [c for c in course.closings if c.by_favour is not None]
    whole = favour.units - course.returning_units
    if thanked_on is None and sum(c.units for c in returned) == whole > 0:
        thanked_on = returned[-1].day
    is_only_a_return = not whole
    return Standing(
        favour=favour,
        earlier=tuple(entry.id for entry in course.chain[:-1]),
        open_units=course.open_units,
        returning_units=course.returning_units,
        closings=tuple(course.closings),
        thanked_on=thanked_on,
        wants_thanks=favour.side is Side.RECEIVED
        and not (thanked_on or course.released or is_only_a_return),
    )
