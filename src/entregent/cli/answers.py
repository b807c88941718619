"""What a command answers: lines to read, and the same as plain data for programs."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import click

_WIDEST = 80


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
            return f"{value.normalize():f}"
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
    columns = _columns()
    for line in answer.words:
        click.echo(line if columns is None else wrapped(line, columns))


def wrapped(line: str, columns: int) -> str:
    """Break a line between words, and set the rest of it in.

    Chinese characters take two columns; where there is no space nothing is broken.
    """
    text = line.lstrip(" ")
    indent = " " * (len(line) - len(text))
    lines = [indent]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1].strip() else lines[-1] + word
        if lines[-1].strip() and _width(longer) > columns:
            lines.append(f"{indent}  {word}")
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    silent = sum(unicodedata.combining(each) > 0 for each in text)
    return len(text) + wide - silent


def _columns() -> int | None:
    """Return how wide lines may be; what goes to a program or a file stays whole."""
    if not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns, _WIDEST)
