"""Lines of the queries as sentences, where several commands say the same."""

from typing import TYPE_CHECKING

from entregent.cli.book import Book

if TYPE_CHECKING:
    from entregent.queries.ledger import FavourLine


def favour_words(book: Book, line: "FavourLine") -> str:
    """Say who did what for whom."""
    from entregent.wording.favours import favour_sentence

    return favour_sentence(
        line.contact_name,
        line.side,
        line.kind,
        line.weight,
        line.about,
        line.day,
        book.day,
        thing=line.thing,
        money=line.money,
        minutes=line.minutes,
    )


def what_of(line: "FavourLine") -> str:
    """Name what was done in a few words."""
    from entregent.wording.favours import what_words

    return what_words(line.kind, line.about, line.thing, line.money, line.minutes)
