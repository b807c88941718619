"""What surrounds every page: the book, the reader's other books, the way around."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from entregent.core.vocabulary import Role
from entregent.queries import access, clock

# The pages of acts belong to the place one came from.
_BELOW = {
    "favours": "ledger",
    "introductions": "loops",
    "opportunities": "loops",
}


@dataclass(frozen=True, slots=True)
class Book:
    """A book as the page around it names it; `href` is where its pages begin."""

    id: int
    name: str
    role: Role
    is_demo: bool
    href: str

    @property
    def may_write(self) -> bool:
        """Whether the reader may change anything in it."""
        return self.role is not Role.VIEWER

    @property
    def is_owned(self) -> bool:
        """Whether it is the reader's own."""
        return self.role is Role.OWNER


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the navigation."""

    name: str
    href: str
    is_here: bool


def around_the_page(request: HttpRequest) -> dict[str, Any]:
    """Give every template the book, the other books, the navigation and the day."""
    books = _books(request)
    match = getattr(request, "resolver_match", None)
    space_id = match.kwargs.get("space_id") if match else None
    book = next((b for b in books if b.id == space_id), None)
    return {
        "book": book,
        "other_books": [b for b in books if b is not book],
        "places": _places(book, request.path) if book else [],
        "today": clock.today(),
        "languages": settings.LANGUAGES,
        "is_demo": settings.ENTREGENT_DEMO,
        "here": SimpleLazyObject(request.get_full_path),
    }


def _books(request: HttpRequest) -> list[Book]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    prefix = get_script_prefix()
    return [
        Book(space.pk, space.name, role, space.is_demo, f"{prefix}{space.pk}")
        for space, role in access.spaces(user)
    ]


def _places(book: Book, path: str) -> list[Place]:
    names = {
        "today": _("Today"),
        "people": _("People"),
        "ledger": _("Ledger"),
        "loops": _("Loops"),
        "history": _("History"),
    }
    noun = path.removeprefix(f"{book.href}/").partition("/")[0]
    here = _BELOW.get(noun, noun)
    return [
        Place(name, f"{book.href}/{noun}", noun == here) for noun, name in names.items()
    ]
