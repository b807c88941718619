"""Commands that note favours: received, given, returned, corrected, withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import NUMBER, new_people, on_day
from entregent.cli.says import _
from entregent.cli.sentences import favour_words, what_of
from entregent.cli.words import Word
from entregent.core.ids import ContactId, FavourId
from entregent.core.vocabulary import FavourKind, Weight

if TYPE_CHECKING:
    from entregent.queries.ledger import FavourLine


@dataclass(frozen=True, slots=True)
class FavourNoted:
    """A favour as it now stands, and the favours of the other side it returned."""

    favour: "FavourLine"
    returned: "tuple[FavourLine, ...]"


_FACTS = (
    click.option(
        "--weight", type=Word(Weight), help="What it meant; guessed if unsaid."
    ),
    click.option(
        "--minutes",
        metavar="MINUTES",
        type=click.IntRange(0, 1_000_000),
        help="How long it took.",
    ),
    click.option("--money", metavar="SUM", help='A sum of money, as "500 EUR".'),
    click.option("--thing", help="What was lent or given."),
)


def _facts(body: Callable[..., Answer]) -> Callable[..., Answer]:
    for option in reversed(_FACTS):
        body = option(body)
    return body


@command(
    "favour",
    'entregent favour from Lei advice "the pricing" --on 2026-02-03',
    "entregent favour to Lei work her website --weight large",
    "entregent favour from Bob thing-lent --thing camera --new",
    gives="FavourNoted",
    writes=True,
)
@click.argument("direction", type=click.Choice(["from", "to"]))
@click.argument("name")
@click.argument("kind", metavar="KIND", type=Word(FavourKind))
@click.argument("about", nargs=-1)
@_facts
@on_day
@click.option(
    "--returns", multiple=True, type=NUMBER, metavar="ID", help="What it returns."
)
@click.option("--on-its-own", is_flag=True, help="It is meant to return nothing.")
@new_people
def favour_(
    book: Book, direction: str, name: str, *, new: bool, **facts: Any
) -> Answer:
    """Note a favour from somebody or to somebody.

    A favour to somebody you owe returns what you owe, the oldest first, unless you
    say what it --returns or that it stands --on-its-own; the same the other way round.
    """
    me, them = book.find("me"), book.find(name, new=new)
    giver, receiver = (them, me) if direction == "from" else (me, them)
    return _record(book, giver=giver, receiver=receiver, **facts)


@command(
    "return",
    'entregent return Lei work "her website"',
    "entregent return Lei hospitality a week in Lyon --of 12",
    gives="FavourNoted",
    writes=True,
)
@click.argument("name")
@click.argument("kind", metavar="KIND", type=Word(FavourKind))
@click.argument("about", nargs=-1)
@click.option(
    "--of",
    "returns",
    multiple=True,
    type=NUMBER,
    metavar="ID",
    help="The favour it returns; the oldest, unless said.",
)
@_facts
@on_day
def return_(book: Book, name: str, **facts: Any) -> Answer:
    """Note a favour that returns what you owe somebody.

    Where you owe them nothing it is simply a favour given, and the answer says so.
    """
    them = book.find(name)
    answer = _record(
        book, giver=book.find("me"), receiver=them, on_its_own=False, **facts
    )
    noted = answer.data
    if isinstance(noted, FavourNoted) and not noted.returned:
        words = _("You owed %(name)s nothing; it stands as a favour given.")
        return Answer([*answer.words, words % {"name": book.name(them)}], noted)
    return answer


@command(
    "correct",
    "entregent correct 12 --weight large",
    "entregent correct 12 --about 'the pricing page' --on 2026-02-04",
    gives="FavourNoted",
    writes=True,
)
@click.argument("favour_id", metavar="ID", type=NUMBER)
@click.option("--kind", type=Word(FavourKind), help="What was done.")
@click.option("--about", help="What it was about.")
@_facts
@on_day
@click.option(
    "--returns", multiple=True, type=NUMBER, metavar="ID", help="What it returns."
)
@click.option(
    "--on-its-own/--as-a-return", default=None, help="Whether it returns nothing."
)
def correct_(book: Book, favour_id: int, **facts: Any) -> Answer:
    """Say what a favour should have said; what is not named stays as it was.

    The earlier entry stays visible. The ids stand in `entregent ledger NAME`.
    """
    from entregent.acts import favours
    from entregent.queries import ledger

    old = ledger.favour(book.user, book.space, FavourId(favour_id), book.day)
    wish = favours.CorrectFavour(favour=old.id, **_corrected(old, book, facts))
    return _noted(book, favours.correct_favour(book.user, book.space, wish))


@command("withdraw", "entregent withdraw 12", gives="FavourNoted", writes=True)
@click.argument("favour_id", metavar="ID", type=NUMBER)
def withdraw_(book: Book, favour_id: int) -> Answer:
    """Say that a favour never happened; what was entered stays visible."""
    from entregent.acts.favours import withdraw_favour
    from entregent.queries import ledger

    old = ledger.favour(book.user, book.space, FavourId(favour_id), book.day)
    withdraw_favour(book.user, book.space, old.id)
    words = _("Withdrawn: %(favour)s") % {"favour": favour_words(book, old)}
    return Answer([words], FavourNoted(old, ()))


def _record(
    book: Book,
    *,
    giver: ContactId,
    receiver: ContactId,
    kind: FavourKind,
    about: tuple[str, ...],
    weight: Weight | None,
    minutes: int | None,
    money: str | None,
    thing: str | None,
    day: str | None,
    returns: tuple[int, ...],
    on_its_own: bool,
) -> Answer:
    from entregent.acts import favours

    wish = favours.RecordFavour(
        giver=giver,
        receiver=receiver,
        kind=kind,
        day=book.read_day(day),
        weight=weight,
        about=" ".join(about),
        minutes=minutes,
        money=book.read_money(money),
        thing=thing or "",
        returns=tuple(FavourId(key) for key in returns),
        on_its_own=on_its_own,
    )
    return _noted(book, favours.record_favour(book.user, book.space, wish))


def _corrected(old: "FavourLine", book: Book, facts: dict[str, Any]) -> dict[str, Any]:
    """Say of what was not named what it was."""
    day, money, returns = facts.pop("day"), facts.pop("money"), facts.pop("returns")
    said = {name: value for name, value in facts.items() if value is not None}
    kept = ("kind", "weight", "about", "minutes", "thing", "on_its_own")
    return (
        {name: getattr(old, name) for name in kept}
        | said
        | {
            "day": old.day if day is None else book.read_day(day),
            "money": old.money if money is None else book.read_money(money),
            "returns": tuple(FavourId(key) for key in returns) or None,
        }
    )


def _noted(book: Book, favour: FavourId) -> Answer:
    """Say what was noted, what it returned, and what now stands open."""
    from entregent.queries import ledger
    from entregent.wording.favours import balance_words

    line = ledger.favour(book.user, book.space, favour, book.day)
    page = ledger.person_ledger(book.user, book.space, line.contact, book.day)
    returned = tuple(
        each
        for each in page.lines
        if any(c.by_favour == line.id for c in each.closings)
    )
    words = [f"#{line.id} {favour_words(book, line)}"]
    words += [_returned_words(book, line, each) for each in returned]
    between = balance_words(page.balance, book.day, has_loans=page.has_loans)
    words.append(between.summary)
    return Answer(words, FavourNoted(line, returned))


def _returned_words(book: Book, by: "FavourLine", line: "FavourLine") -> str:
    """Say which favour was returned, and whether wholly."""
    from entregent.wording.dates import on_day as on_day_words

    units = sum(each.units for each in line.closings if each.by_favour == by.id)
    is_whole = units == line.weight.units
    said = _("It returns: %(what)s, %(on_day)s.")
    if not is_whole:
        said = _("It returns in part: %(what)s, %(on_day)s.")
    return said % {"what": what_of(line), "on_day": on_day_words(line.day, book.day)}
