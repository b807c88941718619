"""Address books on their way into the book: cards to people."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from entregent.acts.imports import Covered, NewDay, NewPerson, NewPoint
from entregent.core.ids import SpaceId
from entregent.core.points import fold_point
from entregent.core.vocabulary import Language, OccasionKind, PointKind
from entregent.exchange.values import SAMPLES, STEP_ITEMS, Preview, Step
from entregent.formats.vcard import Card, PartialDate, read_cards
from entregent.formats.vcard import Point as CardPoint
from entregent.queries import imports
from entregent.store.models import User


class AddressBook:
    """A file of cards, read for one book."""

    def __init__(self, user: User, space_id: SpaceId, path: Path) -> None:
        self._user = user
        self._space_id = space_id
        self._cards = read_cards(path.read_bytes())
        cards = [card for card in self._cards.cards if not card.is_group]
        self._people = [person_of(card) for card in cards if _name(card)]

    def preview(self) -> Preview:
        """Count who is new and who is known; the owner's own card is known."""
        known = self._is_known()
        new = [p for p, k in zip(self._people, known, strict=True) if not k]
        return Preview(
            total_items=len(self._people),
            counts={
                "people_new": len(new),
                "people_known": len(self._people) - len(new),
                "groups": sum(card.is_group for card in self._cards.cards),
                "refused": len(self._cards.problems),
            },
            samples=[
                {"name": person.full_name, "about": _about(person)}
                for person in new[:SAMPLES]
            ],
            problems=list(self._cards.problems),
            problem_count=len(self._cards.problems),
        )

    def steps(self, done: int) -> Iterator[Step]:
        """Give the cards in the order of the file."""
        for start in range(done, len(self._people), STEP_ITEMS):
            people = self._people[start : start + STEP_ITEMS]
            yield Step(len(people), people=people)

    def covered(self) -> Sequence[Covered]:
        """Cards record no contact."""
        return ()

    def _is_known(self) -> list[bool]:
        """Say of each card whether the book, or a card before it, has that person."""
        uids = set(self._known_uids())
        addresses = set(self._known_addresses())
        known = []
        for person in self._people:
            own = {_folded(p) for p in person.points if p.kind is PointKind.EMAIL}
            known.append(person.uid in uids or bool(own & addresses))
            addresses |= own
            uids |= {person.uid} - {""}
        return known

    def _known_uids(self) -> frozenset[str]:
        uids = [person.uid for person in self._people if person.uid]
        return imports.known_uids(self._user, self._space_id, uids)

    def _known_addresses(self) -> dict[str, object]:
        addresses = [
            _folded(point)
            for person in self._people
            for point in person.points
            if point.kind is PointKind.EMAIL
        ]
        found = imports.known_addresses(self._user, self._space_id, addresses)
        return dict(found)


def person_of(card: Card) -> NewPerson:
    """Return the person a card is about; what has no place is kept as it was."""
    return NewPerson(
        full_name=_name(card),
        kind=card.kind,
        uid=card.uid or _made_uid(card),
        columns={
            "given_name": card.given,
            "family_name": card.family,
            "additional_names": card.additional,
            "prefixes": card.prefixes,
            "suffixes": card.suffixes,
            "nickname": ", ".join(card.nicknames),
            "organisation": card.organisation,
            "title": card.title,
            "note": card.note,
        },
        language=_language(card.languages),
        points=tuple(_points(card)),
        days=tuple(_days(card)),
        unknown=tuple(_kept(card)),
    )


def _name(card: Card) -> str:
    """Name whom a card is about, by a number if need be; empty if it says nothing.

    The reader has noted a card without a name as a problem.
    """
    phones = (phone.value for phone in card.phones)
    said = (card.full_name, *card.nicknames, card.organisation, *phones)
    return next((text.strip() for text in said if text.strip()), "")


def _made_uid(card: Card) -> str:
    """Name a card that has no name of its own, the same at every import.

    What a second export may well say differently (notes, photos, dates of change) is
    left out, so that it is still the same card.
    """
    phones = sorted(fold_point(PointKind.PHONE, p.value) for p in card.phones)
    emails = sorted(fold_point(PointKind.EMAIL, p.value) for p in card.emails)
    said = (card.full_name, card.organisation, str(card.birthday), *phones, *emails)
    return "made:" + hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]


def _points(card: Card) -> Iterator[NewPoint]:
    kinds: tuple[tuple[PointKind, tuple[CardPoint, ...]], ...] = (
        (PointKind.EMAIL, card.emails),
        (PointKind.PHONE, card.phones),
        (PointKind.URL, card.urls),
        (PointKind.HANDLE, card.handles),
        (PointKind.ADDRESS, card.addresses),
    )
    for kind, points in kinds:
        for point in points:
            if point.value.strip():
                yield NewPoint(kind, point.value.strip(), point.label, point.preferred)


def _days(card: Card) -> Iterator[NewDay]:
    found: tuple[tuple[OccasionKind, PartialDate | None], ...] = (
        (OccasionKind.BIRTHDAY, card.birthday),
        (OccasionKind.ANNIVERSARY, card.anniversary),
    )
    for kind, day in found:
        if day is not None:
            yield NewDay(kind, day.month, day.day, day.year)


def _kept(card: Card) -> Iterator[str]:
    """Keep what a card says and the book has no column for, as lines of a card."""
    yield from card.unknown
    if card.departments:
        yield "ORG:" + ";".join((card.organisation, *card.departments))
    if card.categories:
        yield "CATEGORIES:" + ",".join(card.categories)
    for related in card.related:
        yield f"RELATED;TYPE={related.label}:{related.value}"


def _language(languages: Sequence[str]) -> Language | None:
    for tag in languages:
        for language in Language:
            if tag.casefold()[:2] == language.value[:2]:
                return language
    return None


def _folded(point: NewPoint) -> str:
    return fold_point(point.kind, point.value)


def _about(person: NewPerson) -> str:
    said = (person.columns["title"], person.columns["organisation"])
    first = person.points[0].value if person.points else ""
    return ", ".join(filter(None, said)) or first
