"""Sums of money as people write them down: an amount and a currency, never mixed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# ISO 4217 minor units: the few currencies that do not have two decimals.
_DECIMALS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW"), 0),
    **dict.fromkeys(("PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency; the currency is its ISO 4217 code."""

    amount: Decimal
    currency: str

    @property
    def decimals(self) -> int:
        """How many decimals the currency has."""
        return _DECIMALS.get(self.currency, 2)


def totals(sums: Iterable[Money]) -> list[Money]:
    """One total a currency, by currency code: nothing is converted silently."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for money in sums:
        found[money.currency] += money.amount
    return [Money(found[currency], currency) for currency in sorted(found)]
