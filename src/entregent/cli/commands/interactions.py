"""The command that notes a meeting, a call, a letter."""

from dataclasses import dataclass

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.options import NUMBER, new_people, on_day, with_note
from entregent.cli.says import _
from entregent.cli.words import Word
from entregent.core.ids import ContactId, InteractionId
from entregent.core.vocabulary import Channel, Direction, Intimacy


@dataclass(frozen=True, slots=True)
class InteractionNoted:
    """An interaction that was noted, or taken out, and with whom it was."""

    interaction: InteractionId
    contacts: tuple[ContactId, ...]
    is_removed: bool = False


@command(
    "met",
    'entregent met Lei --on yesterday --by call --note "She has a new studio."',
    "entregent met Lei Bob --by mail --from-me",
    "entregent met --remove 31",
    gives="InteractionNoted",
    writes=True,
)
@click.argument("names", nargs=-1)
@on_day
@click.option(
    "--by",
    "channel",
    type=Word(Channel),
    default="meeting",
    help="A meeting if unsaid.",
)
@click.option("--from-me", "direction", flag_value="from-me", help="I wrote or called.")
@click.option("--from-them", "direction", flag_value="from-them", help="They did.")
@click.option("--intimacy", type=Word(Intimacy), help="How many were there.")
@with_note
@new_people
@click.option(
    "--remove", type=NUMBER, metavar="ID", help="Take out one noted by mistake."
)
def met_(
    book: Book,
    names: tuple[str, ...],
    day: str | None,
    channel: Channel,
    direction: str | None,
    intimacy: Intimacy | None,
    note: str,
    *,
    new: bool,
    remove: int | None,
) -> Answer:
    """Note that you met, called or wrote to somebody, one or several.

    Without --from-me or --from-them it went both ways. The ids for --remove stand in
    `entregent person NAME`.
    """
    if remove is not None:
        return _removed(book, remove)
    from entregent.acts import interactions
    from entregent.wording.dates import on_day as on_day_words
    from entregent.wording.lists import and_words
    from entregent.wording.words import label

    if not names:
        raise click.UsageError("Say whom you met.")
    found = tuple(book.find(name, new=new) for name in names)
    wish = interactions.RecordInteraction(
        contacts=found,
        day=book.read_day(day),
        channel=channel,
        direction=Direction((direction or "mutual").replace("-", " ")),
        intimacy=intimacy,
        note=note,
    )
    noted = interactions.record_interaction(book.user, book.space, wish)
    words = _("Noted: %(channel)s with %(names)s %(on_day)s.") % {
        "channel": label(channel),
        "names": and_words([book.name(each) for each in found]),
        "on_day": on_day_words(wish.day, book.day),
    }
    return Answer([words], InteractionNoted(noted, found))


def _removed(book: Book, key: int) -> Answer:
    from entregent.acts.interactions import remove_interaction

    remove_interaction(book.user, book.space, InteractionId(key))
    return Answer(
        [_("Taken out.")], InteractionNoted(InteractionId(key), (), is_removed=True)
    )
