"""Somebody's page as lines to read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from entregent.cli.book import Book
from entregent.cli.loop_words import is_due, loop_lines, report_words
from entregent.cli.says import _
from entregent.cli.sentences import favour_words

if TYPE_CHECKING:
    from entregent.queries.person import Identity, InteractionLine, Person

_FAVOURS_SHOWN = 10
_INTERACTIONS_SHOWN = 10


def person_lines(book: Book, page: "Person") -> Iterator[str]:
    """Write who somebody is, what is open with them, and what passed between you."""
    yield from _identity(page.identity)
    yield from _points_days_and_ties(book, page)
    if page.identity.is_me:
        return
    yield from _courtesy(book, page)
    yield from _ledger(book, page)
    yield from _loops(book, page)
    yield from _timeline(book, page)


def _identity(identity: "Identity") -> Iterator[str]:
    from entregent.wording.words import label

    yield f"#{identity.id} {identity.full_name}"
    about = ", ".join(filter(None, (identity.title, identity.organisation)))
    spheres = ", ".join(label(sphere) for sphere in identity.spheres)
    circle = _("circle %(circle)s") % {"circle": identity.circle}
    said = [
        about,
        identity.nickname and f"“{identity.nickname}”",
        label(identity.language) if identity.language else "",
        spheres,
        circle if identity.circle else "",
    ]
    if line := "; ".join(each for each in said if each):
        yield f"  {line}"
    for line in identity.note.splitlines():
        yield f"  {line}"


def _points_days_and_ties(book: Book, page: "Person") -> Iterator[str]:
    from entregent.wording.occasions import occasion_words
    from entregent.wording.words import label

    for point in page.points:
        yield f"  {label(point.kind)}: {point.value}"
    for relation in page.relations:
        yield f"  {label(relation.kind)} {relation.other.name} (#{relation.other.id})"
    for day in page.days:
        line = day.line
        yield "  " + occasion_words(
            line.kind,
            line.label,
            line.someone.name,
            line.in_days,
            line.turns,
            line.day,
            book.day,
        )


def _courtesy(book: Book, page: "Person") -> Iterator[str]:
    from entregent.wording.courtesy import boundary_words

    for each in page.boundaries:
        yield "  " + boundary_words(each, book.day, page.identity.full_name)


def _ledger(book: Book, page: "Person") -> Iterator[str]:
    from entregent.wording.favours import balance_words

    yield ""
    has_loans = page.ledger.has_loans
    yield balance_words(page.ledger.balance, book.day, has_loans=has_loans).summary
    for line in page.ledger.lines[:_FAVOURS_SHOWN]:
        mark = "o" if line.is_open or line.wants_thanks else "·"
        yield f"  {mark} #{line.id} {favour_words(book, line)}"
    if len(page.ledger.lines) > _FAVOURS_SHOWN:
        yield _("  ... and more: see `entregent ledger`.")


def _loops(book: Book, page: "Person") -> Iterator[str]:
    from entregent.wording.loops import kept_posted_words

    if page.loops:
        yield ""
    for loop in page.loops:
        yield from loop_lines(book, loop)
    for report in page.reports:
        if is_due(book, report):
            yield report_words(book, report)
    if posted := kept_posted_words(page.kept_posted, page.identity.full_name):
        yield posted


def _timeline(book: Book, page: "Person") -> Iterator[str]:
    lines = page.timeline.lines
    if lines:
        yield ""
    for line in lines[:_INTERACTIONS_SHOWN]:
        yield _interaction(book, line)


def _interaction(book: Book, line: "InteractionLine") -> str:
    from django.utils.timezone import localdate

    from entregent.wording.dates import day_words
    from entregent.wording.words import label

    day = day_words(localdate(line.moment), book.day)
    said = ", ".join((day, label(line.channel), label(line.direction)))
    words = line.note or line.subject
    return f"  #{line.id} {said}" + (f": {words}" if words else "")
