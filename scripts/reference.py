"""Writes docs/reference/cli.md from the program itself.

With --check it writes nothing and says whether the page is up to date.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import click

from entregent.cli.book import start
from entregent.cli.catalogue import CATALOGUE
from entregent.cli.main import cli
from entregent.core.courtesy import Boundary, Verdict
from entregent.core.money import Money

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "cli.md"

INTRODUCTION = """\
# The command line

<!-- Written by scripts/reference.py; change the program instead. -->

Every command does one thing and says what it did in a sentence; `--json` prints the
same as data. `entregent COMMAND --help` shows what stands here.

**People** are named as you know them: a first name, a nickname, a mail address, the
beginning of a name. Where several share one, they are listed with their numbers, and
`"#12"` names one of them. `me` is you. With `--new` whoever is not in the book yet is
put into it.

**Projects and introductions** (LOOP) are named by the project, by somebody who was
introduced, or by `"#12"`.

**Days** are written `2026-02-03`, `03.02.2026`, `today` or `yesterday`; **sums** as
`500 EUR`, `€500` or `CHF 40`. The beginning of a word is enough where it is plain:
`proj` for `project-brought`.

**Exit codes**: 0 all is well; 1 it cannot be done, and a sentence on standard error
says why and what helps; 2 the command was not typed as it is meant. With `--json` the
sentence comes as `{"error": ..., "facts": ..., "sentence": ...}`, also on standard
error.

**What changes the book** is written whole or not at all, and `entregent undo` takes it
back. A command that did several things, as adding somebody with `--new`, is taken back
in as many steps.

| Variable | What it does |
| --- | --- |
| `ENTREGENT_HOME` | The folder that holds the book. |
| `ENTREGENT_DATABASE` | PostgreSQL instead: `postgresql://user:password@host/name`. |
| `ENTREGENT_SPACE` | Another book than your home, by its number; as `--space`. |
| `ENTREGENT_USER` | Another user than the one who sits here. |
| `ENTREGENT_LANGUAGE` | The language of the sentences: `en`, `fr` or `zh-hans`. |
| `ENTREGENT_TODAY` | The day it is, for trying things out. |
| `ENTREGENT_TIME_ZONE` | The zone in which days are counted. |
"""


def page() -> str:
    """Return the whole page."""
    start()
    parts = [INTRODUCTION]
    for title, commands in CATALOGUE.items():
        parts.append(f"## {title}\n")
        parts += [part for name in commands for part in _command(name)]
    parts.append("## What `--json` prints\n")
    parts.append(
        "Days are ISO dates, moments ISO with their zone, words stand as they are "
        "stored, sums of money are exact as text. New fields may be added; none is "
        "renamed or taken out without a word in the changelog.\n"
    )
    parts += list(_types())
    return "\n".join(parts)


def help_texts() -> Iterator[tuple[str, str]]:
    """Return the help of the program and of every command, by how it is called."""
    yield "entregent", _help(cli, ["entregent"])
    for commands in CATALOGUE.values():
        for name in commands:
            for path, command in _with_parts(name):
                yield " ".join(path), _help(command, path)


def _command(name: str) -> Iterator[str]:
    for path, command in _with_parts(name):
        yield f"### {' '.join(path)}\n"
        yield f"```text\n{_help(command, path).rstrip()}\n```\n"
        gives = getattr(command, "gives", "")
        if gives:
            linked = re.sub(r"\b[A-Z][A-Za-z]*[a-z]\b", _link, gives)
            yield f"`--json` prints {linked}.\n"


def _with_parts(name: str) -> Iterator[tuple[list[str], click.Command]]:
    command = cli.get_command(click.Context(cli), name)
    if command is None:
        raise LookupError(name)
    yield ["entregent", name], command
    if isinstance(command, click.Group):
        for part, sub in command.commands.items():
            yield ["entregent", name, part], sub


def _help(command: click.Command, path: Sequence[str]) -> str:
    """Return the help a command prints on a terminal of 80 columns."""
    context = None
    for word in path[:-1]:
        context = click.Context(cli, info_name=word, parent=context)
    own = click.Context(
        command,
        info_name=path[-1],
        parent=context,
        terminal_width=80,
        help_option_names=["-h", "--help"],
    )
    return command.get_help(own) + "\n"


def _link(found: re.Match[str]) -> str:
    word = found[0]
    return f"[{word}](#{word.lower()})" if word in _known() else word


def _known() -> dict[str, type]:
    """Gather every typed line by name; of two the later package's wins."""
    packages = ("core", "core.ledger", "core.loops", "queries", "cli.commands")
    modules = [
        import_module(each.name)
        for package in packages
        for each in iter_modules(
            import_module(f"entregent.{package}").__path__, f"entregent.{package}."
        )
    ]
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if is_dataclass(value)
        and isinstance(value, type)
        and value.__module__ == module.__name__
    } | {"Money": Money, "Verdict": Verdict, "Boundary": Boundary}


def _types() -> Iterator[str]:
    """Describe every line that some command gives, and those inside it."""
    known = _known()
    wanted = [
        known[word]
        for commands in CATALOGUE.values()
        for name in commands
        for _, command in _with_parts(name)
        for word in re.findall(r"[A-Za-z]+", getattr(command, "gives", ""))
        if word in known
    ]
    reached: dict[str, type] = {}
    while wanted:
        line = wanted.pop(0)
        if line.__name__ not in reached:
            reached[line.__name__] = line
            wanted += list(_inside(line, known))
    for name in sorted(reached):
        yield from _type(reached[name], known)


def _hints(line: type, known: Mapping[str, type]) -> dict[str, Any]:
    hints = get_type_hints(line, localns=dict(known))
    return {each.name: hints[each.name] for each in fields(line)}


def _inside(line: type, known: Mapping[str, type]) -> Iterator[type]:
    for hint in _hints(line, known).values():
        for part in _parts(hint):
            if is_dataclass(part) and isinstance(part, type):
                yield part


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _parts(part)


def _type(line: type, known: Mapping[str, type]) -> Iterator[str]:
    yield f"### {line.__name__}\n"
    said = " ".join((line.__doc__ or "").split())
    yield f"{said}\n"
    rows = [f"| `{n}` | {_words(h)} |" for n, h in _hints(line, known).items()]
    yield "\n".join(["| Field | Holds |", "| --- | --- |", *rows, ""])


_PLAIN = {
    str: "text",
    int: "number",
    bool: "true or false",
    float: "number",
    Fraction: "number",
    Decimal: "number as text",
    date: "day",
    datetime: "moment",
    NoneType: "null",
    Any: "any",
}


def _words(hint: Any) -> str:
    """Say what a field holds."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(_words(part) for part in inside)
    if origin in (tuple, list, frozenset):
        return "list of " + ", ".join(_words(p) for p in inside if p is not Ellipsis)
    if origin is dict:
        return f"object of {_words(inside[1])}"
    hint = getattr(hint, "__supertype__", hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ", ".join(f"`{word.value}`" for word in hint)
    return _PLAIN.get(hint, str(hint))


def main() -> int:
    """Write the page, or only compare it."""
    text = page()
    if "--check" in sys.argv[1:]:
        is_there = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        if not is_there:
            print("docs/reference/cli.md is not what the program says: run make docs")
        return 0 if is_there else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
