"""Settings on the web: the book, the addresses, the language, the demo."""

from typing import TYPE_CHECKING

import pytest

from entregent.acts import spaces
from entregent.queries import books

if TYPE_CHECKING:
    from conftest import Cast
    from web.conftest import Door

WISH = {"name": "Our book", "half_life_months": "12", "ceiling_months": "9"}


@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_the_page_answers_in_three_languages(
    cast: "Cast", door: "Door", language: str
) -> None:
    client = door.owner

    client.post("/change-language", {"language": language})

    answer = client.get(f"/{cast.space}/settings")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_the_owner_changes_how_the_book_remembers(cast: "Cast", door: "Door") -> None:
    answer = door.owner.post(f"/{cast.space}/settings/change", WISH)

    assert answer["Location"] == f"/{cast.space}/settings"
    book = books.book(cast.owner, cast.space)
    assert (book.line.name, book.half_life_months, book.ceiling_months) == (
        "Our book",
        12,
        9,
    )


def test_a_number_that_is_none_keeps_what_was_typed(cast: "Cast", door: "Door") -> None:
    wish = {**WISH, "half_life_months": "0"}

    answer = door.owner.post(f"/{cast.space}/settings/change", wish)

    assert answer.status_code == 422
    assert 'value="Our book"' in answer.content.decode()
    assert books.book(cast.owner, cast.space).half_life_months == 24


def test_only_the_owner_changes_the_book(cast: "Cast", door: "Door") -> None:
    url = f"/{cast.space}/settings/change"

    assert door.editor.post(url, WISH).status_code == 403
    assert door.viewer.post(url, WISH).status_code == 403
    assert door.stranger.post(url, WISH).status_code == 404
    assert door.stranger.get(f"/{cast.space}/settings").status_code == 404


def test_a_viewer_reads_the_settings_and_finds_no_form(
    cast: "Cast", door: "Door"
) -> None:
    page = door.viewer.get(f"/{cast.space}/settings").content.decode()

    assert "Only the owner of the book can change this." in page
    assert "settings/change" not in page
    assert "settings/addresses" not in page


def test_an_address_of_the_owner_comes_and_goes(cast: "Cast", door: "Door") -> None:
    client = door.owner
    url = f"/{cast.space}/settings/addresses"

    client.post(f"{url}/add", {"address": "ada@example.org"})

    (point,) = books.book(cast.owner, cast.space).addresses
    assert point.value == "ada@example.org"
    client.post(f"{url}/{point.id}/remove")
    assert not books.book(cast.owner, cast.space).addresses


def test_a_text_that_is_no_address_is_said_above_the_form(
    cast: "Cast", door: "Door"
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/settings/addresses/add", {"address": "ada at home"}
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert 'value="ada at home"' in page


def test_the_demo_goes_in_one_click(cast: "Cast", door: "Door") -> None:
    wish = spaces.OpenBook(name="Invented", owner_name="Ada Mer", is_demo=True)
    demo = spaces.open_book(cast.owner, wish)
    client = door.owner
    assert f"/{demo}/settings/remove-demo" in (
        client.get(f"/{demo}/settings").content.decode()
    )

    answer = client.post(f"/{demo}/settings/remove-demo")

    assert answer["Location"] == "/"
    assert client.get(f"/{demo}/settings").status_code == 404
    assert client.get("/")["Location"] == f"/{cast.space}/today"


def test_a_real_book_never_goes_that_way(cast: "Cast", door: "Door") -> None:
    client = door.owner

    assert client.post(f"/{cast.space}/settings/remove-demo").status_code == 422
    assert client.get(f"/{cast.space}/settings").status_code == 200
