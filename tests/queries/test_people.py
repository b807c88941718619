"""Lists of people, and whom a name means."""

import pytest
from conftest import TODAY, Cast

from entregent.core.ledger.balance import Share
from entregent.core.ledger.entries import Side
from entregent.core.refusals import NotFoundError, SeveralFoundError
from entregent.core.vocabulary import Weight
from entregent.exchange.stories import Told, tell
from entregent.queries.people import (
    PeopleFilter,
    PeopleOrder,
    find_contact,
    people,
)

BOOK = """
    person Lei = 王磊; zh; lei@example.org; friend; circle 15
    person Francois = François Dubois; francois@example.net; family
    person Ada = Ada Lovelace; at Studio Nord
    person Ann = Ada Byron
    organisation Nord = Studio Nord
    2026-01-10 Lei brought me a project
    2026-01-11 Lei gave me advice
    2026-02-10 I gave Ada advice
    2026-03-10 I met Francois
    2026-03-12 I met Lei
    2026-04-01 Ada wants no asks
"""


@pytest.fixture
def book(cast: Cast) -> Told:
    return tell(cast.owner, cast.space, BOOK, TODAY)


def names(cast: Cast, **asked: object) -> list[str]:
    found = people(cast.owner, cast.space, **asked)  # type: ignore[arg-type]
    return [line.name for line in found.lines]


def test_a_list_is_sorted_by_family_name_and_leaves_the_owner_out(
    cast: Cast, book: Told
) -> None:
    assert names(cast) == [
        "Ada Byron",
        "François Dubois",
        "Ada Lovelace",
        "Studio Nord",
        "王磊",
    ]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("francois", ["François Dubois"]),
        ("FRANÇ", ["François Dubois"]),
        ("dub fra", ["François Dubois"]),
        ("王", ["王磊"]),
        ("王磊", ["王磊"]),
        ("lei@example.org", ["王磊"]),
        ("studio", ["Ada Lovelace", "Studio Nord"]),
        ("ada stu", ["Ada Lovelace"]),
        ("nobody", []),
        ("%", []),
    ],
)
def test_a_search_finds_beginnings_of_words_in_any_order(
    cast: Cast, book: Told, search: str, found: list[str]
) -> None:
    assert names(cast, search=search) == (found if search != "%" else names(cast))


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (PeopleFilter.ORGANISATIONS, ["Studio Nord"]),
        (PeopleFilter.I_OWE, ["王磊"]),
        (PeopleFilter.THEY_OWE, ["Ada Lovelace"]),
        (PeopleFilter.UNTHANKED, ["王磊"]),
        (PeopleFilter.FAMILY, ["François Dubois"]),
        (PeopleFilter.FRIENDS, ["王磊"]),
        (PeopleFilter.CLOSE, ["王磊"]),
        (PeopleFilter.BOUNDED, ["Ada Lovelace"]),
    ],
)
def test_a_filter_keeps_whom_it_names(
    cast: Cast, book: Told, only: PeopleFilter, found: list[str]
) -> None:
    assert names(cast, only=only) == found


@pytest.mark.parametrize("order", PeopleOrder)
def test_pages_follow_each_other_without_gap_or_repetition(
    cast: Cast, book: Told, order: PeopleOrder
) -> None:
    whole = names(cast, order=order)
    paged, after = [], ""
    while True:
        page = people(cast.owner, cast.space, order=order, after=after, limit=1)
        paged += [line.name for line in page.lines]
        after = page.after
        if not after:
            break
    assert paged == whole


def test_a_line_says_what_is_open(cast: Cast, book: Told) -> None:
    (line,) = people(cast.owner, cast.space, search="王磊").lines
    (owed,) = line.owed
    assert owed.side is Side.RECEIVED
    assert owed.shares == (
        Share(Weight.LARGE, whole=1, parts=0),
        Share(Weight.SMALL, whole=1, parts=0),
    )
    assert line.unthanked == 2


def test_a_name_means_one_person(cast: Cast, book: Told) -> None:
    assert find_contact(cast.owner, cast.space, "ada byron") == book.people["Ann"]
    assert find_contact(cast.owner, cast.space, "Dubois") == book.people["Francois"]
    assert find_contact(cast.owner, cast.space, "LEI@example.org") == book.people["Lei"]
    assert find_contact(cast.owner, cast.space, "me") == cast.me
    number = f"#{book.people['Ada']}"
    assert find_contact(cast.owner, cast.space, number) == book.people["Ada"]


def test_a_name_that_fits_several_names_them_all(cast: Cast, book: Told) -> None:
    with pytest.raises(SeveralFoundError) as refused:
        find_contact(cast.owner, cast.space, "Ada")
    assert {name for _, name in refused.value.candidates} == {
        "Ada Byron",
        "Ada Lovelace",
    }


def test_a_name_nobody_has_and_an_empty_one_are_not_found(
    cast: Cast, book: Told
) -> None:
    for name in ("Zoe", "", "  ", "#999999", "nobody@example.org"):
        with pytest.raises(NotFoundError):
            find_contact(cast.owner, cast.space, name)


def test_a_stranger_finds_nobody(cast: Cast, book: Told) -> None:
    assert people(cast.stranger, cast.elsewhere).lines == ()
    with pytest.raises(NotFoundError):
        people(cast.stranger, cast.space)
    with pytest.raises(NotFoundError):
        find_contact(cast.stranger, cast.elsewhere, f"#{book.people['Ada']}")
