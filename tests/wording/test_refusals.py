"""Each thing that cannot be done has a sentence that helps."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from entregent.core import refusals
from entregent.core.courtesy import Boundary, Purpose, may_touch
from entregent.core.ids import BoundaryId, ContactId
from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money
from entregent.core.refusals import Refusal
from entregent.core.vocabulary import BoundaryKind, BoundarySetter
from entregent.wording.refusals import _SOUGHT, _sentence, refusal_sentence

LANGUAGES = ["en", "fr", "zh-hans"]
MARCH = date(2026, 3, 3)
TODAY = date(2026, 6, 1)
EUROS = Money(Decimal(50), "EUR")
QUIET = Boundary(
    id=BoundaryId(1),
    contact=ContactId(1),
    kind=BoundaryKind.QUIET_UNTIL,
    set_by=BoundarySetter.THEM,
    until=date(2026, 7, 3),
    since=MARCH,
)

# Each refusal, with what its sentence has to quote.
EXAMPLES: list[tuple[Refusal, tuple[str, ...]]] = [
    (refusals.NotFoundError("contact", "Lei"), ("Lei",)),
    (refusals.MayNotWriteError("Home"), ("Home",)),
    (refusals.SeveralFoundError("Lei", [(3, "Lei A"), (4, "Lei B")]), ("#3", "Lei B")),
    (refusals.EmptyError("name"), ()),
    (refusals.TooLongError("name", 200), ("200",)),
    (refusals.NotADayError("soon"), ("soon", "2026-03-31")),
    (refusals.NotMoneyError("a lot"), ("a lot",)),
    (refusals.NotAChoiceError("circle", "7", ["5", "15"]), ("7", "15")),
    (refusals.FutureDayError(TODAY, MARCH), ("2026",)),
    (refusals.NotMineError("Lei", "Chen"), ("Lei", "Chen")),
    (refusals.ThatIsMeError(), ()),
    (refusals.NotOppositeError("the site"), ("the site",)),
    (refusals.ReturnTooEarlyError(MARCH, TODAY), ("2026",)),
    (refusals.TakenError("ada"), ("ada",)),
    (refusals.AlreadyMadeError(MARCH), ("2026",)),
    (refusals.NothingToThankError("Lei"), ("Lei",)),
    (refusals.CorrectedSinceError(3, 5), ("3", "5")),
    (refusals.NothingOpenError("Lei", MARCH), ("Lei", "2026")),
    (refusals.WrongWordError(SettlementKind.WAIVED), ()),
    (refusals.NotLentError(MARCH), ("2026",)),
    (refusals.TooMuchBackError(EUROS, Money(Decimal(20), "EUR")), ("50", "20")),
    (refusals.SamePersonError("Lei"), ("Lei",)),
    (refusals.ConsentRefusedError("Lei"), ("Lei",)),
    (refusals.NothingToTellError("Lei"), ("Lei",)),
    (refusals.AlreadyDecidedError("Lei"), ("Lei",)),
    (refusals.AlreadyAskedError(MARCH), ("2026",)),
    (
        refusals.CourtesyError("Lei", may_touch(Purpose.ASK, [QUIET], TODAY)),
        ("Lei", "2026"),
    ),
    (refusals.NothingToUndoError(), ()),
    (refusals.UndoneAlreadyError(MARCH), ("2026",)),
    (refusals.ChangedSinceError("record_favour"), ()),
    (refusals.NeededSinceError(["Lei"]), ("Lei",)),
    (refusals.UnknownFileError("a.xyz", ["vCard", "mbox"]), ("a.xyz", "mbox")),
    (refusals.FileGoneError("a.vcf"), ("a.vcf",)),
    (
        refusals.OwnerUnknownError("a.mbox", ["ada@example.org"]),
        ("a.mbox", "ada@example.org"),
    ),
    (
        refusals.NotInFileError("a.mbox", ["ada@example.org"], ["lei@example.org"]),
        ("a.mbox", "ada@example.org", "lei@example.org"),
    ),
    (refusals.BadAddressError("ada at home"), ("ada at home",)),
    (refusals.NotADemoError("Home"), ("Home",)),
]
# The same refusals with other facts, which say something else.
OTHER_FACTS: list[Refusal] = [
    refusals.NotFoundError(),
    *(refusals.NotFoundError(what) for what in _SOUGHT),
    refusals.NotFoundError("project", "Acme"),
    refusals.NotFoundError("book", "Home"),
    refusals.MayNotWriteError("Home", owner_only=True),
    refusals.NotOppositeError("12"),
    refusals.WrongWordError(SettlementKind.RELEASED),
    refusals.TooMuchBackError(EUROS, None),
    refusals.NeededSinceError(["Favour object (3)"]),
    refusals.OwnerUnknownError("a.mbox", []),
    refusals.NotInFileError("a.mbox", ["ada@example.org"], []),
]


def kinds(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Find every kind of refusal there is."""
    for below in kind.__subclasses__():
        yield below
        yield from kinds(below)


def test_every_refusal_has_a_sentence_of_its_own_and_an_example() -> None:
    assert set(kinds()) <= set(_sentence.registry)
    assert {type(refusal) for refusal, _ in EXAMPLES} == set(kinds())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_refusals_say_the_same(language: str) -> None:
    everything = [refusal for refusal, _ in EXAMPLES] + OTHER_FACTS

    with translation.override(language):
        said = [refusal_sentence(refusal) for refusal in everything]

    twice = {sentence for sentence in said if said.count(sentence) > 1}
    # A loop goes by the name of its project.
    assert twice == {refusal_sentence_in(language, refusals.NotFoundError("loop"))}


def refusal_sentence_in(language: str, refusal: Refusal) -> str:
    with translation.override(language):
        return refusal_sentence(refusal)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("refusal", "quotes"), EXAMPLES)
def test_a_refusal_quotes_what_it_is_about(
    refusal: Refusal, quotes: tuple[str, ...], language: str
) -> None:
    said = refusal_sentence_in(language, refusal)

    for quote in quotes:
        assert quote in said
    assert said.endswith((".", "?", "。", "？"))
    assert "%(" not in said


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
@pytest.mark.parametrize("refusal", [refusal for refusal, _ in EXAMPLES])
def test_every_refusal_is_said_in_the_readers_language(
    refusal: Refusal, language: str
) -> None:
    assert refusal_sentence_in(language, refusal) != refusal_sentence(refusal)


def test_a_refusal_says_what_why_and_what_to_do() -> None:
    said = refusal_sentence(refusals.NotMoneyError("a lot"))

    assert said == (
        "“a lot” is no sum of money that can be read. "
        "Write the amount and the currency: 500 EUR, €500 or CHF 40."
    )


def test_an_id_is_not_quoted_as_if_it_were_a_name() -> None:
    assert "17" not in refusal_sentence(refusals.NotFoundError("contact", "17"))
    assert "17" not in refusal_sentence(refusals.NotFoundError("loop", "#17"))


def test_rows_without_a_name_are_not_shown() -> None:
    said = refusal_sentence(refusals.NeededSinceError(["Favour object (3)", "Lei"]))

    assert "object" not in said
    assert "(Lei)" in said


def test_an_unknown_refusal_still_says_that_nothing_changed() -> None:
    assert "Nothing was changed" in refusal_sentence(Refusal())


def test_the_fields_of_a_form_are_named_as_people_read_them() -> None:
    with translation.override("fr"):
        said = refusal_sentence(refusals.EmptyError("given_name"))

    assert "«\u00a0Prénom\u00a0»" in said
