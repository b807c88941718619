"""Days as people say them, and as they write them down.

`today` decides between "3 March" and "3 March 2024"; where it is None, as in a
sentence that may be read much later, the year always stands there.
"""

import re
from datetime import date, timedelta

from django.utils import dateformat
from django.utils.translation import gettext, ngettext, npgettext, pgettext

from entregent.core.refusals import NotADayError
from entregent.wording.lists import count_word

_DAYS_A_MONTH = 30
_MONTHS_A_YEAR = 12


def day_words(day: date, today: date | None) -> str:
    """Return "today", "yesterday", "3 March", or "3 March 2024" in another year."""
    near = (gettext("yesterday"), gettext("today"), gettext("tomorrow"))
    return _near_or(near, "%(day)s", day, today)


def calendar_day(day: date, today: date | None) -> str:
    """Return "3 March" even if that is today, for what is read another day."""
    if today is not None and day.year == today.year:
        if day.day == 1:
            return _formatted(day, pgettext("date format, first of a month", "j F"))
        return _formatted(day, pgettext("date format", "j F"))
    if day.day == 1:
        return _formatted(day, pgettext("date format, first of a month", "j F Y"))
    return _formatted(day, pgettext("date format", "j F Y"))


def on_day(day: date, today: date | None) -> str:
    """Return "today", "yesterday" or "on 3 March"."""
    near = (gettext("yesterday"), gettext("today"), gettext("tomorrow"))
    return _near_or(near, gettext("on %(day)s"), day, today)


def on_calendar_day(day: date, today: date | None) -> str:
    """Return "on 3 March" even if that is today."""
    return gettext("on %(day)s") % {"day": calendar_day(day, today)}


def of_day(day: date, today: date | None) -> str:
    """Return "of today", "of yesterday" or "of 3 March"."""
    near = (gettext("of yesterday"), gettext("of today"), gettext("of tomorrow"))
    return _near_or(near, gettext("of %(day)s"), day, today)


def until_day(day: date, today: date | None) -> str:
    """Return "until today", "until tomorrow" or "until 3 March"."""
    near = (
        gettext("until yesterday"),
        gettext("until today"),
        gettext("until tomorrow"),
    )
    return _near_or(near, gettext("until %(day)s"), day, today)


def by_day(day: date, today: date | None) -> str:
    """Return "by today", "by tomorrow" or "by 3 March"."""
    near = (gettext("by yesterday"), gettext("by today"), gettext("by tomorrow"))
    return _near_or(near, gettext("by %(day)s"), day, today)


def from_day(day: date, today: date | None) -> str:
    """Return "from today on", "from tomorrow on" or "from 3 March on"."""
    near = (
        gettext("from yesterday on"),
        gettext("from today on"),
        gettext("from tomorrow on"),
    )
    return _near_or(near, gettext("from %(day)s on"), day, today)


def since_day(day: date, today: date | None) -> str:
    """Return "since yesterday" or "since 3 March"; "since March 2024" if it is long."""
    if today is not None and day.year != today.year:
        return gettext("since %(month)s") % {"month": month_words(day)}
    near = (
        gettext("since yesterday"),
        gettext("since today"),
        gettext("since tomorrow"),
    )
    return _near_or(near, gettext("since %(day)s"), day, today)


def month_words(day: date) -> str:
    """Return "March 2024"."""
    return _formatted(day, pgettext("date format", "F Y"))


def in_days_words(n: int) -> str:
    """Return "today", "tomorrow" or "in 5 days"."""
    if n == 0:
        return gettext("today")
    if n == 1:
        return gettext("tomorrow")
    return ngettext("in %(count)s day", "in %(count)s days", n) % {"count": n}


def ago_words(day: date, today: date) -> str:
    """Return "today", "3 days ago", "two months ago" or "a year ago"."""
    days = max((today - day).days, 0)
    if days <= 1:
        return gettext("yesterday") if days else gettext("today")
    months = days // _DAYS_A_MONTH
    if months < 2:  # noqa: PLR2004 -- forty days are said in days
        return ngettext("%(count)s day ago", "%(count)s days ago", days) % {
            "count": days
        }
    years = _whole_years(day, today)
    if years:
        said = npgettext("time ago", "a year ago", "%(count)s years ago", years)
        return said % {"count": count_word(years)}
    months = min(months, _MONTHS_A_YEAR - 1)
    said = npgettext("time ago", "a month ago", "%(count)s months ago", months)
    return said % {"count": count_word(months)}


def parse_day(text: str, today: date) -> date:
    """Read "2026-03-03", "03.03.2026", "today" or "yesterday", in three languages."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    if plain in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[plain])
    for pattern in _WRITTEN_DAYS:
        if found := pattern.fullmatch(plain):
            year, month, day = (int(found[part]) for part in ("y", "m", "d"))
            try:
                return date(year, month, day)
            except ValueError:
                break
    raise NotADayError(text)


def is_near(day: date, today: date | None) -> bool:
    """Say whether a day is yesterday, today or tomorrow."""
    return today is not None and abs((day - today).days) <= 1


_NEAR_DAYS = {
    **dict.fromkeys(("today", "aujourd'hui", "今天"), 0),
    **dict.fromkeys(("yesterday", "hier", "昨天"), -1),
    **dict.fromkeys(("tomorrow", "demain", "明天"), 1),
}
_WRITTEN_DAYS = (
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日?"),
)


def _near_or(
    near: tuple[str, str, str], layout: str, day: date, today: date | None
) -> str:
    """Say yesterday, today or tomorrow if it is one of these, or else the date."""
    if today is not None and is_near(day, today):
        return near[(day - today).days + 1]
    return layout % {"day": calendar_day(day, today)}


def _formatted(day: date, layout: str) -> str:
    return dateformat.format(day, layout)


def _whole_years(day: date, today: date) -> int:
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))
