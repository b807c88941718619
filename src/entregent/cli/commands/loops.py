"""The command that lists introductions and projects."""

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.loop_words import loop_lines
from entregent.cli.options import how_many
from entregent.cli.says import _

# The words of queries.loops, which help may not load.
FILTERS = ("open", "closed", "by-me", "all")


@command(
    "loops",
    "entregent loops",
    "entregent loops --only by-me",
    gives="Loops",
)
@click.option(
    "--only",
    type=click.Choice(FILTERS),
    default="open",
    help="Those open, unless said.",
)
@click.option("--after", default="", help="Go on behind a page: its --json says where.")
@how_many
def loops_(book: Book, only: str, after: str, limit: int) -> Answer:
    """List introductions and projects, the newest first, and what became of them."""
    from entregent.queries import loops

    page = loops.loops(
        book.user,
        book.space,
        only=loops.LoopFilter(only.replace("-", " ")),
        after=after,
        limit=limit,
    )
    words = [line for each in page.lines for line in loop_lines(book, each)]
    if page.after:
        words.append(_("There are more: --limit or --after shows them."))
    return Answer(words or [_("Nothing here.")], page)
