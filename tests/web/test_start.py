"""The first page: the reader's own book, or the very first account."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from entregent.acts.spaces import OpenBook, make_user, open_book
from entregent.core.vocabulary import Language
from entregent.queries import books
from entregent.store.models import User

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django.fixtures import Settings

ADA = {
    "name": "Ada Mer",
    "username": "ada",
    "password": "a long password",
    "language": "fr",
}


@pytest.fixture
def visitor(db: None) -> Client:
    """Return somebody at this machine, where nobody has an account yet."""
    return Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost"})


def test_the_first_visitor_makes_the_first_account(visitor: Client) -> None:
    assert visitor.get("/")["Location"] == "/first-account"
    assert visitor.get("/first-account").status_code == 200

    answer = visitor.post("/first-account", ADA)

    assert answer["Location"] == "/"
    ada = User.objects.get()
    assert (ada.username, ada.language) == ("ada", Language.FRENCH)
    assert ada.check_password("a long password")
    assert visitor.get("/")["Location"] == f"/{books.home_book(ada)}/today"


def test_afterwards_the_page_is_gone(visitor: Client) -> None:
    visitor.post("/first-account", ADA)
    another = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost"})

    assert another.get("/")["Location"] == "/sign-in"
    assert another.get("/first-account").status_code == 404
    assert another.post("/first-account", ADA).status_code == 404
    assert User.objects.count() == 1


def test_after_the_demo_the_first_account_can_still_be_made(
    visitor: Client, cast: "Cast"
) -> None:
    assert visitor.get("/first-account").status_code == 200
    answer = visitor.post("/first-account", {**ADA, "username": "stranger"})
    assert answer.status_code == 422
    assert "stranger" in answer.content.decode()


def test_whoever_began_on_the_command_line_keeps_their_book(visitor: Client) -> None:
    user = make_user("me-on-the-command-line")
    space = open_book(user, OpenBook(name="Mine", owner_name="Ada Mer"))

    visitor.post("/first-account", ADA)

    ada = User.objects.get()
    assert (ada.pk, ada.username) == (user.pk, "ada")
    assert visitor.get("/")["Location"] == f"/{space}/today"


@pytest.mark.parametrize(
    "where",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "book.example.org"},
    ],
    ids=["from afar", "passed on", "by another name"],
)
def test_nobody_elsewhere_can_make_it(
    db: None, where: dict[str, str], settings: "Settings"
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(**where)  # type: ignore[arg-type]

    assert client.get("/first-account").status_code == 404
    assert client.post("/first-account", ADA).status_code == 404
    assert not User.objects.exists()


def test_a_short_password_keeps_what_was_typed(visitor: Client) -> None:
    answer = visitor.post("/first-account", {**ADA, "password": "short"})

    assert answer.status_code == 422
    assert 'value="Ada Mer"' in answer.content.decode()
    assert not User.objects.exists()


def test_who_reads_someone_elses_book_may_open_their_own(cast: "Cast") -> None:
    client = Client()
    client.force_login(cast.viewer)
    assert client.get("/")["Location"] == f"/{cast.space}/today"

    answer = client.post("/open-book", {"book": "Mine", "name": "Vi Ewer"})

    mine = books.home_book(cast.viewer)
    assert answer["Location"] == f"/{mine}/today"
    assert mine != cast.space


def test_a_book_needs_a_name(cast: "Cast") -> None:
    client = Client()
    client.force_login(cast.viewer)

    answer = client.post("/open-book", {"book": " ", "name": "Vi Ewer"})

    assert answer.status_code == 422
    assert 'value="Vi Ewer"' in answer.content.decode()
