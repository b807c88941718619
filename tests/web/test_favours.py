"""Favours on the web: noted, thanked, corrected, settled, or refused."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from web.conftest import received

from entregent.acts import contacts, favours
from entregent.core.ids import ContactId, FavourId
from entregent.core.ledger.entries import Side
from entregent.core.money import Money
from entregent.core.vocabulary import FavourKind, Weight
from entregent.queries import ledger
from entregent.queries.ledger import PersonLedger

if TYPE_CHECKING:
    from conftest import Cast
    from web.conftest import Door

DAY = date(2026, 6, 1)
TYPED = {"side": "received", "kind": "advice", "day": "2026-05-20", "weight": ""}


def book_of(cast: "Cast", who: ContactId) -> PersonLedger:
    return ledger.person_ledger(cast.owner, cast.space, who, DAY)


def test_a_favour_is_noted_in_a_sentence(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    here = f"/{cast.space}/favours/record"
    asked = door.owner.get(here, {"contact": lei}).content.decode()
    assert "Lei Chen gave me" in asked
    assert "an introduction" in asked

    typed = {**TYPED, "contact": lei, "about": "pricing", "minutes": "90"}
    answer = door.editor.post(here, typed)

    assert answer["Location"] == f"/{cast.space}/people/{lei}"
    line = book_of(cast, lei).lines[0]
    assert (line.side, line.kind, line.about) == (
        Side.RECEIVED,
        FavourKind.ADVICE,
        "pricing",
    )
    assert (line.minutes, line.weight, line.day) == (
        90,
        Weight.SMALL,
        date(2026, 5, 20),
    )


def test_a_favour_can_name_somebody(cast: "Cast", door: "Door", lei: ContactId) -> None:
    typed = {
        **TYPED,
        "side": "given",
        "who": "lei",
        "money": "120 EUR",
        "kind": "money",
    }
    door.owner.post(f"/{cast.space}/favours/record", typed)

    line = book_of(cast, lei).lines[0]
    assert line.side is Side.GIVEN
    assert line.money == Money(Decimal(120), "EUR")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("day", "2027-01-01"),
        ("day", "the day of the fair"),
        ("money", "a fortune"),
        ("minutes", "-3"),
        ("kind", "treason"),
        ("weight", "heavy"),
        ("returns", "999999"),
    ],
)
def test_bad_input_is_said_and_what_was_typed_stays(
    cast: "Cast", door: "Door", lei: ContactId, field: str, typed: str
) -> None:
    answer = door.owner.post(
        f"/{cast.space}/favours/record",
        {**TYPED, "contact": lei, "about": "the time machine", field: typed},
    )
    said = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="the time machine"' in said
    assert "problem" in said or 'role="alert"' in said
    assert not book_of(cast, lei).lines


def test_whom_nobody_knows_is_refused(cast: "Cast", door: "Door") -> None:
    for who, mark in (("Nobody Known", "alert"), ("", "id_who_error")):
        typed = {**TYPED, "who": who}
        answer = door.owner.post(f"/{cast.space}/favours/record", typed)
        assert answer.status_code == 422
        assert mark in answer.content.decode()


def test_whom_several_may_be_meant_by_is_refused_with_their_names(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    contacts.add_contact(
        cast.owner, cast.space, contacts.AddContact(full_name="Lei Wang")
    )
    answer = door.owner.post(f"/{cast.space}/favours/record", {**TYPED, "who": "Lei"})

    assert answer.status_code == 422
    assert f'value="#{lei}~Lei"' in answer.content.decode()
    assert "Lei Wang" in answer.content.decode()

    typed = {**TYPED, "who": "Lei", "means": f"#{lei}~Lei"}
    door.owner.post(f"/{cast.space}/favours/record", typed)
    assert len(book_of(cast, lei).lines) == 1


def test_who_is_new_comes_into_the_book_on_a_second_press(
    cast: "Cast", door: "Door"
) -> None:
    here = f"/{cast.space}/favours/record"
    typed = {**TYPED, "who": "Zoë Marchand"}
    asked = door.owner.post(here, typed).content.decode()
    assert "Add Zoë Marchand and note it" in asked

    noted = door.owner.post(here, {**typed, "add_missing": "1"}, follow=True)
    assert "Zoë Marchand" in noted.content.decode()
    assert "The favour is noted." in noted.content.decode()


def test_a_return_names_what_it_returns(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei, about="the older")
    newer = received(cast, lei, about="the newer", day=date(2026, 5, 9))
    here = f"/{cast.space}/favours/record"
    asked = door.owner.get(
        here, {"contact": str(lei), "side": "given", "returns": str(newer)}
    ).content.decode()
    assert "the older" in asked
    assert asked.count(" checked") == 1

    typed = {**TYPED, "side": "given", "contact": lei, "returns": [newer]}
    door.owner.post(here, typed)
    closed = {line.about for line in book_of(cast, lei).lines if line.closings}
    assert closed == {"the newer"}


def test_thanks_are_for_all_or_for_what_is_named(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    first, _second = received(cast, lei), received(cast, lei)
    here = f"/{cast.space}/people/{lei}/thank"
    door.owner.post(here, {"favours": [first], "note": "by letter"})
    assert sum(line.wants_thanks for line in book_of(cast, lei).lines) == 1

    door.owner.post(here)
    assert not any(line.wants_thanks for line in book_of(cast, lei).lines)


def test_nothing_to_thank_for_is_said(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    answer = door.owner.post(f"/{cast.space}/people/{lei}/thank", {"note": "flowers"})

    assert answer.status_code == 422
    assert 'value="flowers"' in answer.content.decode()


def test_one_favour_shows_what_can_be_done_with_it(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    favour = received(cast, lei, about="pricing")
    here = f"/{cast.space}/favours/{favour}"
    mine = door.owner.get(here).content.decode()
    theirs = door.viewer.get(here).content.decode()

    for deed in ("correct", "settle", "withdraw"):
        assert f"{here}/{deed}" in mine
        assert f"{here}/{deed}" not in theirs
    assert "advice on pricing" in theirs


def test_a_correction_leaves_both_entries(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    favour = received(cast, lei, about="pricing")
    here = f"/{cast.space}/favours/{favour}/correct"
    typed = {
        "kind": "advice",
        "day": "2026-05-03",
        "weight": "large",
        "about": "prices",
    }
    assert 'value="pricing"' in door.owner.get(here).content.decode()
    door.owner.post(here, typed)

    book = book_of(cast, lei)
    assert [line.about for line in book.lines] == ["prices"]
    assert [line.about for line in book.earlier] == ["pricing"]

    again = door.owner.post(here, typed)
    assert again.status_code == 422
    assert 'role="alert"' in again.content.decode()


def test_what_never_happened_is_withdrawn(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    favour = received(cast, lei)
    door.owner.post(f"/{cast.space}/favours/{favour}/withdraw")

    assert book_of(cast, lei).balance.is_even


def test_their_word_settles_what_i_owe(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    favour = received(cast, lei)
    here = f"/{cast.space}/favours/{favour}/settle"
    assert "They said it is settled" in door.owner.get(here).content.decode()
    door.owner.post(here, {"day": "2026-05-30", "note": "“never mind”"})
    assert book_of(cast, lei).balance.is_even

    again = door.owner.post(here, {"day": "2026-05-30", "note": "twice"})
    assert again.status_code == 422
    assert 'value="twice"' in again.content.decode()


def lend(cast: "Cast", lei: ContactId) -> FavourId:
    return favours.record_favour(
        cast.owner,
        cast.space,
        favours.RecordFavour(
            giver=cast.me,
            receiver=lei,
            kind=FavourKind.THING_LENT,
            day=date(2026, 5, 1),
            money=Money(Decimal(500), "EUR"),
        ),
    )


def test_what_was_lent_comes_back_in_parts(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    here = f"/{cast.space}/favours/{lend(cast, lei)}/repay"
    door.owner.post(here, {"day": "2026-05-30", "money": "200 EUR"})
    assert book_of(cast, lei).lines[0].lent == Money(Decimal(300), "EUR")

    too_much = door.owner.post(here, {"day": "2026-05-30", "money": "301 EUR"})
    assert too_much.status_code == 422
    assert 'value="301 EUR"' in too_much.content.decode()


def test_a_kindness_given_is_let_go(cast: "Cast", door: "Door", lei: ContactId) -> None:
    here = f"/{cast.space}/favours/{lend(cast, lei)}/settle"
    assert "Let it go" in door.owner.get(here).content.decode()
    door.owner.post(here, {"day": "2026-05-30"})

    assert book_of(cast, lei).balance.is_even


@pytest.mark.parametrize("deed", ["correct", "withdraw", "settle", "repay"])
def test_a_viewer_may_not(
    cast: "Cast", door: "Door", lei: ContactId, deed: str
) -> None:
    favour = received(cast, lei)
    answer = door.viewer.post(f"/{cast.space}/favours/{favour}/{deed}", {"day": DAY})

    assert answer.status_code == 403
    assert 'role="alert"' in answer.content.decode()
    assert not book_of(cast, lei).balance.is_even
