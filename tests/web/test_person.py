"""A person's page: who they are, what stands between us, the time together."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from web.conftest import received

from entregent.acts import contacts, interactions
from entregent.core.ids import ContactId
from entregent.core.vocabulary import Channel, Language, PointKind, RelationKind
from entregent.queries import person
from entregent.queries.person import TIMELINE_PAGE, Person

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django.fixtures import DjangoAssertNumQueries
    from web.conftest import Door


def shown(door: "Door", cast: "Cast", who: ContactId, role: str = "owner") -> str:
    answer = getattr(door, role).get(f"/{cast.space}/people/{who}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def read(cast: "Cast", who: ContactId) -> Person:
    return person.person(cast.owner, cast.space, who, date(2026, 6, 1))


def test_everything_about_them_stands_on_the_page(
    cast: "Cast", door: "Door", full_book: ContactId
) -> None:
    said = shown(door, cast, full_book)

    for words in (
        "lei@acme.example",
        "+33 1",
        "birthday",
        "فاطمة",
        "advice on pricing",
        "Acme app",
        "Lunch",
        "wants no broadcasts",
        f"/{cast.space}/history?contact={full_book}",
    ):
        assert words in said


@pytest.mark.parametrize("language", list(Language))
def test_it_can_be_read_in_three_languages(
    cast: "Cast", door: "Door", full_book: ContactId, language: Language
) -> None:
    cast.owner.language = language
    cast.owner.save()

    assert f'<html lang="{language}"' in shown(door, cast, full_book)


def test_a_viewer_sees_it_without_controls(
    cast: "Cast", door: "Door", full_book: ContactId
) -> None:
    said = shown(door, cast, full_book, "viewer")
    page = said.partition("<main")[2]

    assert "advice on pricing" in page
    assert "<form" not in page
    assert "/change" not in page


def test_the_owners_own_page_holds_no_ledger(cast: "Cast", door: "Door") -> None:
    said = shown(door, cast, cast.me)

    assert "Ada Mer" in said
    assert 'id="ledger"' not in said


def test_more_rows_ask_the_database_no_more(
    cast: "Cast",
    door: "Door",
    full_book: ContactId,
    django_assert_max_num_queries: "DjangoAssertNumQueries",
) -> None:
    with django_assert_max_num_queries(100) as few:
        shown(door, cast, full_book)
    for n in range(12):
        received(cast, full_book, day=date(2026, 1, 1 + n))
        wish = interactions.RecordInteraction(
            contacts=(full_book,), day=date(2026, 1, 1 + n), channel=Channel.CALL
        )
        interactions.record_interaction(cast.owner, cast.space, wish)

    with django_assert_max_num_queries(len(few.captured_queries)):
        shown(door, cast, full_book)


def test_the_time_together_goes_on_behind_a_link(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    for n in range(TIMELINE_PAGE + 3):
        wish = interactions.RecordInteraction(
            contacts=(lei,),
            day=date(2026, 5, 1) - timedelta(days=n),
            channel=Channel.CALL,
        )
        interactions.record_interaction(cast.owner, cast.space, wish)
    before = door.owner.get(f"/{cast.space}/people/{lei}").context["timeline"].before
    further = door.owner.get(f"/{cast.space}/people/{lei}/timeline", {"before": before})

    assert len(further.context["timeline"].lines) == 3
    assert further.content.decode().count("<time") == 3


def test_what_is_kept_can_be_changed(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    form = door.editor.get(f"/{cast.space}/people/{lei}/change").context["form"]
    typed = {
        **{k: v for k, v in form.initial.items() if v is not None},
        "full_name": "陈蕾",
        "nickname": "Lele",
        "language": "zh-hans",
    }
    answer = door.editor.post(f"/{cast.space}/people/{lei}/change", typed)

    assert answer.status_code == 302
    who = read(cast, lei).identity
    assert (who.full_name, who.nickname, who.language) == (
        "陈蕾",
        "Lele",
        Language.CHINESE,
    )


def test_a_change_without_a_name_is_refused_and_keeps_the_rest(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/change",
        {"full_name": " ", "kind": "person", "note": "likes puns"},
    )

    assert answer.status_code == 422
    assert "likes puns" in answer.content.decode()
    assert read(cast, lei).identity.full_name == "Lei Chen"


def test_ways_to_reach_them_come_and_go(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    here = f"/{cast.space}/people/{lei}"
    door.owner.post(f"{here}/points/add", {"kind": "phone", "value": "+86 10"})
    points = read(cast, lei).points
    assert (points[-1].kind, points[-1].value) == (PointKind.PHONE, "+86 10")

    door.owner.post(f"/{cast.space}/points/{points[-1].id}/remove")
    assert len(read(cast, lei).points) == len(points) - 1


def test_a_bad_address_stays_in_the_form(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/points/add", {"kind": "email", "value": "lei at"}
    )

    assert answer.status_code == 422
    assert 'value="lei at"' in answer.content.decode()


def test_a_day_of_theirs_comes_and_goes(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    typed = {"kind": "birthday", "day": "29", "month": "2", "year": "1984"}
    door.owner.post(f"/{cast.space}/people/{lei}/occasions/add", typed)
    day = read(cast, lei).days[0]
    assert day.year == 1984

    door.owner.post(f"/{cast.space}/occasions/{day.id}/remove")
    assert not read(cast, lei).days


def test_a_day_no_year_has_is_refused(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/occasions/add",
        {"kind": "birthday", "day": "31", "month": "2"},
    )

    assert answer.status_code == 422
    assert not read(cast, lei).days


def test_what_somebody_is_to_another_is_said_by_name(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    wish = contacts.AddContact(full_name="Ivo Marek")
    ivo = contacts.add_contact(cast.owner, cast.space, wish)
    here = f"/{cast.space}/people/{lei}"
    door.owner.post(f"{here}/relations/add", {"kind": "works at", "other": "ivo mar"})
    assert read(cast, lei).relations[0].kind is RelationKind.WORKS_AT
    relation = read(cast, ivo).relations[0]
    assert relation.kind is RelationKind.EMPLOYS

    door.owner.post(f"{here}/relations/{relation.id}/remove")
    assert not read(cast, ivo).relations


def test_a_relation_to_somebody_unknown_keeps_the_name(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/relations/add",
        {"kind": "knows", "other": "Nobody Known"},
    )

    assert answer.status_code == 422
    assert 'value="Nobody Known"' in answer.content.decode()


@pytest.mark.parametrize(
    "act", ["change", "points/add", "occasions/add", "relations/add"]
)
def test_a_viewer_may_not(cast: "Cast", door: "Door", lei: ContactId, act: str) -> None:
    answer = door.viewer.post(f"/{cast.space}/people/{lei}/{act}", {"x": "y"})

    assert answer.status_code == 403
    assert 'role="alert"' in answer.content.decode()


def test_a_form_opens_in_its_place_on_the_page(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    opened = door.owner.get(
        f"/{cast.space}/people/{lei}/points/add",
        headers={"HX-Request": "true", "HX-Target": "div#form"},
    )
    refused = door.owner.post(
        f"/{cast.space}/people/{lei}/points/add",
        {"kind": "email", "value": "lei at"},
        headers={"HX-Request": "true", "HX-Target": "article#person"},
    )

    assert opened.content.decode().lstrip().startswith('<div id="form"')
    assert 'hx-target="#person"' in opened.content.decode()
    assert refused.status_code == 422
    assert refused["HX-Retarget"] == "#form"
    assert 'value="lei at"' in refused.content.decode()
