"""What people write into the ledger; no entry is ever edited."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from entregent.core.ids import ContactId, FavourId, SettlementId, ThanksId
from entregent.core.money import Money
from entregent.core.vocabulary import FavourKind, Weight


class Side(StrEnum):
    """Seen from the owner: who did it for whom."""

    RECEIVED = "received"
    GIVEN = "given"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.GIVEN if self is Side.RECEIVED else Side.RECEIVED


class SettlementKind(StrEnum):
    """How a favour ends other than by a return."""

    WAIVED = "waived"
    """I let go what they owe me."""
    RELEASED = "released"
    """They said that what I owe is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Favour:
    """A favour as it was noted, by them (received) or by me (given).

    `noted` is its place among all that was noted. A favour that `corrects` another
    supersedes it; one that is `withdrawn` says that it never happened. `returns`
    names the favours of the other side that it is meant to return.
    """

    id: FavourId
    contact: ContactId
    side: Side
    kind: FavourKind
    weight: Weight
    day: date
    noted: int
    about: str = ""
    minutes: int | None = None
    money: Money | None = None
    thing: str = ""
    returns: tuple[FavourId, ...] = ()
    on_its_own: bool = False
    corrects: FavourId | None = None
    withdrawn: bool = False

    @property
    def units(self) -> int:
        """What it weighs; nothing, if it was withdrawn."""
        return 0 if self.withdrawn else self.weight.units


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """A thank-you for the favours it names."""

    id: ThanksId
    contact: ContactId
    day: date
    favours: tuple[FavourId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A word that ends what is still open of a favour: waived or released."""

    id: SettlementId
    favour: FavourId
    kind: SettlementKind
    day: date
    noted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Repayment:
    """Lent money or a lent thing given back, or waived.

    `money` is None where the thing itself came back, or all that is left is meant.
    """

    favour: FavourId
    day: date
    money: Money | None = None
    waived: bool = False
