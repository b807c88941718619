"""What passed between us: noted one by one or many at once, and taken out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from conftest import Cast

from entregent.acts import history, interactions
from entregent.core.ids import ContactId, InteractionId, SpaceId
from entregent.core.refusals import (
    EmptyError,
    FutureDayError,
    NotFoundError,
    ThatIsMeError,
)
from entregent.core.vocabulary import Channel, Direction, Intimacy
from entregent.exchange.stories import Told
from entregent.queries.person import InteractionLine, identity, timeline
from entregent.store.models import Event, Interaction, User

Where = tuple[User, SpaceId]
Story = Callable[[str], Told]
DAY = date(2026, 3, 1)


def wish(*contacts: int, **said: Any) -> interactions.RecordInteraction:
    columns: dict[str, Any] = {"day": DAY, "channel": Channel.MEETING}
    return interactions.RecordInteraction(
        contacts=tuple(map(ContactId, contacts)), **(columns | said)
    )


def lines(where: Where, contact: ContactId) -> tuple[InteractionLine, ...]:
    return timeline(*where, contact).lines


def test_a_contact_is_kept_and_its_day_is_the_last(where: Where, story: Story) -> None:
    lei = story("person Lei").people["Lei"]
    interactions.record_interaction(*where, wish(lei, note=" by the river "))
    (line,) = lines(where, lei)
    assert (line.note, line.intimacy) == ("by the river", Intimacy.ONE_TO_ONE)
    found = identity(*where, lei)
    assert (found.first_day, found.last_day) == (DAY, DAY)


@pytest.mark.parametrize(
    ("people", "channel", "intimacy"),
    [
        (1, Channel.CALL, Intimacy.ONE_TO_ONE),
        (1, Channel.BROADCAST, Intimacy.MANY),
        (2, Channel.MEETING, Intimacy.SMALL_GROUP),
        (5, Channel.MEETING, Intimacy.SMALL_GROUP),
        (6, Channel.MEETING, Intimacy.MANY),
        (2, Channel.EVENT, Intimacy.MANY),
    ],
)
def test_how_many_were_there_says_how_close_it_was(
    where: Where, story: Story, people: int, channel: Channel, intimacy: Intimacy
) -> None:
    names = [f"person P{n}" for n in range(people)]
    told = story("\n".join(names))
    keys = [told.people[f"P{n}"] for n in range(people)]
    interactions.record_interaction(*where, wish(*keys, *keys, channel=channel))
    (line,) = lines(where, keys[0])
    assert (line.intimacy, line.recipients) == (intimacy, people)


def test_what_cannot_be_is_refused(where: Where, cast: Cast, story: Story) -> None:
    lei = story("person Lei").people["Lei"]
    for wrong, refusal in (
        (wish(), EmptyError),
        (wish(cast.me), ThatIsMeError),
        (wish(lei, day=date(2026, 6, 2)), FutureDayError),
        (wish(10**6), NotFoundError),
    ):
        with pytest.raises(refusal):
            interactions.record_interaction(*where, wrong)
        with pytest.raises(refusal):
            interactions.record_interactions(*where, [wish(lei), wrong])
    assert not Interaction.objects.exists()


def test_many_at_once_are_one_act_that_is_taken_back_whole(
    where: Where, story: Story
) -> None:
    people = story("person Lei\nperson Bea").people
    lei, bea = people["Lei"], people["Bea"]
    before = Event.objects.count()
    keys = interactions.record_interactions(
        *where,
        [
            wish(lei, direction=Direction.FROM_ME),
            wish(lei, bea, lei, day=date(2026, 4, 1), note="both"),
        ],
    )
    assert len(keys) == 2
    assert Event.objects.count() == before + 1
    assert [line.note for line in lines(where, lei)] == ["both", ""]
    assert lines(where, bea)[0].intimacy is Intimacy.SMALL_GROUP
    assert identity(*where, lei).last_day == date(2026, 4, 1)
    history.undo_last(*where)
    assert not Interaction.objects.exists()
    assert identity(*where, lei).last_day is None


def test_nothing_at_once_leaves_no_act(where: Where) -> None:
    before = Event.objects.count()
    assert interactions.record_interactions(*where, []) == []
    assert Event.objects.count() == before


def test_one_and_many_at_once_write_the_same(where: Where, story: Story) -> None:
    people = story("person Lei\nperson Bea").people
    lei, bea = people["Lei"], people["Bea"]
    wishes = [
        wish(lei, bea, note="lunch"),
        wish(lei, channel=Channel.MAIL, direction=Direction.FROM_ME),
    ]
    for each in wishes:
        interactions.record_interaction(*where, each)
    interactions.record_interactions(*where, wishes)
    columns = ("moment", "channel", "direction", "intimacy", "recipients", "note")
    rows = list(Interaction.objects.order_by("id").values_list(*columns))
    assert rows[:2] == rows[2:]


def test_a_contact_noted_by_mistake_is_taken_out(where: Where, story: Story) -> None:
    told = story("2026-03-01 I met Lei\n2026-05-01 I met Lei and Bea")
    lei, bea = told.people["Lei"], told.people["Bea"]
    key = lines(where, bea)[0].id
    interactions.remove_interaction(*where, key)
    assert identity(*where, lei).last_day == DAY
    assert identity(*where, bea).last_day is None
    with pytest.raises(NotFoundError):
        interactions.remove_interaction(*where, key)
    with pytest.raises(NotFoundError):
        interactions.remove_interaction(*where, InteractionId(10**6))
    history.undo_last(*where)
    assert identity(*where, bea).last_day == date(2026, 5, 1)
