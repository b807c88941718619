"""Dates as mail programs write them, or nearly so."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from functools import lru_cache


def read_moment(text: str) -> datetime | None:
    """Read a date as mail programs write it, or nearly so; None if nobody could.

    An unknown or impossible zone counts as UTC. Dates before 1970 or after 2100 are
    broken clocks, not dates.
    """
    usual = _USUAL_DATE.match(text)
    if usual:
        day, month, year, hour, minute, second, zone = usual.groups()
        fields = (year, _MONTHS[month.lower()], day, hour, minute, second or 0)
        return _moment(map(int, fields), _zone(zone))
    return _odd_moment(text)


_MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTHS: Mapping[str, int] = {
    name: i for i, name in enumerate(_MONTH_NAMES.split("|"), 1)
}
_USUAL_DATE = re.compile(
    rf"(?:[A-Za-z]{{3}},)? *(\d{{1,2}}) ({_MONTH_NAMES}) (\d{{4}}) "
    r"(\d{1,2}):(\d\d)(?::(\d\d))? ([+-]\d{4})\b",
    re.IGNORECASE | re.ASCII,
)
_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_SHORTEST_YEARS = 200
_FARTHEST_ZONE = 14 * 60
_LONGEST_DATE = 100


def _moment(fields: Iterable[int], zone: tzinfo) -> datetime | None:
    """Put the parts together: year, month, day, hour, minute, second."""
    year, month, day, hour, minute, second = fields
    if year < _SHORTEST_YEARS:  # two digits, or a clock that counts from 1900
        year += 1900 if year + 1900 >= _FIRST_YEAR else 2000
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _zone(offset: str) -> tzinfo:
    sign = -1 if offset[0] == "-" else 1
    hours, minutes = int(offset[1:3]), int(offset[3:5])
    return _zone_of_minutes(sign * (hours * 60 + minutes))


def _zone_of_minutes(minutes: int) -> tzinfo:
    if not minutes or abs(minutes) > _FARTHEST_ZONE:
        return UTC
    return timezone(timedelta(minutes=minutes))


def _odd_moment(text: str) -> datetime | None:
    text = text[:_LONGEST_DATE]
    try:
        parsed = parsedate_tz(text)
    except (ValueError, IndexError, TypeError):  # it has had bugs with odd words
        parsed = None
    if parsed:
        found = _moment(parsed[:6], _zone_of_minutes((parsed[9] or 0) // 60))
        if found:
            return found
    return _iso_moment(text)


def _iso_moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    zone = _zone_of_minutes(
        int((found.utcoffset() or timedelta()).total_seconds()) // 60
    )
    return _moment(found.timetuple()[:6], zone)
