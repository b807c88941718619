"""Commands that show who did what, and take it back."""

from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import NUMBER, how_many
from entregent.cli.says import _, ngettext
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
@click.argument("act", metavar="[ACT]", type=NUMBER, required=False)
@click.option(
    "--import", "run", type=NUMBER, metavar="RUN", help="Take out all a file brought."
)
def undo_(book: Book, act: int | None, run: int | None) -> Answer:
    """Take back what you noted last, or the act with that number in `history`.

    The history keeps both. What others noted is taken back by its number only.
    """
    from entregent.acts import history

    if run is not None:
        return _import_undone(book, run)
    # Read before: whoever was added is not there to be named afterwards.
    known = {line.id: _said(book, line) for line in _acts(book, act)}
    if act is None:
        undone = history.undo_last(book.user, book.space)
    else:
        undone = history.undo_act(book.user, book.space, ActId(act))
    line = _acts(book, undone)[0]
    said = known.get(undone) or _said(book, line)
    return Answer([_("Taken back: %(act)s") % {"act": said}], line)


def _import_undone(book: Book, run: int) -> Answer:
    from entregent.acts.imports import undo_import
    from entregent.queries.imports import run as read_run

    kept = undo_import(book.user, book.space, ImportId(run))
    page = read_run(book.user, book.space, ImportId(run))
    words = [
        _("Everything “%(file)s” brought was taken out.") % {"file": page.file_name}
    ]
    if kept:
        stayed = ngettext(
            "%(count)s person stayed, for you have noted more about them since.",
            "%(count)s people stayed, for you have noted more about them since.",
            kept,
        )
        words.append(stayed % {"count": kept})
    return Answer(words, page)


def _acts(book: Book, act: int | None) -> "tuple[ActLine, ...]":
    """Read one act, or the newest."""
    from entregent.queries.history import PAGE, history

    before, limit = ("", PAGE) if act is None else (str(act + 1), 1)
    return history(book.user, book.space, before=before, limit=limit).lines


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
