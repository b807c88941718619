"""What every reader hands back beside the values: what was wrong, and where."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTE = 80


class ProblemCode(StrEnum):
    """What is wrong with one place in somebody's file; the rest was read.

    The codes are stable: they are stored with an import, and the sentences in three
    languages are looked up by them. Each stands above the sentence it means.
    """

    # This stands outside any card; it was passed over.
    NOT_A_CARD = "not a card"
    # The file ends, or the next one begins, before this one is finished; left out.
    CUT_OFF = "cut off"
    # This card has neither a name, nor an organisation, nor an e-mail address.
    NO_NAME = "no name"
    # This line of a card has no colon, so it says nothing; the card was read.
    UNREADABLE_LINE = "unreadable line"
    # This text breaks off in the middle; what there is of it was read.
    TEXT_CUT_OFF = "text cut off"
    # No day of the calendar could be made out of this date.
    UNREADABLE_DATE = "unreadable date"

    # The file does not begin with a message; all before the first was passed over.
    NOT_A_MESSAGE = "not a message"
    # This message does not say when it was written; left out.
    NO_DATE = "no date"
    # This message does not say who wrote it; left out.
    NO_SENDER = "no sender"
    # This message is dated after today; left out. No reader says so, they know no day.
    AFTER_TODAY = "after today"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be read, and where.

    Lines count from 1, as editors do. The quote is the text it is about, shortened to
    80 characters; it is empty where there is nothing to show.
    """

    line: int
    code: ProblemCode
    quote: str = ""

    def __post_init__(self) -> None:
        """Shorten the quote, whoever made it."""
        quote = " ".join(self.quote[: LONGEST_QUOTE * 4].split())
        if len(quote) > LONGEST_QUOTE:
            quote = quote[: LONGEST_QUOTE - 1] + "…"
        object.__setattr__(self, "quote", quote)


class NotThisFormat(Exception):  # noqa: N818  # a refusal is named by what it says
    """The file as a whole is something else than what it was taken for."""

    def __init__(self, expected: str, quote: str = "") -> None:
        """Carry the format that was expected and how the file begins instead."""
        super().__init__(expected, quote)
        self.expected = expected
        self.quote = quote[:LONGEST_QUOTE]
