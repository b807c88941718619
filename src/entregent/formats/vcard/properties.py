"""What each property of a card says, and which of the values it fills."""

import re
from collections.abc import Callable, Sequence

from entregent.formats.reading import Problem, ProblemCode
from entregent.formats.vcard.lines import ContentLine, cut, plain_value, unescape
from entregent.formats.vcard.values import (
    PartialDate,
    Point,
    postal_address,
    read_date,
)


class Draft:
    """A card while it is read, section by section.

    Sections are called like the field of the card, or the first of the fields, they
    fill. The section "" is what no field expresses.
    """

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
        self.sources: list[tuple[ContentLine, str]] = []
        self.problems: list[Problem] = []
        self.unknown: list[str] = []

    def text(self, line: ContentLine) -> str:
        """Give the value of a line as one text."""
        value = line.value
        if not line.head.is_plain:
            value = plain_value(line, self.encoding)
        if "\\" in value:
            value = unescape(value, is_old=self.is_old)
        return value.replace("\0", "").strip()

    def parts(self, line: ContentLine, at: str) -> list[str]:
        """Give the value of a line in parts."""
        value = plain_value(line, self.encoding).replace("\0", "")
        if "\\" not in value:
            return [part.strip() for part in value.split(at)]
        found = cut(value, at)
        return [unescape(part, is_old=self.is_old).strip() for part in found]

    def label(self, line: ContentLine) -> str:
        """Give the label beside a line, or the one in it."""
        return self.labels.get(line.head.group, "") or line.head.label

    def problem(self, first: int, code: ProblemCode, quote: str) -> None:
        """Note a problem with the line that has this place in the card."""
        self.problems.append(Problem(self.line + first, code, quote))

    def keep(self, line: ContentLine, section: str) -> None:
        """Remember what a line filled; what it filled nothing with, it says itself."""
        self.sources.append((line, section))
        if not section:
            self.unknown.append(line.raw.replace("\0", ""))


Taker = Callable[[Draft, ContentLine, str], bool]
"""Fills a section of the draft from a line.

It answers False where the section cannot express the line, which is then kept as
unknown.
"""


NAME_PARTS = 5


def _take_text(draft: Draft, line: ContentLine, section: str) -> bool:
    if section in draft.texts:
        return False
    draft.texts[section] = draft.text(line)
    return True


def _take_note(draft: Draft, line: ContentLine, section: str) -> bool:
    before = draft.texts.get(section)
    text = draft.text(line)
    draft.texts[section] = f"{before}\n{text}" if before else text
    return True


def _take_list(draft: Draft, line: ContentLine, section: str) -> bool:
    found = filter(None, draft.parts(line, ","))
    draft.lists.setdefault(section, []).extend(found)
    return True


def _take_name(draft: Draft, line: ContentLine, section: str) -> bool:
    if section in draft.lists:
        return False
    value = plain_value(line, draft.encoding)
    if draft.is_old or "," not in value:
        draft.lists[section] = draft.parts(line, ";")
        return True
    found = []
    for index, part in enumerate(cut(value, ";")):
        several = (unescape(one).strip() for one in cut(part, ","))
        between = " " if index < NAME_PARTS - 2 else ", "  # titles: "M.D., A.C.P."
        found.append(between.join(filter(None, several)))
    draft.lists[section] = found
    return True


def _take_organisation(draft: Draft, line: ContentLine, section: str) -> bool:
    if section in draft.lists:
        return False
    name, *departments = draft.parts(line, ";")
    draft.lists[section] = [name, *filter(None, departments)]
    return True


def _take_kind(draft: Draft, line: ContentLine, section: str) -> bool:
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


def _take_shows_as(draft: Draft, line: ContentLine, _section: str) -> bool:
    is_company = draft.text(line).upper() == "COMPANY"
    draft.texts["shows as"] = "org" if is_company else "individual"
    return True


def _take_member(draft: Draft, line: ContentLine, section: str) -> bool:
    draft.lists.setdefault(section, []).append(draft.text(line))
    return True


def _take_language(draft: Draft, line: ContentLine, _section: str) -> bool:
    text = draft.text(line)
    rank = line.head.params.get("PREF", "")
    if text:
        # RFC 6350 §5.3: PREF runs from 1, the best, to 100.
        place = int(rank) if _RANK.match(rank) else 101
        draft.languages.append((place, text))
    return True


_RANK = re.compile(r"[0-9]{1,3}\Z")


def _take_date(draft: Draft, line: ContentLine, section: str) -> bool:
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


def _take_labelled_date(draft: Draft, line: ContentLine, section: str) -> bool:
    if draft.label(line).lower() != "anniversary":
        return False
    return _take_date(draft, line, section)


# --- ways to reach somebody -----------------------------------------------------


def _take_point(draft: Draft, line: ContentLine, section: str) -> bool:
    return _add(draft, line, section, draft.text(line), draft.label(line))


def _add(draft: Draft, line: ContentLine, section: str, value: str, label: str) -> bool:
    if value:
        point = Point(value, label, line.head.preferred)
        draft.points.setdefault(section, []).append(point)
    return True


def _take_email(draft: Draft, line: ContentLine, section: str) -> bool:
    value = _without_scheme(draft.text(line), "mailto:")
    return _add(draft, line, section, value, draft.label(line))


def _take_phone(draft: Draft, line: ContentLine, section: str) -> bool:
    value = draft.text(line)
    if not value.isascii():
        value = value.translate(_INVISIBLE)
    value = _without_scheme(value, "tel:").replace(";ext=", " ext. ").strip()
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


def _take_address(draft: Draft, line: ContentLine, section: str) -> bool:
    parts = draft.parts(line, ";")
    if any(parts):
        label = draft.label(line)
        address = postal_address(parts, label, preferred=line.head.preferred)
        draft.points.setdefault(section, []).append(address)
    return True


def _take_handle(draft: Draft, line: ContentLine, section: str) -> bool:
    value = _without_scheme(draft.text(line), "x-apple:")
    params = line.head.params
    service = params.get("X-SERVICE-TYPE") or params.get("SERVICE-TYPE", "")
    label = SERVICES.get(line.head.name) or service.lower() or draft.label(line)
    return _add(draft, line, section, value, label)


def _take_relative(draft: Draft, line: ContentLine, section: str) -> bool:
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

TAKERS: dict[str, tuple[str, Taker]] = {
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
    **dict.fromkeys(SERVICES, ("handles", _take_handle)),
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
    **dict.fromkeys(_RELATIVES, ("related", _take_relative)),
    "REV": ("revision", _take_text),
}
