"""Around every page: the policy, the language, the demo's reader, the refusals."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

import entregent.web
from entregent.acts import spaces
from entregent.core.vocabulary import Language

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django import Settings
    from web.conftest import Door

TEMPLATES = sorted(Path(entregent.web.__path__[0]).glob("templates/**/*.html"))
HERE: dict[str, Any] = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_asks_the_policy_for_an_exception(template: Path) -> None:
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"<[^>]*\sstyle\s*=", text)
    assert not re.search(r"<[^>]*\son\w+\s*=", text)
    assert not re.search(r"hx-on", text)
    assert not re.search(r"<style", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert "hx-vars" not in text


def test_every_page_says_what_it_may_load(cast: "Cast", door: "Door") -> None:
    for answer in (
        door.owner.get(f"/{cast.space}/today"),
        door.owner.get("/999999/today"),
        door.nobody.get("/sign-in"),
    ):
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


def test_a_reader_reads_their_own_language(cast: "Cast", door: "Door") -> None:
    cast.owner.language = Language.FRENCH
    cast.owner.save()
    answer = door.owner.get(
        f"/{cast.space}/today", headers={"Accept-Language": "zh-hans"}
    )

    assert '<html lang="fr"' in answer.content.decode()
    assert answer["Content-Language"] == "fr"


def test_who_is_outside_reads_what_their_browser_asks(db: None) -> None:
    answer = Client().get("/sign-in", headers={"Accept-Language": "zh-hans,fr;q=0.5"})

    assert '<html lang="zh-hans"' in answer.content.decode()


def opened(cast: "Cast", **meta: Any) -> Any:
    return Client().get("/", **{**HERE, **meta})


@pytest.fixture
def demo(cast: "Cast", settings: "Settings") -> "Cast":
    """Run the demo, with one book of invented people."""
    settings.ENTREGENT_DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    wish = spaces.OpenBook(name="Demo", owner_name="Ada Mer", is_demo=True)
    spaces.open_book(cast.owner, wish)
    cast.viewer.set_password("somebody can sign in")
    cast.viewer.save()
    return cast


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_the_demo_signs_its_reader_in(demo: "Cast", host: str) -> None:
    answer = opened(demo, HTTP_HOST=host)

    assert answer["Location"].endswith("/today")


@pytest.mark.parametrize(
    "meta",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "books.example"},
        {"HTTP_HOST": "localhost.evil.example"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"REMOTE_ADDR": ""},
    ],
)
def test_the_demo_signs_nobody_in_from_elsewhere(
    demo: "Cast", meta: dict[str, str]
) -> None:
    assert opened(demo, **meta)["Location"] == "/sign-in"


def test_without_the_demo_nobody_is_signed_in(
    demo: "Cast", settings: "Settings"
) -> None:
    settings.ENTREGENT_DEMO = False

    assert opened(demo)["Location"] == "/sign-in"


def test_two_demos_of_different_owners_sign_nobody_in(demo: "Cast") -> None:
    wish = spaces.OpenBook(name="Demo", owner_name="Sam Away", is_demo=True)
    spaces.open_book(demo.stranger, wish)

    assert opened(demo)["Location"] == "/sign-in"


def test_a_refusal_under_htmx_is_a_notice_above_the_page(
    cast: "Cast", door: "Door"
) -> None:
    htmx = {"HX-Request": "true", "HX-Target": "div#letter"}
    refused = door.viewer.post(f"/{cast.space}/people/1/thank", headers=htmx)
    missing = door.owner.post(f"/{cast.space}/people/999999/thank", headers=htmx)

    for answer, status in ((refused, 403), (missing, 404)):
        assert answer.status_code == status
        assert answer["HX-Retarget"] == "#notices"
        assert "<html" not in answer.content.decode()


def test_a_form_that_grew_old_says_so(cast: "Cast") -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    answer = client.post(f"/{cast.space}/people/add", {"full_name": "Lei"})

    assert answer.status_code == 403
    assert "Nothing was changed" in answer.content.decode()
