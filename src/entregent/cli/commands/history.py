"""Commands that show who did what, and take it back."""

from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import how_many
from entregent.cli.says import _
from entregent.core.ids import ActId, ImportId

if TYPE_CHECKING:
    from entregent.queries.history import ActLine


@command(
    "history",
    "entregent history --limit 10",
    "entregent history Lei",
    gives="History",
)
@click.argument("name", required=False)
@click.option(
    "--before", default="", help="Go on behind a page: its --json says where."
)
@how_many
def history_(book: Book, name: str | None, before: str, limit: int) -> Answer:
    """Say who did what and when, the newest first, of the book or of one person."""
    from entregent.queries import history

    page = history.history(
        book.user,
        book.space,
        contact_id=None if name is None else book.find(name),
        before=before,
        limit=limit,
    )
    words = [_line(book, each) for each in page.lines]
    if page.before:
        words.append(_("There are more: --limit or --before shows them."))
    return Answer(words or [_("Nothing here.")], page)


@command(
    "undo",
    "entregent undo",
    "entregent undo 31",
    "entregent undo --import 2",
    gives="ActLine, or RunPage with --import",
    writes=True,
)
@click.argument("act", metavar="[ACT]", type=int, required=False)
@click.option(
    "--import", "run", type=int, metavar="RUN", help="Take out all a file brought."
)
def undo_(book: Book, act: int | None, run: int | None) -> Answer:
    """Take back what you noted last, or the act with that number in `history`.

    The history keeps both. What others noted is taken back by its number only.
    """
    from entregent.acts import history

    if run is not None:
        return _import_undone(book, run)
    if act is None:
        undone = history.undo_last(book.user, book.space)
    else:
        undone = history.undo_act(book.user, book.space, ActId(act))
    line = _act(book, undone)
    words = _("Taken back: %(act)s") % {"act": _said(book, line)}
    return Answer([words], line)


def _import_undone(book: Book, run: int) -> Answer:
    from entregent.acts.imports import undo_import
    from entregent.queries.imports import run as read_run

    kept = undo_import(book.user, book.space, ImportId(run))
    page = read_run(book.user, book.space, ImportId(run))
    words = [
        _("Everything “%(file)s” brought was taken out.") % {"file": page.file_name}
    ]
    if kept:
        words.append(
            _("%(count)s people stayed, for you have noted more about them since.")
            % {"count": kept}
        )
    return Answer(words, page)


def _act(book: Book, act: ActId) -> "ActLine":
    from entregent.queries.history import history

    page = history(book.user, book.space, before=str(act + 1), limit=1)
    return page.lines[0]


def _line(book: Book, line: "ActLine") -> str:
    """Write an act in a line: its number, the day, and who did what."""
    from django.utils.timezone import localtime

    from entregent.wording.dates import on_day

    moment = localtime(line.moment)
    said = f"#{line.id} {moment:%Y-%m-%d %H:%M} {_said(book, line)}"
    if line.undone_on is None:
        return said
    on = on_day(line.undone_on, book.day)
    return said + " " + _("(taken back %(on_day)s)") % {"on_day": on}


def _said(book: Book, line: "ActLine") -> str:
    from entregent.wording.history import act_words

    return act_words(
        line.act,
        line.who,
        [someone.name for someone in line.about],
        line.facts,
        is_you=line.who == book.user.username,
    )
