"""Cards as every program writes them, read into values; nothing of them is lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from entregent.core.names import compose, is_chinese
from entregent.core.vocabulary import ContactKind, NameOrder
from entregent.formats.charsets import read_text
from entregent.formats.reading import Problem, ProblemCode
from entregent.formats.vcard.lines import ContentLine, split_line, unfold
from entregent.formats.vcard.properties import NAME_PARTS, TAKERS, Draft, Taker
from entregent.formats.vcard.values import Card, Cards


class Reading(NamedTuple):
    """One card read: its values, what said them, and what could not be read.

    A source is a line and the section of the values it filled, see `Draft`.
    """

    card: Card
    sources: tuple[tuple[ContentLine, str], ...]
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
    draft = Draft(lines, line, encoding)
    _fill(draft)
    return Reading(_card(draft), tuple(draft.sources), tuple(draft.problems))


# --- the file -------------------------------------------------------------------

_BEGINNING = re.compile(r"\s*BEGIN[ \t]*:[ \t]*VCARD\s", re.IGNORECASE)
_MARK = re.compile(r"\ufeff?(BEGIN|END)[ \t]*:[ \t]*VCARD\s*\Z", re.IGNORECASE)
_MOST_CHARSETS = 4
_CHARSET = re.compile(rb'CHARSET="?([A-Za-z0-9_.-]{3,30})', re.IGNORECASE)


def _declared(data: bytes) -> list[str]:
    """Give the encodings the cards themselves name, should UTF-8 not fit."""
    names = dict.fromkeys(found[1].upper() for found in _CHARSET.finditer(data))
    others = (name.decode() for name in names if not name.startswith(b"UTF"))
    return list(islice(others, _MOST_CHARSETS))


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


def _fill(draft: Draft) -> None:
    """Take every line; the labels of groups first, as they tell what others mean."""
    labels: list[ContentLine] = []
    others: list[ContentLine] = []
    for line in _content_lines(draft):
        is_label = line.head.name == "X-ABLABEL"
        (labels if is_label else others).append(line)
    for line in labels:
        draft.labels[line.head.group] = _shown_label(draft.text(line))
    groups: dict[str, str] = {}
    for line in others:
        section, take = TAKERS.get(line.head.name, _UNKNOWN)
        if take is None or not take(draft, line, section):
            section = ""
        elif line.head.group and section in _LABELLED:
            groups[line.head.group] = section
        draft.keep(line, section)
    for line in labels:
        draft.keep(line, groups.get(line.head.group, ""))


def _content_lines(draft: Draft) -> Iterator[ContentLine]:
    """Give the properties of a card, but not those of a card inside it."""
    depth = 0
    for raw, first, end in unfold(draft.lines):
        parted = split_line(raw)
        if parted is None:
            if raw.strip() and depth == 1:
                draft.problem(first, ProblemCode.UNREADABLE_LINE, raw)
            continue
        head, value = parted
        if head.name in _FRAME and value.strip().upper() == "VCARD":
            depth += -1 if head.name == "END" else 1
        elif depth == 1:
            if head.name == "VERSION":
                draft.is_old = value.lstrip().startswith("2")
            elif head.encoding == "q" and value.endswith("="):
                draft.problem(first, ProblemCode.TEXT_CUT_OFF, raw)
            yield ContentLine(head, value, raw, first, end)


_UNKNOWN: tuple[str, Taker | None] = ("", None)
_FRAME = ("BEGIN", "END", "\ufeffBEGIN")
_LABELLED = frozenset(
    ("emails", "phones", "urls", "handles", "addresses", "related", "anniversary")
)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_\Z")


def _shown_label(label: str) -> str:
    """Give a label without the wrapper by which Apple knows its own."""
    apple = _APPLE_LABEL.match(label)
    return apple[1].lower() if apple else label


def _card(draft: Draft) -> Card:
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
    return parts[:NAME_PARTS] + [""] * (NAME_PARTS - len(parts))


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
