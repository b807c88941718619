"""Whoever does not belong to a book finds nothing in it, whatever address they try."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from entregent.core.ids import ContactId
from entregent.store import models

if TYPE_CHECKING:
    from conftest import Cast
    from django.http import HttpResponse
    from web.conftest import Door

# Pages before a book: everybody may come this far, and what they show is their own.
BEFORE_A_BOOK = {
    "start",
    "sign_in",
    "sign_out",
    "set_language",
    "make_first_account",
    "open_book",
    "change_language",
}
TABLES: dict[str, type[Any]] = {
    "contact_id": models.Contact,
    "favour_id": models.Favour,
    "point_id": models.Point,
    "occasion_id": models.Occasion,
    "relation_id": models.Relation,
    "boundary_id": models.Boundary,
    "interaction_id": models.Interaction,
    "loop_id": models.Loop,
    "introduction_id": models.Introduction,
    "report_id": models.Report,
    "proposal_id": models.FavourProposal,
    "act_id": models.Event,
    "run_id": models.ImportRun,
}


@pytest.fixture
def ids(cast: "Cast", full_book: ContactId) -> dict[str, Any]:
    """Return an id of the owner's book for every name an address can hold."""
    models.ImportRun.objects.create(
        space_id=cast.space,
        user=cast.owner,
        file_name="people.vcf",
        begun_at=timezone.now(),
    )
    found: dict[str, Any] = {"space_id": cast.space, "token": "a-file-of-the-owner"}
    for name, table in TABLES.items():
        row = table.objects.order_by("-pk").first()
        assert row is not None, f"The full book has no row for {name}"
        found[name] = row.pk
    return found


def routes_of_books() -> list[URLPattern]:
    """List every route but those before a book."""
    return [
        route
        for route in get_resolver().url_patterns
        if isinstance(route, URLPattern) and route.name not in BEFORE_A_BOOK
    ]


def addresses(ids: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Fill every route; one with a name nobody thought of here fails the test."""
    for route in routes_of_books():
        names = set(route.pattern.converters)
        assert "space_id" in names, f"{route.name} is in no book"
        assert names <= ids.keys(), f"{route.name} takes {names - ids.keys()}"
        yield (
            route.name or "",
            reverse(route.name or "", kwargs={name: ids[name] for name in names}),
        )


def tried(client: Client, address: str) -> "list[HttpResponse]":
    """Ask and send; what only takes the one is not asked for the other."""
    answers: list[Any] = [client.get(address), client.post(address)]
    return [answer for answer in answers if answer.status_code != 405]


def test_a_stranger_finds_nothing(door: "Door", ids: dict[str, Any]) -> None:
    for name, address in addresses(ids):
        answers = tried(door.stranger, address)
        assert answers, name
        assert {answer.status_code for answer in answers} == {404}, name
        for answer in answers:
            assert "Lei" not in answer.content.decode(), name


def test_rows_of_another_book_are_not_found_through_ones_own(
    cast: "Cast", door: "Door", ids: dict[str, Any]
) -> None:
    mine = {**ids, "space_id": cast.elsewhere}
    own_pages = {
        route.name for route in routes_of_books() if len(route.pattern.converters) == 1
    }
    for name, address in addresses(mine):
        if name in own_pages:
            continue
        codes = {answer.status_code for answer in tried(door.stranger, address)}
        assert codes == {404}, name


def test_a_contact_of_another_book_is_not_found_in_a_form(
    cast: "Cast", door: "Door", ids: dict[str, Any]
) -> None:
    address = reverse("record_favour", args=[cast.elsewhere])
    contact = {"contact": ids["contact_id"]}

    assert door.stranger.get(address, contact).status_code == 404
    assert door.stranger.post(address, contact).status_code == 404


def test_who_is_signed_out_is_asked_to_sign_in(
    door: "Door", ids: dict[str, Any]
) -> None:
    for name, address in addresses(ids):
        for answer in tried(door.nobody, address):
            assert answer.status_code == 302, name
            assert answer["Location"].startswith(reverse("sign_in")), name


def test_what_is_not_yours_looks_like_what_is_not_there(
    cast: "Cast", door: "Door", full_book: ContactId
) -> None:
    theirs = door.stranger.get(f"/{cast.space}/people/{full_book}")
    nothing = door.stranger.get("/999999/people/999999")

    assert theirs.status_code == nothing.status_code == 404
    assert _without_tokens(theirs.content) == _without_tokens(nothing.content)


def test_a_viewer_reads_and_writes_nothing(door: "Door", ids: dict[str, Any]) -> None:
    before = models.Event.objects.count()
    sent = {name: door.viewer.post(address) for name, address in addresses(ids)}
    pages = {name for name, answer in sent.items() if answer.status_code == 405}

    # An empty form may be sent back before anybody asks who sent it.
    assert {answer.status_code for answer in sent.values()} <= {403, 404, 405, 422}
    assert sent["add_contact"].status_code == sent["record_favour"].status_code == 403
    assert "see_today" in pages
    assert models.Event.objects.count() == before


def _without_tokens(page: bytes) -> str:
    lines = page.decode().splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)
