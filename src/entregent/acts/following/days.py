"""The first and last days of contact with somebody."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Max, Min, Q
from django.utils import timezone

from entregent.core.vocabulary import Channel, Direction, Intimacy
from entregent.store.models import Contact, Participant

_PERSONAL = Q(is_fellow=False) & ~Q(
    interaction__channel__in=(Channel.BROADCAST, Channel.REACTION)
)
_FROM_ME = Q(interaction__direction__in=(Direction.FROM_ME, Direction.MUTUAL))
_FROM_THEM = Q(interaction__direction__in=(Direction.FROM_THEM, Direction.MUTUAL))
# A comment is said in public, whoever it answers.
_ONE_TO_ONE = Q(interaction__intimacy=Intimacy.ONE_TO_ONE) & ~Q(
    interaction__channel=Channel.COMMENT
)
_DAYS = {
    "first_day": Min("moment"),
    "last_day": Max("moment"),
    "last_from_me": Max("moment", filter=_FROM_ME),
    "last_from_them": Max("moment", filter=_FROM_THEM),
    "last_word_from_me": Max("moment", filter=_FROM_ME & _ONE_TO_ONE),
}


def write_days(contact_id: int) -> None:
    """Write when a contact and I were first and last in touch.

    Broadcasts, reactions and mails between others that both of us got do not count.
    """
    Contact.objects.filter(pk=contact_id).update(**days_of(contact_id))


def days_of(contact_id: int) -> dict[str, Any]:
    """Return the days of contact, each None where there was none."""
    return days_of_each([contact_id])[contact_id]


def days_of_each(contact_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return the days of contact of several people, with one query."""
    rows = Participant.objects.filter(_PERSONAL, contact_id__in=contact_ids)
    found = rows.values("contact_id").annotate(**_DAYS).order_by()
    moments: dict[int, dict[str, Any]] = {row["contact_id"]: dict(row) for row in found}
    return {
        key: {name: _day(moments.get(key, {}).get(name)) for name in _DAYS}
        for key in contact_ids
    }


def _day(moment: datetime | None) -> object:
    return None if moment is None else timezone.localdate(moment)
