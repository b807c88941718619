"""Boundaries: set, kept, lifted; a half-said one is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from conftest import TODAY, Cast

from entregent.acts import boundaries
from entregent.core.courtesy import Answer, Purpose
from entregent.core.ids import BoundaryId, ContactId, SpaceId
from entregent.core.refusals import (
    EmptyError,
    NotAChoiceError,
    NotFoundError,
    ThatIsMeError,
)
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.exchange.stories import Told
from entregent.queries.boundaries import standing, verdicts
from entregent.store.models import Boundary, User

Where = tuple[User, SpaceId]
Story = Callable[[str], Told]


def limit(contact: ContactId, kind: BoundaryKind, **said: Any) -> Any:
    return boundaries.SetBoundary(
        contact=contact,
        kind=kind,
        set_by=said.pop("set_by", BoundarySetter.THEM),
        since=date(2026, 3, 1),
        **said,
    )


def test_a_boundary_is_kept_and_courtesy_keeps_it(where: Where, story: Story) -> None:
    lei = story("person Lei").people["Lei"]
    boundaries.set_boundary(
        *where,
        limit(
            lei,
            BoundaryKind.QUIET_UNTIL,
            until=date(2026, 6, 20),
            why=" a baby ",
        ),
    )
    (found,) = standing([lei])[lei]
    assert (found.until, found.why) == (date(2026, 6, 20), "a baby")
    verdict = verdicts([lei], Purpose.THANKS, TODAY)[lei]
    assert verdict.answer is Answer.WAITS
    assert verdict.not_before == date(2026, 6, 21)


@pytest.mark.parametrize(
    ("kind", "said", "refusal"),
    [
        (BoundaryKind.ONLY_BY, {}, EmptyError),
        (BoundaryKind.QUIET_UNTIL, {}, EmptyError),
        (BoundaryKind.AT_MOST, {"period_days": 90}, EmptyError),
        (BoundaryKind.AT_MOST, {"at_most": 2}, EmptyError),
        (BoundaryKind.AT_MOST, {"at_most": -2, "period_days": 90}, NotAChoiceError),
        (BoundaryKind.AT_MOST, {"at_most": 2, "period_days": 10**6}, NotAChoiceError),
    ],
)
def test_a_half_said_boundary_is_refused(
    where: Where,
    story: Story,
    kind: BoundaryKind,
    said: dict[str, Any],
    refusal: type[Exception],
) -> None:
    lei = story("person Lei").people["Lei"]
    with pytest.raises(refusal):
        boundaries.set_boundary(*where, limit(lei, kind, **said))
    assert not Boundary.objects.exists()


def test_nobody_sets_a_boundary_against_the_owner(where: Where, cast: Cast) -> None:
    with pytest.raises(ThatIsMeError):
        boundaries.set_boundary(*where, limit(cast.me, BoundaryKind.NO_ASKS))
    with pytest.raises(NotFoundError):
        boundaries.set_boundary(*where, limit(ContactId(9**6), BoundaryKind.NO_ASKS))


def test_a_lifted_boundary_stays_on_record(where: Where, story: Story) -> None:
    lei = story("2026-03-01 Lei only by mail").people["Lei"]
    (found,) = standing([lei])[lei]
    assert found.channel is Channel.MAIL
    boundaries.lift_boundary(*where, found.id, TODAY)
    assert standing([lei]) == {}
    assert Boundary.objects.get().lifted_on == TODAY
    with pytest.raises(NotFoundError):
        boundaries.lift_boundary(*where, found.id, TODAY)
    with pytest.raises(NotFoundError):
        boundaries.lift_boundary(*where, BoundaryId(10**6), TODAY)


def test_a_block_closes_the_report_that_was_due(where: Where, story: Story) -> None:
    from entregent.queries.today import today

    told = story("""
        2026-05-01 Lei introduced me to Chen
        2026-05-28 Chen: met
    """)
    assert [line.introducer.name for line in today(*where, TODAY).tell] == ["Lei"]
    story("2026-05-30 Lei blocked me")
    assert today(*where, TODAY).tell == ()
    (found,) = standing([told.people["Lei"]])[told.people["Lei"]]
    boundaries.lift_boundary(*where, found.id, TODAY)
    assert [line.introducer.name for line in today(*where, TODAY).tell] == ["Lei"]
