"""Meetings, calls and letters on the web."""

from typing import TYPE_CHECKING

from entregent.acts import contacts
from entregent.core.ids import ContactId
from entregent.core.vocabulary import Channel, Direction, Intimacy
from entregent.queries import person
from entregent.queries.person import InteractionLine

if TYPE_CHECKING:
    from conftest import Cast
    from web.conftest import Door

TYPED = {
    "channel": "letter",
    "direction": "from them",
    "day": "2026-05-20",
    "note": "她的新书",
}


def moments(cast: "Cast", who: ContactId) -> tuple[InteractionLine, ...]:
    return person.timeline(cast.owner, cast.space, who).lines


def test_a_letter_is_noted_and_taken_out(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    here = f"/{cast.space}/people/{lei}/interactions"
    assert door.editor.post(f"{here}/record", TYPED).status_code == 302
    line = moments(cast, lei)[0]
    assert (line.channel, line.direction, line.note) == (
        Channel.LETTER,
        Direction.FROM_THEM,
        "她的新书",
    )

    door.editor.post(f"{here}/{line.id}/remove")
    assert not moments(cast, lei)


def test_who_else_was_there_is_named(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    ivo = contacts.add_contact(
        cast.owner, cast.space, contacts.AddContact(full_name="Ivo Marek")
    )
    here = f"/{cast.space}/people/{lei}/interactions/record"
    typed = {**TYPED, "channel": "meeting", "others": ["ivo", ""]}
    assert door.owner.post(here, typed).status_code == 302
    assert moments(cast, ivo)[0].intimacy is Intimacy.SMALL_GROUP

    unknown = door.owner.post(here, {**TYPED, "others": ["Nobody Known"]})
    assert unknown.status_code == 422
    assert 'value="Nobody Known"' in unknown.content.decode()


def test_a_letter_from_tomorrow_is_refused_and_what_was_typed_stays(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/interactions/record",
        {**TYPED, "day": "2026-06-02"},
    )

    assert answer.status_code == 422
    assert "她的新书" in answer.content.decode()
    assert not moments(cast, lei)


def test_a_viewer_may_not(cast: "Cast", door: "Door", full_book: ContactId) -> None:
    here = f"/{cast.space}/people/{full_book}/interactions"
    before = moments(cast, full_book)
    for act in ("record", f"{before[0].id}/remove"):
        assert door.viewer.post(f"{here}/{act}", TYPED).status_code == 403
    assert moments(cast, full_book) == before
