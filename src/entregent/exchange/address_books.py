"""Address books on their way into the book: cards to people."""

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
        self._people = [person_of(c) for c in self._cards.cards if not c.is_group]

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
        full_name=card.full_name,
        kind=card.kind,
        uid=card.uid,
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
