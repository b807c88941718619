"""Boundaries on the web: set whole or refused, lifted, kept from viewers."""

from typing import TYPE_CHECKING

import pytest

from entregent.core.courtesy import Boundary
from entregent.core.ids import ContactId
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.queries import clock, person

if TYPE_CHECKING:
    from conftest import Cast
    from web.conftest import Door


def standing(cast: "Cast", who: ContactId) -> tuple[Boundary, ...]:
    return person.person(cast.owner, cast.space, who, clock.today()).boundaries


def test_a_boundary_is_set_and_lifted(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    here = f"/{cast.space}/people/{lei}/boundaries"
    typed = {
        "kind": "only by a channel",
        "set_by": "them",
        "channel": "letter",
        "why": "no screens",
    }
    assert door.owner.post(f"{here}/set", typed).status_code == 302
    boundary = standing(cast, lei)[0]
    assert (boundary.kind, boundary.set_by, boundary.channel) == (
        BoundaryKind.ONLY_BY,
        BoundarySetter.THEM,
        Channel.LETTER,
    )

    door.owner.post(f"{here}/{boundary.id}/lift")
    assert not standing(cast, lei)


@pytest.mark.parametrize(
    "kind",
    ["only by a channel", "quiet until a day", "at most a number per period", "none"],
)
def test_half_a_boundary_is_refused_and_what_was_typed_stays(
    cast: "Cast", door: "Door", lei: ContactId, kind: str
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/boundaries/set",
        {"kind": kind, "set_by": "me", "why": "a long week"},
    )

    assert answer.status_code == 422
    assert 'value="a long week"' in answer.content.decode()
    assert not standing(cast, lei)


def test_a_viewer_may_not(cast: "Cast", door: "Door", full_book: ContactId) -> None:
    here = f"/{cast.space}/people/{full_book}/boundaries"
    boundary = standing(cast, full_book)[0]
    for act in ("set", f"{boundary.id}/lift"):
        assert door.viewer.post(f"{here}/{act}").status_code == 403
    assert standing(cast, full_book)
