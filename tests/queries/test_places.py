"""A place that no list ever gave is taken as its beginning."""

import pytest
from conftest import TODAY, Cast

from entregent.acts import contacts, favours, interactions, loops
from entregent.core.vocabulary import Channel, FavourKind
from entregent.queries import ledger, people, person
from entregent.queries import loops as loop_lists
from entregent.queries.people import PeopleOrder

PLACES = ["nonsense", "nonsense~5", "~5", "5~nonsense~5", "2026-02-30~5", "2026-01-01~"]


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_place_is_the_beginning(cast: Cast, place: str) -> None:
    user, space = cast.owner, cast.space
    lei = contacts.add_contact(user, space, contacts.AddContact(full_name="Lei"))
    favours.record_favour(
        user,
        space,
        favours.RecordFavour(
            giver=lei, receiver=cast.me, kind=FavourKind.GIFT, day=TODAY
        ),
    )
    interactions.record_interaction(
        user,
        space,
        interactions.RecordInteraction(
            contacts=(lei,), day=TODAY, channel=Channel.CALL
        ),
    )
    loops.record_opportunity(
        user, space, loops.RecordOpportunity(name="Acme", day=TODAY)
    )

    last = PeopleOrder.LAST_CONTACT
    assert people.people(user, space, order=last, after=place).lines
    assert ledger.ledger(user, space, TODAY, after=place).lines
    assert loop_lists.loops(user, space, after=place).lines
    assert person.timeline(user, space, lei, place).lines


def test_a_moment_without_a_zone_is_no_place(cast: Cast) -> None:
    lei = contacts.add_contact(
        cast.owner, cast.space, contacts.AddContact(full_name="Lei")
    )

    found = person.timeline(cast.owner, cast.space, lei, "2026-01-01T12:00~5")

    assert found.lines == ()
