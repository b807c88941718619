"""Cards written so that every address book reads them, and its own lines stay."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields

from entregent.core.vocabulary import ContactKind
from entregent.formats.vcard.lines import (
    USUAL_LABELS,
    ContentLine,
    Head,
    escape,
    escape_uri,
    fold,
    label_of,
    plain_value,
    split_line,
)
from entregent.formats.vcard.properties import SERVICES
from entregent.formats.vcard.reader import read_one
from entregent.formats.vcard.values import (
    ADDRESS_PARTS,
    Card,
    PartialDate,
    Point,
    Version,
)


def write_card(card: Card, version: Version | None = None) -> bytes:
    """Write a card, in another version if one is asked for.

    A card as it was read gives its own bytes again. Where values were changed
    (`dataclasses.replace`), their lines are written anew and all others stay as they
    were, to the byte. A card in another version, or a changed one that is 2.1 or not
    in UTF-8, is written from its values and its unknown lines.
    """
    if not card.lines or version not in (None, card.version):
        return write_new(card, version or Version.V4)
    original = read_one(card.lines, card.line, card.encoding)
    if card == original.card:
        return "".join(card.lines).encode(card.encoding)
    if card.encoding != "utf-8" or card.version not in tuple(Version):
        return write_new(card, version or Version.V3)
    changed = _changed_sections(card, original.card)
    gone = {
        index
        for line, section in original.sources
        if section in changed
        for index in range(line.first, line.end)
    }
    kept = [line for i, line in enumerate(card.lines) if i not in gone]
    return _with_sections(card, changed, kept).encode("utf-8", "replace")


def write_new(card: Card, version: Version = Version.V4) -> bytes:
    """Write a card from its values and its unknown lines, in UTF-8.

    Control characters are left out; nothing else is. What 3.0 has no property for is
    written as Apple and Google do.
    """
    style = _Style(version, _first_free_group(card.unknown))
    lines = ["BEGIN:VCARD", f"VERSION:{version}"]
    for write in _WRITERS.values():
        lines += write(card, style)
    lines.append("END:VCARD")
    return "".join(map(fold, lines)).encode("utf-8", "replace")


@dataclass(slots=True)
class _Style:
    """The version to write, and the number of the next group of lines."""

    version: Version
    group: int

    @property
    def is_v4(self) -> bool:
        return self.version is Version.V4

    def labelled(self, line: str, label: str) -> list[str]:
        """Put a label beside a line; the two are held together by a group."""
        group = f"item{self.group}"
        self.group += 1
        return [f"{group}.{line}", f"{group}.X-ABLabel:{escape(label)}"]


# --- a card that was changed ----------------------------------------------------

_SECTIONS = {
    "given": "family",
    "additional": "family",
    "prefixes": "family",
    "suffixes": "family",
    "departments": "organisation",
    "is_group": "kind",
    "unknown": "",
}


def _changed_sections(card: Card, original: Card) -> set[str]:
    names = (field.name for field in fields(Card))
    changed = {n for n in names if getattr(card, n) != getattr(original, n)}
    return {_SECTIONS.get(name, name) for name in changed}


def _with_sections(card: Card, changed: set[str], kept: list[str]) -> str:
    """Put lines for what was changed before the last line of the card."""
    style = _Style(Version(card.version), _first_free_group(kept))
    new = [
        fold(line)
        for section, write in _WRITERS.items()
        if section in changed
        for line in write(card, style)
    ]
    if not card.lines[0].endswith("\r\n"):
        new = [line.replace("\r\n", "\n") for line in new]
    return "".join([*kept[:-1], *new, kept[-1]])


_GROUP = re.compile(r"item(\d{1,6})\.", re.IGNORECASE)


def _first_free_group(lines: Iterable[str]) -> int:
    numbers = (int(found[1]) for found in map(_GROUP.match, lines) if found)
    return max(numbers, default=0) + 1


# --- sections -------------------------------------------------------------------


def _text(name: str, field: str) -> "_Writer":
    def write(card: Card, _style: _Style) -> list[str]:
        text: str = getattr(card, field)
        return [f"{name}:{escape(text)}"] if text else []

    return write


def _list(name: str, field: str) -> "_Writer":
    def write(card: Card, _style: _Style) -> list[str]:
        texts: tuple[str, ...] = getattr(card, field)
        return [f"{name}:{','.join(map(escape, texts))}"] if texts else []

    return write


def _full_name(card: Card, _style: _Style) -> list[str]:
    # RFC 6350 §6.2.1: FN is the one name every card has.
    return [f"FN:{escape(card.full_name)}"]


def _name(card: Card, style: _Style) -> list[str]:
    parts = (card.family, card.given, card.additional, card.prefixes, card.suffixes)
    if style.is_v4 and not any(parts):
        return []
    return [f"N:{_structured(parts)}"]


def _structured(parts: Iterable[str]) -> str:
    return ";".join(map(escape, parts))


def _organisation(card: Card, _style: _Style) -> list[str]:
    parts = (card.organisation, *card.departments)
    return [f"ORG:{_structured(parts)}"] if any(parts) else []


def _kind(card: Card, style: _Style) -> list[str]:
    if card.is_group:
        return ["KIND:group" if style.is_v4 else "X-ADDRESSBOOKSERVER-KIND:group"]
    if card.kind is ContactKind.ORGANISATION:
        return ["KIND:org" if style.is_v4 else "X-ABShowAs:COMPANY"]
    if card.family or card.given or card.full_name not in ("", card.organisation):
        return []
    # A reader would take this person for the organisation.
    return ["KIND:individual" if style.is_v4 else "X-ABShowAs:PERSON"]


def _members(card: Card, style: _Style) -> list[str]:
    name = "MEMBER" if style.is_v4 else "X-ADDRESSBOOKSERVER-MEMBER"
    return [f"{name}:{escape_uri(member)}" for member in card.members]


def _languages(card: Card, style: _Style) -> list[str]:
    if not style.is_v4:
        return [f"X-LANG:{escape(name)}" for name in card.languages]
    ranked = enumerate(card.languages, 1)
    return [f"LANG;PREF={min(i, 100)}:{escape(name)}" for i, name in ranked]


def _birthday(card: Card, style: _Style) -> list[str]:
    return ["BDAY" + _day(card.birthday, style)] if card.birthday else []


def _anniversary(card: Card, style: _Style) -> list[str]:
    if card.anniversary is None:
        return []
    day = _day(card.anniversary, style)
    if style.is_v4:
        return ["ANNIVERSARY" + day]
    return style.labelled("X-ABDATE" + day, "_$!<Anniversary>!$_")


def _day(day: PartialDate, style: _Style) -> str:
    """Write what follows the name of a day's property."""
    if style.is_v4:
        year = "--" if day.year is None else f"{day.year:04}"
        return f":{year}{day.month:02}{day.day:02}"
    # 3.0 knows whole dates only; Apple's leap year says that this one is not told.
    omitted = ";X-APPLE-OMIT-YEAR=1604" if day.year is None else ""
    return f"{omitted}:{day.year or 1604:04}-{day.month:02}-{day.day:02}"


# --- points ---------------------------------------------------------------------

_TIES = frozenset(
    [
        "contact",
        "acquaintance",
        "friend",
        "met",
        "co-worker",
        "colleague",
        "co-resident",
        "neighbor",
        "child",
        "parent",
        "sibling",
        "spouse",
        "kin",
        "muse",
        "crush",
        "date",
        "sweetheart",
        "me",
        "agent",
        "emergency",
    ]
)
_SERVICE = re.compile(r"[a-z][a-z0-9-]*\Z")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+\Z")
_WRITTEN_AS: dict[str, str] = {}
for _property, _service in SERVICES.items():
    _WRITTEN_AS.setdefault(_service, _property)


def _points(name: str, field: str, write: Callable[[str], str]) -> "_Writer":
    def write_all(card: Card, style: _Style) -> list[str]:
        points: tuple[Point, ...] = getattr(card, field)
        lines = []
        for point in points:
            lines += _point(name, point, write(point.value), style)
        return lines

    return write_all


def _point(
    name: str,
    point: Point,
    value: str,
    style: _Style,
    usual: frozenset[str] = USUAL_LABELS,
) -> list[str]:
    """Write one point; a label that is no type of this property stands beside it."""
    words = point.label.split(" ") if point.label else []
    is_type = usual.issuperset(words) and label_of(words) == point.label
    types = words if is_type else []
    line = f"{name}{_params(types, point, style)}:{value}"
    return [line] if is_type else style.labelled(line, point.label)


def _params(types: list[str], point: Point, style: _Style) -> str:
    if point.preferred and not style.is_v4:
        types = [*types, "pref"]
    written = f";TYPE={','.join(types)}" if types else ""
    return written + (";PREF=1" if point.preferred and style.is_v4 else "")


def _addresses(card: Card, style: _Style) -> list[str]:
    lines = []
    for point in card.addresses:
        parts = point.parts or ("", "", point.value)
        parts += ("",) * (ADDRESS_PARTS - len(parts))
        lines += _point("ADR", point, _structured(parts), style)
    return lines


def _handles(card: Card, style: _Style) -> list[str]:
    lines = []
    for point in card.handles:
        lines += _handle(point, style)
    return lines


def _handle(point: Point, style: _Style) -> list[str]:
    """Write a handle in the property that tells its service best."""
    value = escape_uri(point.value)
    is_web = point.value.startswith(("http:", "https:"))
    is_uri = _URI.match(point.value) is not None
    own = _WRITTEN_AS.get(point.label)
    if own and not is_uri:
        return [f"{own}{_params([], point, style)}:{escape(point.value)}"]
    if is_uri and not is_web:
        if _SERVICE.match(point.label):
            service = f";X-SERVICE-TYPE={point.label}"
            return [f"IMPP{service}{_params([], point, style)}:{value}"]
        return _point("IMPP", point, value, style)
    named = frozenset((point.label,)) if _SERVICE.match(point.label) else frozenset()
    return _point("X-SOCIALPROFILE", point, value, style, named)


def _related(card: Card, style: _Style) -> list[str]:
    lines = []
    for point in card.related:
        if style.is_v4:
            is_uri = _URI.match(point.value)
            name = "RELATED" if is_uri else "RELATED;VALUE=text"
            value = escape_uri(point.value) if is_uri else escape(point.value)
            lines += _point(name, point, value, style, _TIES)
        else:
            value = escape(point.value)
            lines += _point("X-ABRELATEDNAMES", point, value, style, frozenset())
    return lines


# --- unknown lines --------------------------------------------------------------


def _unknown(card: Card, style: _Style) -> list[str]:
    return [line for raw in card.unknown for line in _carried(raw, card, style)]


_LINE_ENDS = re.compile(r"[\r\n]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_OURS = ("BEGIN", "END", "VERSION", "PRODID")
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_DATA = re.compile(r"data:(?:[a-z]+/)?([a-z0-9.+-]*);base64,", re.IGNORECASE)


def _carried(raw: str, card: Card, style: _Style) -> Iterator[str]:
    """Write a line nobody understands as it is, or as this version can hold it."""
    raw = _LINE_ENDS.sub(" ", raw)
    parted = split_line(raw)
    if parted is None or parted[0].name in _OURS:
        return
    head, value = parted
    line = ContentLine(head, value, raw, 0, 1)
    if head.name in _MEDIA and (head.encoding == "b" or _DATA.match(value)):
        yield _media(line, style)
    elif head.encoding == "q":
        text = _CONTROLS.sub("", plain_value(line, card.encoding))
        yield f"{_head(head)}:{text}".replace("\n", "\\n")
    elif head.encoding == "b":
        yield f"{_head(head)};ENCODING=b:{''.join(value.split())}"
    elif head.is_old:
        yield f"{_head(head)}:{value}"
    else:
        yield raw


def _head(head: Head) -> str:
    """Write a head anew, without what only says how the value was encoded."""
    start = f"{head.group}.{head.name}" if head.group else head.name
    types = f";TYPE={','.join(head.types)}" if head.types else ""
    others = (
        f";{key}={_quoted(value)}"
        for key, value in head.params.items()
        if key not in ("ENCODING", "CHARSET")
    )
    return start + types + "".join(others)


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search("[,;:]", value) else value


def _media(line: ContentLine, style: _Style) -> str:
    """Write a picture or a sound as 4.0 does, in a data: address, or as 3.0 does."""
    found = _DATA.match(line.value)
    data = "".join(line.value[found.end() :].split() if found else line.value.split())
    kind = found[1] if found else "".join(line.head.types[:1]).rpartition("/")[2]
    name = f"{line.head.group}.{line.head.name}" if line.head.group else line.head.name
    if style.is_v4:
        media = f"{_MEDIA[line.head.name]}/{kind or 'octet-stream'}"
        return f"{name}:data:{media};base64,{data}"
    types = f";TYPE={kind.upper()}" if kind else ""
    return f"{name};ENCODING=b{types}:{data}"


_Writer = Callable[[Card, _Style], list[str]]
_WRITERS: dict[str, _Writer] = {
    "kind": _kind,
    "uid": _text("UID", "uid"),
    "full_name": _full_name,
    "family": _name,
    "nicknames": _list("NICKNAME", "nicknames"),
    "organisation": _organisation,
    "title": _text("TITLE", "title"),
    "emails": _points("EMAIL", "emails", escape),
    "phones": _points("TEL", "phones", escape),
    "urls": _points("URL", "urls", escape_uri),
    "handles": _handles,
    "addresses": _addresses,
    "birthday": _birthday,
    "anniversary": _anniversary,
    "note": _text("NOTE", "note"),
    "languages": _languages,
    "categories": _list("CATEGORIES", "categories"),
    "related": _related,
    "members": _members,
    "revision": _text("REV", "revision"),
    "": _unknown,
}
