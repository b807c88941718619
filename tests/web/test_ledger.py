"""The ledger's page: two sides, the load, what is lent; words first."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from web.conftest import received

from entregent.acts import contacts, favours
from entregent.core.ids import ContactId
from entregent.core.money import Money
from entregent.core.vocabulary import FavourKind, Language, Weight
from entregent.queries import ledger

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django.fixtures import DjangoAssertNumQueries
    from web.conftest import Door


def shown(door: "Door", cast: "Cast", **asked: str) -> str:
    answer = door.owner.get(f"/{cast.space}/ledger", asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_an_empty_ledger_says_so(cast: "Cast", door: "Door") -> None:
    assert "You owe nobody anything." in shown(door, cast)
    assert "Nothing you gave stands open." in shown(door, cast, side="given")


def test_both_sides_are_words_with_the_sums_behind_them(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    received(cast, lei, weight=Weight.LARGE)
    said = shown(door, cast)

    assert "a large favour to return" in said
    assert "To return 9, given and open 0: 9 between you." in said
    assert "not thanked yet" in said
    assert "Lei Chen" not in shown(door, cast, side="given")


def test_what_is_lent_is_summed_by_currency(
    cast: "Cast", door: "Door", lei: ContactId
) -> None:
    for amount, currency in ((500, "EUR"), (20, "EUR"), (7, "GBP")):
        wish = favours.RecordFavour(
            giver=cast.me,
            receiver=lei,
            kind=FavourKind.THING_LENT,
            day=date(2026, 5, 1),
            money=Money(Decimal(amount), currency),
        )
        favours.record_favour(cast.owner, cast.space, wish)
    said = shown(door, cast)

    assert "Not back yet: " in said
    assert "€520 and £7" in said


def test_a_plain_link_leads_on(cast: "Cast", door: "Door") -> None:
    for n in range(ledger.PAGE + 2):
        wish = contacts.AddContact(full_name=f"Guest {n:02}")
        received(cast, contacts.add_contact(cast.owner, cast.space, wish))
    first = door.owner.get(f"/{cast.space}/ledger")
    second = door.owner.get(f"/{cast.space}/ledger{first.context['next_href']}")

    names = [line.name for line in first.context["ledger"].lines]
    names += [line.name for line in second.context["ledger"].lines]
    assert len(set(names)) == len(names) == ledger.PAGE + 2


def test_a_fuller_ledger_asks_the_database_no_more(
    cast: "Cast",
    door: "Door",
    full_book: ContactId,
    django_assert_max_num_queries: "DjangoAssertNumQueries",
) -> None:
    with django_assert_max_num_queries(100) as few:
        shown(door, cast)
    for n in range(12):
        wish = contacts.AddContact(full_name=f"Guest {n}")
        received(cast, contacts.add_contact(cast.owner, cast.space, wish))

    with django_assert_max_num_queries(len(few.captured_queries)):
        shown(door, cast)


@pytest.mark.parametrize("language", list(Language))
def test_it_can_be_read_in_three_languages(
    cast: "Cast", door: "Door", full_book: ContactId, language: Language
) -> None:
    cast.owner.language = language
    cast.owner.save()

    assert f'<html lang="{language}"' in shown(door, cast)
