"""The lines a card is made of: folds, heads, escapes, and the way back."""

import binascii
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from entregent.formats.charsets import decode


class Head(NamedTuple):
    """What stands before the colon: `item1.TEL;TYPE=home,pref`."""

    group: str
    name: str
    types: tuple[str, ...]
    params: Mapping[str, str]
    encoding: str
    """ "q" for quoted-printable, "b" for base64, "" for none."""
    is_plain: bool
    """The value stands as it is meant, but for its escapes."""
    is_old: bool
    """It has types without "TYPE=" before them, as only 2.1 allows."""
    label: str
    preferred: bool


class ContentLine(NamedTuple):
    """One property of a card, its folds undone; it took the lines first to end."""

    head: Head
    value: str
    raw: str
    first: int
    end: int


def unfold(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Join what was folded; give each long line and the lines it was made of.

    Three ways of folding are undone: a space or tab before the rest (RFC 6350 §3.2),
    a "=" at the end of quoted-printable text (2.1), and base64 that simply goes on.
    """
    first, count = 0, len(lines)
    while first < count:
        raw, end = lines[first].rstrip("\r\n"), first + 1
        if end < count and _may_go_on(raw, lines[end]):
            pieces = [raw]
            while end < count and _goes_on(pieces, lines[end]):
                end += 1
            raw = "".join(pieces)
        yield raw, first, end
        first = end


def split_line(raw: str) -> tuple[Head, str] | None:
    """Part a long line at its colon; None if it has none."""
    head, colon, value = raw.partition(":")
    if not colon:
        return None
    if '"' in head:
        quoted = _QUOTED_HEAD.match(raw)
        if quoted:
            head, value = quoted[0], raw[quoted.end() + 1 :]
        return _read_head(head), value
    return _cached_head(head), value


def label_of(types: Iterable[str]) -> str:
    """Give the label that types make: where, before what; ordinary ones say nothing."""
    told = [kind for kind in dict.fromkeys(types) if kind not in _SAYS_NOTHING]
    if len(told) > 1:
        told.sort(key=lambda kind: kind not in _PLACES)
    return " ".join(told)


def plain_value(line: ContentLine, encoding: str) -> str:
    """Undo quoted-printable, base64 and a charset of the line's own; escapes stay.

    `encoding` is the one the file was read with.
    """
    head, value = line.head, line.value
    if head.is_plain:
        return value
    declared = head.params.get("CHARSET", "")
    if head.encoding == "q":
        data = binascii.a2b_qp(value.encode(encoding, "replace"))
        return decode(data, declared).replace("\r\n", "\n").replace("\r", "\n")
    if head.encoding == "b":
        return _from_base64(value, declared)
    if encoding != "utf-8" and not value.isascii():
        return decode(value.encode(encoding, "replace"), declared)
    return value


def unescape(text: str, *, is_old: bool = False) -> str:
    r"""Undo the backslashes of a text; in 2.1, `\n` is no line break."""
    if "\\" not in text:
        return text
    if is_old:
        return _OLD_ESCAPE.sub(r"\1", text)
    return _ESCAPE.sub(_unescaped, text)


def cut(text: str, at: str) -> list[str]:
    """Part a value at ";" or ",", but not where one is escaped; escapes stay."""
    if "\\" not in text:
        return text.split(at)
    if "\\\\" not in text:
        return _SPLITS[at].split(text)
    return _cut_slowly(text, at)


def escape(text: str) -> str:
    """Write a text so that it can stand in a card; other control characters go."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub("", text)
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def escape_uri(text: str) -> str:
    """Write an address of the web: commas and semicolons are part of it."""
    return escape(text).replace("\\,", ",").replace("\\;", ";")


def fold(line: str) -> str:
    """Fold a long line at 75 octets, never inside a character (RFC 6350 §3.2)."""
    if len(line) <= _WIDTH and line.isascii():
        return line + "\r\n"
    data = line.encode("utf-8", "replace")
    pieces, start, width = [], 0, _WIDTH
    while len(data) - start > width:
        end = start + width
        while data[end] & 0xC0 == 0x80:  # noqa: PLR2004  # inside a character
            end -= 1
        pieces.append(data[start:end])
        start, width = end, _WIDTH - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode() + "\r\n"


USUAL_LABELS = frozenset(
    [
        "home",
        "work",
        "cell",
        "fax",
        "pager",
        "car",
        "isdn",
        "modem",
        "bbs",
        "pcs",
        "main",
        "other",
        "school",
    ]
)

_WIDTH = 75

# --- unfolding ------------------------------------------------------------------

_BOUNDARY = re.compile(r"(?:BEGIN|END)\s*:\s*VCARD\s*\Z", re.IGNORECASE)


def _may_go_on(raw: str, line: str) -> bool:
    """Sort out at a glance the many lines that stand alone."""
    return line[0] in " \t" or raw[-1:] == "=" or ":" not in line


def _goes_on(pieces: list[str], line: str) -> bool:
    """Take the line into the pieces if it belongs to the property they begin."""
    is_soft = pieces[-1][-1:] == "=" and _is_quoted(pieces[0])
    if is_soft and not _BOUNDARY.match(line):
        pieces[-1] = pieces[-1][:-1]
        pieces.append(line.rstrip("\r\n"))
    elif line[0] in " \t":
        pieces.append(line[1:].rstrip("\r\n"))
    elif ":" not in line and line.strip() and _is_base64(pieces[0]):
        pieces.append(line.strip())
    else:
        return False
    return True


def _is_quoted(start: str) -> bool:
    return "QUOTED-PRINTABLE" in start.partition(":")[0].upper()


def _is_base64(start: str) -> bool:
    head, colon, _ = start.partition(":")
    return bool(colon) and _cached_head(head).encoding == "b"


# --- heads ----------------------------------------------------------------------

_QUOTED_HEAD = re.compile(r'(?:[^":]|"[^"]*")*(?=:)')
_PARAM = re.compile(r';((?:[^";]|"[^"]*")*)')
_ENCODINGS = {"QUOTED-PRINTABLE": "q", "BASE64": "b", "B": "b"}
_PLACES = ("home", "work")
_SAYS_NOTHING = frozenset(
    [
        "internet",
        "pref",
        "voice",
        "msg",
        "postal",
        "parcel",
        "intl",
        "dom",
        "text",
        "video",
        "x400",
    ]
)
# What may stand alone in 2.1; other words there are mistakes of some program.
_OLD_TYPES = (
    USUAL_LABELS
    | _SAYS_NOTHING
    | frozenset(
        ["jpeg", "jpg", "png", "gif", "bmp", "wave", "pcm", "aiff", "x509", "pgp"]
    )
)


def _read_head(text: str) -> Head:
    start, *params = _cut_params(text)
    group, dot, name = start.rpartition(".")
    types: list[str] = []
    found: dict[str, str] = {}
    is_old = False
    for param in params:
        key, equals, value = param.partition("=")
        key = key.strip().upper()
        value = value.strip().replace('"', "")
        if not equals:
            is_old = is_old or bool(key)
            _take_bare(key, types, found)
        elif key == "TYPE":
            types += [kind.strip().lower() for kind in value.split(",")]
        else:
            found.setdefault(key, value)
    encoding = _ENCODINGS.get(found.get("ENCODING", "").upper(), "")
    return Head(
        group=group.strip().lower() if dot else "",
        name=name.strip().upper(),
        types=tuple(filter(None, types)),
        params=found,
        encoding=encoding,
        is_plain=not encoding and "CHARSET" not in found,
        is_old=is_old,
        label=label_of(filter(None, types)),
        preferred="pref" in types or found.get("PREF") == "1",
    )


_cached_head = lru_cache(maxsize=1024)(_read_head)


def _cut_params(text: str) -> list[str]:
    if '"' not in text:
        return text.split(";")
    start = text.partition(";")[0]
    return [start, *_PARAM.findall(text, len(start))]


def _take_bare(word: str, types: list[str], found: dict[str, str]) -> None:
    """Read a parameter of 2.1 that has no name: a type, or an encoding."""
    if word in _ENCODINGS:
        found.setdefault("ENCODING", word)
    elif word.lower() in _OLD_TYPES:
        types.append(word.lower())


# --- values ---------------------------------------------------------------------

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_OLD_ESCAPE = re.compile(r"\\([;,:\\])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Every backslash escapes what follows, unless there are two of them in a row.
_SPLITS = {";": re.compile(r"(?<!\\);"), ",": re.compile(r"(?<!\\),")}
_STEPS = {
    ";": re.compile(r"[^\\;]+|\\.|\\\Z|;", re.DOTALL),
    ",": re.compile(r"[^\\,]+|\\.|\\\Z|,", re.DOTALL),
}


def _cut_slowly(text: str, at: str) -> list[str]:
    parts = [""]
    for step in _STEPS[at].findall(text):
        if step == at:
            parts.append("")
        else:
            parts[-1] += step
    return parts


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _from_base64(value: str, declared: str) -> str:
    data = value.encode("utf-8", "replace")
    try:
        return decode(binascii.a2b_base64(data.rstrip(b"= ") + b"==="), declared)
    except binascii.Error:
        return ""
