"""The headers of one message as values: who wrote to whom, when, and how."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from entregent.formats.addresses import Address, read_addresses, read_words
from entregent.formats.charsets import decode
from entregent.formats.moments import read_moment
from entregent.formats.reading import Problem, ProblemCode

__all__ = ["BLANK", "Address", "Headers", "Message", "message_of", "read_message"]


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
    text = text.replace("\0", "")
    if "\n" in text or "\t" in text or "\r" in text:
        text = _BREAKS.sub(" ", text)
    return text.strip()


_BREAKS = re.compile(r"[\r\n\t]+ ?")


def _sender(headers: Headers) -> Address | None:
    for name in (b"from", b"sender"):
        written = read_addresses(headers.text(name))
        if written:
            return written[0]
    return None


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
