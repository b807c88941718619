"""The people: names, points, words to find them by, days of the year, boundaries."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from benchmarks.filling import invented
from benchmarks.filling.rows import insert
from entregent.acts.following.words import sort_key_of, tokens_of
from entregent.core.points import fold_point
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    ContactKind,
    OccasionKind,
    PointKind,
    RelationKind,
    Sphere,
)
from entregent.store.models import (
    Boundary,
    Contact,
    Occasion,
    Point,
    Relation,
    SearchToken,
    Space,
)

_AT_ONCE = 1000
_CIRCLES = ((5, 5), (10, 15), (35, 50), (100, 150), (350, 500))


def add_people(space: Space, count: int, day: date, chance: Random) -> list[int]:
    """Put people into the book; return their ids, the closest first."""
    ids: list[int] = []
    circles = [circle for size, circle in _CIRCLES for _ in range(size)]
    while len(ids) < count:
        size = min(_AT_ONCE, count - len(ids))
        numbers = range(len(ids), len(ids) + size)
        made = Contact.objects.bulk_create(
            _contact(space, circles[n] if n < len(circles) else None, chance)
            for n in numbers
        )
        mails = [_mail(contact) for contact in made]
        _add_points(made, mails, chance)
        _add_words(made, mails)
        ids += [contact.pk for contact in made]
    _add_days(space, ids, chance)
    _add_relations(space, ids, chance)
    _add_boundaries(space, ids, day, chance)
    return ids


def _contact(space: Space, circle: int | None, chance: Random) -> Contact:
    contact = Contact(
        space=space,
        circle=circle,
        spheres=[s.value for s in Sphere if chance.random() < 0.35],
        organisation=invented.studio(chance) if chance.random() < 0.5 else "",
        title=invented.title(chance) if chance.random() < 0.4 else "",
        note=chance.choice(invented.NOTES) if chance.random() < 0.2 else "",
    )
    if chance.random() < 0.03:
        contact.kind = ContactKind.ORGANISATION
        contact.full_name = f"{invented.studio(chance)} {invented.title(chance)}"
    else:
        name = invented.name(chance)
        contact.full_name, contact.name_order = name.full, name.order
        contact.given_name, contact.family_name = name.given, name.family
        contact.language = name.language or ""
    contact.sort_key = sort_key_of(contact)
    return contact


def _mail(contact: Contact) -> str:
    letters = [c for c in contact.sort_key if c.isascii() and c.isalnum()]
    return f"{''.join(letters)[:12] or 'post'}.{contact.pk}@example.org"


def _add_points(
    contacts: Sequence[Contact], mails: Sequence[str], chance: Random
) -> None:
    kept = []
    for contact, mail in zip(contacts, mails, strict=True):
        kept.append((contact, PointKind.EMAIL, mail))
        if chance.random() < 0.6:
            phone = f"+33 1 99 00 {contact.pk % 10000:04}"
            kept.append((contact, PointKind.PHONE, phone))
    Point.objects.bulk_create(
        Point(
            contact=contact,
            space_id=contact.space_id,
            kind=kind,
            value=value,
            folded=fold_point(kind, value),
            label="work",
        )
        for contact, kind, value in kept
    )


def _add_words(contacts: Sequence[Contact], mails: Sequence[str]) -> None:
    tokens = (
        token
        for contact, mail in zip(contacts, mails, strict=True)
        for token in tokens_of(contact, [mail])
    )
    rows = ((token.contact_id, token.space_id, token.token) for token in tokens)
    insert(SearchToken, ("contact_id", "space_id", "token"), rows)


def _add_days(space: Space, ids: Sequence[int], chance: Random) -> None:
    Occasion.objects.bulk_create(
        Occasion(
            space=space,
            contact_id=key,
            kind=OccasionKind.BIRTHDAY,
            year=chance.choice((None, chance.randint(1945, 2004))),
            month=chance.randint(1, 12),
            day=chance.randint(1, 28),
        )
        for key in ids
        if chance.random() < 0.4
    )


def _add_relations(space: Space, ids: Sequence[int], chance: Random) -> None:
    kinds = (RelationKind.COLLEAGUE_OF, RelationKind.FRIEND_OF, RelationKind.KNOWS)
    Relation.objects.bulk_create(
        (
            Relation(
                space=space, subject_id=one, kind=chance.choice(kinds), other_id=other
            )
            for one, other in zip(ids[::5], ids[1::5], strict=False)
        ),
        ignore_conflicts=True,
    )


def _add_boundaries(
    space: Space, ids: Sequence[int], day: date, chance: Random
) -> None:
    Boundary.objects.bulk_create(_boundaries(space, ids, day, chance))


def _boundaries(
    space: Space, ids: Sequence[int], day: date, chance: Random
) -> Iterator[Boundary]:
    """Set a limit for one in thirty: a quiet time, a quota, or no asks."""
    for key in ids:
        draw = chance.random() * 90
        since = day - timedelta(days=chance.randint(1, 300))
        mine = {"space": space, "contact_id": key, "since": since}
        if draw < 1:
            until = day + timedelta(days=chance.randint(5, 90))
            yield Boundary(
                **mine,
                kind=BoundaryKind.QUIET_UNTIL,
                set_by=BoundarySetter.THEM,
                until=until,
            )
        elif draw < 2:
            yield Boundary(
                **mine,
                kind=BoundaryKind.AT_MOST,
                set_by=BoundarySetter.ME,
                at_most=2,
                period_days=30,
            )
        elif draw < 3:
            yield Boundary(
                **mine, kind=BoundaryKind.NO_ASKS, set_by=BoundarySetter.THEM
            )
