"""What a command answers: lines to read, and the same as plain data for programs."""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of an answer, a line each, and the typed line they were made from."""

    words: Sequence[str]
    data: object
    exit_code: int = 0


def as_json(value: object) -> Any:  # noqa: PLR0911 -- a straight table of kinds
    """Return a typed line as plain data: fields by name, words by value, ISO days.

    Exact sums of money stay exact as text; a fraction becomes a number.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_json(getattr(value, each.name)) for each in fields(value)}
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Fraction():
            return round(float(value), 3)
        case Mapping():
            return {str(key): as_json(each) for key, each in value.items()}
        case AbstractSet():
            return sorted(as_json(each) for each in value)
        case Sequence() if not isinstance(value, str):
            return [as_json(each) for each in value]
    return value


def show(answer: Answer, *, in_json: bool) -> None:
    """Print an answer."""
    if in_json:
        click.echo(json.dumps(as_json(answer.data), ensure_ascii=False, indent=2))
        return
    for line in answer.words:
        click.echo(line)
