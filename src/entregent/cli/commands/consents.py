"""Commands for an introduction that is still considered: who agrees, and making it."""

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.loop_words import after_the_act, find_loop
from entregent.cli.options import on_day
from entregent.cli.words import Word
from entregent.core.ids import IntroductionId
from entregent.core.vocabulary import Consent, IntroductionState

_MADE = (IntroductionState.MADE, IntroductionState.MET, IntroductionState.OUTCOME)


@command(
    "consent",
    "entregent consent Ada asked",
    "entregent consent Ada given --on yesterday",
    'entregent consent Ada refused --loop "#7"',
    gives="LoopPage",
    writes=True,
)
@click.argument("name")
@click.argument("answer", metavar="ANSWER", type=Word(Consent))
@click.option("--loop", "subject", metavar="LOOP", help="Where they are in several.")
@on_day
def consent_(
    book: Book, name: str, answer: Consent, subject: str | None, day: str | None
) -> Answer:
    """Note whether somebody was asked to be introduced, and what they said."""
    from entregent.acts.loops import record_consent

    party = book.find(name)
    loop, introduction = _introduction(book, subject or name)
    record_consent(
        book.user, book.space, introduction, party, answer, book.read_day(day)
    )
    return after_the_act(book, loop)


@command("made", "entregent made Ada --on 2026-03-04", gives="LoopPage", writes=True)
@click.argument("subject", metavar="LOOP")
@on_day
def made_(book: Book, subject: str, day: str | None) -> Answer:
    """Note that an introduction that was considered has been made.

    LOOP is somebody in it, or #12.
    """
    from entregent.acts.loops import make_introduction

    loop, introduction = _introduction(book, subject)
    make_introduction(book.user, book.space, introduction, book.read_day(day))
    return after_the_act(book, loop)


def _introduction(book: Book, subject: str) -> tuple[int, IntroductionId]:
    """Find the introduction of a loop that is not made yet, else its first."""
    from entregent.core.refusals import NotFoundError

    loop = find_loop(book, subject).loop
    found = sorted(loop.introductions, key=lambda each: each.state in _MADE)
    if not found:
        raise NotFoundError("introduction", subject)
    return loop.id, found[0].id
