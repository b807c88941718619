"""Builds the demo: the lived-in book of a founder, dated back from today."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from random import Random

from django.db import transaction

from entregent.acts import interactions, spaces
from entregent.core.ids import SpaceId
from entregent.exchange.demo_days import Calendar, invented_favours, invented_talks
from entregent.exchange.demo_people import invented_people
from entregent.exchange.stories import (
    Told,
    talk_wish,
    tell_lines,
    tell_people,
)
from entregent.formats.story import (
    BoundaryLine,
    InteractionLine,
    PersonLine,
    StoryLine,
    read_story,
)
from entregent.queries import clock
from entregent.store.models import User

OWNER = "Camille Okoye-Laurent"
BOOK = "Atelier Liane"
# Whose news waits to be told: nothing invented may look like the telling.
_WAITING_FOR_NEWS = ("Ottilie", "Hugo", "Priya")
_SEED = 20


@transaction.atomic
def build(user: User) -> SpaceId:
    """Open a demo book of the user's and fill it; the same on every day but for it."""
    today = clock.today()
    wish = spaces.OpenBook(name=BOOK, owner_name=OWNER, is_demo=True)
    space_id = spaces.open_book(user, wish)
    rng = Random(_SEED)  # noqa: S311 -- invents, hides nothing
    lines = _story(today)
    known = [line for line in lines if isinstance(line, PersonLine)]
    invented = list(invented_people(rng, today))
    told = tell_people(user, space_id, [*known, *invented], Told())
    _tell_talks(user, space_id, told, _talks(rng, lines, invented, today))
    happened = [line for line in lines if not isinstance(line, _TOLD_APART)]
    tell_lines(user, space_id, invented_favours(rng, invented, today), told)
    tell_lines(user, space_id, happened, told)
    return space_id


def _story(today: date) -> tuple[StoryLine, ...]:
    text = files("entregent.exchange").joinpath("demo_story.txt")
    return read_story(text.read_text(encoding="utf-8"), today)


def _talks(
    rng: Random,
    lines: Sequence[StoryLine],
    invented: Sequence[PersonLine],
    today: date,
) -> list[InteractionLine]:
    """Gather what passed between us, told by hand and invented, the oldest first."""
    known = [line for line in lines if isinstance(line, PersonLine)]
    limits = [line for line in lines if isinstance(line, BoundaryLine)]
    calendar = Calendar(today, limits, _WAITING_FOR_NEWS)
    by_hand = [line for line in lines if isinstance(line, InteractionLine)]
    talks = [*by_hand, *invented_talks(rng, [*known, *invented], calendar)]
    return sorted(talks, key=lambda talk: talk.day)


def _tell_talks(
    user: User, space_id: SpaceId, told: Told, talks: Sequence[InteractionLine]
) -> None:
    """Note all contacts in one act; one by one they would take most of the time."""
    wishes = [talk_wish(talk, told.people) for talk in talks]
    interactions.record_interactions(user, space_id, wishes)


_TOLD_APART = (PersonLine, InteractionLine)
