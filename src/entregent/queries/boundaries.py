"""The boundaries that stand, and what courtesy says with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils import timezone

from entregent.core import courtesy
from entregent.core.courtesy import Purpose, Verdict
from entregent.core.ids import BoundaryId, ContactId
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    Direction,
)
from entregent.store.models import Boundary, Contact, Participant


def standing(contact_ids: Iterable[int]) -> dict[int, list[courtesy.Boundary]]:
    """Return the boundaries that stand, by contact."""
    found: defaultdict[int, list[courtesy.Boundary]] = defaultdict(list)
    rows = Boundary.objects.filter(contact_id__in=list(contact_ids), lifted_on=None)
    for row in rows.order_by("id"):
        found[row.contact_id].append(value(row))
    return found


def value(row: Boundary) -> courtesy.Boundary:
    """Return a boundary as the rule sees it."""
    return courtesy.Boundary(
        id=BoundaryId(row.pk),
        contact=ContactId(row.contact_id),
        kind=BoundaryKind(row.kind),
        set_by=BoundarySetter(row.set_by),
        channel=Channel(row.channel) if row.channel else None,
        until=row.until,
        at_most=row.at_most,
        period_days=row.period_days,
        since=row.since,
        why=row.why,
    )


def may_touch(contact: Contact, purpose: Purpose, day: date) -> Verdict:
    """Say whether courtesy lets a contact be touched on a day, and how."""
    return verdicts([contact.pk], purpose, day)[contact.pk]


def verdicts(
    contact_ids: Collection[int],
    purpose: Purpose,
    day: date,
    bounded: dict[int, list[courtesy.Boundary]] | None = None,
) -> dict[int, Verdict]:
    """Say for each contact what courtesy says; the one place that asks it.

    `bounded` are the boundaries that stand, for those who have read them already.
    """
    bounded = standing(contact_ids) if bounded is None else bounded
    days = _contact_days(bounded, day)
    return {
        key: courtesy.may_touch(
            purpose,
            [limit for limit in bounded.get(key, []) if limit.since <= day],
            day,
            contact_days=days.get(key, []),
        )
        for key in contact_ids
    }


def _contact_days(
    bounded: dict[int, list[courtesy.Boundary]], day: date
) -> dict[int, list[date]]:
    """Find the days on which I was in touch with those who have a quota."""
    periods = [
        b.period_days or 0
        for boundaries in bounded.values()
        for b in boundaries
        if b.kind is BoundaryKind.AT_MOST
    ]
    if not periods:
        return {}
    since = day - timedelta(days=max(periods))
    rows = Participant.objects.filter(
        contact_id__in=list(bounded),
        moment__date__gte=since,
        is_fellow=False,
        interaction__direction__in=(Direction.FROM_ME, Direction.MUTUAL),
    )
    found: defaultdict[int, list[date]] = defaultdict(list)
    for contact_id, moment in rows.values_list("contact_id", "moment"):
        found[contact_id].append(timezone.localdate(moment))
    return found
