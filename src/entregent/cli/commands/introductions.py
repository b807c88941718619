"""Commands that note who introduced whom, and who brought a project."""

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.loop_words import after_the_act
from entregent.cli.options import new_people, on_day
from entregent.core.ids import ContactId
from entregent.core.vocabulary import IntroductionDirection, IntroductionState


@command(
    "introduce",
    'entregent introduce Lei --to-me Chen --for "Acme app" --new',
    'entregent introduce Ada Bob --purpose "Both love letterpress."',
    "entregent introduce Ada Bob --considered",
    "entregent introduce --by Lei --via Mina Ada Bob",
    gives="LoopPage",
    writes=True,
)
@click.argument("names", nargs=-1, required=True)
@click.option(
    "--to-me", multiple=True, metavar="NAME", help="Whom NAMES introduced me to."
)
@click.option("--by", metavar="NAME", help="Who introduced NAMES to each other.")
@click.option(
    "--via", multiple=True, metavar="NAME", help="A further link of the chain."
)
@click.option("--for", "project", default="", help="The project that comes with it.")
@click.option("--purpose", default="", help="What it is for, in your words.")
@click.option("--considered", is_flag=True, help="Thought of, not made yet.")
@on_day
@new_people
def introduce_(
    book: Book,
    names: tuple[str, ...],
    to_me: tuple[str, ...],
    by: str | None,
    via: tuple[str, ...],
    project: str,
    purpose: str,
    day: str | None,
    *,
    considered: bool,
    new: bool,
) -> Answer:
    """Note who introduced whom.

    With --to-me the one you name introduced you to somebody; with --by they
    introduced those you name to each other; with neither it was you. A longer chain
    is named with --via, the nearest first.
    """
    from entregent.acts import loops
    from entregent.queries.loops import loop_of_introduction

    chain, parties, direction = _roles(names, to_me, by, via)
    wish = loops.RecordIntroduction(
        introducers=_found(book, chain, new=new),
        parties=_found(book, parties, new=new),
        direction=direction,
        day=book.read_day(day),
        purpose=purpose,
        project=project,
        state=IntroductionState.CONSIDERED if considered else IntroductionState.MADE,
    )
    made = loops.record_introduction(book.user, book.space, wish)
    return after_the_act(book, loop_of_introduction(book.user, book.space, made))


@command(
    "project",
    'entregent project "Acme app" --by Lei --value "12000 EUR"',
    'entregent project "My own shop"',
    gives="LoopPage",
    writes=True,
)
@click.argument("subject", metavar="PROJECT")
@click.option("--by", metavar="NAME", help="Who brought it; nobody, unless said.")
@click.option(
    "--via", multiple=True, metavar="NAME", help="A further link of the chain."
)
@click.option("--value", metavar="SUM", help='What it is worth, as "12000 EUR".')
@on_day
@new_people
def project_(
    book: Book,
    subject: str,
    by: str | None,
    via: tuple[str, ...],
    value: str | None,
    day: str | None,
    *,
    new: bool,
) -> Answer:
    """Note a project and who brought it; what comes of it is a `milestone`."""
    from entregent.acts import loops
    from entregent.queries.loops import loop_of_opportunity

    wish = loops.RecordOpportunity(
        name=subject,
        day=book.read_day(day),
        brought_by=_found(book, (*([by] if by else []), *via), new=new),
        value=book.read_money(value),
    )
    made = loops.record_opportunity(book.user, book.space, wish)
    return after_the_act(book, loop_of_opportunity(book.user, book.space, made))


_Names = tuple[str, ...]


def _roles(
    names: _Names, to_me: _Names, by: str | None, via: _Names
) -> tuple[_Names, _Names, IntroductionDirection]:
    """Tell the chain and the parties apart, and which way it went."""
    if to_me and by:
        raise click.UsageError("Say --to-me or --by, not both.")
    if to_me:
        if len(names) > 1:
            raise click.UsageError(
                "With --to-me name one introducer; further ones go with --via."
            )
        return (*names, *via), to_me, IntroductionDirection.TO_ME
    if by:
        return (by, *via), names, IntroductionDirection.BETWEEN_OTHERS
    if via:
        raise click.UsageError("--via goes with --to-me or --by.")
    return (), names, IntroductionDirection.BY_ME


def _found(book: Book, names: _Names, *, new: bool) -> tuple[ContactId, ...]:
    return tuple(book.find(name, new=new) for name in names)
