"""Birthdays and other days of the year as sentences."""

from datetime import date

from django.utils.translation import gettext, ngettext, npgettext

from entregent.core.vocabulary import OccasionKind
from entregent.wording.dates import day_words, in_days_words, on_day
from entregent.wording.words import label as word_for

_SOON_DAYS = 31


def occasion_words(
    kind: OccasionKind,
    label: str,
    name: str,
    in_days: int,
    turns: int | None,
    day: date,
    today: date,
) -> str:
    """Say whose day comes, and when: "Ada turns 40 in 5 days."."""
    when = in_days_words(in_days) if in_days <= _SOON_DAYS else on_day(day, today)
    facts = {"name": name, "when": when, "turns": turns, "what": label}
    if kind is OccasionKind.BIRTHDAY:
        return _birthday(turns) % facts
    facts["what"] = label or _unnamed(kind)
    if not turns:
        return gettext("%(name)s, %(when)s: %(what)s.") % facts
    layout = ngettext(
        "%(name)s, %(when)s: %(what)s (%(turns)s year).",
        "%(name)s, %(when)s: %(what)s (%(turns)s years).",
        turns,
    )
    return layout % facts


def own_day_words(
    kind: OccasionKind, label: str, day: date, turns: int | None, today: date
) -> str:
    """Say the same where the name stands above: "9 June, turns 40"."""
    facts = {"day": day_words(day, today), "turns": turns, "what": label}
    if turns and kind is OccasionKind.BIRTHDAY:
        layout = npgettext(
            "birthday", "%(day)s, turns %(turns)s", "%(day)s, turns %(turns)s", turns
        )
    elif turns and label:
        layout = ngettext(
            "%(day)s: %(what)s (%(turns)s year)",
            "%(day)s: %(what)s (%(turns)s years)",
            turns,
        )
    elif turns:
        layout = ngettext(
            "%(day)s (%(turns)s year)", "%(day)s (%(turns)s years)", turns
        )
    else:
        layout = gettext("%(day)s: %(what)s") if label else "%(day)s"
    return layout % facts


def _birthday(turns: int | None) -> str:
    if not turns:
        return gettext("%(name)s has a birthday %(when)s.")
    return npgettext(
        "birthday",
        "%(name)s turns %(turns)s %(when)s.",
        "%(name)s turns %(turns)s %(when)s.",
        turns,
    )


def _unnamed(kind: OccasionKind) -> str:
    if kind is OccasionKind.ANNIVERSARY:
        return word_for(kind)
    return gettext("a day that matters")
