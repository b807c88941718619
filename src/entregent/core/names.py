"""People's names: how they are written, split, sorted, shortened and found.

Names come in any script and length. What cannot be told apart safely is left whole:
a name shown as its owner wrote it is never wrong, one cut in the wrong place is.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entregent.core.vocabulary import NameOrder


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a full name is made of; a part nobody can be sure of is empty."""

    given: str
    family: str
    order: NameOrder


def is_chinese(text: str) -> bool:
    """Whether all letters of a text are Han characters, and there is at least one."""
    letters = [char for char in text if char.isalpha() or _HAN_RUN.match(char)]
    return bool(letters) and all(_HAN_RUN.match(char) for char in letters)


def is_right_to_left(text: str) -> bool:
    """Whether a text runs from right to left, as its first letter does.

    Unicode Standard Annex 9, rules P2 and P3.
    """
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d for d in directions if d in {"L", "R", "AL"}), "L") != "L"


def fold(text: str) -> str:
    """Write a text the way it is compared: no case, accents, punctuation or gaps.

    Han characters and emoji stay, and an emoji stands as a word of its own. Letters
    whose stroke is no accent to Unicode become the plain letter (ø, ł), or two (ß, æ).
    """
    return " ".join(_spaced(_plain(text)).split())


def sort_key(full_name: str, family: str, given: str, order: NameOrder) -> str:
    """Say where a name stands in a list: under the family name where it is known.

    A family-first name begins with it and sorts as it is written. Keys compare by code
    point, so Chinese names follow the Latin ones, character by character. A name of
    nothing but punctuation sorts as it is.
    """
    as_written = fold(full_name)
    key = fold(family)
    if not key or (order is NameOrder.FAMILY_FIRST and as_written.startswith(key)):
        return as_written or full_name
    return f"{key} {fold(given)}".rstrip()


def search_tokens(*texts: str) -> frozenset[str]:
    """Everything a contact is found by, to be looked up by prefix.

    That is each folded word, the pieces of an e-mail address, and a word with hyphen or
    apostrophe also in one ("obrien"). Chinese has no gaps between words: each character
    and each pair of neighbours is a token.
    """
    return frozenset(token for text in texts for token in _tokens(_plain(text)))


def query_tokens(text: str) -> tuple[str, ...]:
    """List the tokens a search asks for, in order; a match has all, as prefixes.

    Chinese asks for its pairs of neighbours, or for the character if there is only one.
    """
    runs = _runs(_plain(text))
    asked = (part for run in runs for part in _asked_for(run))
    return tuple(dict.fromkeys(asked))


def initials(full_name: str) -> str:
    """One or two letters that stand for a name: of its first word and of its last.

    A family-first name gives its family name. From right to left one letter is enough,
    as two Arabic letters would join into a word. A name without letters gives its first
    character, an empty one nothing.
    """
    parts = split_full_name(full_name)
    if parts.order is NameOrder.FAMILY_FIRST:
        return parts.family[:2]
    words = _words_with_letters(f"{parts.given} {parts.family}")
    if not words:
        return full_name.strip()[:1]
    if len(words) == 1 or is_right_to_left(full_name):
        return _capital(words[0])
    return _capital(words[0]) + _capital(words[-1])


def compose(
    given: str,
    family: str,
    additional: str = "",
    *,
    prefixes: str = "",
    suffixes: str = "",
    order: NameOrder = NameOrder.GIVEN_FIRST,
) -> str:
    """Write a full name in its order; Chinese stands without spaces."""
    parts = [given, additional, family]
    if order is NameOrder.FAMILY_FIRST:
        parts = [family, given, additional]
    return _joined([prefixes, _joined(parts), suffixes])


def split_full_name(full_name: str) -> NameParts:
    """Tell family and given names apart, where that is safe; not for organisations.

    Han: the first character, or a known surname of two, is the family name; over four
    characters it is another kind of name. With a gap, as in Korean too, the first word
    is. "Smith, John" is turned round. Elsewhere the last word is the family name, with
    its particles; one word alone is a given name. Titles after a name, remarks in
    brackets and emoji belong to neither.
    """
    name = _REMARK.sub("", _on_one_line(_EMOJI.sub(" ", full_name)))
    if turned := _turned(name):
        return turned
    words = "".join(_halves(name)[:1]).split()
    if not words:
        return _parts(given=_on_one_line(full_name))
    if all(_FAMILY_FIRST_WORD.fullmatch(word) for word in words):
        return _split_family_first(words)
    return _split_given_first(words)


def name_from_mail(display_name: str, email: str) -> str:
    """Say what to call somebody of whom only a mail header is known.

    The display name counts, without quotes and addresses and with "Doe, Jane" turned
    round. If there is none, the part before the @ is read as a name where it plainly is
    one (jane.doe), and is otherwise left as it stands (jdoe42).
    """
    mailbox = email.partition("@")[0]
    local = mailbox.partition("+")[0] or mailbox
    name = _unwrapped(_on_one_line(_ADDRESS.sub(" ", display_name.replace("\\", ""))))
    if not name or name.casefold() == local.casefold():
        return _name_from_local_part(name or local)
    turned = _turned(_REMARK.sub("", name))
    if turned:
        return compose(turned.given, turned.family, order=turned.order)
    return name


_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_HAN_OR_WORD = re.compile(f"[{_HAN}]+|[^\\s{_HAN}]+")
_HAN_NAME = re.compile(f"[{_HAN}]{{2,4}}")
_FAMILY_FIRST_WORD = re.compile(f"[{_HAN}]+|[\uac00-\ud7a3]+")

_PICTURE = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001fbff"
_EMOJI = re.compile(f"[{_PICTURE}][{_PICTURE}\ufe0f\u200d]*")
_HYPHENATED = re.compile(r"(?<![^\W_])[^\W_]+(?:['’‐-][^\W_]+)+")
_REMARK = re.compile(r" ?\([^()]*\)$")
# RFC 5321 §4.5.3.1: at most 64 characters before the @ and 255 after it.
_ADDRESS = re.compile(
    r"[<(\[]?[^\s<>()\[\]\"',@]{1,64}@[^\s<>()\[\]\"',@]{1,255}[>)\]]?"
)

# Control characters, and marks of direction that could make a name read otherwise.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)

# Combining classes. Those between are vowels and voicing, without which a Thai or
# Japanese word is another one.
_HEBREW_AND_ARABIC_POINTS = range(10, 37)
_ACCENTS = range(200, 256)

_WAYS_TO_DRAW = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

_PLAIN_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ı": "i",
    }
)

_TWO_CHARACTER_SURNAME = re.compile(
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|东方|東方|独孤|獨孤|南宫|南宮|慕容|夏侯|"
    "皇甫|尉迟|尉遲|公孙|公孫|长孙|長孫|宇文|端木|百里|东郭|東郭|西门|西門|令狐|轩辕|"
    "軒轅|呼延|申屠|太史|拓跋|钟离|鍾離|闻人|聞人|澹台|澹臺|完颜|完顏"
)

_PARTICLE = re.compile(
    r"(?:d|da|dal|das|de|del|dell|della|den|der|des|di|do|dos|du|el|la|le|les|"
    r"van|von|vom|zu|zum|zur|ten|ter|af|av|al|bin|bint|ibn|mac|mc|st|saint|"
    r"بن|ابن|بنت)['’.-]?",
    re.IGNORECASE,
)

_AFTER_A_NAME = re.compile(
    "jr|sr|ii|iii|iv|phd|md|mba|msc|esq|cpa|inc|llc|ltd|plc|gmbh|corp|sarl|sa|ag"
)

_AND = frozenset({"&", "and", "et"})

_PAIRS = {
    '"': '"',
    "'": "'",
    "“": "”",
    "‘": "’",
    "«": "»",
    "(": ")",
    "<": ">",
    "[": "]",
}


def _plain(text: str) -> str:
    # Unicode Standard 3.13, D145: compatibility caseless matching, here with the
    # accents taken out before the letters are put together again.
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold()
    kept = "".join(char for char in apart if not _is_accent(char))
    return unicodedata.normalize("NFKC", kept.translate(_PLAIN_LETTERS))


def _is_accent(char: str) -> bool:
    accent = unicodedata.combining(char)
    return (
        accent in _HEBREW_AND_ARABIC_POINTS
        or accent in _ACCENTS
        or unicodedata.category(char) == "Cf"
        or _WAYS_TO_DRAW.match(char) is not None
    )


def _spaced(plain: str) -> str:
    return "".join(_spaced_char(char) for char in plain)


def _spaced_char(char: str) -> str:
    category = unicodedata.category(char)
    if char.isalnum() or category in {"Mn", "Mc"}:
        return char
    return f" {char} " if category == "So" else " "


def _tokens(plain: str) -> Iterator[str]:
    for run in _runs(plain):
        yield from _asked_for(run)
        if _HAN_RUN.match(run):
            yield from run
    for word in _HYPHENATED.findall(plain):
        yield "".join(char for char in word if char.isalnum())


def _runs(plain: str) -> list[str]:
    return _HAN_OR_WORD.findall(_spaced(plain))


def _asked_for(run: str) -> Sequence[str]:
    if len(run) == 1 or not _HAN_RUN.match(run):
        return [run]
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _words_with_letters(name: str) -> list[str]:
    return [word for word in name.split() if any(char.isalnum() for char in word)]


def _capital(word: str) -> str:
    letter = next(char for char in word if char.isalnum())
    # A letter whose capital is two ("ß") stands for itself.
    return letter.upper() if len(letter.upper()) == 1 else letter


def _joined(parts: Sequence[str]) -> str:
    written = [line for part in parts if (line := _on_one_line(part))]
    return ("" if all(map(is_chinese, written)) else " ").join(written)


def _on_one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def _turned(name: str) -> NameParts | None:
    match _halves(name):
        case [family, given] if _AND.isdisjoint(given.casefold().split()):
            return _parts(given, family)
    return None


def _halves(name: str) -> list[str]:
    halves = [half.strip() for half in name.split(",")]
    return [half for half in halves if half and not _comes_after_a_name(half)]


def _comes_after_a_name(text: str) -> bool:
    return bool(_AFTER_A_NAME.fullmatch(fold(text).replace(" ", "")))


def _parts(given: str, family: str = "") -> NameParts:
    chinese = bool(family) and is_chinese(family + given)
    order = NameOrder.FAMILY_FIRST if chinese else NameOrder.GIVEN_FIRST
    return NameParts(given, family, order)


def _split_family_first(words: Sequence[str]) -> NameParts:
    if len(words) > 1:
        return NameParts(_joined(words[1:]), words[0], NameOrder.FAMILY_FIRST)
    name = words[0]
    if not _HAN_NAME.fullmatch(name):
        return _parts(given=name)
    known = _TWO_CHARACTER_SURNAME.match(name)
    size = known.end() if known else 1
    return _parts(given=name[size:], family=name[:size])


def _split_given_first(words: Sequence[str]) -> NameParts:
    named = list(words)
    while len(named) > 1 and _comes_after_a_name(named[-1]):
        named.pop()
    if len(named) == 1:
        return _parts(given=named[0])
    start = _family_start(named)
    return _parts(given=" ".join(named[:start]), family=" ".join(named[start:]))


def _family_start(words: Sequence[str]) -> int:
    start = len(words) - 1
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    # "de Gaulle" is a family name alone; "Van Morrison" has a given name.
    alone = start == 1 and words[0].islower() and _is_particle(words[0])
    return 0 if alone else start


def _is_particle(word: str) -> bool:
    return _PARTICLE.fullmatch(word) is not None


def _unwrapped(name: str) -> str:
    while len(name) > 1 and _PAIRS.get(name[0]) == name[-1]:
        name = name[1:-1].strip()
    return name


def _name_from_local_part(local: str) -> str:
    pieces = re.split(r"[._]", local)
    plainly = len(pieces) in {2, 3} and all(map(_is_a_name, pieces))
    return " ".join(piece.title() for piece in pieces) if plainly else local


def _is_a_name(piece: str) -> bool:
    return len(piece) > 1 and piece.replace("-", "").isalpha()
