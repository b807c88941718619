"""Lent money and lent things: settled by giving back that money or that thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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

    The order in which it was told does not matter: sums add up, and a word that all
    is back, or waived, ends the rest. Raises RepaymentTooLargeError rather than
    letting a sum go below nothing or converting a currency silently.
    """
    state = Loan(favour, favour.money, favour.thing, None)
    noted = sorted(repayments, key=lambda back: back.day)
    for back in noted:
        if back.money is not None and not back.waived:
            state = _after(state, back.money)
    ends_all = any(back.waived or back.money is None for back in noted)
    is_all_back = bool(noted) and not state.money and not state.thing
    if ends_all or (is_all_back and favour.money is not None):
        return Loan(favour, None, "", noted[-1].day)
    return state


def _after(state: Loan, back: Money) -> Loan:
    out = state.money
    if out is None or back.currency != out.currency or back.amount > out.amount:
        raise RepaymentTooLargeError(state, back)
    left = out.amount - back.amount
    money = Money(left, out.currency) if left else None
    return Loan(state.favour, money, state.thing, None)
