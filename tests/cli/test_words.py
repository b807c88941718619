"""Words as they are typed."""

import click
import pytest

from entregent.cli.options import NUMBER
from entregent.cli.words import Word
from entregent.core.vocabulary import FavourKind, Language


@pytest.mark.parametrize(
    "text", ["project brought", "project-brought", "Project_Brought", " proj "]
)
def test_a_word_may_be_typed_in_several_ways(text: str) -> None:
    found = Word(FavourKind).convert(text, None, None)

    assert found is FavourKind.PROJECT_BROUGHT


def test_a_word_that_is_one_already_stays() -> None:
    assert Word(FavourKind).convert(FavourKind.GIFT, None, None) is FavourKind.GIFT


@pytest.mark.parametrize("text", ["", "luck", "-"])
def test_what_is_no_word_is_refused_with_all_words(text: str) -> None:
    with pytest.raises(click.BadParameter, match="hospitality"):
        Word(FavourKind).convert(text, None, None)


def test_a_word_may_stand_for_nothing() -> None:
    assert Word(Language, "none").convert("none", None, None) is None


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("#12", 12), (" #3 ", 3)])
def test_a_number_may_have_its_sign(text: str, number: int) -> None:
    assert NUMBER.convert(text, None, None) == number


@pytest.mark.parametrize("text", ["", "#", "-1", "1.5", "x", "9" * 30])
def test_what_no_line_can_be_called_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="is no number of anything"):
        NUMBER.convert(text, None, None)
