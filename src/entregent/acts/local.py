"""The book of whoever sits at this machine: found, or made when there is none yet."""

import getpass
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction

from entregent.core.ids import SpaceId
from entregent.core.refusals import NotFoundError
from entregent.core.vocabulary import Language
from entregent.queries import access
from entregent.queries.books import home_book
from entregent.store.models import User


class Trouble(StrEnum):
    """What can be the matter with the place the book is kept in."""

    BUSY = "busy"
    FULL = "full"
    READ_ONLY = "read-only"
    OUT_OF_REACH = "out of reach"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class LocalBook:
    """A user of this machine and the book they work on."""

    user: User
    space: SpaceId


def open_local_book(username: str = "", space: int | None = None) -> LocalBook:
    """Return a user and their book; on a fresh machine both are made.

    Without a name it is the user named like the account of the operating system, or
    the first there is; without a book it is the user's home.
    """
    prepare()
    user = local_user(username)
    if space is not None:
        return LocalBook(user, SpaceId(access.readable_space(user, SpaceId(space)).pk))
    return LocalBook(user, _home_of(user))


def local_user(username: str = "") -> User:
    """Return the user of that name, or the one who sits here; made if none is there."""
    if username:
        return user_named(username)
    user = _whoever_sits_here()
    if user is None:
        # What only a fresh machine needs, an everyday command does not load.
        from entregent.acts.spaces import make_user

        with _alone():
            user = _whoever_sits_here() or make_user(
                _login(), language=_language_of_the_machine()
            )
    return user


def user_named(username: str) -> User:
    """Return the user of that name."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise NotFoundError("user", username)
    return user


def set_password(username: str, password: str) -> User:
    """Give a user the password they sign in with."""
    user = user_named(username)
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def prepare() -> bool:
    """Bring the tables up to date; return whether anything had to be done.

    What was applied is compared with the files by name, so that an everyday command
    does not pay for the loading of migrations.
    """
    if connection.vendor == "sqlite":
        _make_folder(Path(settings.ENTREGENT_HOME))
    if _are_tables_up_to_date():
        return False
    with _alone():
        if not _are_tables_up_to_date():
            from django.core.management import call_command

            call_command("migrate", interactive=False, verbosity=0)
    return True


def all_or_nothing() -> AbstractContextManager[None]:
    """Let several acts of one command be written together, or none of them."""
    return transaction.atomic()


def trouble(problem: Exception) -> Trouble | None:
    """Say what an error of the database means to its owner; None if it is another."""
    if not isinstance(problem, DatabaseError):
        return None
    text = str(problem).casefold()
    for words, what in _TROUBLES.items():
        if words in text:
            return what
    return None


_TROUBLES = {
    "locked": Trouble.BUSY,
    "full": Trouble.FULL,
    "readonly": Trouble.READ_ONLY,
    "unable to open": Trouble.OUT_OF_REACH,
    "connection": Trouble.OUT_OF_REACH,
    "not a database": Trouble.DAMAGED,
    "malformed": Trouble.DAMAGED,
}


def _whoever_sits_here() -> User | None:
    """Find the one named like the account of the system, or the first with a book.

    While there is nobody else, the reader of the demo is shown the demo.
    """
    users = User.objects.order_by("id")
    own = users.exclude(username=access.DEMO_USER)
    demo = users.filter(username=access.DEMO_USER, home_space__is_demo=True)
    return own.filter(username=_login()).first() or own.first() or demo.first()


def _home_of(user: User) -> SpaceId:
    home = home_book(user)
    if home is None:
        from entregent.acts.spaces import OpenBook, open_book

        name = _full_name() if user.username == _login() else user.username
        with _alone():
            user.refresh_from_db()
            wish = OpenBook(name=name, owner_name=name)
            home = home_book(user) or open_book(user, wish)
    return home


def _make_folder(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OperationalError(f"unable to open the folder {home}") from problem


def _are_tables_up_to_date() -> bool:
    with connection.cursor() as cursor:
        try:
            cursor.execute("SELECT app, name FROM django_migrations")
        except DatabaseError as problem:
            if trouble(problem):
                raise
            return False  # nothing was ever written here
        applied = set(cursor.fetchall())
    return _migration_files() <= applied


def _migration_files() -> set[tuple[str, str]]:
    return {
        (config.label, file.stem)
        for config in apps.get_app_configs()
        for file in Path(config.path, "migrations").glob("[0-9]*.py")
    }


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process at a time make what is not there yet, where the system can."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    home = Path(settings.ENTREGENT_HOME)
    _make_folder(home)
    with (home / "tables.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "me"


def _full_name() -> str:
    """Return the name the operating system knows its user by, else their login."""
    with suppress(ImportError, KeyError, OSError):
        import pwd

        name = pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0].strip()
        if name:
            return name
    return _login()


def _language_of_the_machine() -> Language:
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    for language in Language:
        if named.casefold().startswith(language.value[:2]):
            return language
    return Language.ENGLISH
