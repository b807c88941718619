"""Birthdays and other days of the year as sentences."""

from datetime import date

from django.utils.translation import gettext, npgettext

from entregent.core.vocabulary import OccasionKind
from entregent.wording.dates import in_days_words, on_day
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
        if turns:
            return gettext("%(name)s turns %(turns)s %(when)s.") % facts
        return gettext("%(name)s has a birthday %(when)s.") % facts
    facts["what"] = label or word_for(kind)
    if turns:
        layout = npgettext(
            "occasion",
            "%(name)s, %(when)s: %(what)s (%(turns)s year).",
            "%(name)s, %(when)s: %(what)s (%(turns)s years).",
            turns,
        )
        return layout % facts
    return gettext("%(name)s, %(when)s: %(what)s.") % facts
