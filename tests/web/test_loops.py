"""Loops on the web: what is owed, one loop with its news, the forms around it."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from entregent.acts import contacts, loops
from entregent.core.ids import ContactId
from entregent.core.money import Money
from entregent.core.vocabulary import (
    Consent,
    IntroductionDirection,
    IntroductionState,
    Language,
    MilestoneKind,
)
from entregent.queries import loops as read

if TYPE_CHECKING:
    from pytest_django.fixtures import DjangoAssertNumQueries

    from conftest import Cast


def person(cast: "Cast", name: str, language: Language | None = None) -> ContactId:
    """Put somebody into the cast's book."""
    wish = contacts.AddContact(full_name=name, language=language)
    return contacts.add_contact(cast.owner, cast.space, wish)


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_try(cast: "Cast") -> None:
    lei = person(cast, "Lei Wang", Language.FRENCH)
    chen = person(cast, "Chen")
    wish = loops.RecordIntroduction(introducers=(lei,), parties=(chen,), direction=IntroductionDirection.TO_ME, day=date(2026,3,3), project="Acme app", purpose="a new app")
    loops.record_introduction(cast.owner, cast.space, wish)
    loop = read.loops(cast.owner, cast.space).lines[0].id
    loops.record_milestone(cast.owner, cast.space, loops.RecordMilestone(loop=loop, kind=MilestoneKind.WON, day=date(2026,5,20), note="Twelve weeks"))
    c = signed_in(cast.owner)
    for url in (f"/{cast.space}/loops", f"/{cast.space}/loops/{loop}", f"/{cast.space}/introductions/record", f"/{cast.space}/opportunities/record", f"/{cast.space}/history", f"/{cast.space}/settings", "/open-book"):
        r = c.get(url)
        print(url, r.status_code)
        assert r.status_code == 200
    r = Client().get("/sign-in"); assert r.status_code == 200
