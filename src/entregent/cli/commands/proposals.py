"""The command that accepts favours which were proposed, or leaves them out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.loop_words import proposal_words
from entregent.cli.options import NUMBER
from entregent.cli.says import _
from entregent.cli.sentences import favour_words
from entregent.cli.words import Word
from entregent.core.ids import FavourId
from entregent.core.vocabulary import Weight

if TYPE_CHECKING:
    from entregent.queries.loops import ProposalLine


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals still open, and the favours just noted from one."""

    proposals: "tuple[ProposalLine, ...]"
    favours: tuple[FavourId, ...]


@command(
    "proposals",
    "entregent proposals",
    "entregent proposals --accept 3",
    "entregent proposals --accept 3 --weight large",
    "entregent proposals --decline 3",
    gives="Proposals",
    writes=True,
)
@click.option("--accept", type=NUMBER, metavar="ID", help="Note the favour.")
@click.option(
    "--decline", type=NUMBER, metavar="ID", help="Leave it out of the ledger."
)
@click.option("--weight", type=Word(Weight), help="Another weight than was proposed.")
def proposals_(
    book: Book, accept: int | None, decline: int | None, weight: Weight | None
) -> Answer:
    """List the favours that were proposed; accept one or leave it out."""
    from entregent.acts import loops
    from entregent.queries import ledger

    words: list[str] = []
    favours: tuple[FavourId, ...] = ()
    if accept is not None:
        noted = loops.accept_proposal(book.user, book.space, accept, weight, book.day)
        line = ledger.favour(book.user, book.space, noted, book.day)
        words, favours = [f"#{noted} {favour_words(book, line)}"], (noted,)
    if decline is not None:
        loops.decline_proposal(book.user, book.space, decline)
        words.append(_("Left out of the ledger."))
    found = _open(book)
    words += [proposal_words(each) for each in found]
    return Answer(
        words or [_("No favour waits to be noted.")], Proposals(found, favours)
    )


def _open(book: Book) -> "tuple[ProposalLine, ...]":
    from entregent.queries.loops import owed

    return tuple(owed(book.user, book.space, book.day).proposals)
