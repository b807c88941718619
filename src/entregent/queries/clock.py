"""The one clock: every command and page takes its day from here."""

from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the day it is for the reader, or the one ENTREGENT_TODAY sets."""
    fixed: date | None = settings.ENTREGENT_TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """Return the moment it is, on the day that today() says."""
    moment = timezone.now()
    fixed: date | None = settings.ENTREGENT_TODAY
    if fixed is None:
        return moment
    local = timezone.localtime(moment)
    return local.replace(year=fixed.year, month=fixed.month, day=fixed.day).astimezone(
        UTC
    )
