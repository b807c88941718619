"""Problems and refusals carry what a sentence needs."""

from entregent.formats.reading import NotThisFormat, Problem, ProblemCode


def test_a_long_quote_is_shortened_to_eighty_characters() -> None:
    problem = Problem(3, ProblemCode.UNREADABLE_DATE, "x" * 500)

    assert len(problem.quote) == 80
    assert problem.quote.endswith("…")


def test_a_quote_stands_on_one_line() -> None:
    assert Problem(1, ProblemCode.CUT_OFF, " FN:Lei\r\n Chen\n").quote == "FN:Lei Chen"


def test_a_refusal_says_what_was_expected_and_what_came_instead() -> None:
    refusal = NotThisFormat("vCard", "PK\x03\x04")

    assert (refusal.expected, refusal.quote) == ("vCard", "PK\x03\x04")
