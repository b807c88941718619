"""Every word of the vocabularies has its word in three languages."""

import importlib
import pkgutil
from enum import StrEnum

import pytest
from django.utils import translation

import entregent.core
from entregent.core.vocabulary import (
    Channel,
    FavourKind,
    IntroductionState,
    MilestoneKind,
    Weight,
)
from entregent.wording import words


def vocabularies() -> list[type[StrEnum]]:
    """Find every closed vocabulary of the rules."""
    prefix = entregent.core.__name__ + "."
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(entregent.core.__path__, prefix)
    ]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, StrEnum)
        and value is not StrEnum
    }
    return sorted(found, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", vocabularies())
def test_every_member_of_every_vocabulary_has_a_word(kind: type[StrEnum]) -> None:
    assert set(words._LABELS.get(kind, {})) == set(kind)


@pytest.mark.parametrize("kind", vocabularies())
@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_no_two_members_of_a_vocabulary_share_a_word(
    kind: type[StrEnum], language: str
) -> None:
    with translation.override(language):
        said = [words.label(member) for member in kind]

    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["advice", "large", "letter"]),
        ("fr", ["conseil", "grand", "lettre"]),
        ("zh-hans", ["建议", "大", "信"]),
    ],
)
def test_a_word_is_said_in_the_readers_language(language: str, said: list[str]) -> None:
    members = [FavourKind.ADVICE, Weight.LARGE, Channel.LETTER]

    with translation.override(language):
        assert [words.label(member) for member in members] == said


def test_one_value_in_two_vocabularies_may_have_two_words() -> None:
    assert MilestoneKind.MET == IntroductionState.MET  # type: ignore[comparison-overlap]
    with translation.override("fr"):
        assert words.label(MilestoneKind.MET) == "rencontre"
        assert words.label(IntroductionState.MET) == "suivie d’une rencontre"


def test_a_member_without_a_word_reads_as_it_is_stored() -> None:
    class Colour(StrEnum):
        RED = "red"

    assert words.label(Colour.RED) == "red"
