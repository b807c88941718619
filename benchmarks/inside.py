"""Inside the process: what pages and balances cost without a server around them.

Run in a process of its own for one book or for two; prints one JSON object. The
pages go through the whole application (middleware, view, template) as a server calls
it, in turns A B A B; the processor's time is taken, which a busy machine spoils less.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.figures import median
from benchmarks.places import Marks, Page, pages

_Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def main() -> None:
    """Measure the pages of the books whose homes are given, or print their marks."""
    if sys.argv[1:] == ["marks"]:
        _application()
        print(json.dumps([sign_in(), asdict(marks())]))
        return
    homes, rounds = [Path(name) for name in sys.argv[2:]], int(sys.argv[1])
    application = _application()
    found = [_Book(application, home) for home in homes]
    samples = _in_turns(found, rounds)
    answer = [book.report(samples[book.home]) for book in found]
    print(json.dumps(answer))


class _Book:
    """A book with its pages and a reader who is signed in."""

    def __init__(self, application: _Application, home: Path) -> None:
        self.home = home
        self._application = application
        with opened(home):
            self.cookie = sign_in()
            self.pages = pages(marks())

    def ask(self, page: Page) -> tuple[float, int]:
        """Answer one request; return the seconds of processor time and the bytes."""
        request = _environ(page.path, self.cookie)
        begun = time.process_time()
        response = self._application(request, _Status().start)
        size = sum(len(part) for part in response)
        response.close()
        return time.process_time() - begun, size

    def report(self, samples: dict[str, list[float]]) -> dict[str, Any]:
        """Say what each page cost, how large it is and how many queries it asked."""
        with opened(self.home):
            return {
                page.name: {
                    "cpu_seconds": median(samples[page.name]),
                    "bytes": self.ask(page)[1],
                    "queries": self._queries(page),
                }
                for page in self.pages
            }

    def _queries(self, page: Page) -> int:
        from django.db import connection

        asked = []

        def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            asked.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(count):
            self.ask(page)
        return len(asked)


class _Status:
    """Hears the status of an answer; anything but 200 is a fault of the benchmark."""

    def start(self, status: str, _headers: Any, *_: Any) -> None:
        """Take the status."""
        if not status.startswith("200"):
            sys.exit(f"A page answered {status}")


def _application() -> _Application:
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    from entregent.config.wsgi import application

    return application


def _in_turns(books: list[_Book], rounds: int) -> dict[Path, dict[str, list[float]]]:
    """Ask for every page of every book once a round; the first two rounds warm up."""
    samples: dict[Path, dict[str, list[float]]] = {
        book.home: {page.name: [] for page in book.pages} for book in books
    }
    for turn in range(rounds + 2):
        for book in books:
            with opened(book.home):
                book.ask(book.pages[0])
                for page in book.pages:
                    seconds, _ = book.ask(page)
                    if turn > 1:
                        samples[book.home][page.name].append(seconds)
    return samples


@contextmanager
def opened(home: Path) -> Iterator[None]:
    """Let the one connection speak to the book in a home."""
    from django.db import connection

    path = home / "book.sqlite3"
    if connection.settings_dict["NAME"] != path:
        connection.close()
        connection.settings_dict["NAME"] = path
    yield


def marks() -> Marks:
    """Find what the addresses of the pages need."""
    from entregent.core.ids import SpaceId
    from entregent.queries import people
    from entregent.store.models import Contact, User

    user = User.objects.get()
    space = user.home_space
    assert space is not None
    others = Contact.objects.filter(space=space).exclude(pk=space.me_id or 0)
    busiest = others.order_by("id").values_list("pk", flat=True)[0]
    middle = others.order_by("sort_key", "id")[others.count() // 2 :][:1].get()
    found = people.people(user, SpaceId(space.pk), search="gar", limit=1)
    assert found.lines
    after = quote(f"{middle.sort_key}~{middle.pk}")
    name = quote(others.get(pk=busiest).full_name)
    return Marks(space.pk, busiest, after, "gar", name)


def sign_in() -> str:
    """Make a session for the book's reader; return its cookie."""
    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore

    from entregent.store.models import User

    user = User.objects.get()
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _environ(path: str, cookie: str) -> dict[str, Any]:
    place, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": place,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT_LANGUAGE": "en",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


if __name__ == "__main__":
    main()
