"""What a card says, as values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from entregent.core.vocabulary import ContactKind
from entregent.formats.reading import Problem


class Version(StrEnum):
    """The versions Entregent writes; it also reads 2.1."""

    V3 = "3.0"
    V4 = "4.0"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day of the year, in a year or, as with many birthdays, in none that is told."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Point:
    """One way to reach or find somebody, or somebody who belongs to them.

    The label is in lower case where it is one of the usual ("home", "work fax"), else
    as the owner of the card wrote it. Only postal addresses have `parts`, see there.
    """

    value: str
    label: str = ""
    preferred: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card: what is understood of it, and every line of it as it was.

    Texts that are not said are "". `unknown` are the properties that no value here
    expresses (photos, places, what a program made up), each on one long line. `lines`
    are the lines of the file with their ends; joined and encoded they are its bytes
    again. A card made here has no `lines`, and counts as beginning on line 0.
    """

    version: str = ""
    uid: str = ""
    kind: ContactKind = ContactKind.PERSON
    is_group: bool = False
    members: tuple[str, ...] = ()
    """Of a group: the uids of its cards, as written."""
    full_name: str = ""
    """As written; else made of the name's parts, the organisation or an e-mail."""
    family: str = ""
    given: str = ""
    additional: str = ""
    prefixes: str = ""
    suffixes: str = ""
    nicknames: tuple[str, ...] = ()
    organisation: str = ""
    departments: tuple[str, ...] = ()
    """Of the organisation, the larger before the smaller."""
    title: str = ""
    emails: tuple[Point, ...] = ()
    phones: tuple[Point, ...] = ()
    urls: tuple[Point, ...] = ()
    handles: tuple[Point, ...] = ()
    """In chats and networks; the label is the service where it is known."""
    addresses: tuple[Point, ...] = ()
    birthday: PartialDate | None = None
    anniversary: PartialDate | None = None
    note: str = ""
    languages: tuple[str, ...] = ()
    """Best first."""
    categories: tuple[str, ...] = ()
    related: tuple[Point, ...] = ()
    """Others, by name or by uid; the label says what they are to this one."""
    revision: str = ""
    """When it was last changed, as written: programs do not agree on a shape."""
    unknown: tuple[str, ...] = ()
    encoding: str = "utf-8"
    line: int = 0
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """All whole cards of a file, what was wrong with the others, and its encoding."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    encoding: str


def postal_address(
    parts: Iterable[str], label: str = "", *, preferred: bool = False
) -> Point:
    """Make an address of its parts, in the order a card has them.

    Post box, extended address, street, city, region, postal code, country; what more
    there is (Google repeats the whole) is kept, but not shown. The value is the parts
    that are there on one line.
    """
    parts = tuple(parts)
    parts += ("",) * (ADDRESS_PARTS - len(parts))
    shown = (_on_one_line(part) for part in parts[:ADDRESS_PARTS])
    return Point(", ".join(filter(None, shown)), label, preferred, parts)


def read_date(text: str, no_year: str = "") -> PartialDate | None:
    """Read a day in any of the shapes seen on cards; None if it is none.

    Clock times are passed over. `no_year` is the year that means "not told"; 1604 and
    0 always do. A year, a month or a day alone is not a day of the year.
    """
    found = _DATE.match(text.strip())
    if not found:
        return None
    groups = [group for group in found.groups() if group is not None]
    day, month = int(groups[-1]), int(groups[-2])
    told = groups[0] if len(groups) > 2 else "0"  # noqa: PLR2004
    year = None if told == no_year or int(told) in _NO_YEARS else int(told)
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


ADDRESS_PARTS = 7

_NO_YEARS = (0, 1604)  # Apple's, a leap year nobody alive was born in

_DATE = re.compile(
    r"(?:"
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"|([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"
    r"|([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})"
    r"|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"
    r"|([0-9]{4})([0-9]{2})([0-9]{2})"
    r"|--([0-9]{2})-?([0-9]{2})"
    r")(?:[T\s].*)?\Z",
    re.DOTALL,
)


def _on_one_line(text: str) -> str:
    if "\n" not in text:
        return text
    return ", ".join(filter(None, map(str.strip, text.split("\n"))))
