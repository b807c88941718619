"""Commands about the news owed to introducers: told, not needed, a draft of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.loop_words import find_loop, loop_lines, loop_page, owed_lines
from entregent.cli.options import NUMBER, on_day
from entregent.cli.says import _
from entregent.cli.words import Word
from entregent.core.ids import ContactId, MilestoneId
from entregent.core.vocabulary import Channel

if TYPE_CHECKING:
    from entregent.queries.loops import Askable, LoopPage, ReportLine


@command(
    "told",
    'entregent told Lei "Acme app" --by mail',
    "entregent told Lei --on yesterday",
    'entregent told Lei "Acme app" --not-needed',
    gives="LoopPage",
    writes=True,
)
@click.argument("name")
@click.argument("subject", metavar="[LOOP]", required=False)
@click.option(
    "--by", "channel", type=Word(Channel), default="mail", help="By mail, if unsaid."
)
@on_day
@click.option("--text", default="", help="What you wrote or said.")
@click.option(
    "--milestone",
    "milestones",
    multiple=True,
    type=NUMBER,
    metavar="ID",
    help="Only some of the news; the ids stand in --json of `news`.",
)
@click.option("--not-needed", is_flag=True, help="They need not hear it.")
def told_(
    book: Book,
    name: str,
    subject: str | None,
    channel: Channel,
    day: str | None,
    text: str,
    milestones: tuple[int, ...],
    *,
    not_needed: bool,
) -> Answer:
    """Note that an introducer heard the news, or need not hear it.

    LOOP may be left out where they are owed news of one thing only.
    """
    from entregent.acts import loops
    from entregent.wording.loops import told_words

    introducer = book.find(name)
    loop_id = (
        _owed_to(book, introducer)
        if subject is None
        else find_loop(book, subject).loop.id
    )
    wish = loops.TellIntroducer(
        loop=loop_id,
        introducer=introducer,
        day=book.read_day(day),
        channel=channel,
        text=text,
        milestones=tuple(MilestoneId(key) for key in milestones),
    )
    act = loops.skip_report if not_needed else loops.tell_introducer
    noted = act(book.user, book.space, wish)
    page = loop_page(book, loop_id)
    report = next(each for each in page.reports if each.id == noted)
    said = told_words(
        report.introducer.name,
        report.told_on,
        book.day,
        channel=report.channel,
        state=report.state,
    )
    return Answer([f"{report.subject}: {said}", *owed_lines(book, page)], page)


@command(
    "news",
    'entregent news "Acme app"',
    'entregent news "Acme app" --to Lei --keep "Dear Lei, we won!"',
    gives="LoopPage",
    writes=True,
)
@click.argument("subject", metavar="LOOP")
@click.option("--to", metavar="NAME", help="The draft for this introducer only.")
@click.option("--keep", metavar="TEXT", help="Keep your own words as the draft.")
def news_(book: Book, subject: str, to: str | None, keep: str | None) -> Answer:
    """Show one loop whole, with a draft of the news in the introducer's language.

    LOOP is the project's name, that of somebody introduced, or #12.
    """
    page = find_loop(book, subject)
    introducer = None if to is None else book.find(to)
    reports = _open_reports(page, introducer)
    if keep is not None:
        _keep(book, page, reports, keep)
        page = loop_page(book, page.loop.id)
        reports = _open_reports(page, introducer)
    words = [
        *loop_lines(book, page.loop),
        *owed_lines(book, page),
        *_answered(book, page),
    ]
    for report in reports:
        words += ["", *_draft(book, page, report)]
    for askable in page.askable:
        words += ["", *_question(book, page, askable)]
    return Answer(words, page)


def _owed_to(book: Book, introducer: ContactId) -> int:
    """Find the one loop an introducer is owed news of."""
    from entregent.core.refusals import NothingToTellError, SeveralFoundError
    from entregent.queries.person import person

    name = book.name(introducer)
    reports = person(book.user, book.space, introducer, book.day).reports
    loops = {report.loop: report.subject for report in reports}
    if not loops:
        raise NothingToTellError(name)
    if len(loops) > 1:
        raise SeveralFoundError(name, list(loops.items()))
    return next(iter(loops))


def _open_reports(page: "LoopPage", introducer: ContactId | None) -> "list[ReportLine]":
    from entregent.queries.loops import OPEN

    return [
        report
        for report in page.reports
        if report.state in OPEN and introducer in (None, report.introducer.id)
    ]


def _keep(book: Book, page: "LoopPage", reports: "list[ReportLine]", text: str) -> None:
    from entregent.acts.loops import draft_report
    from entregent.core.refusals import NothingToTellError, SeveralFoundError

    if not reports:
        raise NothingToTellError(page.loop.subject)
    if len(reports) > 1:
        found = [(each.introducer.id, each.introducer.name) for each in reports]
        raise SeveralFoundError(page.loop.subject, found)
    draft_report(book.user, book.space, reports[0].id, text)


def _answered(book: Book, page: "LoopPage") -> Iterator[str]:
    """Say who was told already, and who cannot or need not be."""
    from entregent.queries.loops import OPEN
    from entregent.wording.loops import told_words

    for report in page.reports:
        if report.state not in OPEN:
            yield told_words(
                report.introducer.name,
                report.told_on,
                book.day,
                channel=report.channel,
                state=report.state,
            )


def _draft(book: Book, page: "LoopPage", report: "ReportLine") -> Iterator[str]:
    """Write the letter as it could be sent: the owner's own words, or a draft."""
    from entregent.wording.loops import report_draft

    text = report.text or report_draft(
        report.language,
        report.introducer.name,
        report.subject,
        [(each.kind, each.day, each.note) for each in report.milestones],
        report.kind,
        report.last_told,
        page.owner_name,
        book.day,
    )
    yield _("A draft for %(name)s:") % {"name": report.introducer.name}
    yield from _letter(text)


def _question(book: Book, page: "LoopPage", askable: "Askable") -> Iterator[str]:
    """Write the one gentle question, if courtesy lets it be asked today."""
    from entregent.core.courtesy import Answer as Courtesy
    from entregent.wording.lists import and_words
    from entregent.wording.loops import question_draft

    if askable.verdict.answer is not Courtesy.YES:
        return
    yield _("A question for %(name)s, once:") % {"name": askable.someone.name}
    yield from _letter(
        question_draft(
            askable.language,
            askable.someone.name,
            and_words([other.name for other in askable.others]),
            page.loop.introductions[0].day,
            page.owner_name,
            book.day,
        )
    )


def _letter(text: str) -> Iterator[str]:
    yield ""
    yield from (f"    {line}".rstrip() for line in text.rstrip().splitlines())
