"""Sums of money are never mixed, and each currency has its own decimals."""

from decimal import Decimal

import pytest

from entregent.core.money import Money, totals


def test_there_is_one_total_a_currency_by_its_code() -> None:
    sums = [
        Money(Decimal("12.50"), "EUR"),
        Money(Decimal(300), "CNY"),
        Money(Decimal("0.50"), "EUR"),
    ]
    assert totals(sums) == [Money(Decimal(300), "CNY"), Money(Decimal(13), "EUR")]
    assert totals([]) == []


@pytest.mark.parametrize(
    ("currency", "decimals"), [("EUR", 2), ("JPY", 0), ("TND", 3), ("XYZ", 2)]
)
def test_a_currency_has_its_own_decimals(currency: str, decimals: int) -> None:
    assert Money(Decimal(1), currency).decimals == decimals
