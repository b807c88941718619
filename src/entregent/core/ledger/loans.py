"""Lent money and lent things: settled by giving back that money or that thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from entregent.core.ledger.entries import Favour, Repayment
from entregent.core.money import Money
from entregent.core.vocabulary import FavourKind


@dataclass(frozen=True, slots=True)
class Loan:
    """What is still out of something lent; settled when neither is left.

    `settled_on` is the day the last of it came back or was waived.
    """

    favour: Favour
    money: Money | None
    thing: str
    settled_on: date | None


class RepaymentTooLargeError(Exception):
    """More money came back than was still out, or in another currency."""

    def __init__(self, loan: Loan, money: Money) -> None:
        super().__init__(loan.favour.id)
        self.loan = loan
        self.money = money


def is_loan(favour: Favour) -> bool:
    """Whether something was lent rather than given."""
    return favour.kind is FavourKind.THING_LENT and not favour.withdrawn


def loan(favour: Favour, repayments: Iterable[Repayment]) -> Loan:
    """Say what is still out of something lent after some of it came back.

    Raises RepaymentTooLargeError rather than letting a sum go below nothing or
    converting a currency silently.
    """
    state = Loan(favour, favour.money, favour.thing, None)
    for back in sorted(repayments, key=lambda back: back.day):
        state = _after(state, back)
    return state


def _after(state: Loan, back: Repayment) -> Loan:
    if back.waived or back.money is None:
        return Loan(state.favour, None, "", back.day)
    out = state.money
    if out is None or back.money.currency != out.currency:
        raise RepaymentTooLargeError(state, back.money)
    left = out.amount - back.money.amount
    if left < 0:
        raise RepaymentTooLargeError(state, back.money)
    if left == Decimal(0):
        settled = back.day if not state.thing else None
        return Loan(state.favour, None, state.thing, settled)
    return Loan(state.favour, Money(left, out.currency), state.thing, None)
