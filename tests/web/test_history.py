"""History on the web: what was done, what it changed, and taking it back."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from entregent.acts import contacts
from entregent.core.ids import ContactId
from entregent.core.vocabulary import Language
from entregent.queries import history

if TYPE_CHECKING:
    from conftest import Cast
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from web.conftest import Door


def add(cast: "Cast", name: str) -> ContactId:
    return contacts.add_contact(
        cast.owner, cast.space, contacts.AddContact(full_name=name)
    )


def test_the_history_says_who_did_what_and_what_changed(
    cast: "Cast", door: "Door"
) -> None:
    zoe = add(cast, "Zoë Marchand")
    wish = contacts.ChangeContact(
        contact=zoe, columns={"title": "Illustrator", "language": Language.FRENCH}
    )
    contacts.change_contact(cast.editor, cast.space, wish)

    page = door.owner.get(f"/{cast.space}/history").content.decode()

    assert "You added" in page
    assert "editor changed what is kept about" in page
    assert '<ins dir="auto">Illustrator</ins>' in page
    assert '<ins dir="auto">French</ins>' in page


def test_the_history_of_one_contact_leaves_the_others_out(
    cast: "Cast", door: "Door"
) -> None:
    zoe, _tom = add(cast, "Zoë Marchand"), add(cast, "Tom Ashby")

    answer = door.owner.get(f"/{cast.space}/history?contact={zoe}")

    page = answer.content.decode()
    assert "Zoë Marchand" in page
    assert "Tom Ashby" not in page


def test_an_act_is_taken_back_and_both_stay_on_record(
    cast: "Cast", door: "Door"
) -> None:
    add(cast, "Zoë Marchand")
    act = history.history(cast.owner, cast.space).lines[0].id

    answer = undo(door.owner, cast, act)

    assert answer["Location"] == f"/{cast.space}/history"
    newest, undone, *_ = history.history(cast.owner, cast.space).lines
    assert (newest.act, undone.id) == ("undo_act", act)
    assert undone.undone_on is not None


def test_what_was_taken_back_is_not_taken_back_twice(
    cast: "Cast", door: "Door"
) -> None:
    add(cast, "Zoë Marchand")
    act = history.history(cast.owner, cast.space).lines[0].id
    client = door.owner
    undo(client, cast, act)

    answer = undo(client, cast, act)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_the_newest_act_is_taken_back_from_any_page(cast: "Cast", door: "Door") -> None:
    zoe = add(cast, "Zoë Marchand")

    answer = door.owner.post(
        f"/{cast.space}/history/undo-last", {"next": f"/{cast.space}/people"}
    )

    assert answer["Location"] == f"/{cast.space}/people"
    person = door.owner.get(f"/{cast.space}/people/{zoe}")
    assert person.status_code == 404


def test_a_viewer_takes_nothing_back_and_a_stranger_finds_nothing(
    cast: "Cast",
    door: "Door",
) -> None:
    add(cast, "Zoë Marchand")
    act = history.history(cast.owner, cast.space).lines[0].id

    assert undo(door.viewer, cast, act).status_code == 403
    assert undo(door.stranger, cast, act).status_code == 404
    page = door.viewer.get(f"/{cast.space}/history").content.decode()
    assert "/undo" not in page
    assert door.stranger.get(f"/{cast.space}/history").status_code == 404


@pytest.mark.parametrize("language", list(Language))
def test_the_history_is_told_in_three_languages(
    cast: "Cast", door: "Door", language: Language
) -> None:
    add(cast, "Zoë Marchand")
    cast.owner.language = language
    cast.owner.save()

    answer = door.owner.get(f"/{cast.space}/history")

    assert f'<html lang="{language}"' in answer.content.decode()


def test_the_queries_do_not_grow_with_the_acts(
    cast: "Cast", door: "Door", django_assert_max_num_queries: object
) -> None:
    client = door.owner
    few = _queries(client, cast, 3)

    assert _queries(client, cast, 40) == few


def test_older_acts_are_a_page_away(cast: "Cast", door: "Door") -> None:
    for n in range(history.PAGE + 1):
        add(cast, f"Person {n}")
    client = door.owner
    first = client.get(f"/{cast.space}/history")
    before = first.context["history"].before

    older = client.get(f"/{cast.space}/history?before={before}").content.decode()

    assert "Person 0" in older
    assert f"Person {history.PAGE}" not in older


def undo(client: Client, cast: "Cast", act: int) -> "Answer":
    return client.post(f"/{cast.space}/history/{act}/undo")


def _queries(client: Client, cast: "Cast", more: int) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for n in range(more):
        add(cast, f"Person {n} of {more}")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/{cast.space}/history").status_code == 200
    return len(captured)
