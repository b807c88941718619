"""What every kind of file gives the import: a preview, and its steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from entregent.acts.imports import Covered, NewInteraction, NewPerson
from entregent.formats.reading import Problem

STEP_ITEMS = 500
SAMPLES = 8


@dataclass(slots=True)
class Preview:
    """What a file would bring; the counts are named in wording.imports."""

    total_items: int = 0
    owner_addresses: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    samples: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A few people or letters of a file, and how many of its items they were."""

    items: int
    people: Sequence[NewPerson] = ()
    letters: Sequence[NewInteraction] = ()


class Source(Protocol):
    """A file of one kind, opened for one book."""

    def preview(self) -> Preview:
        """Look through the whole file; nothing is written."""

    def steps(self, done: int) -> Iterator[Step]:
        """Read the file in steps, those before the item `done` left out."""

    def covered(self) -> Sequence[Covered]:
        """Say which days of which channel the file records."""
