"""How a balance reads: what is owed either way, and how memory treats it.

What I owe never fades. What others owe me fades, so that it is not held against
them: after one half-life half of it is left, under a quarter of a unit nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entregent.core.ids import FavourId
from entregent.core.ledger.entries import Side
from entregent.core.ledger.replay import Account, Standing
from entregent.core.vocabulary import Weight

HALF_LIFE_MONTHS = 24
DAYS_A_MONTH = 365.25 / 12
LET_GO_UNDER_UNITS = 0.25


@dataclass(frozen=True, slots=True)
class Share:
    """How many open favours of one weight there are; `parts` are partly returned."""

    weight: Weight
    whole: int
    parts: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands open between the owner and one contact.

    `net_units` is open received minus open given, nothing faded: above zero I owe.
    `let_go` are favours given so long ago that they read as let go.
    """

    i_owe: tuple[Share, ...]
    i_owe_since: date | None
    they_owe: tuple[Share, ...]
    they_owe_since: date | None
    let_go: tuple[FavourId, ...]
    i_owe_units: int
    they_owe_units: int

    @property
    def net_units(self) -> int:
        """Open received minus open given."""
        return self.i_owe_units - self.they_owe_units

    @property
    def is_even(self) -> bool:
        """Whether nothing at all is open."""
        return not (self.i_owe_units or self.they_owe_units)


def balance(
    account: Account, today: date, half_life_months: float = HALF_LIFE_MONTHS
) -> Balance:
    """Say what is open between the owner and a contact on a day."""
    received, given = account.open(Side.RECEIVED), account.open(Side.GIVEN)
    fading = [s for s in given if not _is_let_go(s, today, half_life_months)]
    return Balance(
        i_owe=_shares_of(received),
        i_owe_since=received[0].favour.day if received else None,
        they_owe=_shares_of(fading),
        they_owe_since=fading[0].favour.day if fading else None,
        let_go=tuple(s.favour.id for s in given if s not in fading),
        i_owe_units=account.units(Side.RECEIVED),
        they_owe_units=account.units(Side.GIVEN),
    )


def shares(open_favours: Iterable[tuple[Weight, int]]) -> tuple[Share, ...]:
    """Count favours, each with its open units, by weight; the heaviest come first."""
    found = list(open_favours)
    return tuple(
        Share(
            weight,
            whole=sum(units == weight.units for units in same),
            parts=sum(units < weight.units for units in same),
        )
        for weight in reversed(Weight)
        if (same := [units for each, units in found if each is weight])
    )


def faded_units(
    units: int,
    day: date,
    today: date,
    half_life_months: float = HALF_LIFE_MONTHS,
) -> float:
    """Say what is left in memory of what somebody owes me since a day.

    Exponential forgetting, units x 2^(-months / half-life), as in a half-life of
    radioactive decay; nothing fades before its day.
    """
    months = max((today - day).days, 0) / DAYS_A_MONTH
    return float(units * 2.0 ** (-months / half_life_months))


def _shares_of(standings: Iterable[Standing]) -> tuple[Share, ...]:
    return shares((each.favour.weight, each.open_units) for each in standings)


def _is_let_go(standing: Standing, today: date, half_life_months: float) -> bool:
    left = faded_units(
        standing.open_units, standing.favour.day, today, half_life_months
    )
    return left < LET_GO_UNDER_UNITS
