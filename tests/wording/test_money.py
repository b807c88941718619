"""Sums of money as each language writes them, and as people type them."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.money import Money
from entregent.core.refusals import NotMoneyError
from entregent.wording.money import money_words, parse_money


def money(amount: str, currency: str) -> Money:
    return Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["€500", "€1,200.50", "¥3,000", "CN¥80", "CHF 40"]),
        ("fr", ["500 €", "1\u202f200,50 €", "3\u202f000 ¥", "80 CNY", "40 CHF"]),
        ("zh-hans", ["€500", "€1,200.50", "JP¥3,000", "¥80", "CHF 40"]),
    ],
)
def test_a_sum_is_written_as_the_language_writes_it(
    language: str, said: list[str]
) -> None:
    sums = [
        money("500.0000", "EUR"),
        money("1200.5", "EUR"),
        money("3000", "JPY"),
        money("80", "CNY"),
        money("40", "CHF"),
    ]

    with translation.override(language):
        written = [money_words(each).replace("\u00a0", " ") for each in sums]

    assert written == said


def test_nothing_is_rounded_away() -> None:
    assert money_words(money("0.125", "EUR")) == "€0.125"
    assert money_words(money("1.5", "TND")) == "TND\u00a01.500".replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("500 EUR", "500", "EUR"),
        ("€500", "500", "EUR"),
        ("500€", "500", "EUR"),
        ("1 200,50 €", "1200.50", "EUR"),
        ("1\u202f200,50\u00a0€", "1200.50", "EUR"),
        ("1.200,50 €", "1200.50", "EUR"),
        ("€1,200.50", "1200.50", "EUR"),
        ("1'200.50 CHF", "1200.50", "CHF"),
        ("1,200 USD", "1200", "USD"),
        ("1.200 €", "1200", "EUR"),
        ("12,5 €", "12.5", "EUR"),
        ("chf 40", "40", "CHF"),
        ("¥3000", "3000", "JPY"),
        ("￥３０００", "3000", "JPY"),
        ("500元", "500", "CNY"),
        ("20 euros", "20", "EUR"),
        ("1.250 TND", "1.250", "TND"),
    ],
)
def test_a_sum_is_read_however_it_is_written(
    text: str, amount: str, currency: str
) -> None:
    assert parse_money(text) == money(amount, currency)


def test_a_lone_yen_sign_is_the_yuan_in_chinese() -> None:
    with translation.override("zh-hans"):
        assert parse_money("¥3000") == money("3000", "CNY")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "500",
        "EUR",
        "-500 EUR",
        "500 XYZ",
        "500 min",
        "12.34.56 EUR",
        "1,23,456 EUR",
        "12.3456 EUR",
        "3.5 JPY",
        "five euros",
        "€5 €6",
        "999999999999999 EUR",
    ],
)
def test_what_is_no_sum_of_money_is_refused(text: str) -> None:
    with pytest.raises(NotMoneyError) as caught:
        parse_money(text)

    assert caught.value.text == text


@given(
    cents=st.integers(0, 10**13),
    currency=st.sampled_from(["EUR", "USD", "GBP", "JPY", "CNY", "CHF", "TND"]),
    language=st.sampled_from(["en", "fr", "zh-hans"]),
)
def test_what_is_written_is_read_again(
    cents: int, currency: str, language: str
) -> None:
    decimals = Money(Decimal(0), currency).decimals
    written = Money(Decimal(cents).scaleb(-decimals), currency)

    with translation.override(language):
        assert parse_money(money_words(written)) == written
