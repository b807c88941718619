"""Acts that set and lift boundaries."""

from dataclasses import dataclass
from datetime import date

from entregent.acts.checks import not_in_the_future, short_text
from entregent.acts.journal import noted
from entregent.core.ids import BoundaryId, ContactId, SpaceId
from entregent.core.refusals import (
    EmptyError,
    NotAChoiceError,
    NotFoundError,
    ThatIsMeError,
)
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.queries import access
from entregent.store.models import Boundary, User

_MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBoundary:
    """A contact's limit, or the owner's own rule for them.

    `channel` is needed by "only by a channel" and may narrow "blocked me"; `until`
    is needed by "quiet until"; `at_most` and `period_days` by a quota.
    """

    contact: ContactId
    kind: BoundaryKind
    set_by: BoundarySetter
    since: date
    channel: Channel | None = None
    until: date | None = None
    at_most: int | None = None
    period_days: int | None = None
    why: str = ""


def set_boundary(user: User, space_id: SpaceId, wish: SetBoundary) -> BoundaryId:
    """Note a boundary; courtesy keeps it from now on."""
    space = access.writable_space(user, space_id)
    contact = access.contact_in(space, wish.contact)
    if contact.pk == space.me_id:
        raise ThatIsMeError
    _check_complete(wish)
    not_in_the_future(wish.since)
    with noted(user, space, "set_boundary", contact) as journal:
        row = journal.add(
            Boundary(
                space=space,
                contact=contact,
                kind=wish.kind,
                set_by=wish.set_by,
                channel=wish.channel or "",
                until=wish.until,
                at_most=wish.at_most,
                period_days=wish.period_days,
                since=wish.since,
                why=short_text("why", wish.why),
            )
        )
    return BoundaryId(row.pk)


def lift_boundary(
    user: User, space_id: SpaceId, boundary_id: BoundaryId, day: date
) -> BoundaryId:
    """End a boundary, on today or a day before; it stays on record."""
    space = access.writable_space(user, space_id)
    not_in_the_future(day)
    row = (
        Boundary.objects.select_related("contact")
        .filter(space=space, pk=boundary_id, lifted_on=None)
        .first()
    )
    if row is None:
        raise NotFoundError("boundary", str(boundary_id))
    with noted(user, space, "lift_boundary", row.contact) as journal:
        journal.change(row, lifted_on=day)
    return boundary_id


def _check_complete(wish: SetBoundary) -> None:
    if wish.kind is BoundaryKind.ONLY_BY and wish.channel is None:
        raise EmptyError("channel")
    if wish.kind is BoundaryKind.QUIET_UNTIL and wish.until is None:
        raise EmptyError("until")
    if wish.kind is BoundaryKind.AT_MOST:
        _check_number("at most", wish.at_most)
        _check_number("period", wish.period_days)


def _check_number(field: str, number: int | None) -> None:
    if not number:
        raise EmptyError(field)
    if not 1 <= number <= _MOST:
        raise NotAChoiceError(field, str(number), ["1", "…", str(_MOST)])
