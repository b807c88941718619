"""Cards as every program writes them, read into values; nothing of them is lost."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from entregent.core.names import compose, is_chinese
from entregent.core.vocabulary import ContactKind, NameOrder
from entregent.formats.charsets import read_text
from entregent.formats.reading import Problem, ProblemCode
from entregent.formats.vcard.lines import (
    ContentLine,
    cut,
    plain_value,
    split_line,
    unescape,
    unfold,
)
from entregent.formats.vcard.values import (
    Card,
    Cards,
    PartialDate,
    Point,
    postal_address,
    read_date,
)


class Source(NamedTuple):
    """Which lines of a card, from first to end, said what section of its values.

    Sections are called like the field of the card, or the first field, they fill; the
    section "" is what no field expresses.
    """

    first: int
    end: int
    section: str


class Reading(NamedTuple):
    """One card read: its values, what said them, and what could not be read."""

    card: Card
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def looks_like_vcard(head: bytes) -> bool:
    """Say whether a file that begins like this holds cards."""
    text, _ = read_text(head)
    return _BEGINNING.match(text) is not None


def read_cards(data: bytes) -> Cards:
    """Read all cards of a file, whoever wrote it; never fails.

    Whole cards are returned, even those without a name. A card that is cut off is
    left out, and is a problem, as is each line that cannot be read and what stands
    outside of cards. A file without any card gives no cards.
    """
    text, encoding = read_text(data, _declared(data))
    lines = _physical_lines(text)
    cards: list[Card] = []
    problems: list[Problem] = []
    for block in _blocks(lines):
        if isinstance(block, Problem):
            problems.append(block)
            continue
        reading = _read_block(lines[block], block.start + 1, encoding)
        cards.append(reading.card)
        problems += reading.problems
    problems.sort(key=lambda problem: problem.line)
    return Cards(tuple(cards), tuple(problems), encoding)


def read_one(lines: Sequence[str], line: int, encoding: str) -> Reading:
    """Read the lines of one whole card, which begins on this line of its file."""
    draft = _Draft(lines, line, encoding)
    draft.read()
    return Reading(_card(draft), tuple(draft.sources), tuple(draft.problems))


# --- the file -------------------------------------------------------------------

_BEGINNING = re.compile(r"\s*BEGIN[ \t]*:[ \t]*VCARD\s", re.IGNORECASE)
_MARK = re.compile(r"\ufeff?(BEGIN|END)[ \t]*:[ \t]*VCARD\s*\Z", re.IGNORECASE)
_CHARSET = re.compile(rb'CHARSET="?([A-Za-z0-9_.:-]{3,30})', re.IGNORECASE)


def _declared(data: bytes) -> Iterator[str]:
    """Give the encodings the cards themselves name, should UTF-8 not fit."""
    for found in _CHARSET.finditer(data):
        name = found[1].decode("ascii")
        if not name.upper().startswith("UTF"):
            yield name


def _physical_lines(text: str) -> list[str]:
    end = "\n" if "\n" in text or "\r" not in text else "\r"
    lines = [line + end for line in text.split(end)]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _blocks(lines: Sequence[str]) -> Iterator[slice | Problem]:
    """Find where each card begins and ends; a card inside a card is part of it."""
    begun, depth, is_stray = -1, 0, False
    for index, line in enumerate(lines):
        mark = _MARK.match(line)
        if not mark:
            if begun < 0 and not is_stray and line.strip():
                is_stray = True
                yield Problem(index + 1, ProblemCode.NOT_A_CARD, line)
        elif mark[1][0] in "Bb":
            if begun >= 0 and _is_agent(lines[index - 1]):
                depth += 1
                continue
            if begun >= 0:
                yield _cut_off(lines, begun, index)
            begun, depth, is_stray = index, 0, False
        elif begun < 0:
            yield Problem(index + 1, ProblemCode.NOT_A_CARD, line)
        elif depth:
            depth -= 1
        else:
            yield slice(begun, index + 1)
            begun = -1
    if begun >= 0:
        yield _cut_off(lines, begun, len(lines))


def _is_agent(line: str) -> bool:
    return line.upper().startswith("AGENT") and line.rstrip().endswith(":")


def _cut_off(lines: Sequence[str], begun: int, end: int) -> Problem:
    """Quote the name on the card, or how it begins."""
    named = (line for line in lines[begun:end] if line[:2].upper() == "FN")
    return Problem(begun + 1, ProblemCode.CUT_OFF, next(named, lines[begun]))


def _read_block(lines: Sequence[str], line: int, encoding: str) -> Reading:
    """Read a card of a file; a card in UTF-8 among others is read as UTF-8."""
    if not encoding.startswith("utf-"):
        text = "".join(lines)
        if not text.isascii():
            try:
                text = text.encode(encoding).decode()
            except UnicodeError:
                return read_one(lines, line, encoding)
            return read_one(_physical_lines(text), line, "utf-8")
    return read_one(lines, line, encoding)


# --- one card -------------------------------------------------------------------


class _Draft:
    """A card while it is read."""

    def __init__(self, lines: Sequence[str], line: int, encoding: str) -> None:
        self.lines = lines
        self.line = line
        self.encoding = encoding
        self.is_old = False
        self.texts: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        self.points: dict[str, list[Point]] = {}
        self.dates: dict[str, PartialDate] = {}
        self.languages: list[tuple[int, str]] = []
        self.labels: dict[str, str] = {}
        self.sources: list[Source] = []
        self.problems: list[Problem] = []
        self.unknown: list[str] = []

    def read(self) -> None:
        """Take every line: first the labels of groups, then what they stand beside."""
        labels, others = [], []
        for line in self._content_lines():
            if line.head.name == "X-ABLABEL":
                labels.append(line)
            else:
                others.append(line)
        for line in labels:
            self.labels[line.head.group] = _shown_label(self.text(line))
        groups: dict[str, str] = {}
        for line in others:
            section = self._take(line)
            if section in _LABELLED and line.head.group:
                groups[line.head.group] = section
        for line in labels:
            self._keep(line, groups.get(line.head.group, ""))

    def text(self, line: ContentLine) -> str:
        value = plain_value(line, self.encoding)
        return unescape(value, is_old=self.is_old).strip()

    def parts(self, line: ContentLine, at: str) -> list[str]:
        found = cut(plain_value(line, self.encoding), at)
        return [unescape(part, is_old=self.is_old).strip() for part in found]

    def label(self, line: ContentLine) -> str:
        return self.labels.get(line.head.group, "") or line.head.label

    def problem(self, first: int, code: ProblemCode, quote: str) -> None:
        self.problems.append(Problem(self.line + first, code, quote))

    def _content_lines(self) -> Iterator[ContentLine]:
        depth = 0
        for raw, first, end in unfold(self.lines):
            parted = split_line(raw)
            if parted is None:
                if raw.strip() and not depth:
                    self.problem(first, ProblemCode.UNREADABLE_LINE, raw)
                continue
            head, value = parted
            name = head.name
            if name in _FRAME and value.strip().upper() == "VCARD":
                depth += 1 if name[0] != "E" else -1
            elif depth == 1:
                line = ContentLine(head, value, raw, first, end)
                if name == "VERSION":
                    self.is_old = value.lstrip().startswith("2")
                elif head.encoding == "q" and value.endswith("="):
                    self.problem(first, ProblemCode.TEXT_CUT_OFF, raw)
                yield line

    def _take(self, line: ContentLine) -> str:
        section, taker = _TAKERS.get(line.head.name, _NOBODY)
        if not section or not taker(self, line, section):
            section = ""
        self._keep(line, section)
        return section

    def _keep(self, line: ContentLine, section: str) -> None:
        self.sources.append(Source(line.first, line.end, section))
        if not section:
            self.unknown.append(line.raw)


_FRAME = ("BEGIN", "END", "\ufeffBEGIN")
_LABELLED = frozenset(
    ("emails", "phones", "urls", "handles", "addresses", "related", "anniversary")
)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_\Z")


def _shown_label(label: str) -> str:
    """Give a label without the wrapper by which Apple knows its own."""
    apple = _APPLE_LABEL.match(label)
    return apple[1].lower() if apple else label


def _card(draft: _Draft) -> Card:
    texts, lists, points = draft.texts, draft.lists, draft.points
    family, given, additional, prefixes, suffixes = _name_parts(lists.get("family"))
    organisation, *departments = lists.get("organisation") or [""]
    emails = tuple(points.get("emails", ()))
    written = texts.get("full_name", "")
    full_name = (
        written
        or _composed(family, given, additional, prefixes, suffixes)
        or organisation
        or (emails[0].value if emails else "")
    )
    if not full_name:
        draft.problem(0, ProblemCode.NO_NAME, draft.lines[0])
    named_alone = not (family or given) and written in ("", organisation)
    return Card(
        version=_VERSIONS.get(version := texts.get("version", ""), version),
        uid=texts.get("uid", ""),
        kind=_kind(texts, is_only_organisation=bool(organisation) and named_alone),
        is_group=texts.get("kind") == "group",
        members=tuple(lists.get("members", ())),
        full_name=full_name,
        family=family,
        given=given,
        additional=additional,
        prefixes=prefixes,
        suffixes=suffixes,
        nicknames=tuple(lists.get("nicknames", ())),
        organisation=organisation,
        departments=tuple(departments),
        title=texts.get("title", ""),
        emails=emails,
        phones=tuple(points.get("phones", ())),
        urls=tuple(points.get("urls", ())),
        handles=tuple(points.get("handles", ())),
        addresses=tuple(points.get("addresses", ())),
        birthday=draft.dates.get("birthday"),
        anniversary=draft.dates.get("anniversary"),
        note=texts.get("note", ""),
        languages=tuple(name for _, name in sorted(draft.languages, key=_rank)),
        categories=tuple(lists.get("categories", ())),
        related=tuple(points.get("related", ())),
        revision=texts.get("revision", ""),
        unknown=tuple(draft.unknown),
        encoding=draft.encoding,
        line=draft.line,
        lines=tuple(draft.lines),
    )


_VERSIONS = {"2": "2.1", "3": "3.0", "4": "4.0"}


def _name_parts(found: list[str] | None) -> list[str]:
    parts = found or []
    return parts[:_NAME_PARTS] + [""] * (_NAME_PARTS - len(parts))


def _composed(
    family: str, given: str, additional: str, prefixes: str, suffixes: str
) -> str:
    chinese = bool(family) and is_chinese(family + given)
    order = NameOrder.FAMILY_FIRST if chinese else NameOrder.GIVEN_FIRST
    return compose(
        given, family, additional, prefixes=prefixes, suffixes=suffixes, order=order
    )


def _kind(texts: Mapping[str, str], *, is_only_organisation: bool) -> ContactKind:
    said = texts.get("kind") or texts.get("shows as")
    if said == "org" or (said is None and is_only_organisation):
        return ContactKind.ORGANISATION
    return ContactKind.PERSON


def _rank(language: tuple[int, str]) -> int:
    return language[0]


# --- the lines ------------------------------------------------------------------
# Each taker fills a section of the draft from a line. It answers False where the
# section cannot express the line, which is then kept as unknown.

_NAME_PARTS = 5


def _take_text(draft: _Draft, line: ContentLine, section: str) -> bool:
    if section in draft.texts:
        return False
    draft.texts[section] = draft.text(line)
    return True


def _take_note(draft: _Draft, line: ContentLine, section: str) -> bool:
    before = draft.texts.get(section)
    text = draft.text(line)
    draft.texts[section] = f"{before}\n{text}" if before else text
    return True


def _take_list(draft: _Draft, line: ContentLine, section: str) -> bool:
    found = filter(None, draft.parts(line, ","))
    draft.lists.setdefault(section, []).extend(found)
    return True


def _take_name(draft: _Draft, line: ContentLine, section: str) -> bool:
    if section in draft.lists:
        return False
    value = plain_value(line, draft.encoding)
    if draft.is_old or "," not in value:
        draft.lists[section] = draft.parts(line, ";")
        return True
    found = []
    for index, part in enumerate(cut(value, ";")):
        several = (unescape(one).strip() for one in cut(part, ","))
        between = " " if index < _NAME_PARTS - 2 else ", "  # titles: "M.D., A.C.P."
        found.append(between.join(filter(None, several)))
    draft.lists[section] = found
    return True


def _take_organisation(draft: _Draft, line: ContentLine, section: str) -> bool:
    if section in draft.lists:
        return False
    name, *departments = draft.parts(line, ";")
    draft.lists[section] = [name, *filter(None, departments)]
    return True


def _take_kind(draft: _Draft, line: ContentLine, section: str) -> bool:
    said = _KINDS.get(draft.text(line).lower())
    if said is None or section in draft.texts:
        return False
    draft.texts[section] = said
    return True


_KINDS = {
    "individual": "individual",
    "org": "org",
    "organization": "org",
    "organisation": "org",
    "group": "group",
}


def _take_shows_as(draft: _Draft, line: ContentLine, _section: str) -> bool:
    is_company = draft.text(line).upper() == "COMPANY"
    draft.texts["shows as"] = "org" if is_company else "individual"
    return True


def _take_member(draft: _Draft, line: ContentLine, section: str) -> bool:
    draft.lists.setdefault(section, []).append(draft.text(line))
    return True


def _take_language(draft: _Draft, line: ContentLine, _section: str) -> bool:
    text = draft.text(line)
    rank = line.head.params.get("PREF", "")
    if text:
        least = 101  # RFC 6350 §5.3: PREF runs from 1, the best, to 100
        draft.languages.append((int(rank) if rank.isdecimal() else least, text))
    return True


def _take_date(draft: _Draft, line: ContentLine, section: str) -> bool:
    text = draft.text(line)
    found = read_date(text, line.head.params.get("X-APPLE-OMIT-YEAR", ""))
    if found is None:
        is_text = line.head.params.get("VALUE", "").lower() == "text"
        if text and not is_text and not _PART_OF_A_DATE.match(text):
            draft.problem(line.first, ProblemCode.UNREADABLE_DATE, line.raw)
        return not text
    return draft.dates.setdefault(section, found) == found


# RFC 6350 §4.3.1: a year, a month or a day alone is in order, but no day of the year.
_PART_OF_A_DATE = re.compile(r"(?:\d{4}(?:-?\d{2})?|--\d{2}|---\d{2})(?:T.*)?\Z")


def _take_labelled_date(draft: _Draft, line: ContentLine, section: str) -> bool:
    if draft.label(line).lower() != "anniversary":
        return False
    return _take_date(draft, line, section)


# --- ways to reach somebody -----------------------------------------------------


def _take_point(draft: _Draft, line: ContentLine, section: str) -> bool:
    return _add(draft, line, section, draft.text(line), draft.label(line))


def _add(
    draft: _Draft, line: ContentLine, section: str, value: str, label: str
) -> bool:
    if value:
        point = Point(value, label, line.head.preferred)
        draft.points.setdefault(section, []).append(point)
    return True


def _take_email(draft: _Draft, line: ContentLine, section: str) -> bool:
    value = _without_scheme(draft.text(line), "mailto:")
    return _add(draft, line, section, value, draft.label(line))


def _take_phone(draft: _Draft, line: ContentLine, section: str) -> bool:
    value = _without_scheme(draft.text(line).translate(_INVISIBLE), "tel:")
    value = value.replace(";ext=", " ext. ").strip()
    return _add(draft, line, section, value, draft.label(line))


# Marks of writing direction, and spaces of no width, that phones copy along.
_INVISIBLE = dict.fromkeys(
    (
        0x061C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
    )
)


def _without_scheme(value: str, scheme: str) -> str:
    if value[: len(scheme)].lower() == scheme:
        return value[len(scheme) :].strip()
    return value


def _take_address(draft: _Draft, line: ContentLine, section: str) -> bool:
    parts = draft.parts(line, ";")
    if any(parts):
        label = draft.label(line)
        address = postal_address(parts, label, preferred=line.head.preferred)
        draft.points.setdefault(section, []).append(address)
    return True


def _take_handle(draft: _Draft, line: ContentLine, section: str) -> bool:
    value = _without_scheme(draft.text(line), "x-apple:")
    params = line.head.params
    service = params.get("X-SERVICE-TYPE") or params.get("SERVICE-TYPE", "")
    label = SERVICES.get(line.head.name) or service.lower() or draft.label(line)
    return _add(draft, line, section, value, label)


def _take_relative(draft: _Draft, line: ContentLine, section: str) -> bool:
    label = _RELATIVES.get(line.head.name) or draft.label(line)
    return _add(draft, line, section, draft.text(line), label)


# What programs made up for the services of their time; the first of each is written.
SERVICES = {
    "X-AIM": "aim",
    "X-ICQ": "icq",
    "X-JABBER": "jabber",
    "X-MSN": "msn",
    "X-QQ": "qq",
    "X-SKYPE": "skype",
    "X-YAHOO": "yahoo",
    "X-GADUGADU": "gadugadu",
    "X-GROUPWISE": "groupwise",
    "X-GTALK": "gtalk",
    "X-TWITTER": "twitter",
    "X-WECHAT": "wechat",
    "X-GOOGLE-TALK": "gtalk",
    "X-SKYPE-USERNAME": "skype",
    "X-MESSAGING/AIM-ALL": "aim",
    "X-MESSAGING/GADU-ALL": "gadugadu",
    "X-MESSAGING/ICQ-ALL": "icq",
    "X-MESSAGING/MSN-ALL": "msn",
    "X-MESSAGING/SKYPE-ALL": "skype",
    "X-MESSAGING/XMPP-ALL": "xmpp",
    "X-MESSAGING/YAHOO-ALL": "yahoo",
}

_RELATIVES = {
    "X-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-WAB-SPOUSE_NAME": "spouse",
    "X-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-MS-MANAGER": "manager",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-MS-ASSISTANT": "assistant",
}

_Taker = Callable[[_Draft, ContentLine, str], bool]
_NOBODY: tuple[str, _Taker] = ("", _take_text)
_TAKERS: dict[str, tuple[str, _Taker]] = {
    "VERSION": ("version", _take_text),
    "UID": ("uid", _take_text),
    "KIND": ("kind", _take_kind),
    "X-ADDRESSBOOKSERVER-KIND": ("kind", _take_kind),
    "X-ABSHOWAS": ("kind", _take_shows_as),
    "MEMBER": ("members", _take_member),
    "X-ADDRESSBOOKSERVER-MEMBER": ("members", _take_member),
    "FN": ("full_name", _take_text),
    "N": ("family", _take_name),
    "NICKNAME": ("nicknames", _take_list),
    "ORG": ("organisation", _take_organisation),
    "TITLE": ("title", _take_text),
    "EMAIL": ("emails", _take_email),
    "TEL": ("phones", _take_phone),
    "URL": ("urls", _take_point),
    "ADR": ("addresses", _take_address),
    "IMPP": ("handles", _take_handle),
    "SOCIALPROFILE": ("handles", _take_handle),
    "X-SOCIALPROFILE": ("handles", _take_handle),
    "X-MS-IMADDRESS": ("handles", _take_handle),
    "X-KADDRESSBOOK-X-IMADDRESS": ("handles", _take_handle),
    **{name: ("handles", _take_handle) for name in SERVICES},
    "BDAY": ("birthday", _take_date),
    "ANNIVERSARY": ("anniversary", _take_date),
    "X-ANNIVERSARY": ("anniversary", _take_date),
    "X-EVOLUTION-ANNIVERSARY": ("anniversary", _take_date),
    "X-KADDRESSBOOK-X-ANNIVERSARY": ("anniversary", _take_date),
    "X-MS-ANNIVERSARY": ("anniversary", _take_date),
    "X-WAB-WEDDING_ANNIVERSARY": ("anniversary", _take_date),
    "X-ABDATE": ("anniversary", _take_labelled_date),
    "NOTE": ("note", _take_note),
    "LANG": ("languages", _take_language),
    "X-LANG": ("languages", _take_language),
    "CATEGORIES": ("categories", _take_list),
    "RELATED": ("related", _take_relative),
    "X-ABRELATEDNAMES": ("related", _take_relative),
    **{name: ("related", _take_relative) for name in _RELATIVES},
    "REV": ("revision", _take_text),
}
