"""Whoever sits at this machine has a user and a book, made when first needed."""

from pathlib import Path

import pytest
from conftest import Cast
from pytest_django.fixtures import Settings

from entregent.acts import local, spaces
from entregent.acts.local import LocalBook, Trouble
from entregent.core.refusals import NotFoundError
from entregent.core.vocabulary import Language
from entregent.queries.books import book
from entregent.store.models import User


@pytest.fixture
def as_lei(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the account of the operating system be lei's."""
    monkeypatch.setattr("getpass.getuser", lambda: "lei")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")


@pytest.mark.usefixtures("as_lei", "today")
def test_on_a_fresh_machine_both_are_made_once(db: None) -> None:
    first = local.open_local_book()

    assert local.open_local_book() == first
    assert (first.user.username, first.user.language) == ("lei", Language.FRENCH)
    assert not first.user.has_usable_password()
    assert book(first.user, first.space).me is not None


@pytest.mark.usefixtures("as_lei")
def test_whoever_is_named_like_the_account_sits_here(cast: Cast) -> None:
    assert local.local_user() == cast.owner
    lei = spaces.make_user("lei")

    assert local.local_user() == lei
    assert local.local_user("viewer") == cast.viewer
    with pytest.raises(NotFoundError):
        local.local_user("nobody")


@pytest.mark.usefixtures("as_lei", "today")
def test_the_reader_of_the_demo_does_not_sit_here(db: None) -> None:
    demo = spaces.make_user("demo")
    spaces.open_book(demo, spaces.OpenBook(name="D", owner_name="D", is_demo=True))

    assert local.local_user().username == "lei"


def test_another_book_is_opened_by_its_number(cast: Cast) -> None:
    assert local.open_local_book("editor", cast.space).space == cast.space
    with pytest.raises(NotFoundError):
        local.open_local_book("editor", cast.elsewhere)


def test_a_guest_without_a_home_opens_the_book_they_are_let_into(cast: Cast) -> None:
    assert local.open_local_book("viewer") == LocalBook(cast.viewer, cast.space)


def test_somebody_without_a_book_gets_one(cast: Cast) -> None:
    spaces.make_user("bob")

    opened = local.open_local_book("bob")

    assert book(opened.user, opened.space).line.name == "bob"


def test_a_password_is_set(cast: Cast) -> None:
    local.set_password("owner", "some words")

    assert User.objects.get(username="owner").check_password("some words")


@pytest.mark.parametrize("problem", [OSError, KeyError])
def test_an_account_without_a_name_is_me(
    db: None, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def nobody() -> str:
        raise problem

    monkeypatch.setattr("getpass.getuser", nobody)
    monkeypatch.setattr("os.getuid", nobody)
    monkeypatch.setenv("LC_ALL", "C")

    assert local.local_user().username == "me"
    assert local.local_user().language == Language.ENGLISH


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    settings.ENTREGENT_HOME = tmp_path
    assert local.prepare() is False

    files = local._migration_files()
    monkeypatch.setattr(local, "_migration_files", lambda: files | {("store", "x")})
    assert local.prepare() is True


def test_an_error_that_is_no_trouble_of_the_file_is_none() -> None:
    from django.db import DatabaseError

    assert local.trouble(DatabaseError("database is locked")) is Trouble.BUSY
    assert local.trouble(DatabaseError("no such table: x")) is None
    assert local.trouble(KeyError("locked")) is None
