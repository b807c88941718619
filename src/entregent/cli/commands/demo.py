"""The command that shows a lived-in book of invented people, or a real archive."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer, show
from entregent.cli.book import Book, speak
from entregent.cli.command import Command
from entregent.cli.refusing import in_kind_words
from entregent.cli.says import _

if TYPE_CHECKING:
    from entregent.core.ids import ImportId

_PEOPLE_SHOWN = 5


@click.command("demo", cls=Command)
@click.option("--serve/--no-serve", default=True, help="Open the pages afterwards.")
@click.option(
    "--mail",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Build the book from this mail archive instead.",
)
@click.option("--me", multiple=True, metavar="ADDRESS", help="Your address in it.")
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(0, 65535),
    default=0,
    help="For the pages.",
)
def demo_(mail: Path | None, me: tuple[str, ...], port: int, *, serve: bool) -> None:
    """Show a lived-in book of invented people, kept apart from yours.

    ENTREGENT_TODAY sets the day, which is kind to old archives.
    """
    from entregent.cli.commands.serve import serve_here

    with in_kind_words(in_json=False):
        answer = Answer(list(_shown(mail, me)), None)
    show(answer, in_json=False)
    if serve:
        os.environ["ENTREGENT_DEMO"] = "1"
        serve_here(port, workers=1)


demo_.examples = (
    "entregent demo",
    "entregent demo --mail archive.mbox --me me@example.org --no-serve",
)


def _shown(mail: Path | None, me: tuple[str, ...]) -> Iterator[str]:
    """Open the book, write the letter of its day, and say what to try next."""
    from entregent.acts import local
    from entregent.cli.commands.people import recent_people
    from entregent.cli.commands.today import letter
    from entregent.exchange import demos
    from entregent.queries import clock

    local.prepare()
    shown = demos.open_from_mail(mail, me) if mail else demos.open_invented()
    speak(shown.user.language)
    book = Book(shown.user, shown.space, clock.today())
    if shown.run is not None:
        yield from _read(book, shown.run)
    yield from letter(book)
    yield ""
    yield _("Whom you spoke with last:")
    yield from (f"  {line}" for line in recent_people(book, _PEOPLE_SHOWN))
    yield ""
    yield _("To look around in this book:")
    own = ("people --only i-owe", "ledger", "check")
    for words in ("people", "history", "check") if shown.run else own:
        yield f"  ENTREGENT_USER={book.user.username} entregent {words}"
    yield ""


def _read(book: Book, run: "ImportId") -> Iterator[str]:
    """Say what was found in the archive."""
    from entregent.cli.commands.imports import found_words
    from entregent.queries import imports

    yield from found_words(imports.run(book.user, book.space, run))
    yield ""
