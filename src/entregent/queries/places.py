"""Places in a list: where a page ended, as a link or a script gives it back.

What is no place is none, and the list begins at its beginning: links get cut off.
"""

from datetime import date, datetime


def day_at(text: str) -> date | None:
    """Read the day of a place; None if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def moment_at(text: str) -> datetime | None:
    """Read the moment of a place; None if it is none, or says no zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
