"""The command that keeps somebody's limits, or the owner's own for them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import NUMBER
from entregent.cli.says import _
from entregent.cli.words import Word
from entregent.core.ids import BoundaryId, ContactId
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel

if TYPE_CHECKING:
    from entregent.core.courtesy import Boundary


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Somebody's boundaries that stand now."""

    contact: ContactId
    boundaries: "tuple[Boundary, ...]"


@command(
    "boundary",
    "entregent boundary Lei",
    'entregent boundary Lei quiet-until --until 2026-09-01 --why "a new baby"',
    "entregent boundary Lei only-by --channel letter",
    "entregent boundary Lei at-most --times 2 --days 90 --mine",
    "entregent boundary Lei --lift 4",
    gives="Boundaries",
    writes=True,
)
@click.argument("name")
@click.argument("kind", metavar="[KIND]", type=Word(BoundaryKind), required=False)
@click.option("--mine", is_flag=True, help="My own rule; theirs, unless said.")
@click.option("--until", metavar="DAY", help="The last quiet day.")
@click.option("--channel", type=Word(Channel), help="The one that is open or blocked.")
@click.option(
    "--times",
    metavar="TIMES",
    type=click.IntRange(1, 1000),
    help="How often at most ...",
)
@click.option(
    "--days",
    metavar="DAYS",
    type=click.IntRange(1, 10_000),
    help="... in how many days.",
)
@click.option("--since", metavar="DAY", help="Since when; today, unless said.")
@click.option("--why", default="", help="The reason, for you alone.")
@click.option("--lift", type=NUMBER, metavar="ID", help="End one; it stays on record.")
def boundary_(
    book: Book,
    name: str,
    kind: BoundaryKind | None,
    *,
    mine: bool,
    until: str | None,
    channel: Channel | None,
    times: int | None,
    days: int | None,
    since: str | None,
    why: str,
    lift: int | None,
) -> Answer:
    """Show somebody's boundaries, set one or lift one.

    Courtesy keeps them everywhere. What they set themselves is never overridden; your
    own rule for them is --mine. The beginning of a word is enough.
    """
    from entregent.acts import boundaries

    contact = book.find(name)
    if lift is not None:
        boundaries.lift_boundary(book.user, book.space, BoundaryId(lift), book.day)
    if kind is not None:
        wish = boundaries.SetBoundary(
            contact=contact,
            kind=kind,
            set_by=BoundarySetter.ME if mine else BoundarySetter.THEM,
            since=book.read_day(since),
            channel=channel,
            until=None if until is None else book.read_day(until),
            at_most=times,
            period_days=days,
            why=why,
        )
        boundaries.set_boundary(book.user, book.space, wish)
    return _standing(book, contact)


def _standing(book: Book, contact: ContactId) -> Answer:
    from entregent.queries.person import person
    from entregent.wording.courtesy import boundary_words

    found = person(book.user, book.space, contact, book.day).boundaries
    name = book.name(contact)
    words = [f"#{each.id} {boundary_words(each, book.day, name)}" for each in found]
    none = _("%(name)s has no boundaries.") % {"name": name}
    return Answer(words or [none], Boundaries(contact, found))
