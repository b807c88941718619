"""The command that brings in address books and mail archives."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import NUMBER
from entregent.cli.says import _
from entregent.core.ids import ImportId

if TYPE_CHECKING:
    from entregent.queries.imports import RunPage

_PROBLEMS_SHOWN = 20


@command(
    "import",
    "entregent import contacts.vcf",
    "entregent import archive.mbox --me ada@example.org --preview",
    "entregent import --run 3",
    gives="RunPage, or a list of them without FILE",
)
@click.argument(
    "path",
    metavar="[FILE]",
    required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--me", multiple=True, metavar="ADDRESS", help="Your own mail address.")
@click.option("--preview", is_flag=True, help="Only look; the book stays as it is.")
@click.option(
    "--run", type=NUMBER, metavar="RUN", help="Go on with one that was looked at."
)
@click.option(
    "--discard", type=NUMBER, metavar="RUN", help="Forget one only looked at."
)
def import_(
    book: Book,
    path: Path | None,
    me: tuple[str, ...],
    run: int | None,
    discard: int | None,
    *,
    preview: bool,
) -> Answer:
    """Bring in an address book (vCard) or a mail archive (mbox); or list the runs.

    The same file a second time adds nothing; a run that was stopped goes on where it
    ended; `entregent undo --import RUN` takes out all that it brought.
    """
    if discard is not None:
        return _discarded(book, discard)
    if path is not None:
        key = _looked_at(book, path, me)
    elif run is not None:
        key = ImportId(run)
    else:
        return _runs(book)
    if preview:
        page = _run(book, key)
        words = [*found_words(page), *_problems(page), *_how_to_go_on(page)]
        return Answer(words, page)
    page = _written(book, key)
    undo = _("entregent undo --import %(run)s takes it out again.") % {"run": page.id}
    return Answer([*found_words(page), *_problems(page), undo], page)


def _looked_at(book: Book, path: Path, me: tuple[str, ...]) -> ImportId:
    from entregent.exchange import imports

    return imports.preview(book.user, book.space, path, owner_addresses=me)


def _written(book: Book, key: ImportId) -> "RunPage":
    """Write a run, with a bar where somebody watches."""
    from entregent.exchange import imports

    total = max(_run(book, key).total, 1)
    stderr = sys.stderr
    with click.progressbar(
        length=total, file=stderr, hidden=not stderr.isatty()
    ) as bar:

        def step(done: int, _total: int) -> None:
            bar.update(done - bar.pos)

        imports.apply(book.user, book.space, key, step)
    return _run(book, key)


def _discarded(book: Book, run: int) -> Answer:
    from entregent.acts.imports import discard_import

    page = _run(book, ImportId(run))
    discard_import(book.user, book.space, page.id)
    return Answer([_("“%(file)s” is forgotten.") % {"file": page.file_name}], page)


def _runs(book: Book) -> Answer:
    from entregent.queries.imports import runs
    from entregent.wording.words import label

    found = runs(book.user, book.space)
    words = [f"#{each.id} {each.file_name}: {label(each.state)}" for each in found]
    return Answer(words or [_("Nothing was imported yet.")], found)


def _run(book: Book, key: ImportId) -> "RunPage":
    from entregent.queries import imports

    return imports.run(book.user, book.space, key)


def found_words(page: "RunPage") -> list[str]:
    """Say what a file brings or brought."""
    from entregent.wording.imports import count_words

    said = count_words(page.counts)
    return [f"{page.file_name}:", *(f"  {line}" for line in said or [_("nothing new")])]


def _problems(page: "RunPage") -> Iterator[str]:
    """Say of the first lines that were not taken why they were not."""
    from entregent.wording.imports import problem_words

    for each in page.refused[:_PROBLEMS_SHOWN]:
        yield _("  line %(line)s: %(why)s") % {
            "line": each.line,
            "why": problem_words(each.code),
        }
        if each.quote:
            yield f"    {each.quote}"
    left = page.refused_count - _PROBLEMS_SHOWN
    if left > 0:
        yield _("  ... and %(count)s more; --json shows them.") % {"count": left}


def _how_to_go_on(page: "RunPage") -> list[str]:
    return [_("To bring it in: entregent import --run %(run)s") % {"run": page.id}]
