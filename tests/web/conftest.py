"""What the tests of the pages share: the cast signed in, and a book full of rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from entregent.acts import boundaries, contacts, favours, interactions, loops
from entregent.core.ids import ContactId
from entregent.core.money import Money
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    FavourKind,
    IntroductionDirection,
    MilestoneKind,
    OccasionKind,
    PointKind,
    RelationKind,
    Weight,
)

if TYPE_CHECKING:
    from conftest import Cast

    from entregent.store.models import User


@dataclass(frozen=True)
class Door:
    """The cast, each at the door with a browser of their own."""

    owner: Client
    editor: Client
    viewer: Client
    stranger: Client
    nobody: Client


@pytest.fixture
def door(cast: "Cast") -> Door:
    """Sign everyone of the cast in; nobody stays outside."""
    return Door(
        owner=_signed_in(cast.owner),
        editor=_signed_in(cast.editor),
        viewer=_signed_in(cast.viewer),
        stranger=_signed_in(cast.stranger),
        nobody=Client(),
    )


def _signed_in(user: "User") -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def lei(cast: "Cast") -> ContactId:
    """Put Lei Chen into the book."""
    wish = contacts.AddContact(full_name="Lei Chen", emails=("lei@acme.example",))
    return contacts.add_contact(cast.owner, cast.space, wish)


@pytest.fixture
def full_book(cast: "Cast", lei: ContactId) -> ContactId:
    """Fill the book with a row of everything about Lei; return Lei."""
    user, space, day = cast.owner, cast.space, date(2026, 5, 1)
    ada = contacts.add_contact(user, space, contacts.AddContact(full_name="فاطمة"))
    contacts.add_point(
        user, space, contacts.AddPoint(contact=lei, kind=PointKind.PHONE, value="+33 1")
    )
    contacts.add_occasion(
        user,
        space,
        contacts.AddOccasion(contact=lei, kind=OccasionKind.BIRTHDAY, month=6, day=9),
    )
    contacts.relate_contacts(
        user,
        space,
        contacts.RelateContacts(subject=lei, kind=RelationKind.KNOWS, other=ada),
    )
    boundaries.set_boundary(
        user,
        space,
        boundaries.SetBoundary(
            contact=lei,
            kind=BoundaryKind.NO_BROADCASTS,
            set_by=BoundarySetter.THEM,
            since=day,
        ),
    )
    interactions.record_interaction(
        user,
        space,
        interactions.RecordInteraction(
            contacts=(lei,), day=day, channel=Channel.MEETING, note="Lunch"
        ),
    )
    received(cast, lei, about="pricing")
    lent = favours.RecordFavour(
        giver=cast.me,
        receiver=ada,
        kind=FavourKind.THING_LENT,
        day=day,
        money=Money(Decimal(500), "EUR"),
    )
    favours.record_favour(user, space, lent)
    _loops(cast, lei, ada)
    return lei


def received(
    cast: "Cast",
    giver: ContactId,
    *,
    about: str = "",
    day: date = date(2026, 5, 3),
    weight: Weight | None = None,
) -> int:
    """Note advice that somebody gave the owner."""
    wish = favours.RecordFavour(
        giver=giver,
        receiver=cast.me,
        kind=FavourKind.ADVICE,
        day=day,
        about=about,
        weight=weight,
    )
    return favours.record_favour(cast.owner, cast.space, wish)


def _loops(cast: "Cast", lei: ContactId, ada: ContactId) -> None:
    """Lei brought a project that was won; the owner introduced Lei to another."""
    user, space = cast.owner, cast.space
    loops.record_introduction(
        user,
        space,
        loops.RecordIntroduction(
            introducers=(lei,),
            parties=(ada,),
            direction=IntroductionDirection.TO_ME,
            day=date(2026, 3, 1),
            project="Acme app",
        ),
    )
    from entregent.queries import loops as read

    loop = read.loops(user, space).lines[0].id
    loops.record_milestone(
        user,
        space,
        loops.RecordMilestone(loop=loop, kind=MilestoneKind.WON, day=date(2026, 5, 25)),
    )
    loops.record_introduction(
        user,
        space,
        loops.RecordIntroduction(
            parties=(lei, ada),
            direction=IntroductionDirection.BY_ME,
            day=date(2026, 3, 1),
        ),
    )
