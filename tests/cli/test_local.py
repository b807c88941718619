"""Whoever sits at this machine has a user and a book, made when first needed."""

import sys
from pathlib import Path
from typing import Self

import pytest
from conftest import Cast
from django.db import DatabaseError, OperationalError
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
def test_the_demo_is_shown_while_there_is_no_other_book(db: None) -> None:
    demo = spaces.make_user("demo")
    book = spaces.OpenBook(name="D", owner_name="D", is_demo=True)
    space = spaces.open_book(demo, book)
    assert local.open_local_book() == local.LocalBook(demo, space)

    ada = spaces.make_user("ada")
    assert local.local_user() == ada


@pytest.mark.usefixtures("as_lei", "today")
def test_when_the_demo_was_taken_out_its_reader_does_not_sit_here(db: None) -> None:
    demo = spaces.make_user("demo")
    book = spaces.OpenBook(name="D", owner_name="D", is_demo=True)
    spaces.remove_demo(demo, spaces.open_book(demo, book))

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
    assert local.trouble(DatabaseError("database is locked")) is Trouble.BUSY
    assert local.trouble(DatabaseError("no such table: x")) is None
    assert local.trouble(KeyError("locked")) is None


def test_a_folder_that_cannot_be_made_is_out_of_reach(
    settings: Settings, db: None
) -> None:
    settings.ENTREGENT_HOME = "/dev/null/home"

    with pytest.raises(OperationalError) as found, local._alone():
        pass
    assert local.trouble(found.value) is Trouble.OUT_OF_REACH


def test_tables_that_another_process_made_meanwhile_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path, db: None
) -> None:
    settings.ENTREGENT_HOME = tmp_path
    answers = iter([False, True])
    monkeypatch.setattr(local, "_are_tables_up_to_date", lambda: next(answers))

    assert local.prepare() is True
    assert list(answers) == []


@pytest.mark.parametrize(
    ("message", "vendor"),
    [("no such table: django_migrations", "sqlite"), ("no relation", "postgresql")],
)
def test_where_nothing_was_ever_written_tables_are_made(
    monkeypatch: pytest.MonkeyPatch, message: str, vendor: str
) -> None:
    monkeypatch.setattr(local, "connection", _Broken(message, vendor))

    assert local._are_tables_up_to_date() is False


def test_a_busy_file_is_not_taken_for_an_empty_one(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    for vendor in ("sqlite", "postgresql"):
        settings.ENTREGENT_HOME = tmp_path / vendor
        monkeypatch.setattr(local, "connection", _Broken("database is locked", vendor))
        with pytest.raises(OperationalError):
            local.prepare()

    # The folder is made for a file only, not for a server.
    assert [path.name for path in tmp_path.iterdir()] == ["sqlite"]


def test_where_the_system_has_no_locks_all_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)

    with local._alone():
        pass


def test_an_account_that_is_nowhere_listed_has_its_login_for_a_name(
    monkeypatch: pytest.MonkeyPatch, as_lei: None
) -> None:
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)

    assert local._full_name() == "lei"


class _Broken:
    """A connection that answers every question with an error."""

    def __init__(self, message: str, vendor: str) -> None:
        self.message, self.vendor = message, vendor

    def cursor(self) -> "_Broken":
        """Return something to ask."""
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        pass

    def execute(self, _question: str) -> None:
        """Fail."""
        raise OperationalError(self.message)
