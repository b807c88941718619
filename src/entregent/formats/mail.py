"""The headers of one message as values: who wrote to whom, when, and how."""

import binascii
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from functools import lru_cache
from hashlib import sha256

from entregent.formats.charsets import decode
from entregent.formats.reading import Problem, ProblemCode


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody's mail address, lower-case, and the name written beside it, or ""."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Message:
    """What the headers of one message say; the body is not read."""

    line: int
    """Where it begins in its file."""
    message_id: str
    """Its id without angle brackets, or "made:" and a digest, the same each time."""
    moment: datetime
    """When it was written; where no zone is said, in UTC."""
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    in_reply_to: str
    references: tuple[str, ...]
    list_id: str
    is_list: bool
    """It came over a mailing list or a newsletter."""
    is_bulk: bool
    """It went to many, or a machine says it sent it."""
    is_automatic: bool
    """No person wrote it: a bounce, a receipt, an absence note, a no-reply."""


class Headers:
    """The few headers that matter, gathered line by line."""

    __slots__ = ("_open", "_room", "_values")

    def __init__(self) -> None:
        """Begin with none."""
        self._values: dict[bytes, list[bytes]] = {}
        self._open: list[bytes] | None = None
        self._room = _MOST_BYTES

    def add(self, line: bytes) -> None:
        """Take one line of the header; what does not matter is forgotten at once."""
        if line[:1] in _FOLDS:
            if self._open is not None:
                self._open[-1] += self._fitting(line)
            return
        name, _, value = line.partition(b":")
        name = name.rstrip().lower()
        self._open = None
        if name in _WANTED:
            self._open = self._values.setdefault(name, [])
            self._open.append(self._fitting(value))

    def has(self, *names: bytes) -> bool:
        """Say whether one of these headers is there, be it empty."""
        return any(name in self._values for name in names)

    def text(self, name: bytes) -> str:
        """Give the first header of this name on one line, "" if there is none."""
        values = self._values.get(name)
        return _on_one_line(values[0]) if values else ""

    def texts(self, name: bytes) -> str:
        """Give all headers of this name as one list."""
        return ", ".join(map(_on_one_line, self._values.get(name, ())))

    def _fitting(self, value: bytes) -> bytes:
        value = value[: self._room]
        self._room -= len(value)
        return value


def read_message(lines: Iterable[bytes]) -> Message | Problem:
    """Read the headers of a message that stands alone in its file (.eml)."""
    headers = Headers()
    for line in lines:
        if line in BLANK:
            break
        headers.add(line)
    return message_of(headers, line=1)


def message_of(
    headers: Headers, line: int, posted: datetime | None = None
) -> Message | Problem:
    """Make a message of its headers, or say which one it cannot do without.

    `posted` is when it was filed, by the postmark of its archive; it stands in where
    the message has no date that can be read.
    """
    date = headers.text(b"date")
    moment = read_moment(date) or posted
    if moment is None:
        code = ProblemCode.UNREADABLE_DATE if date else ProblemCode.NO_DATE
        return Problem(line, code, date or headers.text(b"subject"))
    sender = _sender(headers)
    if sender is None:
        written = headers.text(b"from") or headers.text(b"subject")
        return Problem(line, ProblemCode.NO_SENDER, written)
    return Message(
        line=line,
        message_id=_first_id(headers.text(b"message-id")) or _made_id(headers),
        moment=moment,
        sender=sender,
        to=read_addresses(headers.texts(b"to")),
        cc=read_addresses(headers.texts(b"cc")),
        subject=read_words(headers.text(b"subject")),
        in_reply_to=_first_id(headers.text(b"in-reply-to")),
        references=tuple(_IDS.findall(headers.text(b"references"))),
        list_id=_list_id(headers.text(b"list-id")),
        is_list=headers.has(*_LIST_HEADERS),
        is_bulk=_is_bulk(headers),
        is_automatic=_is_automatic(headers, sender),
    )


def read_moment(text: str) -> datetime | None:
    """Read a date as mail programs write it, or nearly so; None if nobody could.

    An unknown or impossible zone counts as UTC. Dates before 1970 or after 2100 are
    broken clocks, not dates.
    """
    usual = _USUAL_DATE.match(text)
    if usual:
        day, month, year, hour, minute, second, zone = usual.groups()
        fields = (year, _MONTHS[month.lower()], day, hour, minute, second or 0)
        return _moment(map(int, fields), _zone(zone))
    return _odd_moment(text)


def read_addresses(text: str) -> tuple[Address, ...]:
    """Read a list of addresses; what has no @ in it is nobody's and is left out."""
    found = list(_addresses(text))
    if not found and "=?" in text:  # some programs encode name and address together
        found = list(_addresses(read_words(text)))
    return tuple(found)


def read_words(text: str) -> str:
    """Decode the encoded words of a header (RFC 2047); what is broken stays as it is.

    Neighbouring words are joined before they are decoded: long Chinese subjects are
    cut in the middle of a character.
    """
    if "=?" not in text:
        return text.strip()
    joined = _BETWEEN_WORDS.sub("", text)
    return _RUNS_OF_WORDS.sub(_decoded_run, joined).strip()


BLANK = frozenset((b"\n", b"\r\n", b"\r", b""))

_MOST_BYTES = 256_000  # of headers kept from one message, so that memory is bounded
_FOLDS = (b" ", b"\t")
_LIST_HEADERS = (
    b"list-id",
    b"list-post",
    b"list-unsubscribe",
    b"mailing-list",
    b"x-mailing-list",
)
_WANTED = frozenset(
    (
        *_LIST_HEADERS,
        b"auto-submitted",
        b"cc",
        b"content-type",
        b"date",
        b"feedback-id",
        b"from",
        b"in-reply-to",
        b"message-id",
        b"precedence",
        b"references",
        b"return-path",
        b"sender",
        b"subject",
        b"to",
        b"x-auto-response-suppress",
        b"x-autoreply",
        b"x-autorespond",
    )
)


def _on_one_line(value: bytes) -> str:
    text = value.decode("ascii") if value.isascii() else decode(value)
    if "\n" in text or "\t" in text or "\r" in text:
        text = _BREAKS.sub(" ", text)
    return text.strip()


_BREAKS = re.compile(r"[\r\n\t]+ ?")


# --- who ------------------------------------------------------------------------


def _sender(headers: Headers) -> Address | None:
    for name in (b"from", b"sender"):
        written = read_addresses(headers.text(name))
        if written:
            return written[0]
    return None


_NAME = r'"(?P<quoted>(?:[^"\\]|\\.)*)"\s*|(?P<plain>[^"<>,;:()@\\\[\]]*)'
_EMAIL = r"[^\s<>,;:()\"\\@\[\]]+@[^\s<>,;:()\"\\@\[\]]+"
_USUAL_ADDRESS = re.compile(rf"\s*(?:(?:{_NAME})<(?P<email>{_EMAIL})>|{_EMAIL})\s*\Z")
_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"?|\([^()]*\)|<[^<>]*>|[,;:]|[^",;:()<>]+|.')
_SPELT_OUT = re.compile(r"(\S+) at (\S+\.\S+)")


def _addresses(text: str) -> Iterable[Address]:
    for piece in _pieces(text):
        usual = _USUAL_ADDRESS.match(piece)
        if usual:
            name, email = usual["quoted"] or usual["plain"] or "", usual["email"]
            yield _address(name, email or piece)
        else:
            yield from _odd_address(piece)


def _pieces(text: str) -> Iterable[str]:
    """Cut a list at its commas; the name of a group goes, its members stay."""
    if '"' not in text and "(" not in text and ";" not in text and ":" not in text:
        yield from text.split(",")
        return
    piece = ""
    for part in _PIECES.findall(text):
        if part in (",", ";"):
            yield piece
            piece = ""
        elif part == ":":
            piece = ""
        else:
            piece += part
    yield piece


def _odd_address(piece: str) -> Iterable[Address]:
    """Read `a@b (Name)`, `Name <a@b` and `name at example.org (Name)`."""
    opened = piece.rfind("<")
    email = piece[opened + 1 :].partition(">")[0] if opened >= 0 else ""
    name = piece[:opened] if email else ""
    if "@" not in email:
        comment = _COMMENT.search(piece)
        name = comment[1] if comment else ""
        email = _SPELT_OUT.sub(r"\1@\2", _COMMENT.sub("", piece).strip())
    email = "".join(email.split())
    if "@" in email.strip("@"):
        yield _address(name, email)


_COMMENT = re.compile(r"\(([^()]*)\)")


def _address(name: str, email: str) -> Address:
    name = read_words(name).strip().strip("\"'").strip()
    if "\\" in name:
        name = re.sub(r"\\(.)", r"\1", name)
    return Address("" if "@" in name else name, email.strip(" <>'\"").lower())


# --- when -----------------------------------------------------------------------

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTHS: Mapping[str, int] = {name: i for i, name in enumerate(_MONTH_NAMES, 1)}
_USUAL_DATE = re.compile(
    r"(?:[A-Za-z]{3},)? *(\d{1,2}) (" + "|".join(_MONTH_NAMES) + r") (\d{4}) "
    r"(\d{1,2}):(\d\d)(?::(\d\d))? ([+-]\d{4})\b",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


def _moment(fields: Iterable[int], zone: tzinfo) -> datetime | None:
    """Put the parts together: year, month, day, hour, minute, second."""
    year, month, day, hour, minute, second = fields
    if year < 200:  # noqa: PLR2004  # two digits, or a clock that counts from 1900
        year += 1900 if year >= 70 else 2000  # noqa: PLR2004
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _zone(offset: str) -> tzinfo:
    sign = -1 if offset[0] == "-" else 1
    hours, minutes = int(offset[1:3]), int(offset[3:5])
    return _zone_of_minutes(sign * (hours * 60 + minutes))


def _zone_of_minutes(minutes: int) -> tzinfo:
    if not minutes or abs(minutes) > 14 * 60:  # no place on earth is farther off
        return UTC
    return timezone(timedelta(minutes=minutes))


def _odd_moment(text: str) -> datetime | None:
    text = text[:100]
    try:
        parsed = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, AttributeError, OverflowError):
        parsed = None
    if parsed:
        found = _moment(parsed[:6], _zone_of_minutes((parsed[9] or 0) // 60))
        if found:
            return found
    return _iso_moment(text)


def _iso_moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    zone = _zone_of_minutes(
        int((found.utcoffset() or timedelta()).total_seconds()) // 60
    )
    return _moment(found.timetuple()[:6], zone)


# --- what -----------------------------------------------------------------------

_WORD = r"=\?([^?\s]*)\?([bBqQ])\?([^?]*)\?="
_WORDS = re.compile(_WORD)
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]*\?[bBqQ]\?)")
_RUNS_OF_WORDS = re.compile(r"(?:=\?[^?\s]*\?[bBqQ]\?[^?]*\?=)+")


def _decoded_run(run: re.Match[str]) -> str:
    decoded: list[tuple[str, bytes]] = []
    for charset, how, text in _WORDS.findall(run[0]):
        name = charset.partition("*")[0].lower()  # RFC 2231: a language may follow
        data = _word_bytes(how.lower(), text)
        if decoded and decoded[-1][0] == name:
            data = decoded.pop()[1] + data
        decoded.append((name, data))
    text = "".join(decode(data, name) for name, data in decoded)
    return _BREAKS.sub(" ", text)


def _word_bytes(how: str, text: str) -> bytes:
    plain = text.encode("utf-8", "replace")
    if how == "q":
        return binascii.a2b_qp(plain, header=True)
    try:
        return binascii.a2b_base64(plain.rstrip(b"=") + b"===")
    except binascii.Error:
        return plain


_IDS = re.compile(r"<([^<>\s]+)>")


def _first_id(text: str) -> str:
    found = _IDS.search(text)
    if found:
        return found[1]
    return text.strip("<> ") if " " not in text else ""


def _made_id(headers: Headers) -> str:
    said = [headers.text(name) for name in (b"from", b"to", b"date", b"subject")]
    digest = sha256("\n".join(said).encode("utf-8", "replace"))
    return "made:" + digest.hexdigest()[:32]


def _list_id(text: str) -> str:
    found = _IDS.search(text)
    return (found[1] if found else read_words(text)).lower()


# --- by whom, in truth ----------------------------------------------------------

_MANY = frozenset(("bulk", "junk", "list"))
_NOBODY = frozenset(
    (
        "do-not-reply",
        "donotreply",
        "mailer-daemon",
        "no-reply",
        "no_reply",
        "noreply",
        "postmaster",
    )
)


def _is_bulk(headers: Headers) -> bool:
    return (
        headers.text(b"precedence").lower() in _MANY
        or _is_auto_submitted(headers)
        or headers.has(b"x-auto-response-suppress", b"feedback-id")
    )


def _is_automatic(headers: Headers, sender: Address) -> bool:
    return (
        headers.text(b"return-path") == "<>"
        or _is_auto_submitted(headers)
        or headers.has(b"x-autoreply", b"x-autorespond")
        or sender.email.partition("@")[0] in _NOBODY
        or headers.text(b"content-type").lower().startswith("multipart/report")
    )


def _is_auto_submitted(headers: Headers) -> bool:
    # RFC 3834 §5: absent or "no" means that a person sent it.
    said = headers.text(b"auto-submitted").lower().partition(";")[0].strip()
    return said not in ("", "no")
