"""The demo: a lived-in book that is sound, has something to say, and leaves whole."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from entregent.acts import spaces
from entregent.core.ids import SpaceId
from entregent.core.ledger.load import LoadVerdict
from entregent.core.refusals import NotADemoError
from entregent.core.vocabulary import ReportKind
from entregent.exchange import demo
from entregent.queries import access, checkup, clock
from entregent.queries.people import PeopleFilter, find_contact, people
from entregent.queries.today import today
from entregent.store.models import Contact, Interaction, Point, User

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

_DAYS = [
    date(2026, 6, 1),
    pytest.param(date(2028, 2, 29), marks=pytest.mark.long),
    pytest.param(date(2027, 1, 1), marks=pytest.mark.long),
]
_RESERVED = (".org", ".com", ".net")
_FICTION = ("+33 1 99 00 ", "+33 4 65 71 ", "+33 6 39 98 ", "+33 2 61 91 ")


def _check_today(user: User, space_id: SpaceId) -> None:
    day = clock.today()
    letter = today(user, space_id, day)
    assert 3 <= len(letter.thank) <= 5
    assert 2 <= len(letter.tell) <= 4
    assert sum(line.kind is ReportKind.SHORT_WORD for line in letter.tell) == 1
    assert any(
        line.due and line.due < day
        for line in letter.tell
        if line.kind is ReportKind.NEWS
    )
    assert 3 <= len(letter.give_back) <= 5
    assert len(letter.accept) == 1
    assert 2 <= len(letter.prepare) <= 4
    assert len(letter.ask) == 1
    assert len(letter.waiting) == 1
    assert letter.load.verdict is LoadVerdict.LIGHT


def _check_people(user: User, space_id: SpaceId) -> None:
    names = list(Contact.objects.values_list("full_name", flat=True))
    assert len(set(names)) == len(names)
    assert 300 <= len(names) <= 340
    assert Interaction.objects.count() > 2500
    everybody = people(user, space_id, limit=400).lines
    assert any(line.is_right_to_left for line in everybody)
    organisations = people(user, space_id, only=PeopleFilter.ORGANISATIONS).lines
    assert len(organisations) > 10
    assert find_contact(user, space_id, "K")
    assert find_contact(user, space_id, "王磊")
    assert find_contact(user, space_id, "Ana Sofia Mendes Ribeiro Tavares")


def _check_points() -> None:
    for kind, value in Point.objects.values_list("kind", "value"):
        if kind == "email":
            domain = value.partition("@")[2]
            assert domain.startswith("example")
            assert domain.endswith(_RESERVED)
        elif value.startswith("+33"):
            assert value.startswith(_FICTION)
        else:
            assert value.startswith("+44 20 7946 0")


@pytest.mark.parametrize("day", _DAYS)
def test_the_demo_is_a_sound_book_and_leaves_no_trace(
    db: None, settings: "Settings", day: date
) -> None:
    settings.ENTREGENT_TODAY = day
    user = spaces.make_user("camille")
    space_id = demo.build(user)
    checked = checkup.check(user, space_id)
    assert [finding for finding in checked.findings if finding.wrong] == []
    assert access.readable_space(user, space_id).is_demo
    _check_today(user, space_id)
    _check_people(user, space_id)
    _check_points()

    spaces.remove_demo(user, space_id)
    left = {
        table.__name__: table._default_manager.count()
        for table in apps.get_app_config("store").get_models()
    }
    assert {name for name, rows in left.items() if rows} == {"User"}


def test_a_real_book_does_not_leave_as_a_demo_does(db: None) -> None:
    user = spaces.make_user("camille")
    wish = spaces.OpenBook(name="Mine", owner_name="Camille")
    space_id = spaces.open_book(user, wish)
    with pytest.raises(NotADemoError):
        spaces.remove_demo(user, space_id)
