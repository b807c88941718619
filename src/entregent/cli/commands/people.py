"""The command that lists and finds people."""

from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import how_many
from entregent.cli.says import _
from entregent.core.ledger.entries import Side

if TYPE_CHECKING:
    from entregent.queries.people import PersonLine

# The words of queries.people, which help may not load.
FILTERS = (
    "all",
    "people",
    "organisations",
    "i-owe",
    "they-owe",
    "unthanked",
    "family",
    "friends",
    "close",
    "bounded",
)


@command(
    "people",
    "entregent people",
    "entregent people design --only i-owe",
    "entregent people --by last-contact --limit 10",
    gives="People",
)
@click.argument("search", nargs=-1)
@click.option(
    "--only",
    type=click.Choice(FILTERS),
    default="all",
    metavar="WHICH",
    help=f"Some of them: {', '.join(FILTERS)}.",
)
@click.option(
    "--by",
    "order",
    type=click.Choice(["name", "last-contact"]),
    default="name",
    help="What stands first.",
)
@click.option("--after", default="", help="Go on behind a page: its --json says where.")
@how_many
def people_(
    book: Book, search: tuple[str, ...], only: str, order: str, after: str, limit: int
) -> Answer:
    """List the people of the book, or those a search finds.

    A search finds beginnings of words in any order, in names, organisations and
    addresses; accents and capitals make no difference.
    """
    from entregent.queries import people

    page = people.people(
        book.user,
        book.space,
        search=" ".join(search),
        only=people.PeopleFilter(only.replace("-", " ")),
        order=people.PeopleOrder(order.replace("-", " ")),
        after=after,
        limit=limit,
    )
    words = [_line(book, line) for line in page.lines]
    if page.after:
        words.append(_("There are more: --limit or --after shows them."))
    return Answer(words or [_("Nobody here.")], page)


def recent_people(book: Book, most: int) -> list[str]:
    """List those with whom the last contact was."""
    from entregent.queries import people

    last = people.PeopleOrder.LAST_CONTACT
    page = people.people(book.user, book.space, order=last, limit=most)
    return [_line(book, line) for line in page.lines]


def _line(book: Book, line: "PersonLine") -> str:
    """Write somebody in a line: id, name, what they do, and what is open."""
    from entregent.wording.dates import ago_words
    from entregent.wording.favours import shares_words

    parts = [line.about]
    said = {
        Side.RECEIVED: _("%(shares)s to return"),
        Side.GIVEN: _("you gave %(shares)s"),
    }
    parts += [
        said[share.side] % {"shares": shares_words(share.shares)} for share in line.owed
    ]
    if line.last_day:
        ago = ago_words(line.last_day, book.day)
        parts.append(_("last contact %(ago)s") % {"ago": ago})
    known = "; ".join(part for part in parts if part)
    return f"#{line.id} {line.name}" + (f": {known}" if known else "")
