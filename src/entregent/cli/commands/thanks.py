"""The command that notes a thank-you."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import NUMBER, on_day, with_note
from entregent.cli.says import _
from entregent.cli.sentences import favour_words
from entregent.core.ids import ContactId, FavourId, ThanksId

if TYPE_CHECKING:
    from entregent.queries.ledger import FavourLine


@dataclass(frozen=True, slots=True)
class ThanksNoted:
    """A thank-you, and the favours it was for."""

    thanks: ThanksId
    favours: "tuple[FavourLine, ...]"


@command(
    "thank",
    "entregent thank Lei",
    'entregent thank Lei --for 12 --on yesterday --note "A card with the pears."',
    gives="ThanksNoted",
    writes=True,
)
@click.argument("name")
@click.option(
    "--for",
    "favours",
    multiple=True,
    type=NUMBER,
    metavar="ID",
    help="The favour; all that still want thanks, unless said.",
)
@on_day
@with_note
def thank_(
    book: Book, name: str, favours: tuple[int, ...], day: str | None, note: str
) -> Answer:
    """Note that you thanked somebody, and say what for."""
    from entregent.acts.favours import ThankContact, thank_contact

    contact = book.find(name)
    before = _lines(book, contact)
    wish = ThankContact(
        contact=contact,
        day=book.read_day(day),
        favours=tuple(FavourId(key) for key in favours),
        note=note,
    )
    noted = thank_contact(book.user, book.space, wish)
    thanked = tuple(
        line
        for line in _lines(book, contact)
        if line.id in favours or (line.id in _wanting(before) and not line.wants_thanks)
    )
    words = [_("%(name)s was thanked for:") % {"name": book.name(contact)}]
    words += [f"  #{line.id} {favour_words(book, line)}" for line in thanked]
    return Answer(words, ThanksNoted(noted, thanked))


def _lines(book: Book, contact: ContactId) -> "tuple[FavourLine, ...]":
    from entregent.queries.ledger import person_ledger

    return person_ledger(book.user, book.space, contact, book.day).lines


def _wanting(lines: "tuple[FavourLine, ...]") -> set[FavourId]:
    return {line.id for line in lines if line.wants_thanks}
