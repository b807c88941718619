"""Words from the closed vocabularies, as they are typed on a command line."""

from enum import StrEnum
from typing import Generic, TypeVar

import click

E = TypeVar("E", bound=StrEnum)

_SHORT = 50


class Word(click.ParamType[E | None], Generic[E]):
    """One of a closed list of words; its beginning is enough where it is plain.

    "project brought" may be typed project-brought, project or proj. With `none` there
    is a word that leaves it unsaid, which is given on as None.
    """

    name = "word"

    def __init__(self, vocabulary: type[E], none: str = "") -> None:
        self.vocabulary = vocabulary
        self.none = none

    def get_metavar(
        self,
        param: click.Parameter,
        ctx: click.Context,  # noqa: ARG002 -- click's
    ) -> str:
        """List the words where they stand; a long list stands below the options."""
        words = "|".join(self.words)
        return f"[{words}]" if len(words) < _SHORT else str(param.name).upper()

    def convert(
        self,
        value: str | E,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> E | None:
        """Find the word that is meant."""
        if isinstance(value, self.vocabulary):
            return value
        text = typed(value.strip().casefold())
        words = self.words
        found = [text] if text in words else [w for w in words if w.startswith(text)]
        if not text or len(found) != 1:
            choices = ", ".join(found or words)
            self.fail(f'"{value}" is not one of these: {choices}.', param, ctx)
        return words[found[0]]

    @property
    def words(self) -> dict[str, E | None]:
        """Every word as it is typed, and what it stands for."""
        words: dict[str, E | None] = {typed(word): word for word in self.vocabulary}
        return words | {self.none: None} if self.none else words


def typed(word: str) -> str:
    """Return a word as it is typed, with hyphens for its spaces."""
    return word.replace(" ", "-").replace("_", "-")
