"""Names and addresses as mail headers write them."""

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from entregent.formats.charsets import decode


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody's mail address, lower-case, and the name written beside it, or ""."""

    name: str
    email: str


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


# --- addresses -------------------------------------------------------------------

_NAME = r'"(?P<quoted>(?:[^"\\]|\\.)*)"\s*|(?P<plain>[^"<>,;:()@\\\[\]]*)'
_EMAIL = r"[^\s<>,;:()\"\\@\[\]]+@[^\s<>,;:()\"\\@\[\]]+"
_USUAL_ADDRESS = re.compile(rf"(?:(?:{_NAME})<(?P<email>{_EMAIL})>|{_EMAIL})\Z")
_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"?|\([^()]*\)|<[^<>]*>|[,;:]|[^",;:()<>]+|.')
_LONGEST_ADDRESS = 320
_SPELT_OUT = re.compile(r"(\S+) at (\S+\.\S+)")


def _addresses(text: str) -> Iterable[Address]:
    for piece in map(str.strip, _pieces(text)):
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
        email = _COMMENT.sub("", piece).strip()
        if " at " in email[:_LONGEST_ADDRESS]:  # archives of lists hide addresses so
            email = _SPELT_OUT.sub(r"\1@\2", email[:_LONGEST_ADDRESS])
    email = "".join(email.split())
    if "@" in email.strip("@"):
        yield _address(name, email)


_COMMENT = re.compile(r"\(([^()]*)\)")


def _address(name: str, email: str) -> Address:
    name = read_words(name).strip().strip("\"'").strip()
    if "\\" in name:
        name = re.sub(r"\\(.)", r"\1", name)
    return Address("" if "@" in name else name, email.strip(" <>'\"").lower())


# --- encoded words ---------------------------------------------------------------

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


_BREAKS = re.compile(r"[\r\n\t]+ ?")
