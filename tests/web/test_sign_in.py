"""Signing in and out, and the language of whoever has not."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from conftest import Cast

PASSWORD = "a long password"


@pytest.fixture
def visitor(cast: "Cast") -> Client:
    """Return a visitor; the owner of the book has a password."""
    cast.owner.set_password(PASSWORD)
    cast.owner.save()
    return Client()


def test_whoever_knows_the_password_comes_to_today(
    visitor: Client, cast: "Cast"
) -> None:
    answer = visitor.post("/sign-in", {"username": "owner", "password": PASSWORD})

    assert answer["Location"] == "/"
    assert visitor.get("/")["Location"] == f"/{cast.space}/today"


def test_a_wrong_password_keeps_the_name_that_was_typed(visitor: Client) -> None:
    answer = visitor.post("/sign-in", {"username": "owner", "password": "a guess"})

    page = answer.content.decode()
    assert "do not belong together" in page
    assert 'value="owner"' in page
    assert "a guess" not in page


def test_one_comes_to_the_page_that_was_asked_for(
    visitor: Client, cast: "Cast"
) -> None:
    asked = f"/{cast.space}/loops"

    answer = visitor.get(asked)

    assert answer["Location"] == f"/sign-in?next={asked}"
    wish = {"username": "owner", "password": PASSWORD, "next": asked}
    assert visitor.post("/sign-in", wish)["Location"] == asked


def test_the_way_on_never_leads_elsewhere(visitor: Client) -> None:
    wish = {"username": "owner", "password": PASSWORD, "next": "https://example.net/"}

    assert visitor.post("/sign-in", wish)["Location"] == "/"


def test_signing_out_is_an_act_and_closes_the_book(
    visitor: Client, cast: "Cast"
) -> None:
    visitor.force_login(cast.owner)

    assert visitor.get("/sign-out").status_code == 405
    assert visitor.post("/sign-out")["Location"] == "/sign-in"
    assert visitor.get(f"/{cast.space}/loops").status_code == 302


@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_a_visitor_chooses_the_language_of_the_door(
    visitor: Client, language: str
) -> None:
    visitor.post("/set-language", {"language": language, "next": "/sign-in"})

    assert f'<html lang="{language}"' in visitor.get("/sign-in").content.decode()
