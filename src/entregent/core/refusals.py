"""What cannot be done, each with the facts that a sentence about it needs.

`wording.refusals` makes the sentences; here nothing is said, only known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.courtesy import Verdict
from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money


class Refusal(Exception):  # noqa: N818 -- the word people read; its kinds end in Error
    """Something that was asked for and cannot be done."""


@dataclass(eq=False)
class NotFoundError(Refusal):
    """Nothing of that name here: it does not exist, or it is not theirs to see.

    The two are never told apart. `what` is the kind of thing that was looked for.
    """

    what: str = "page"
    name: str = ""


@dataclass(eq=False)
class MayNotWriteError(Refusal):
    """A viewer tried to write, or somebody else did what is the owner's alone."""

    book: str
    owner_only: bool = False


@dataclass(eq=False)
class SeveralFoundError(Refusal):
    """A name fits several contacts; `candidates` are their ids and names."""

    name: str
    candidates: Sequence[tuple[int, str]]


@dataclass(eq=False)
class EmptyError(Refusal):
    """Something that is needed was left empty."""

    field: str


@dataclass(eq=False)
class TooLongError(Refusal):
    """A text is longer than there is room for."""

    field: str
    most: int


@dataclass(eq=False)
class NotADayError(Refusal):
    """A text that should be a day is none."""

    text: str


@dataclass(eq=False)
class NotMoneyError(Refusal):
    """A text that should be a sum of money is none."""

    text: str


@dataclass(eq=False)
class NotAChoiceError(Refusal):
    """A word is none of those that are possible."""

    field: str
    text: str
    choices: Sequence[str]


@dataclass(eq=False)
class FutureDayError(Refusal):
    """A fact is dated after today."""

    day: date
    today: date


@dataclass(eq=False)
class NotMineError(Refusal):
    """A favour between two others; the ledger is between the owner and a contact."""

    giver: str
    receiver: str


@dataclass(eq=False)
class ThatIsMeError(Refusal):
    """Something was asked about the owner that can only be said of others."""


@dataclass(eq=False)
class NotOppositeError(Refusal):
    """A return names what is no favour of the other side with the same contact."""

    about: str


@dataclass(eq=False)
class ReturnTooEarlyError(Refusal):
    """A return, a thank-you or a giving back is dated before its favour."""

    day: date
    favour_day: date


@dataclass(eq=False)
class NothingToThankError(Refusal):
    """There is no favour of theirs that still wants thanks."""

    name: str


@dataclass(eq=False)
class CorrectedSinceError(Refusal):
    """The favour was corrected; the correction is the one to speak of."""

    favour: int
    current: int


@dataclass(eq=False)
class NothingOpenError(Refusal):
    """The favour is settled already."""

    name: str
    day: date


@dataclass(eq=False)
class WrongWordError(Refusal):
    """Only what they owe can be waived, only what I owe can be released."""

    kind: SettlementKind


@dataclass(eq=False)
class NotLentError(Refusal):
    """Nothing was lent with this favour."""

    day: date


@dataclass(eq=False)
class TooMuchBackError(Refusal):
    """More came back than is still out, or in another currency."""

    money: Money
    out: Money | None


@dataclass(eq=False)
class SamePersonError(Refusal):
    """Somebody cannot be introduced to themselves or be their own introducer."""

    name: str


@dataclass(eq=False)
class ConsentRefusedError(Refusal):
    """A party said no to being introduced."""

    name: str


@dataclass(eq=False)
class AlreadyMadeError(Refusal):
    """An introduction is noted as made already, on that day."""

    day: date


@dataclass(eq=False)
class NothingToTellError(Refusal):
    """No news is owed to that introducer here."""

    name: str


@dataclass(eq=False)
class AlreadyDecidedError(Refusal):
    """A proposal was accepted or declined before."""

    name: str


@dataclass(eq=False)
class AlreadyAskedError(Refusal):
    """The one gentle question about an introduction was asked."""

    day: date


@dataclass(eq=False)
class CourtesyError(Refusal):
    """A boundary stands against it."""

    name: str
    verdict: Verdict


@dataclass(eq=False)
class NothingToUndoError(Refusal):
    """There is no act left to take back."""


@dataclass(eq=False)
class UndoneAlreadyError(Refusal):
    """The act was taken back before."""

    day: date


@dataclass(eq=False)
class ChangedSinceError(Refusal):
    """What the act wrote was changed by a later one; that has to go first."""

    act: str


@dataclass(eq=False)
class NeededSinceError(Refusal):
    """Later entries stand on what the act wrote: `names` are some of them."""

    what: Sequence[str]


@dataclass(eq=False)
class UnknownFileError(Refusal):
    """The file is of no kind that can be read."""

    file_name: str
    formats: Sequence[str]


@dataclass(eq=False)
class FileGoneError(Refusal):
    """The file of a previewed import is no longer where it was put."""

    file_name: str


@dataclass(eq=False)
class OwnerUnknownError(Refusal):
    """A mail archive, and no word about which address in it is the owner's."""

    file_name: str
    guesses: Sequence[str]


@dataclass(eq=False)
class NotInFileError(Refusal):
    """The addresses said to be the owner's appear nowhere in the archive."""

    file_name: str
    addresses: Sequence[str]
    guesses: Sequence[str]


@dataclass(eq=False)
class TakenError(Refusal):
    """Somebody else goes by that user name."""

    username: str


@dataclass(eq=False)
class BadAddressError(Refusal):
    """A text that should be a mail address is none."""

    text: str


@dataclass(eq=False)
class NotADemoError(Refusal):
    """Only a demo book leaves in one click; this one is real."""

    book: str
