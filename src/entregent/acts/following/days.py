"""The first and last days of contact with somebody."""

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


def write_days(contact_id: int) -> None:
    """Write when a contact and I were first and last in touch.

    Broadcasts, reactions and mails between others that both of us got do not count.
    """
    Contact.objects.filter(pk=contact_id).update(**days_of(contact_id))


def days_of(contact_id: int) -> dict[str, Any]:
    """Return the days of contact, each None where there was none."""
    found = Participant.objects.filter(_PERSONAL, contact_id=contact_id).aggregate(
        first_day=Min("moment"),
        last_day=Max("moment"),
        last_from_me=Max("moment", filter=_FROM_ME),
        last_from_them=Max("moment", filter=_FROM_THEM),
        last_word_from_me=Max("moment", filter=_FROM_ME & _ONE_TO_ONE),
    )
    return {name: _day(moment) for name, moment in found.items()}


def _day(moment: datetime | None) -> object:
    return None if moment is None else timezone.localdate(moment)
