"""The ledger: each sentence of its rules, with the story that shows it."""

from collections import defaultdict
from datetime import date

import pytest
from stories import ME, Book, book, kinds, labels, open_favours, standing

from entregent.core.ledger.entries import Side
from entregent.core.ledger.replay import AccountName
from entregent.core.vocabulary import FavourKind, Weight


def sums(told: Book, name: str) -> dict[AccountName, int]:
    """Add up the postings of somebody's two accounts."""
    found: defaultdict[AccountName, int] = defaultdict(int)
    for posting in told[name].postings:
        found[posting.account] += posting.units
    return dict(found)


# --- weights ---


def test_each_weight_is_three_of_the_one_before() -> None:
    assert [weight.units for weight in Weight] == [1, 3, 9, 27]


def test_a_step_below_small_is_small() -> None:
    assert [weight.step_smaller for weight in Weight] == [
        Weight.SMALL,
        Weight.SMALL,
        Weight.MEDIUM,
        Weight.LARGE,
    ]


def test_the_kind_proposes_a_weight_where_none_is_said() -> None:
    usual = {kind: kind.usual_weight for kind in FavourKind}
    assert usual == {
        FavourKind.PROJECT_BROUGHT: Weight.LARGE,
        FavourKind.INTRODUCTION: Weight.MEDIUM,
        FavourKind.WORK: Weight.MEDIUM,
        FavourKind.MONEY: Weight.MEDIUM,
        FavourKind.CONCESSION: Weight.MEDIUM,
        FavourKind.ADVICE: Weight.SMALL,
        FavourKind.THING_LENT: Weight.SMALL,
        FavourKind.GIFT: Weight.SMALL,
        FavourKind.PUBLICITY: Weight.SMALL,
        FavourKind.HOSPITALITY: Weight.SMALL,
        FavourKind.OTHER: Weight.SMALL,
    }


def test_minutes_money_and_things_never_turn_into_weight() -> None:
    told = book("2026-01-10 Lei gave me advice, 600 minutes, 9000 EUR")
    assert told["Lei"].units(Side.RECEIVED) == 1


# --- returns ---


def test_a_return_closes_the_oldest_favour_first() -> None:
    told = book("""
        2026-01-10 Lei brought me a project
        2026-02-03 Lei gave me advice
        2026-04-20 I brought Lei a project
    """)
    assert kinds(open_favours(told, owed_by=ME)) == ["advice"]


def test_the_same_holds_the_other_way_round() -> None:
    told = book("""
        2026-01-10 I brought Lei a project
        2026-02-03 I gave Lei advice
        2026-04-20 Lei brought me a project
    """)
    assert kinds(open_favours(told, owed_by="Lei")) == ["advice"]
    assert open_favours(told, owed_by=ME) == []


def test_what_was_told_late_still_closes_the_oldest_first() -> None:
    told = book("""
        2026-02-03 Lei gave me advice
        2026-04-20 I gave Lei advice
        2026-01-10 Lei hosted me
    """)
    assert kinds(open_favours(told, owed_by=ME)) == ["advice"]


def test_favours_of_one_day_stand_in_the_order_they_were_noted() -> None:
    told = book("""
        2026-01-10 Lei hosted me #first
        2026-01-10 Lei gave me advice #second
        2026-01-10 I gave Lei advice
    """)
    assert labels(told, open_favours(told, owed_by=ME)) == ["second"]


def test_a_return_that_names_what_it_returns_closes_that_first() -> None:
    told = book("""
        2026-01-10 Lei hosted me #old
        2026-02-03 Lei gave me advice #new
        2026-04-20 I gave Lei advice, returning #new
    """)
    assert labels(told, open_favours(told, owed_by=ME)) == ["old"]


def test_what_exceeds_the_named_goes_to_the_other_open_ones_oldest_first() -> None:
    told = book("""
        2026-01-10 Lei hosted me #old
        2026-01-20 Lei gave me advice #middle
        2026-02-03 Lei gave me advice #new
        2026-03-01 Lei gave me advice #newest
        2026-04-20 I worked for Lei, returning #new
    """)
    assert labels(told, open_favours(told, owed_by=ME)) == ["newest"]


def test_what_exceeds_all_stays_open_as_a_favour_given() -> None:
    told = book("""
        2026-01-10 Lei gave me advice
        2026-04-20 I brought Lei a project #big
    """)
    assert standing(told, "big").open_units == 8
    assert standing(told, "big").returning_units == 1
    assert open_favours(told, owed_by=ME) == []


def test_on_its_own_a_favour_returns_nothing() -> None:
    told = book("""
        2026-01-10 Lei gave me advice
        2026-04-20 I gave Lei advice, on its own
    """)
    assert kinds(open_favours(told, owed_by=ME)) == ["advice"]
    assert kinds(open_favours(told, owed_by="Lei")) == ["advice"]


def test_a_favour_on_its_own_can_still_be_returned() -> None:
    told = book("""
        2026-01-10 Lei gave me advice, on its own
        2026-04-20 I gave Lei advice
    """)
    assert open_favours(told, owed_by=ME) == []


def test_a_favour_returned_in_part_stays_open_for_the_rest() -> None:
    told = book("""
        2026-01-10 Lei brought me a project #big
        2026-04-20 I gave Lei an introduction
    """)
    assert standing(told, "big").open_units == 6


def test_a_favour_taken_as_a_return_in_part_stays_open_for_the_rest() -> None:
    told = book("""
        2026-01-10 Lei gave me advice
        2026-02-10 I brought Lei a project #big
        2026-03-10 Lei gave me an introduction
    """)
    assert standing(told, "big").open_units == 5


def test_a_return_does_not_reach_a_favour_of_a_later_day() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #old
        2026-03-10 Lei gave me advice #late
        2026-02-10 I gave Lei an introduction #mine
    """)
    assert standing(told, "mine").returning_units == 1
    # What was left of mine then took the late one as its return.
    assert standing(told, "late").returning_units == 1
    assert standing(told, "mine").open_units == 1


def test_accounts_are_kept_apart_by_contact() -> None:
    told = book("""
        2026-01-10 Lei gave me advice
        2026-02-10 I gave Bea advice
    """)
    assert len(open_favours(told, owed_by=ME)) == 1
    assert len(open_favours(told, owed_by="Bea")) == 1


# --- double entry ---


def test_each_entry_posts_equal_and_opposite_amounts() -> None:
    told = book("""
        2026-01-10 Lei brought me a project #a
        2026-02-10 I gave Lei an introduction
        2026-03-10 Lei said #a is settled
    """)
    assert sums(told, "Lei") == {AccountName.I_OWE: 0, AccountName.THEY_OWE: 0}
    entries = [(p.account, p.units) for p in told["Lei"].postings]
    assert entries == [
        (AccountName.I_OWE, 9),
        (AccountName.THEY_OWE, -9),
        (AccountName.I_OWE, -3),
        (AccountName.THEY_OWE, 3),
        (AccountName.I_OWE, -6),
        (AccountName.THEY_OWE, 6),
    ]


def test_an_account_is_what_is_open_received_minus_open_given() -> None:
    told = book("""
        2026-01-10 Lei gave me advice, on its own
        2026-02-10 I brought Lei a project, on its own
    """)
    assert sums(told, "Lei")[AccountName.I_OWE] == 1 - 9


# --- thanks ---


def test_what_was_received_wants_thanks_and_what_was_given_does_not() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #theirs
        2026-01-10 I hosted Bea #mine
    """)
    assert standing(told, "theirs").wants_thanks
    assert not standing(told, "mine").wants_thanks


def test_a_thank_you_that_names_nothing_is_for_all_that_want_it() -> None:
    told = book("""
        2026-01-10 Lei gave me advice
        2026-01-20 Lei hosted me
        2026-01-25 I thanked Lei
        2026-02-01 Lei gave me a gift
    """)
    assert kinds(told["Lei"].unthanked) == ["gift"]


def test_the_first_thanks_count() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #a
        2026-02-20 I thanked Lei for #a
        2026-01-25 I thanked Lei for #a
    """)
    assert standing(told, "a").thanked_on == date(2026, 1, 25)


def test_a_full_return_counts_as_thanks() -> None:
    told = book("""
        2026-01-10 Lei gave me an introduction #a
        2026-02-10 I gave Lei advice
        2026-03-10 I worked for Lei
    """)
    assert standing(told, "a").thanked_on == date(2026, 3, 10)
    assert not standing(told, "a").wants_thanks


def test_a_partial_return_does_not_count_as_thanks() -> None:
    told = book("""
        2026-01-10 Lei gave me an introduction #a
        2026-02-10 I gave Lei advice
    """)
    assert standing(told, "a").wants_thanks


def test_what_is_wholly_a_return_wants_no_thanks() -> None:
    told = book("""
        2026-01-10 I gave Lei advice
        2026-02-10 Lei hosted me #a
    """)
    assert not standing(told, "a").wants_thanks


def test_what_is_more_than_a_return_wants_thanks_until_the_rest_is_returned() -> None:
    story = """
        2026-01-10 I gave Lei advice
        2026-02-10 Lei gave me an introduction #a
    """
    assert standing(book(story), "a").wants_thanks
    told = book(f"{story}2026-03-10 I gave Lei advice, medium")
    assert standing(told, "a").open_units == 0
    assert standing(told, "a").thanked_on == date(2026, 3, 10)
    assert not standing(told, "a").wants_thanks


def test_a_released_favour_wants_no_more_thanks() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #a
        2026-02-10 Lei said #a is settled
    """)
    assert not standing(told, "a").wants_thanks


# --- words that end a favour ---


def test_what_others_owe_me_i_may_let_go() -> None:
    told = book("""
        2026-01-10 I brought Lei a project #a
        2026-01-20 Lei gave me advice
        2026-02-10 I let #a go
    """)
    assert open_favours(told, owed_by="Lei") == []
    assert [c.units for c in standing(told, "a").closings] == [1, 8]


def test_a_return_of_the_same_day_comes_before_the_word_that_ends_it() -> None:
    told = book("""
        2026-01-10 Lei gave me an introduction #a
        2026-02-10 Lei said #a is settled
        2026-02-10 I gave Lei advice
    """)
    assert [c.units for c in standing(told, "a").closings] == [1, 2]


def test_what_comes_after_the_word_returns_nothing_of_it() -> None:
    told = book("""
        2026-01-10 Lei gave me an introduction #a
        2026-02-10 Lei said #a is settled
        2026-02-11 I gave Lei advice #mine
    """)
    assert standing(told, "mine").open_units == 1


def test_a_word_twice_ends_it_once() -> None:
    told = book("""
        2026-01-10 I gave Lei advice #a
        2026-02-10 I let #a go
        2026-02-11 I let #a go
    """)
    assert [c.units for c in standing(told, "a").closings] == [1]


# --- corrections ---


def test_a_correction_supersedes_and_both_stay_visible() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #a
        2026-02-01 correct #a: Lei worked for me
    """)
    (found,) = told["Lei"].standings
    assert found.favour.kind is FavourKind.WORK
    assert len(found.earlier) == 1
    assert [p.units for p in told["Lei"].postings] == [1, -1, 2, -2]


def test_a_correction_keeps_the_day_of_the_fact_and_its_place_in_it() -> None:
    told = book("""
        2026-01-10 Lei hosted me #a
        2026-01-10 Lei gave me advice #b
        2026-02-01 correct #a: Lei gave me a gift
        2026-03-01 I gave Lei advice
    """)
    assert standing(told, "a").favour.day == date(2026, 1, 10)
    assert labels(told, open_favours(told, owed_by=ME)) == ["b"]


def test_the_day_of_the_fact_may_be_corrected_too() -> None:
    told = book("""
        2026-01-10 Lei hosted me #a
        2026-01-11 Lei gave me advice #b
        2026-02-01 correct #a: 2026-01-12 Lei hosted me
        2026-03-01 I gave Lei advice
    """)
    assert labels(told, open_favours(told, owed_by=ME)) == ["a"]


def test_a_correction_takes_over_returns_and_thanks() -> None:
    told = book("""
        2026-01-10 Lei hosted me #old
        2026-01-11 Lei gave me advice, medium #a
        2026-01-15 I thanked Lei for #a
        2026-01-20 I gave Lei advice, returning #a
        2026-02-01 correct #a: Lei worked for me
    """)
    assert standing(told, "a").thanked_on == date(2026, 1, 15)
    assert standing(told, "a").open_units == 2
    assert standing(told, "old").open_units == 1


def test_if_a_correction_shrinks_the_excess_goes_on_to_the_others() -> None:
    told = book("""
        2026-01-10 Lei brought me a project #a
        2026-01-20 Lei gave me an introduction #b
        2026-02-01 I brought Lei a project #mine
        2026-03-01 correct #a: Lei gave me an introduction
    """)
    assert open_favours(told, owed_by=ME) == []
    assert standing(told, "mine").open_units == 3


def test_a_corrected_return_still_names_what_it_returned() -> None:
    told = book("""
        2026-01-10 Lei hosted me #old
        2026-01-20 Lei gave me advice #new
        2026-02-01 I gave Lei advice, returning #new #mine
        2026-03-01 correct #mine: I gave Lei a gift
    """)
    assert labels(told, open_favours(told, owed_by=ME)) == ["old"]


def test_a_correction_of_a_correction_counts_alone() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #a
        2026-02-01 correct #a: Lei brought me a project
        2026-02-02 correct #a: Lei worked for me
    """)
    assert told["Lei"].units(Side.RECEIVED) == 3
    assert len(standing(told, "a").earlier) == 2
    assert sum(p.units for p in told["Lei"].postings) == 0


def test_a_favour_that_never_happened_weighs_nothing() -> None:
    told = book("""
        2026-01-10 Lei hosted me #a
        2026-01-20 Lei gave me advice #b
        2026-02-01 I gave Lei advice
        2026-03-01 #a never happened
    """)
    assert open_favours(told, owed_by=ME) == []
    assert not standing(told, "a").wants_thanks
    assert sums(told, "Lei") == {AccountName.I_OWE: 0, AccountName.THEY_OWE: 0}


def test_a_return_that_never_happened_opens_what_it_closed() -> None:
    told = book("""
        2026-01-10 Lei hosted me
        2026-02-01 I gave Lei advice #mine
        2026-03-01 #mine never happened
    """)
    assert kinds(open_favours(told, owed_by=ME)) == ["hospitality"]


def test_a_withdrawn_favour_can_be_corrected_back() -> None:
    told = book("""
        2026-01-10 Lei hosted me #a
        2026-03-01 #a never happened
        2026-03-02 correct #a: Lei hosted me
    """)
    assert kinds(open_favours(told, owed_by=ME)) == ["hospitality"]


@pytest.mark.parametrize("day", ["2026-02-20", "2026-02-10"])
def test_a_word_that_ended_a_favour_ends_it_also_on_its_corrected_day(
    day: str,
) -> None:
    told = book(f"""
        2026-01-10 Lei gave me advice #a
        2026-02-10 Lei said #a is settled
        2026-03-01 correct #a: {day} Lei gave me an introduction
    """)
    assert open_favours(told, owed_by=ME) == []
    assert not standing(told, "a").wants_thanks
    assert standing(told, "a").closings[-1].day == date.fromisoformat(day)


def test_a_correction_to_a_later_day_takes_over_the_return_that_named_it() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #a
        2026-02-01 I gave Lei a gift: a book, returning #a #b
        2026-02-02 correct #a: 2026-03-01 Lei gave me advice
    """)
    advice, gift = standing(told, "a"), standing(told, "b")
    assert (advice.open_units, advice.returning_units) == (0, 0)
    assert [closing.by_favour for closing in advice.closings] == [gift.favour.id]
    assert (gift.open_units, gift.returning_units) == (0, 1)


def test_what_is_on_its_own_returns_what_it_names_and_nothing_else() -> None:
    told = book("""
        2026-01-10 Lei gave me advice #a
        2026-01-11 Lei gave me a gift: tea #b
        2026-02-01 I worked for Lei, returning #b, on its own #c
    """)
    assert standing(told, "a").open_units == 1
    assert standing(told, "b").open_units == 0
    assert standing(told, "c").open_units == 2
