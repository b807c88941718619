"""Lent money and things: what is still out, and when it is settled."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import book, loan_of, standing

from entregent.core.ledger.entries import Repayment
from entregent.core.ledger.loans import RepaymentTooLargeError, is_loan, loan
from entregent.core.money import Money

EUROS = "2026-01-10 Lei lent me 500 EUR #a\n"
CAMERA = "2026-01-10 Lei lent me a camera #a\n"


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def test_lent_money_comes_back_in_parts() -> None:
    told = book(f"{EUROS}2026-02-10 I paid Lei back 200 EUR for #a")
    assert loan_of(told, "a").money == euros(300)
    assert loan_of(told, "a").settled_on is None


def test_lent_money_is_settled_when_all_of_it_is_back() -> None:
    told = book(f"""{EUROS}
        2026-02-10 I paid Lei back 200 EUR for #a
        2026-03-10 I paid Lei back 300 EUR for #a
    """)
    assert loan_of(told, "a").money is None
    assert loan_of(told, "a").settled_on == date(2026, 3, 10)


def test_a_lent_thing_is_settled_when_it_comes_back() -> None:
    told = book(f"{CAMERA}2026-02-10 I gave Lei back #a")
    assert (loan_of(told, "a").thing, loan_of(told, "a").settled_on) == (
        "",
        date(2026, 2, 10),
    )


@pytest.mark.parametrize("story", [EUROS, CAMERA])
def test_a_loan_may_be_waived(story: str) -> None:
    told = book(f"{story}2026-02-10 #a need not come back")
    assert loan_of(told, "a").settled_on == date(2026, 2, 10)


def test_what_is_left_may_be_waived_whatever_was_told_first() -> None:
    told = book(f"""{EUROS}
        2026-03-10 I paid Lei back 200 EUR for #a
        2026-02-10 #a need not come back
    """)
    assert loan_of(told, "a").money is None
    assert loan_of(told, "a").settled_on == date(2026, 3, 10)


def test_money_back_leaves_a_thing_out() -> None:
    told = book("""
        2026-01-10 Lei lent me a van, 500 EUR #a
        2026-02-10 I paid Lei back 500 EUR for #a
    """)
    found = loan_of(told, "a")
    assert (found.money, found.thing, found.settled_on) == (None, "a van", None)


def test_the_kindness_of_lending_is_a_small_favour_of_its_own() -> None:
    told = book(f"{EUROS}2026-02-10 I paid Lei back 500 EUR for #a")
    assert standing(told, "a").open_units == 1
    assert standing(told, "a").wants_thanks


def test_what_was_paid_back_is_no_return_of_the_kindness() -> None:
    told = book(f"{EUROS}2026-02-10 I gave Lei advice")
    assert standing(told, "a").open_units == 0
    assert loan_of(told, "a").money == euros(500)


def test_a_corrected_loan_keeps_what_came_back() -> None:
    told = book(f"""{EUROS}
        2026-02-10 I paid Lei back 200 EUR for #a
        2026-03-10 correct #a: Lei lent me 450 EUR
    """)
    assert loan_of(told, "a").money == euros(250)


@pytest.mark.parametrize("story", [EUROS, CAMERA])
@pytest.mark.parametrize("back", ["501 EUR", "200 USD"])
def test_more_than_was_lent_and_other_money_are_refused(story: str, back: str) -> None:
    told = book(f"{story}2026-02-10 I paid Lei back {back} for #a")
    with pytest.raises(RepaymentTooLargeError):
        loan_of(told, "a")


def test_only_what_was_lent_is_a_loan() -> None:
    told = book(f"""{EUROS}
        2026-01-10 Lei gave me 500 EUR #given
        2026-01-11 Lei lent me a pen #never
        2026-01-12 #never never happened
    """)
    assert is_loan(standing(told, "a").favour)
    assert not is_loan(standing(told, "given").favour)
    assert not is_loan(standing(told, "never").favour)


_PARTS = st.lists(
    st.tuples(st.integers(1, 100), st.integers(1, 28), st.booleans()), max_size=5
)


@given(parts=_PARTS)
def test_what_is_out_does_not_depend_on_the_order_of_telling(
    parts: Sequence[tuple[int, int, bool]],
) -> None:
    told = book("2026-01-10 Lei lent me 500 EUR #a")
    favour = standing(told, "a").favour
    back = [
        Repayment(
            favour=favour.id,
            day=date(2026, 2, day),
            money=None if is_last else euros(amount),
        )
        for amount, day, is_last in parts
    ]
    found = loan(favour, back)
    assert found == loan(favour, reversed(back))
    paid = sum(amount for amount, _, is_last in parts if not is_last)
    if any(is_last for _, _, is_last in parts) or paid == 500:
        assert found.settled_on == max(each.day for each in back)
    else:
        assert found.money == euros(500 - paid)
