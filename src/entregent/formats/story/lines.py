"""The values that lines of a story say; people and favours go by their short names."""

from dataclasses import dataclass
from datetime import date

from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    ContactKind,
    Direction,
    FavourKind,
    IntroductionDirection,
    IntroductionState,
    Language,
    MilestoneKind,
    RelationKind,
    Sphere,
    Weight,
)

ME = "me"


class StoryError(Exception):
    """A line of a story that says nothing the grammar knows; lines count from 1."""

    def __init__(self, line: int, quote: str) -> None:
        """Carry where it is and what it says."""
        super().__init__(f"line {line}: {quote}")
        self.line = line
        self.quote = quote


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year, and the year it began where that is known."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day somebody keeps every year, and what it is called."""

    when: YearDay
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Who a short name means; the full name is the short one where none is said."""

    name: str
    full_name: str
    kind: ContactKind = ContactKind.PERSON
    language: Language | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    spheres: tuple[Sphere, ...] = ()
    circle: int | None = None
    born: YearDay | None = None
    anniversaries: tuple[Anniversary, ...] = ()
    organisation: str = ""
    title: str = ""
    nickname: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """What one contact is to another."""

    subject: str
    kind: RelationKind
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What one did for the other; one of the two is ME.

    A `thing` goes only with a gift or with what was lent. `returns` are labels.
    """

    giver: str
    receiver: str
    kind: FavourKind
    weight: Weight | None = None
    about: str = ""
    minutes: int | None = None
    money: Money | None = None
    thing: str = ""
    returns: tuple[str, ...] = ()
    on_its_own: bool = False

    @property
    def other(self) -> str:
        """The one of the two who is not me."""
        return self.receiver if self.giver == ME else self.giver


@dataclass(frozen=True, slots=True, kw_only=True)
class FavourLine:
    """A favour; later lines call it by its label, if it has one."""

    day: date
    deed: Deed
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """What a favour should have said; it keeps its day unless another is said."""

    day: date
    favour: str
    deed: Deed
    deed_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalLine:
    """A favour that never happened, and the day that came to light."""

    day: date
    favour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksLine:
    """A thank-you; for all that wants one, where no favour is named."""

    day: date
    person: str
    favours: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementLine:
    """A word that ends a favour: I let it go, or they said it is settled."""

    day: date
    favour: str
    kind: SettlementKind
    by: str = ME


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentLine:
    """Something lent came back from `giver`, or need not.

    Without a favour it is the oldest loan between the two; without money, the thing
    or all that is left. Whoever waives says no names.
    """

    day: date
    giver: str = ""
    receiver: str = ""
    money: Money | None = None
    favour: str = ""
    waived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionLine:
    """People made known to each other; the introducers stand nearest first."""

    day: date
    direction: IntroductionDirection
    introducers: tuple[str, ...] = ()
    parties: tuple[str, ...]
    project: str = ""
    purpose: str = ""
    state: IntroductionState = IntroductionState.MADE


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLine:
    """A project that came in, through a chain or by itself."""

    day: date
    name: str
    brought_by: tuple[str, ...] = ()
    value: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLine:
    """Something that happened to a project, or to the introduction of somebody."""

    day: date
    subject: str
    kind: MilestoneKind
    value: Money | None = None
    note: str = ""
    heard_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingLine:
    """An introducer heard the news, or need not hear it."""

    day: date
    introducer: str
    subject: str
    channel: Channel = Channel.MAIL
    text: str = ""
    is_needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """The one gentle question to somebody about whom I introduced them to."""

    day: date
    person: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """The favour that *won* proposed was accepted or declined."""

    day: date
    introducer: str
    subject: str
    is_accepted: bool
    weight: Weight | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionLine:
    """A meeting, a call, a letter with one or more people."""

    day: date
    people: tuple[str, ...]
    channel: Channel
    direction: Direction = Direction.MUTUAL
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryLine:
    """A limit that somebody set, or my own rule for them."""

    day: date
    person: str
    kind: BoundaryKind
    set_by: BoundarySetter = BoundarySetter.THEM
    channel: Channel | None = None
    until: date | None = None
    at_most: int | None = None
    period_days: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedLine:
    """A boundary that no longer stands from a day on."""

    day: date
    boundary: BoundaryLine


StoryLine = (
    PersonLine
    | RelationLine
    | FavourLine
    | CorrectionLine
    | WithdrawalLine
    | ThanksLine
    | SettlementLine
    | RepaymentLine
    | IntroductionLine
    | ProjectLine
    | MilestoneLine
    | TellingLine
    | QuestionLine
    | ProposalLine
    | InteractionLine
    | BoundaryLine
    | LiftedLine
)
