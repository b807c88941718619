"""What an import found, in words."""

import pytest
from django.utils import translation

from entregent.formats.reading import ProblemCode
from entregent.wording import imports

LANGUAGES = ["en", "fr", "zh-hans"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_of_every_format_has_its_sentence(language: str) -> None:
    with translation.override(language):
        said = [imports.problem_words(code.value) for code in ProblemCode]
        unknown = imports.problem_words("a code of tomorrow")

    assert len({*said, unknown}) == len(ProblemCode) + 1


def test_counts_are_said_and_nothing_is_not() -> None:
    counts = {
        "people_new": 12,
        "people_known": 3,
        "interactions_new": 1,
        "refused": 0,
        "a_count_of_tomorrow": 4,
    }

    assert imports.count_words(counts) == [
        "12 new people",
        "3 already known",
        "1 new message",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 new person", "2 groups of people, left out"]),
        ("fr", ["1 nouvelle personne", "2 groupes de personnes, laissés de côté"]),
        ("zh-hans", ["1位新联系人", "2个群组，未收入"]),
    ],
)
def test_one_and_several_are_told_apart(language: str, said: list[str]) -> None:
    with translation.override(language):
        assert imports.count_words({"people_new": 1, "groups": 2}) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_has_its_line(language: str) -> None:
    with translation.override(language):
        said = imports.count_words(dict.fromkeys(imports._COUNTS, 7))

    assert len(set(said)) == len(imports._COUNTS)
    assert all("7" in line for line in said)
