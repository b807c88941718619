"""The list of people: found as one types, sieved by links, paged by links."""

from typing import TYPE_CHECKING

import pytest
from web.conftest import received

from entregent.acts import contacts
from entregent.core.ids import ContactId
from entregent.core.vocabulary import Language, Sphere
from entregent.queries import people, person
from entregent.queries.people import PeopleFilter, PeopleOrder

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django.fixtures import DjangoAssertNumQueries
    from web.conftest import Door


def listed(door: "Door", cast: "Cast", **asked: str) -> str:
    answer = door.owner.get(f"/{cast.space}/people", asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def add(cast: "Cast", *names: str) -> None:
    for name in names:
        wish = contacts.AddContact(full_name=name)
        contacts.add_contact(cast.owner, cast.space, wish)


def test_names_of_any_script_stand_in_the_list(cast: "Cast", door: "Door") -> None:
    add(cast, "王小明", "فاطمة الزهراء", "Noémie <b>Lefèvre</b>")
    said = listed(door, cast)

    assert "<bdi>王小明</bdi>" in said
    assert "<bdi>فاطمة الزهراء</bdi>" in said
    assert "Noémie &lt;b&gt;Lefèvre&lt;/b&gt;" in said


def test_a_search_finds_beginnings_and_answers_htmx_with_the_list_alone(
    cast: "Cast", door: "Door"
) -> None:
    add(cast, "Noémie Lefèvre", "Ivo Marek")
    whole = listed(door, cast, search="lef")
    part = door.owner.get(
        f"/{cast.space}/people",
        {"search": "lef"},
        headers={"HX-Request": "true", "HX-Target": "div#found"},
    )

    assert "Noémie Lefèvre" in whole
    assert "Ivo Marek" not in whole
    assert "<html" in whole
    assert "<html" not in part.content.decode()
    assert "Noémie Lefèvre" in part.content.decode()
    assert "HX-Target" in part["Vary"]


def test_a_search_that_finds_nobody_says_so(cast: "Cast", door: "Door") -> None:
    assert "Nobody here goes by “zzz”." in listed(door, cast, search="zzz")


@pytest.mark.parametrize("only", list(PeopleFilter))
@pytest.mark.parametrize("order", list(PeopleOrder))
def test_every_sieve_and_order_is_a_link_that_answers(
    cast: "Cast",
    door: "Door",
    full_book: ContactId,
    only: PeopleFilter,
    order: PeopleOrder,
) -> None:
    assert 'aria-current="true"' in listed(door, cast, only=only, order=order)


def test_words_that_are_no_sieve_count_as_unsaid(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    assert "Lei Chen" in listed(door, cast, only="enemies", order="height", after="~x")


def test_a_plain_link_leads_on_and_shows_everyone_once(
    cast: "Cast", door: "Door"
) -> None:
    add(cast, *(f"Guest {n:03}" for n in range(people.PAGE + 5)))
    first = door.owner.get(f"/{cast.space}/people")
    href = first.context["next_href"]
    second = door.owner.get(f"/{cast.space}/people{href}")

    shown = [line.name for line in first.context["found"].lines]
    shown += [line.name for line in second.context["found"].lines]
    assert len(shown) == len(set(shown)) == people.PAGE + 5
    assert "From the beginning" in second.content.decode()
    assert second.context["next_href"] == ""


def test_what_is_open_stands_beside_the_name_in_words(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei)

    assert "a small favour to return" in listed(door, cast)


def test_a_longer_list_asks_the_database_no_more(
    cast: "Cast",
    door: "Door",
    full_book: ContactId,
    django_assert_max_num_queries: "DjangoAssertNumQueries",
) -> None:
    with django_assert_max_num_queries(100) as few:
        listed(door, cast)
    for n in range(30):
        wish = contacts.AddContact(full_name=f"Guest {n}")
        received(cast, contacts.add_contact(cast.owner, cast.space, wish))

    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "Guest 29" in listed(door, cast)


def test_somebody_new_comes_into_the_book(cast: "Cast", door: "Door") -> None:
    answer = door.editor.post(
        f"/{cast.space}/people/add",
        {
            "full_name": "Wang Xiaoming",
            "kind": "person",
            "spheres": ["friend", "business"],
            "circle": "15",
            "language": "zh-hans",
            "email": "wang@cloud.example",
        },
    )
    contact = people.find_contact(cast.owner, cast.space, "wang@cloud.example")

    assert answer["Location"] == f"/{cast.space}/people/{contact}"
    who = person.identity(cast.owner, cast.space, contact)
    assert who.spheres == (Sphere.FRIEND, Sphere.BUSINESS)
    assert who.circle == 15
    assert who.language is Language.CHINESE


def test_a_bad_address_is_refused_and_what_was_typed_stays(
    cast: "Cast", door: "Door"
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/people/add",
        {"full_name": "Ivo Marek", "kind": "person", "email": "ivo at north"},
    )
    said = answer.content.decode()

    assert answer.status_code == 422
    assert 'role="alert"' in said
    assert 'value="Ivo Marek"' in said
    assert 'value="ivo at north"' in said
    assert not people.people(cast.owner, cast.space).lines


def test_a_name_is_needed_and_the_error_is_tied_to_the_field(
    cast: "Cast", door: "Door"
) -> None:
    answer = door.owner.post(f"/{cast.space}/people/add", {"kind": "person"})

    assert answer.status_code == 422
    assert 'aria-describedby="id_full_name_error"' in answer.content.decode()
    assert 'id="id_full_name_error"' in answer.content.decode()


def test_a_viewer_is_told_why_not(cast: "Cast", door: "Door") -> None:
    for answer in (
        door.viewer.get(f"/{cast.space}/people/add"),
        door.viewer.post(f"/{cast.space}/people/add", {"full_name": "Ivo"}),
    ):
        assert answer.status_code == 403
        assert 'role="alert"' in answer.content.decode()
    assert (
        "Add a person" not in door.viewer.get(f"/{cast.space}/people").content.decode()
    )
