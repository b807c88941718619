"""The command that shows the ledger."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import how_many
from entregent.cli.says import _
from entregent.cli.sentences import favour_words, what_of
from entregent.core.ids import ContactId
from entregent.core.ledger.entries import Side

if TYPE_CHECKING:
    from entregent.queries.ledger import FavourLine, Ledger


@command(
    "ledger",
    "entregent ledger",
    "entregent ledger --given",
    "entregent ledger Lei",
    gives="Ledger, or PersonLedger with a NAME",
)
@click.argument("name", required=False)
@click.option("--given", is_flag=True, help="What others owe you, not what you owe.")
@click.option("--after", default="", help="Go on behind a page: its --json says where.")
@how_many
def ledger_(
    book: Book, name: str | None, after: str, limit: int, *, given: bool
) -> Answer:
    """Say with whom something stands open, or every favour with one person."""
    from entregent.queries import ledger

    if name is not None:
        return _with(book, book.find(name))
    side = Side.GIVEN if given else Side.RECEIVED
    page = ledger.ledger(
        book.user, book.space, book.day, side=side, after=after, limit=limit
    )
    return Answer(list(_page_words(book, page)), page)


def _with(book: Book, contact: ContactId) -> Answer:
    from entregent.queries.ledger import person_ledger
    from entregent.wording.favours import balance_words

    page = person_ledger(book.user, book.space, contact, book.day)
    between = balance_words(page.balance, book.day, has_loans=page.has_loans)
    words = [book.name(contact), between.summary, ""]
    for line in page.lines:
        words += favour_lines(book, line)
    if page.earlier:
        words += ["", _("Corrected since:")]
        words += [f"#{line.id} {favour_words(book, line)}" for line in page.earlier]
    return Answer(words, page)


def favour_lines(book: Book, line: "FavourLine") -> Iterator[str]:
    """Say what a favour was, and under it what became of it."""
    from entregent.wording.favours import closing_words, thanked_words, what_words

    yield f"#{line.id} {favour_words(book, line)}"
    said = []
    if line.wants_thanks:
        said.append(_("not thanked yet"))
    elif line.thanked_on:
        said.append(thanked_words(line.thanked_on, book.day))
    for each in line.closings:
        by = what_words(each.by_kind, each.by_about) if each.by_kind else ""
        said.append(
            closing_words(
                each.settlement,
                each.units,
                each.day,
                book.day,
                by,
                of_units=line.weight.units,
            )
        )
    said += _state_words(line)
    if said:
        yield f"    {'; '.join(said)}"


def _state_words(line: "FavourLine") -> Iterator[str]:
    from entregent.wording.money import money_words

    if line.is_let_go:
        yield _("let go long since")
    elif line.is_partly_open:
        yield _("open in part")
    elif line.is_open:
        yield _("open")
    if line.lent:
        yield _("still out: %(what)s") % {"what": money_words(line.lent)}
    elif line.is_lent_out:
        yield _("still out")


def _page_words(book: Book, page: "Ledger") -> Iterator[str]:
    from entregent.wording.favours import balance_words, load_words
    from entregent.wording.money import money_words

    for line in page.lines:
        yield f"#{line.contact} {line.name}"
        yield f"    {balance_words(line.balance, book.day).summary}"
    if not page.lines:
        yield _("Nothing stands open on this side.")
    if page.after:
        yield _("There are more: --limit or --after shows them.")
    yield ""
    yield load_words(page.load)
    for loan in page.loans:
        yield _("Lent: #%(id)s %(what)s, %(name)s") % {
            "id": loan.id,
            "what": what_of(loan),
            "name": loan.contact_name,
        }
    for sums, said in (
        (page.lent_out, _("Lent out in all: %(sum)s")),
        (page.borrowed, _("Borrowed in all: %(sum)s")),
    ):
        for money in sums:
            yield said % {"sum": money_words(money)}
