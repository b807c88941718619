"""Loops, news and proposals as lines, for the commands that show or change them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.says import _

if TYPE_CHECKING:
    from entregent.queries.loops import LoopLine, LoopPage, ProposalLine, ReportLine


def loop_page(book: Book, loop_id: int) -> "LoopPage":
    """Read a loop with everything about it."""
    from entregent.queries import loops

    return loops.loop(book.user, book.space, loop_id, book.day)


def find_loop(book: Book, name: str) -> "LoopPage":
    """Find the loop that a project's name, a person's name or #12 means."""
    from entregent.queries import loops

    return loop_page(book, loops.find_loop(book.user, book.space, name))


def after_the_act(book: Book, loop_id: int) -> Answer:
    """Answer with the loop as it now stands, and what is owed about it."""
    page = loop_page(book, loop_id)
    words = [*loop_lines(book, page.loop), *owed_lines(book, page)]
    return Answer(words, page)


def loop_lines(book: Book, loop: "LoopLine") -> Iterator[str]:
    """Say what a loop is about, who is in it and what happened."""
    from entregent.wording.dates import on_day
    from entregent.wording.loops import chain_words, milestone_on
    from entregent.wording.money import money_words

    value = f", {money_words(loop.value)}" if loop.value else ""
    yield f"#{loop.id} {loop.subject}{value}"
    yield from introduction_lines(book, loop)
    if loop.chain and not loop.introductions:
        chain = chain_words([each.name for each in loop.chain])
        yield "    " + _("Brought by %(chain)s.") % {"chain": chain}
    for each in loop.milestones:
        said = milestone_on(each.kind, loop.subject, each.day, book.day)
        note = f": {each.note}" if each.note else "."
        yield f"    {said[:1].upper()}{said[1:]}{note}"
    if loop.asked_on:
        on = on_day(loop.asked_on, book.day)
        yield "    " + _("You asked how it went %(on_day)s.") % {"on_day": on}


def introduction_lines(book: Book, loop: "LoopLine") -> Iterator[str]:
    """Say who introduced whom, and who agreed to it."""
    from entregent.core.vocabulary import Consent
    from entregent.wording.loops import introduction_words
    from entregent.wording.words import label

    for each in loop.introductions:
        yield "    " + introduction_words(
            each.direction,
            [party.someone.name for party in each.parties],
            [link.name for link in loop.chain],
            each.day,
            book.day,
            each.state,
        )
        if each.purpose:
            yield f"    {each.purpose}"
        for party in each.parties:
            if party.consent is not Consent.NOT_ASKED:
                yield f"    {party.someone.name}: {label(party.consent)}"


def owed_lines(book: Book, page: "LoopPage") -> Iterator[str]:
    """Say who is owed the news, and which favours wait to be noted."""
    from entregent.queries.loops import OPEN

    for report in page.reports:
        if report.state in OPEN and is_due(book, report):
            yield report_words(book, report)
    for proposal in page.proposals:
        yield proposal_words(proposal)


def is_due(book: Book, report: "ReportLine") -> bool:
    """Say whether news is owed now: a short word is only once its day has come."""
    from entregent.core.vocabulary import ReportKind

    waits = report.kind is ReportKind.SHORT_WORD
    return not waits or report.due is None or report.due <= book.day


def report_words(book: Book, report: "ReportLine") -> str:
    """Say whom to tell what, and by when."""
    from entregent.wording.loops import report_reason

    return report_reason(
        report.introducer.name,
        report.subject,
        [(each.kind, each.day, each.note) for each in report.milestones],
        report.due,
        book.day,
        report.kind,
        report.last_told,
    )


def proposal_words(proposal: "ProposalLine") -> str:
    """Say which favour might be noted."""
    from entregent.wording.loops import proposal_reason

    said = proposal_reason(proposal.introducer.name, proposal.subject, proposal.weight)
    return f"#{proposal.id} {said}"
