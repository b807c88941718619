"""The slim settings: what every door needs and no more, so that commands start fast."""

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured
from platformdirs import user_data_path

PACKAGE = Path(__file__).resolve().parent.parent


def home_folder() -> Path:
    """Return the folder of the data: ENTREGENT_HOME, or the platform's own."""
    named = os.environ.get("ENTREGENT_HOME")
    return Path(named).expanduser().resolve() if named else user_data_path("entregent")


def database(home: Path) -> dict[str, Any]:
    """Return the database: SQLite in the home folder, or what ENTREGENT_DATABASE says.

    PostgreSQL is named as postgresql://user:password@host:port/name.
    """
    url = os.environ.get("ENTREGENT_DATABASE", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "book.sqlite3",
            # To open the file costs more than to ask it for a page.
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                    "PRAGMA temp_store=MEMORY;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f'ENTREGENT_DATABASE is "{url}", which is no PostgreSQL address. Write '
            "postgresql://user:password@host:port/name, or leave it out for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
    }


def secret_key(home: Path) -> str:
    """Return the key that signs sessions, made once and kept beside the data."""
    path = home / "secret_key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


def fixed_day() -> date | None:
    """Return the day ENTREGENT_TODAY sets, if it sets one."""
    named = os.environ.get("ENTREGENT_TODAY", "")
    if not named:
        return None
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise ImproperlyConfigured(
            f'ENTREGENT_TODAY is "{named}", which is no day. '
            "Write it as 2026-11-22, or leave it out for today."
        ) from None


def time_zone() -> str:
    """Return the zone days are counted in: ENTREGENT_TIME_ZONE, or the machine's."""
    named = os.environ.get("ENTREGENT_TIME_ZONE", "")
    if named and not is_time_zone(named):
        raise ImproperlyConfigured(
            f'ENTREGENT_TIME_ZONE is "{named}", which is no time zone. '
            "Write it as Europe/Paris, or leave it out for the machine's own."
        )
    of_the_shell = os.environ.get("TZ", "").lstrip(":")
    if named or is_time_zone(of_the_shell):
        return named or of_the_shell
    zone = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return zone or "UTC"


def is_time_zone(name: str) -> bool:
    """Say whether a name is one of the world's time zones."""
    try:
        return bool(name) and bool(ZoneInfo(name))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False


ENTREGENT_HOME = home_folder()
ENTREGENT_TODAY = fixed_day()

DEBUG = os.environ.get("ENTREGENT_DEBUG") == "1"
SECRET_KEY = "the command line signs nothing"  # noqa: S105
DATABASES = {"default": database(ENTREGENT_HOME)}
AUTH_USER_MODEL = "store.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    # Only the pages use them, but whichever door comes first makes all the tables.
    "django.contrib.sessions",
    "entregent.store",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

USE_TZ = True
TIME_ZONE = time_zone()
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [PACKAGE / "wording" / "locale"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
