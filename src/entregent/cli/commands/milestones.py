"""Commands that note what happened to an introduction or a project."""

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.loop_words import after_the_act, find_loop
from entregent.cli.options import on_day, with_note
from entregent.cli.words import Word
from entregent.core.vocabulary import MilestoneKind


@command(
    "milestone",
    'entregent milestone "Acme app" won --value "12000 EUR"',
    'entregent milestone "Ada" met --heard-from Bob --on 2026-03-04',
    gives="LoopPage",
    writes=True,
)
@click.argument("subject", metavar="LOOP")
@click.argument("kind", metavar="KIND", type=Word(MilestoneKind))
@on_day
@click.option("--value", metavar="SUM", help='What it is worth, as "12000 EUR".')
@click.option("--heard-from", metavar="NAME", help="Who told you.")
@with_note
def milestone_(
    book: Book,
    subject: str,
    kind: MilestoneKind,
    day: str | None,
    value: str | None,
    heard_from: str | None,
    note: str,
) -> Answer:
    """Note how something is going, and hear who is owed the news.

    LOOP is the project's name, that of somebody introduced, or #12.
    """
    from entregent.acts import loops

    page = find_loop(book, subject)
    wish = loops.RecordMilestone(
        loop=page.loop.id,
        kind=kind,
        day=book.read_day(day),
        note=note,
        value=book.read_money(value),
        heard_from=book.find(heard_from) if heard_from else None,
    )
    loops.record_milestone(book.user, book.space, wish)
    return after_the_act(book, page.loop.id)


@command("asked", "entregent asked Ada --on yesterday", gives="LoopPage", writes=True)
@click.argument("subject", metavar="LOOP")
@on_day
def asked_(book: Book, subject: str, day: str | None) -> Answer:
    """Note that you asked, once, how an introduction you made went.

    It is never proposed again.
    """
    from entregent.acts.loops import ask_for_news

    page = find_loop(book, subject)
    ask_for_news(book.user, book.space, page.loop.id, book.read_day(day))
    return after_the_act(book, page.loop.id)
