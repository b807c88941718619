"""The command that says what the day asks, as a short letter."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.loop_words import proposal_words, report_words
from entregent.cli.says import _

if TYPE_CHECKING:
    from entregent.queries.today import (
        OccasionLine,
        QuestionLine,
        ReturnLine,
        ThankLine,
        Today,
    )


@command("today", "entregent today", "entregent today --json", gives="Today")
def today_(book: Book) -> Answer:
    """Say whom to thank, to tell and to give back to today, and what comes soon."""
    page = _today(book)
    return Answer(_letter(book, page), page)


def letter(book: Book) -> list[str]:
    """Write the letter of the day."""
    return _letter(book, _today(book))


def _today(book: Book) -> "Today":
    from entregent.queries.today import today

    return today(book.user, book.space, book.day)


def _letter(book: Book, page: "Today") -> list[str]:
    from entregent.wording.favours import load_words

    if page.is_empty_book:
        return [
            _("The book is empty. Begin with a favour somebody did for you:"),
            '    entregent favour from Lei advice "the pricing" --new',
        ]
    words = []
    for heading, lines in _parts(book, page):
        if lines:
            words += [heading, *(f"  {line}" for line in lines), ""]
    if page.is_quiet:
        words += [_("Nothing is asked of you today."), *_familiar(page), ""]
    words += _left_in_peace(book, page)
    return [*words, load_words(page.load)]


def _familiar(page: "Today") -> list[str]:
    """Name those who may have done something for the owner, while nothing is noted."""
    from entregent.wording.lists import and_words

    if not page.familiar:
        return []
    names = and_words([someone.name for someone in page.familiar])
    asks = _("You last wrote to %(names)s. Has one of them done you a favour?")
    return [asks % {"names": names}]


def _parts(book: Book, page: "Today") -> Iterator[tuple[str, list[str]]]:
    """Write the parts of the letter in their order, thanks before all else."""
    thank = [_thank(book, each) for each in page.thank]
    tell = [report_words(book, each) for each in page.tell]
    give_back = [_return(book, each) for each in page.give_back]
    yield _("Thank"), _and_more(thank, "people --only unthanked", has=page.more.thank)
    yield _("Tell"), _and_more(tell, "loops", has=page.more.tell)
    yield _("Return"), _and_more(give_back, "ledger", has=page.more.give_back)
    yield _("Accept"), [proposal_words(each) for each in page.accept]
    yield _("Prepare"), [_occasion(book, each) for each in page.prepare]
    yield _("Ask"), [_question(book, each) for each in page.ask]


def _and_more(lines: list[str], command: str, *, has: bool) -> list[str]:
    """Say where the rest is, if the letter is too short for all."""
    more = _("... and more: entregent %(command)s") % {"command": command}
    return [*lines, more] if has else lines


def _thank(book: Book, line: "ThankLine") -> str:
    from entregent.wording.favours import thanks_reason, what_words

    whats = [(what_words(each.kind, each.about), each.day) for each in line.favours]
    return thanks_reason(line.someone.name, whats, book.day)


def _return(book: Book, line: "ReturnLine") -> str:
    from entregent.wording.favours import return_reason, shares_words

    return return_reason(
        line.someone.name, shares_words(line.shares), line.since, book.day
    )


def _occasion(book: Book, line: "OccasionLine") -> str:
    from entregent.wording.occasions import occasion_words

    return occasion_words(
        line.kind,
        line.label,
        line.someone.name,
        line.in_days,
        line.turns,
        line.day,
        book.day,
    )


def _question(book: Book, line: "QuestionLine") -> str:
    from entregent.wording.lists import and_words
    from entregent.wording.loops import question_reason

    made = line.loop.introductions[0]
    others = [
        party.someone.name
        for party in made.parties
        if party.someone.id != line.someone.id
    ]
    return question_reason(line.someone.name, and_words(others), made.day, book.day)


def _left_in_peace(book: Book, page: "Today") -> list[str]:
    """Name those who are owed something that courtesy lets wait."""
    from entregent.wording.courtesy import verdict_words

    if not page.waiting:
        return []
    said = [
        f"  {verdict_words(verdict, someone.name, book.day)}"
        for someone, verdict in page.waiting
    ]
    return [_("Leave in peace"), *said, ""]
