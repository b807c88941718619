"""Bytes to text, whatever the file says or forgets to say about its encoding."""

import codecs
from collections.abc import Iterable
from functools import lru_cache


def read_text(data: bytes, declared: Iterable[str] = ()) -> tuple[str, str]:
    """Give the text of a whole file, and the encoding that gives its bytes again.

    Asked in this order: the byte order mark, UTF-8, an encoding the file itself names
    (`declared`, best first), cp1252, and latin-1, which fits everything. A UTF-8 file
    that was cut off inside its last character loses that character only.
    """
    marked = _by_mark(data)
    if marked:
        return marked
    text = _utf8(data)
    if text is not None:
        return text, "utf-8"
    return _in_one_of(data, [*declared, "cp1252"])


def decode(data: bytes, declared: str = "") -> str:
    """Give the text of a few bytes; an unknown or wrong declaration is passed over.

    Zero bytes are left out: they are no text, and databases refuse them.
    """
    charset = _known(declared)
    text = _utf8(data) if charset == "utf-8" else None
    if text is None:
        text, _ = _in_one_of(data, [charset, "utf-8", "cp1252"])
    return text.replace("\0", "")


def _by_mark(data: bytes) -> tuple[str, str] | None:
    if data.startswith(codecs.BOM_UTF8):
        return read_text(data[3:])
    if data.startswith(codecs.BOM_UTF16_LE):
        return data[2:].decode("utf-16-le", "replace"), "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return data[2:].decode("utf-16-be", "replace"), "utf-16-be"
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        whole = data[: error.start]
        if error.reason == "unexpected end of data" and not whole.isascii():
            return whole.decode()
    return None


def _in_one_of(data: bytes, charsets: Iterable[str]) -> tuple[str, str]:
    for charset in map(_known, charsets):
        try:
            text = data.decode(charset)
            if text.encode(charset) == data:
                return text, charset
        except UnicodeError:
            continue
    return data.decode("latin-1"), "latin-1"


# What mail and phones say, and what they write in truth (as in the WHATWG Encoding
# Standard, whose larger sets contain the smaller ones).
_IN_TRUTH = {
    "ascii": "utf-8",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
}

# Python's own notations pass as encodings, but nobody's file is written in them; and
# UTF-7 can hide half a character, which no database takes.
_NO_CHARSETS = {
    "idna",
    "punycode",
    "raw-unicode-escape",
    "undefined",
    "unicode-escape",
    "utf-7",
}


@lru_cache(maxsize=256)
def _known(name: str) -> str:
    """Give the encoding meant by a name; UTF-8 for a name nobody knows."""
    name = name.strip().strip("'\"").lower()
    name = _IN_TRUTH.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return "utf-8"
    is_text = getattr(found, "_is_text_encoding", True)
    if not is_text or found.name in _NO_CHARSETS:
        return "utf-8"
    return _IN_TRUTH.get(found.name, found.name)
