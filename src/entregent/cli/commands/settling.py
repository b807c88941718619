"""Commands that end a favour without a return, and note what came back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import NUMBER, on_day, with_note
from entregent.cli.says import _
from entregent.cli.sentences import favour_words
from entregent.core.ids import FavourId
from entregent.core.ledger.entries import SettlementKind, Side

if TYPE_CHECKING:
    from entregent.queries.ledger import FavourLine


@dataclass(frozen=True, slots=True)
class FavourSettled:
    """A favour as it stands after it was settled or something of it came back."""

    favour: "FavourLine"


@command(
    "settle",
    "entregent settle 12",
    'entregent settle 12 --note "She says we are even."',
    gives="FavourSettled",
    writes=True,
)
@click.argument("favour_id", metavar="ID", type=NUMBER)
@on_day
@with_note
def settle_(book: Book, favour_id: int, day: str | None, note: str) -> Answer:
    """Let go what they owe you, or take their word that what you owe is settled.

    Which of the two it is follows from whose favour it was.
    """
    from entregent.acts.favours import SettleFavour, settle_favour

    line = _favour(book, favour_id)
    is_mine = line.side is Side.RECEIVED
    wish = SettleFavour(
        favour=line.id,
        kind=SettlementKind.RELEASED if is_mine else SettlementKind.WAIVED,
        day=book.read_day(day),
        note=note,
    )
    settle_favour(book.user, book.space, wish)
    said = (
        _("Settled by their word: %(favour)s") if is_mine else _("Let go: %(favour)s")
    )
    words = said % {"favour": favour_words(book, line)}
    return Answer([words], FavourSettled(_favour(book, favour_id)))


@command(
    "gave-back",
    "entregent gave-back 12",
    'entregent gave-back 12 --money "200 EUR" --on yesterday',
    "entregent gave-back 12 --waived",
    gives="FavourSettled",
    writes=True,
)
@click.argument("favour_id", metavar="ID", type=NUMBER)
@click.option(
    "--money", metavar="SUM", help="A part of it; all that is out, if unsaid."
)
@click.option("--waived", is_flag=True, help="It need not come back.")
@on_day
@with_note
def gave_back_(
    book: Book,
    favour_id: int,
    money: str | None,
    day: str | None,
    note: str,
    *,
    waived: bool,
) -> Answer:
    """Note that something lent came back, whoever lent it."""
    from entregent.acts.favours import RepayLoan, repay_loan

    wish = RepayLoan(
        favour=FavourId(favour_id),
        day=book.read_day(day),
        money=book.read_money(money),
        waived=waived,
        note=note,
    )
    repay_loan(book.user, book.space, wish)
    line = _favour(book, favour_id)
    words = [favour_words(book, line), _still_out(line)]
    return Answer(words, FavourSettled(line))


def _favour(book: Book, favour_id: int) -> "FavourLine":
    from entregent.queries import ledger

    return ledger.favour(book.user, book.space, FavourId(favour_id), book.day)


def _still_out(line: "FavourLine") -> str:
    from entregent.wording.lists import and_words
    from entregent.wording.money import money_words

    if not line.is_lent_out:
        return _("All of it is back.")
    out = [line.thing, money_words(line.lent) if line.lent else ""]
    said = and_words([each for each in out if each])
    return _("Still out: %(what)s.") % {"what": said}
