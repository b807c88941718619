"""Today: a letter that says whom to thank, to tell and to give back to."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from web.conftest import received

from entregent.acts import boundaries, contacts, favours
from entregent.core.ids import ContactId, FavourId
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    FavourKind,
    Language,
    Weight,
)
from entregent.queries.today import MOST_LINES

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django.fixtures import DjangoAssertNumQueries
    from web.conftest import Door


def letter(door: "Door", cast: "Cast", who: str = "owner", **headers: str) -> str:
    answer = getattr(door, who).get(f"/{cast.space}/today", headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_an_empty_book_invites_one_to_begin(cast: "Cast", door: "Door") -> None:
    said = letter(door, cast)

    assert "A new book" in said
    assert f"/{cast.space}/people/add" in said


def test_a_quiet_day_asks_nothing(cast: "Cast", door: "Door", lei: ContactId) -> None:
    assert "Nothing is asked of you today." in letter(door, cast)


def test_each_line_names_whom_and_why_and_offers_one_gesture(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei, about="pricing")
    said = letter(door, cast)

    assert f'Thank <a class="name" href="/{cast.space}/people/{lei}">' in said
    assert "advice on pricing" in said
    assert f'action="/{cast.space}/people/{lei}/thank"' in said


def test_every_verb_has_its_heading(
    cast: "Cast", door: "Door", full_book: ContactId
) -> None:
    received(cast, full_book, day=date(2025, 1, 3), weight=Weight.LARGE)
    said = letter(door, cast)

    for verb in ("Thank", "Tell", "Accept", "Prepare", "Ask"):
        assert f"<h2>{verb}</h2>" in said


def test_after_the_thanks_the_return_waits(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei, weight=Weight.LARGE)
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/thank", {"next": f"/{cast.space}/today"}
    )

    assert answer.status_code == 302
    assert answer["Location"] == f"/{cast.space}/today"
    said = letter(door, cast)
    assert "<h2>Thank</h2>" not in said
    assert "<h2>Return</h2>" in said
    assert "Undo" in said


def test_a_gesture_swaps_the_letter_alone(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei)
    answer = door.owner.post(
        f"/{cast.space}/people/{lei}/thank",
        {"next": f"/{cast.space}/today"},
        headers={"HX-Request": "true", "HX-Target": "div#letter"},
        follow=True,
    )

    said = answer.content.decode()
    assert "<html" not in said
    assert 'id="letter"' in said
    assert 'id="notices"' in said


def test_next_never_leads_out_of_the_program(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei)
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        answer = door.owner.post(
            f"/{cast.space}/people/{lei}/thank", {"next": elsewhere}
        )
        assert "evil" not in answer.headers.get("Location", "")
        assert "javascript" not in answer.headers.get("Location", "")


def test_whom_courtesy_leaves_in_peace_is_named_at_the_end(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei)
    quiet = boundaries.SetBoundary(
        contact=lei,
        kind=BoundaryKind.QUIET_UNTIL,
        set_by=BoundarySetter.THEM,
        since=date(2026, 5, 1),
        until=date(2026, 6, 20),
    )
    boundaries.set_boundary(cast.owner, cast.space, quiet)
    said = letter(door, cast)

    assert "Left in peace for now:" in said
    assert f"/people/{lei}/thank" not in said


def test_a_viewer_reads_the_letter_without_gestures(
    cast: "Cast", door: "Door", full_book: ContactId
) -> None:
    said = letter(door, cast, "viewer")

    assert "Thank" in said
    assert f'action="/{cast.space}/people/{full_book}/thank"' not in said


@pytest.mark.parametrize("language", list(Language))
def test_it_speaks_the_readers_language(
    cast: "Cast", door: "Door", full_book: ContactId, language: Language
) -> None:
    cast.owner.language = language
    cast.owner.save()

    assert f'<html lang="{language}"' in letter(door, cast)


def test_a_fuller_book_asks_the_database_no_more(
    cast: "Cast",
    door: "Door",
    full_book: ContactId,
    django_assert_max_num_queries: "DjangoAssertNumQueries",
) -> None:
    guests(cast, 2)
    with django_assert_max_num_queries(100) as few:
        letter(door, cast)
    guests(cast, 12)

    with django_assert_max_num_queries(len(few.captured_queries)):
        said = letter(door, cast)
    assert said.count("<button>Thanked</button>") == MOST_LINES


def guests(cast: "Cast", many: int) -> None:
    """Let guests come who gave something; every second one was thanked."""
    for n in range(many):
        wish = contacts.AddContact(full_name=f"Guest {n}")
        guest = contacts.add_contact(cast.owner, cast.space, wish)
        received(cast, guest, day=date(2026, 4, 1 + n))
        if n % 2:
            thanks = favours.ThankContact(contact=guest, day=date(2026, 5, 1))
            favours.thank_contact(cast.owner, cast.space, thanks)


def test_what_is_partly_returned_is_the_rest_on_every_page(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    large = received(cast, lei, weight=Weight.LARGE)
    favours.thank_contact(
        cast.owner,
        cast.space,
        favours.ThankContact(
            contact=lei, day=date(2026, 5, 4), favours=(FavourId(large),)
        ),
    )
    back = favours.RecordFavour(
        giver=cast.me, receiver=lei, kind=FavourKind.ADVICE, day=date(2026, 5, 5)
    )
    favours.record_favour(cast.owner, cast.space, back)

    assert "the rest of a large favour" in letter(door, cast)
    for page in ("people", "ledger"):
        answer = door.owner.get(f"/{cast.space}/{page}")
        assert "the rest of a large favour" in answer.content.decode()
