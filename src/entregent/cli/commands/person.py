"""Commands that show somebody, put them into the book and change what is kept."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.identity import columns_of, identity_options
from entregent.cli.words import Word
from entregent.core.ids import ContactId
from entregent.core.vocabulary import OccasionKind, PointKind, RelationKind

if TYPE_CHECKING:
    from entregent.queries.person import Person

_POINTS = {
    "mail": PointKind.EMAIL,
    "phone": PointKind.PHONE,
    "address": PointKind.ADDRESS,
    "url": PointKind.URL,
    "handle": PointKind.HANDLE,
}


@command(
    "add",
    'entregent add "Lei Chen" --mail lei@example.org --language fr --circle 15',
    'entregent add "Atelier Nord" --kind organisation',
    gives="Person",
    writes=True,
)
@click.argument("full_name", metavar="NAME")
@identity_options
def add_(book: Book, full_name: str, **facts: Any) -> Answer:
    """Put somebody into the book; the full name is enough.

    Somebody of the same name may be there already: both stay, and #12 tells them
    apart.
    """
    from entregent.acts import contacts

    wish = contacts.AddContact(full_name=full_name, **columns_of(facts))
    added = contacts.add_contact(book.user, book.space, wish)
    _add_more(book, added, facts)
    return page_of(book, added)


@command(
    "person",
    "entregent person Lei",
    "entregent person Lei --language fr --circle 15 --mail lei@example.org",
    "entregent person Lei --birthday 1980-03-02 --is colleague-of Bob",
    "entregent person Lei --without old@example.org --not colleague-of Bob",
    "entregent person me --mail ada@example.org",
    gives="Person",
    writes=True,
)
@click.argument("name")
@click.option("--name", "full_name", help="The full name, as it should be.")
@identity_options
@click.option(
    "--without",
    multiple=True,
    metavar="VALUE",
    help="An address or number to take out.",
)
@click.option(
    "--without-day",
    multiple=True,
    metavar="NAME",
    help="A day to take out: birthday ...",
)
@click.option(
    "--not",
    "untied",
    type=(str, str),
    multiple=True,
    metavar="WHAT NAME",
    help="A relation to take out.",
)
def person_(
    book: Book,
    name: str,
    full_name: str | None,
    without: tuple[str, ...],
    without_day: tuple[str, ...],
    untied: tuple[tuple[str, str], ...],
    **facts: Any,
) -> Answer:
    """Show somebody, or change what is kept about them.

    What is not named stays; an empty text takes out what was there. `entregent person
    me` is you.
    """
    from entregent.acts import contacts

    contact = book.find(name)
    columns = columns_of(facts)
    if full_name is not None:
        columns["full_name"] = full_name
    if columns:
        wish = contacts.ChangeContact(contact=contact, columns=columns)
        contacts.change_contact(book.user, book.space, wish)
    for value in without:
        _remove_point(book, contact, value)
    for label in without_day:
        _remove_day(book, contact, label)
    for what, other in untied:
        _untie(book, contact, what, other)
    _add_more(book, contact, facts)
    return page_of(book, contact)


def page_of(book: Book, contact: ContactId) -> Answer:
    """Answer with somebody's page."""
    from entregent.cli.person_words import person_lines

    page = _person(book, contact)
    return Answer(list(person_lines(book, page)), page)


def _person(book: Book, contact: ContactId) -> "Person":
    from entregent.queries.person import person

    return person(book.user, book.space, contact, book.day)


def _add_more(book: Book, contact: ContactId, facts: dict[str, Any]) -> None:
    """Add the ways to reach somebody, the days of their year, and their ties."""
    from entregent.acts import contacts

    for option, kind in _POINTS.items():
        for value in facts[option]:
            point = contacts.AddPoint(contact=contact, kind=kind, value=value)
            contacts.add_point(book.user, book.space, point)
    if facts["birthday"] is not None:
        _add_day(book, contact, OccasionKind.BIRTHDAY, facts["birthday"])
    for label, day in facts["days"]:
        is_anniversary = label == OccasionKind.ANNIVERSARY.value
        named = OccasionKind.ANNIVERSARY if is_anniversary else OccasionKind.OTHER
        _add_day(book, contact, named, day, "" if is_anniversary else label)
    for what, other in facts["ties"]:
        tie = contacts.RelateContacts(
            subject=contact, kind=_relation(what), other=book.find(other)
        )
        contacts.relate_contacts(book.user, book.space, tie)


def _add_day(
    book: Book, contact: ContactId, kind: OccasionKind, text: str, label: str = ""
) -> None:
    """Note a day of the year, written with its year or as 03-02 without it."""
    from entregent.acts import contacts
    from entregent.core.refusals import NotADayError

    numbers = text.strip().removeprefix("--").split("-")
    if len(numbers) == len(("month", "day")) and all(n.isdecimal() for n in numbers):
        year, month, day = None, int(numbers[0]), int(numbers[1])
    else:
        written = book.read_day(text)
        year, month, day = written.year, written.month, written.day
    if not month or not day:
        raise NotADayError(text)
    wish = contacts.AddOccasion(
        contact=contact, kind=kind, month=month, day=day, year=year, label=label
    )
    contacts.add_occasion(book.user, book.space, wish)


def _relation(text: str) -> RelationKind:
    return cast("RelationKind", Word(RelationKind).convert(text, None, None))


def _remove_point(book: Book, contact: ContactId, value: str) -> None:
    from entregent.acts.contacts import remove_point
    from entregent.core.points import fold_point

    points = _person(book, contact).points
    keys = [
        point.id
        for point in points
        if fold_point(point.kind, point.value) == fold_point(point.kind, value)
    ]
    remove_point(book.user, book.space, _one(keys, "point", value))


def _remove_day(book: Book, contact: ContactId, label: str) -> None:
    from entregent.acts.contacts import remove_occasion

    days = _person(book, contact).days
    keys = [day.id for day in days if label in (day.line.kind.value, day.line.label)]
    remove_occasion(book.user, book.space, _one(keys, "occasion", label))


def _untie(book: Book, contact: ContactId, what: str, other: str) -> None:
    from entregent.acts.contacts import remove_relation

    kind, whom = _relation(what), book.find(other)
    relations = _person(book, contact).relations
    keys = [r.id for r in relations if (r.kind, r.other.id) == (kind, whom)]
    remove_relation(book.user, book.space, _one(keys, "relation", other))


def _one(keys: Iterable[int], what: str, name: str) -> int:
    from entregent.core.refusals import NotFoundError

    for key in keys:
        return key
    raise NotFoundError(what, name)
