"""Mail archives in one file (mbox), read header by header in little memory."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from entregent.formats.addresses import Address
from entregent.formats.charsets import decode
from entregent.formats.mail import BLANK, Headers, Message, message_of
from entregent.formats.moments import read_moment
from entregent.formats.reading import Problem, ProblemCode

__all__ = ["Address", "Message", "looks_like_mbox", "read_messages"]


def looks_like_mbox(head: bytes) -> bool:
    """Say whether a file that begins like this is a mail archive.

    It must begin with a "From " line, and a header must come after it.
    """
    first, *others = head.removeprefix(_MARK).lstrip(b"\r\n").split(b"\n", 2)
    follows = others[0] if others else b""
    return first.startswith(_FROM) and (not follows or _is_header(follows))


def read_messages(lines: Iterable[bytes]) -> Iterator[Message | Problem]:
    """Read an archive; each message gives its headers, or the problem with them.

    A line "From " begins a message where it is the first of the file, or where it
    follows an empty line, bears a date as a postmark does, and is itself followed by
    a header. Anything else that begins so is a sentence in somebody's letter. Only one
    message's headers are held at a time, and no body.
    """
    numbered = enumerate(lines, 1)
    number, line = _opening(numbered)
    if line.startswith(_FROM):
        begin: _Begin | None = _Begin(number, line, b"")
    else:
        if line:
            quote = decode(line[:_LONGEST_POSTMARK])
            yield Problem(number, ProblemCode.NOT_A_MESSAGE, quote)
        begin = _next_begin(numbered, line)
    while begin:
        headers = _read_headers(numbered, begin)
        yield message_of(headers, begin.line, _posted(begin.postmark))
        begin = _next_begin(numbered, b"")


class _Begin(NamedTuple):
    """Where a message begins."""

    line: int
    postmark: bytes
    header: bytes  # its first; b"" if still to be read


_Numbered = Iterator[tuple[int, bytes]]

_MARK = b"\xef\xbb\xbf"
_FROM = b"From "
_LONGEST_POSTMARK = 400


def _opening(numbered: _Numbered) -> tuple[int, bytes]:
    """Give the first line that is not empty; (0, b"") if there is none."""
    for number, line in numbered:
        text = line.removeprefix(_MARK) if number == 1 else line
        if text not in BLANK:
            return number, text
    return 0, b""


def _next_begin(numbered: _Numbered, before: bytes) -> _Begin | None:
    """Pass over the rest of a body, to where the next message begins."""
    for number, line in numbered:
        if line.startswith(_FROM) and before in BLANK and _is_postmark(line):
            _, header = next(numbered, (0, b""))
            if _is_header(header):
                return _Begin(number, line, header)
            before = header
        else:
            before = line
    return None


def _read_headers(numbered: _Numbered, begin: _Begin) -> Headers:
    headers = Headers()
    headers.add(begin.header)
    for _, line in numbered:
        if line in BLANK:
            break
        headers.add(line)
    return headers


_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>From ")


def _is_header(line: bytes) -> bool:
    return _HEADER.match(line) is not None


# The shapes seen: "Tue Apr 09 14:46:49 2002", with a zone on either side of the year,
# or the date of the message itself, "06 Oct 1999 06:44:00 -0000".
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_POSTED = re.compile(
    rf"\b(?P<month>{_MONTH}) +(?P<day>\d{{1,2}}) +(?P<clock>{_CLOCK})"
    r"(?: +(?P<zone>[+-]\d{4}|[A-Z]{1,5}(?: DST)?))? +(?P<year>\d{4})"
    r"(?: +(?P<zone_after>[+-]\d{4}))?\b"
    rf"|\b(?P<plain>\d{{1,2}} {_MONTH} \d{{4}} {_CLOCK}.*)",
    re.DOTALL,
)


def _is_postmark(line: bytes) -> bool:
    return _found_in(line) is not None


def _found_in(postmark: bytes) -> re.Match[str] | None:
    return _POSTED.search(postmark[:_LONGEST_POSTMARK].decode("latin-1"))


def _posted(postmark: bytes) -> datetime | None:
    """Give when a message was filed; None where its postmark does not say."""
    found = _found_in(postmark)
    if found is None:
        return None
    if found["plain"]:
        return read_moment(found["plain"])
    zone = found["zone"] or found["zone_after"] or "+0000"
    day, month, year, clock = found.group("day", "month", "year", "clock")
    return read_moment(f"{day} {month} {year} {clock} {zone}")
