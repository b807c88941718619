"""Acts in wording's sentences, and the rows they changed as a reader reads them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from entregent.core import vocabulary
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.queries import clock
from entregent.queries.history import ActLine, Change
from entregent.web.templatetags.linked import linked
from entregent.wording import dates, fields, history, words

register = template.Library()

MOST_ROWS = 12
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOUGHTS = re.compile(r"(?<=[0-9])\.0+$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row, as it was and as it became."""

    name: str
    was: str
    became: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row that an act wrote, with the columns that differ."""

    title: str
    cells: tuple[Cell, ...]


@register.filter
def by_day(lines: Sequence[ActLine]) -> list[tuple[date, list[ActLine]]]:
    """Gather acts under their day, the newest first."""
    days = groupby(lines, key=lambda line: timezone.localdate(line.moment))
    return [(day, list(acts)) for day, acts in days]


@register.filter
def history_day(day: date) -> str:
    """Say a day as the heading of what was done on it."""
    said = dates.day_words(day, clock.today())
    return said[:1].upper() + said[1:]


@register.simple_tag
def act_sentence(line: ActLine, reader: str, book: str) -> SafeString:
    """Say who did what, and about whom."""
    return linked(
        lambda names: history.act_words(
            line.act, line.who, names, line.facts, is_you=line.who == reader
        ),
        line.about,
        book,
    )


@register.simple_tag
def act_plain(line: ActLine, reader: str) -> str:
    """Say who did what in plain words, for labels that are only heard."""
    names = [someone.name for someone in line.about]
    is_you = line.who == reader
    return history.act_words(line.act, line.who, names, line.facts, is_you=is_you)


@register.filter
def undone_words(line: ActLine) -> str:
    """Say when an act was taken back; nothing if it stands."""
    if line.undone_on is None:
        return ""
    day = dates.on_day(line.undone_on, clock.today())
    return gettext("taken back %(on_day)s") % {"on_day": day}


@register.filter
def rows_shown(line: ActLine) -> list[Row]:
    """Return the rows an act wrote that say something to a reader."""
    rows = (_row(change) for change in line.changes[:MOST_ROWS])
    return [row for row in rows if row.cells]


@register.filter
def rows_left(line: ActLine) -> str:
    """Say how many rows more there are."""
    left = len(line.changes) - MOST_ROWS
    if left <= 0:
        return ""
    said = ngettext("and %(count)s row more", "and %(count)s rows more", left)
    return said % {"count": left}


def _row(change: Change) -> Row:
    was, became = change.was or {}, change.became or {}
    names = dict.fromkeys((*became, *was))
    cells = [
        Cell(
            _capital(fields.field_words(name)),
            _said(change.table, name, was.get(name)),
            _said(change.table, name, became.get(name)),
        )
        for name in names
        if name not in _TIES
    ]
    return Row(_title(change), tuple(c for c in cells if c.was != c.became))


def _title(change: Change) -> str:
    table = _tables().get(change.table, change.table)
    if change.was is None:
        return gettext("%(table)s, written") % {"table": table}
    if change.became is None:
        return gettext("%(table)s, taken out") % {"table": table}
    return gettext("%(table)s, changed") % {"table": table}


def _said(table: str, name: str, value: Any) -> str:
    """Write a stored value; nothing, no and empty lists say nothing."""
    if value in (None, "", False, []):
        return ""
    if value is True:
        return gettext("yes")
    if isinstance(value, list):
        return ", ".join(_said(table, name, each) for each in value)
    text = str(value)
    vocabulary_of = _WORDS.get((table, name)) or _WORDS.get(("", name))
    if vocabulary_of and text in set(vocabulary_of):
        return words.label(vocabulary_of(text))
    if _DAY.fullmatch(text):
        return dates.calendar_day(date.fromisoformat(text), None)
    return _NOUGHTS.sub("", text) if name == "amount" else text


def _capital(text: str) -> str:
    text = text.replace("_", " ")
    return text[:1].upper() + text[1:]


# What only ties rows to each other, or makes them quick to find, says nothing here.
_TIES = frozenset(
    (
        *("space", "contact", "loop", "introduction", "opportunity", "milestone"),
        *("favour", "report", "introducer", "run", "user", "subject_id", "other"),
        *("heard_from", "me", "interaction", "corrects", "position", "folded"),
        *("folded_name", "source", "source_key", "uid", "unknown", "thanks"),
        *("settlement", "revision", "recipients", "is_fellow", "name_order"),
        *("is_preferred", "made_on", "is_mirror"),
    )
)

_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("favour", "kind"): vocabulary.FavourKind,
    ("favour", "side"): Side,
    ("settlement", "kind"): SettlementKind,
    ("milestone", "kind"): vocabulary.MilestoneKind,
    ("boundary", "kind"): vocabulary.BoundaryKind,
    ("boundary", "set_by"): vocabulary.BoundarySetter,
    ("contact", "kind"): vocabulary.ContactKind,
    ("relation", "kind"): vocabulary.RelationKind,
    ("point", "kind"): vocabulary.PointKind,
    ("occasion", "kind"): vocabulary.OccasionKind,
    ("report", "kind"): vocabulary.ReportKind,
    ("report", "state"): vocabulary.ReportState,
    ("introduction", "state"): vocabulary.IntroductionState,
    ("introduction", "direction"): vocabulary.IntroductionDirection,
    ("interaction", "direction"): vocabulary.Direction,
    ("favourproposal", "state"): vocabulary.ProposalState,
    ("", "channel"): vocabulary.Channel,
    ("", "weight"): vocabulary.Weight,
    ("", "consent"): vocabulary.Consent,
    ("", "intimacy"): vocabulary.Intimacy,
    ("", "language"): vocabulary.Language,
    ("", "spheres"): vocabulary.Sphere,
}


def _tables() -> dict[str, str]:
    return {
        "contact": gettext("The person"),
        "point": gettext("A way to reach them"),
        "occasion": gettext("A day of the year"),
        "relation": gettext("A relation"),
        "interaction": gettext("A contact"),
        "boundary": gettext("A boundary"),
        "favour": gettext("A favour"),
        "thanks": gettext("Thanks"),
        "settlement": gettext("The end of a favour"),
        "repayment": gettext("What came back"),
        "loop": gettext("The loop"),
        "introduction": gettext("An introduction"),
        "party": gettext("Somebody introduced"),
        "opportunity": gettext("A project"),
        "milestone": gettext("What happened"),
        "report": gettext("News for an introducer"),
        "favourproposal": gettext("A proposed favour"),
        "space": gettext("The book"),
    }
