"""What passed between the owner and the people, spread as unevenly as in life."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.filling import invented
from benchmarks.filling.rows import indexed_afterwards, insert, update
from entregent.acts.following.days import days_of_each
from entregent.core.vocabulary import Channel, Direction, Intimacy
from entregent.store.models import Contact, Interaction, Participant, Space

YEARS = 8
_AT_ONCE = 50_000
_PEOPLE_AT_ONCE = 500
_CHANNELS = {
    Channel.MAIL: 70,
    Channel.CHAT: 14,
    Channel.MEETING: 5,
    Channel.CALL: 5,
    Channel.VIDEO: 2,
    Channel.EVENT: 1,
    Channel.COMMENT: 1,
    Channel.REACTION: 1,
    Channel.BROADCAST: 1,
}
_TWO_WAYS = (Channel.MEETING, Channel.CALL, Channel.VIDEO, Channel.EVENT)
_DAYS_OF = (
    "first_day",
    "last_day",
    "last_from_me",
    "last_from_them",
    "last_word_from_me",
)


class _Said(NamedTuple):
    """One interaction, its columns as the table keeps them."""

    id: int
    space_id: int
    moment: str
    channel: str
    direction: str
    intimacy: str
    recipients: int
    subject: str
    note: str
    source: str
    source_key: str


class _Part(NamedTuple):
    """Somebody's part in it."""

    interaction_id: int
    contact_id: int
    moment: str
    is_fellow: bool


def add_interactions(
    space: Space, ids: Sequence[int], count: int, most: int, day: date, chance: Random
) -> None:
    """Write interactions; the first contact gets exactly `most` of them."""
    owners = _owners(ids, count, most, chance)
    with indexed_afterwards(Interaction, Participant):
        for start in range(0, count, _AT_ONCE):
            some = owners[start : start + _AT_ONCE]
            said: list[_Said] = []
            parts: list[_Part] = []
            for n, owner in enumerate(some, start):
                moment = _moment(n, count, day, chance)
                one = _said(space.pk, n + 1, moment, chance)
                said.append(one)
                parts += _parts(one, owner, ids, chance)
            insert(Interaction, _Said._fields, said)
            insert(Participant, _Part._fields, parts)
    _write_days(ids)


def _owners(ids: Sequence[int], count: int, most: int, chance: Random) -> list[int]:
    """Say with whom each was: few people get many, as in Zipf's law."""
    rest = ids[1:]
    weights = [1 / (rank + 20) ** 0.8 for rank in range(len(rest))]
    share = (count - most) / sum(weights)
    counts = [min(int(weight * share), most - 1) for weight in weights]
    missing = count - most - sum(counts)
    for extra in range(missing):
        counts[-1 - extra % len(counts)] += 1
    owners = [ids[0]] * most
    for key, times in zip(rest, counts, strict=True):
        owners += [key] * times
    chance.shuffle(owners)
    return owners


def _moment(n: int, count: int, day: date, chance: Random) -> str:
    """Go through the years evenly, so that ids grow with time as they do in life."""
    span = YEARS * 365
    when = day - timedelta(days=span - n * span // count)
    minutes = chance.randrange(7 * 60, 22 * 60)
    return f"{when} {minutes // 60:02}:{minutes % 60:02}:00"


def _said(space_id: int, key: int, moment: str, chance: Random) -> _Said:
    channel = chance.choices(*_CHOICES)[0]
    mail = channel is Channel.MAIL
    size = chance.random()
    return _Said(
        key,
        space_id,
        moment,
        channel.value,
        _direction(channel, chance).value,
        _INTIMACY[0 if size < 0.85 else 1 if size < 0.97 else 2].value,
        1 if size < 0.85 else chance.randint(2, 9),
        chance.choice(invented.SUBJECTS) if mail else "",
        chance.choice(invented.NOTES) if channel in _TWO_WAYS else "",
        "mail" if mail else "",
        f"<{key}@example.org>" if mail else "",
    )


_CHOICES = (list(_CHANNELS), list(_CHANNELS.values()))
_INTIMACY = (Intimacy.ONE_TO_ONE, Intimacy.SMALL_GROUP, Intimacy.MANY)


def _direction(channel: Channel, chance: Random) -> Direction:
    if channel in _TWO_WAYS:
        return Direction.MUTUAL
    return Direction.FROM_ME if chance.random() < 0.45 else Direction.FROM_THEM


def _parts(
    said: _Said, owner: int, ids: Sequence[int], chance: Random
) -> Iterator[_Part]:
    yield _Part(said.id, owner, said.moment, is_fellow=False)
    if said.intimacy == Intimacy.SMALL_GROUP.value:
        other = chance.choice(ids)
        if other not in (owner, ids[0]):
            from_them = said.direction == Direction.FROM_THEM.value
            yield _Part(said.id, other, said.moment, is_fellow=from_them)


def _write_days(ids: Sequence[int]) -> None:
    for start in range(0, len(ids), _PEOPLE_AT_ONCE):
        found = days_of_each(ids[start : start + _PEOPLE_AT_ONCE])
        update(
            Contact,
            _DAYS_OF,
            ((*(days[name] for name in _DAYS_OF), key) for key, days in found.items()),
        )
