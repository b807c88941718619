"""Lists of people, and the one somebody means by a name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from entregent.core import names
from entregent.core.ids import ContactId, SpaceId
from entregent.core.ledger import balance
from entregent.core.ledger.balance import Share
from entregent.core.ledger.entries import Side
from entregent.core.points import fold_point
from entregent.core.refusals import NotFoundError, SeveralFoundError
from entregent.core.vocabulary import (
    ContactKind,
    Language,
    PointKind,
    Sphere,
    Weight,
)
from entregent.queries import access
from entregent.queries.places import day_at
from entregent.store.models import (
    Boundary,
    Contact,
    Favour,
    Point,
    SearchToken,
    Space,
    User,
)

PAGE = 50
_NAMED_MOST = 6


class PeopleFilter(StrEnum):
    """Which people a list shows."""

    ALL = "all"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    I_OWE = "i owe"
    THEY_OWE = "they owe"
    UNTHANKED = "unthanked"
    FAMILY = "family"
    FRIENDS = "friends"
    CLOSE = "close"
    BOUNDED = "bounded"


class PeopleOrder(StrEnum):
    """How a list of people is sorted."""

    NAME = "name"
    LAST_CONTACT = "last contact"


@dataclass(frozen=True, slots=True)
class OpenShare:
    """What is open with somebody on one side, the heaviest first, and since when."""

    side: Side
    shares: tuple[Share, ...]
    since: date


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of a list of people."""

    id: ContactId
    name: str
    kind: ContactKind
    language: Language | None
    about: str
    circle: int | None
    spheres: tuple[Sphere, ...]
    last_day: date | None
    owed: tuple[OpenShare, ...]
    unthanked: int

    @property
    def initials(self) -> str:
        """The initials of the name, worked out only where they are shown."""
        return names.initials(self.name)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the name runs from right to left."""
        return names.is_right_to_left(self.name)


@dataclass(frozen=True, slots=True)
class People:
    """A page of people; `after` opens the next one, and is empty on the last."""

    lines: tuple[PersonLine, ...]
    after: str


def people(
    user: User,
    space_id: SpaceId,
    *,
    search: str = "",
    only: PeopleFilter = PeopleFilter.ALL,
    order: PeopleOrder = PeopleOrder.NAME,
    after: str = "",
    limit: int = PAGE,
) -> People:
    """List the people of a book, a page at a time.

    A search finds beginnings of words in any order, accents and case ignored, and
    any Chinese characters that stand beside each other.
    """
    space = access.readable_space(user, space_id)
    rows = _filtered(_found(_contacts(space), space, search), only)
    rows = _from(rows, order, after)
    contacts = list(rows[: limit + 1])
    more = len(contacts) > limit
    contacts = contacts[:limit]
    return People(tuple(_lines(contacts)), _place(contacts[-1], order) if more else "")


def find_contact(user: User, space_id: SpaceId, name: str) -> ContactId:
    """Find the one contact a name, a nickname or a mail address means.

    A name that fits several is refused with all of them; so is one that fits nobody.
    "me" is the owner.
    """
    space = access.readable_space(user, space_id)
    if name.strip().casefold() == "me" and space.me_id is not None:
        return ContactId(space.me_id)
    found = _meant(space, name.strip())
    if not found:
        raise NotFoundError("contact", name)
    if len(found) > 1:
        raise SeveralFoundError(name, [(c.pk, c.full_name) for c in found])
    return ContactId(found[0].pk)


def names_of(user: User, space_id: SpaceId, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of contacts by id."""
    space = access.readable_space(user, space_id)
    rows = Contact.objects.filter(space=space, pk__in=list(ids))
    return dict(rows.values_list("pk", "full_name"))


def matching(user: User, space_id: SpaceId, search: str) -> list[tuple[ContactId, str]]:
    """List a few contacts that a half-written name may mean."""
    found = people(user, space_id, search=search, limit=8)
    return [(line.id, line.name) for line in found.lines]


def _contacts(space: Space) -> QuerySet[Contact]:
    rows = Contact.objects.filter(space=space).select_related("account")
    return rows.exclude(pk=space.me_id) if space.me_id else rows


def _found(rows: QuerySet[Contact], space: Space, search: str) -> QuerySet[Contact]:
    """Narrow a list to those whose words begin as the search asks."""
    tokens = names.query_tokens(search)
    if not tokens:
        return rows
    words = SearchToken.objects.filter(space=space, token__begins=tokens[0])
    for token in tokens[1:]:
        # The words are sieved among themselves: people are read last, and few.
        found = words.values("contact_id")
        words = SearchToken.objects.filter(space=space, token__begins=token)
        words = words.filter(contact_id__in=found)
    return rows.filter(pk__in=words.values("contact_id"))


def _filtered(rows: QuerySet[Contact], only: PeopleFilter) -> QuerySet[Contact]:
    if only is PeopleFilter.BOUNDED:
        bounded = Boundary.objects.filter(lifted_on=None)
        return rows.filter(pk__in=bounded.values("contact_id"))
    return rows.filter(_FILTERS.get(only, Q()))


def _in_sphere(sphere: Sphere) -> Q:
    # The list is kept as JSON; its words are closed, so a quoted word is exact.
    return Q(spheres__icontains=f'"{sphere.value}"')


_FILTERS = {
    PeopleFilter.PEOPLE: Q(kind=ContactKind.PERSON),
    PeopleFilter.ORGANISATIONS: Q(kind=ContactKind.ORGANISATION),
    PeopleFilter.I_OWE: Q(account__i_owe__gt=0),
    PeopleFilter.THEY_OWE: Q(account__they_owe__gt=0),
    PeopleFilter.UNTHANKED: Q(account__unthanked__gt=0),
    PeopleFilter.FAMILY: _in_sphere(Sphere.FAMILY),
    PeopleFilter.FRIENDS: _in_sphere(Sphere.FRIEND),
    PeopleFilter.CLOSE: Q(circle__lte=15),
}


def _from(rows: QuerySet[Contact], order: PeopleOrder, after: str) -> QuerySet[Contact]:
    """Go on behind the place a page ended; no page is dearer than the first."""
    if order is PeopleOrder.LAST_CONTACT:
        rows = rows.filter(last_day__isnull=False).order_by("-last_day", "id")
        place, _, key = after.rpartition("~")
        if (day := day_at(place)) and key.isdecimal():
            rows = rows.filter(last_day__lte=day).filter(
                Q(last_day__lt=day) | Q(id__gt=int(key))
            )
        return rows
    rows = rows.order_by("sort_key", "id")
    name, _, key = after.rpartition("~")
    if key.isdecimal():
        rows = rows.filter(sort_key__gte=name).filter(
            Q(sort_key__gt=name) | Q(id__gt=int(key))
        )
    return rows


def _place(contact: Contact, order: PeopleOrder) -> str:
    if order is PeopleOrder.LAST_CONTACT:
        return f"{contact.last_day}~{contact.pk}"
    return f"{contact.sort_key}~{contact.pk}"


def _lines(contacts: list[Contact]) -> Iterable[PersonLine]:
    owed = _open_shares([contact.pk for contact in contacts])
    for contact in contacts:
        account = getattr(contact, "account", None)
        yield PersonLine(
            id=ContactId(contact.pk),
            name=contact.full_name,
            kind=ContactKind(contact.kind),
            language=Language(contact.language) if contact.language else None,
            about=", ".join(filter(None, (contact.title, contact.organisation))),
            circle=contact.circle,
            spheres=tuple(Sphere(sphere) for sphere in contact.spheres),
            last_day=contact.last_day,
            owed=tuple(owed.get(contact.pk, ())),
            unthanked=account.unthanked if account else 0,
        )


def _open_shares(ids: list[int]) -> dict[int, list[OpenShare]]:
    """Gather the open favours of the people on a page, by contact and side."""
    rows = Favour.objects.filter(contact_id__in=ids, open_units__gt=0).order_by("day")
    found: defaultdict[tuple[int, str], list[tuple[Weight, int]]] = defaultdict(list)
    since: dict[tuple[int, str], date] = {}
    for contact_id, side, weight, units, day in rows.values_list(
        "contact_id", "side", "weight", "open_units", "day"
    ):
        found[contact_id, side].append((Weight(weight), units))
        since.setdefault((contact_id, side), day)
    owed: defaultdict[int, list[OpenShare]] = defaultdict(list)
    for key, favours in sorted(found.items(), key=lambda kv: kv[0][1]):
        share = OpenShare(Side(key[1]), balance.shares(favours), since[key])
        owed[key[0]].append(share)
    return owed


def _meant(space: Space, name: str) -> list[Contact]:
    """Find whom a name means: an address, the whole name, or its beginning."""
    rows = _contacts(space)
    if name.startswith("#") and name[1:].isdecimal():
        return list(rows.filter(pk=int(name[1:])))
    if "@" in name:
        points = Point.objects.filter(
            space=space, kind=PointKind.EMAIL, folded=fold_point(PointKind.EMAIL, name)
        )
        return list(rows.filter(pk__in=points.values("contact_id"))[:_NAMED_MOST])
    if not names.query_tokens(name):
        return []
    close = list(_found(rows, space, name).order_by("sort_key", "id")[:200])
    folded = names.fold(name)
    exact = [
        c for c in close if folded in (names.fold(c.full_name), names.fold(c.nickname))
    ]
    whole = [c for c in close if folded in names.fold(c.full_name).split()]
    return (exact or whole or close)[:_NAMED_MOST]
