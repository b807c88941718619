"""What was measured, as tables in the terminal, JSON lines and a page of the docs."""

import json
import platform
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import django

from benchmarks.figures import Figure, Group
from benchmarks.homes import HERE, ROOT
from benchmarks.server import cores

PAGE = ROOT / "docs/reference/speed.md"


def show(group: Group) -> None:
    """Print a table."""
    head, rows = _table(group)
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    print(f"\n{group.title}")
    if group.beside:
        print(f"(ratio: to {group.beside})")
    for row in (head, *rows):
        print("  " + "  ".join(_padded(row, widths)).rstrip())
    for note in group.notes:
        print(f"  {note}")


def write_lines(groups: Sequence[Group], *, quick: bool) -> Path:
    """Write one JSON object a row into a file named after the moment."""
    now = datetime.now().astimezone()
    path = HERE / "results" / f"{now:%Y-%m-%d}.jsonl"
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        for group in groups:
            for figure in group.figures:
                line = {
                    "at": now.isoformat(timespec="seconds"),
                    "quick": quick,
                    "group": group.name,
                    "name": figure.name,
                    **figure.cells,
                    "beside": group.beside,
                    "ratio": figure.ratio,
                    "aim": figure.aim,
                    "met": figure.is_met,
                }
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def write_page(groups: Sequence[Group]) -> Path:
    """Put the figures of this run into the page of the docs, between its marks."""
    begin, end = "<!-- figures -->", "<!-- end of figures -->"
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    lines = [begin, "", _machine(), ""]
    for group in groups:
        lines += [*_markdown(group), ""]
    PAGE.write_text(before + "\n".join([*lines, end]) + after, encoding="utf-8")
    return PAGE


def _machine() -> str:
    return (
        f"Taken on {datetime.now().astimezone():%Y-%m-%d} on {cores()} cores of "
        f"{platform.machine()}, {platform.system()}, Python "
        f"{platform.python_version()}, Django {django.__version__}, SQLite "
        f"{sqlite3.sqlite_version}."
    )


def _markdown(group: Group) -> Iterable[str]:
    head, rows = _table(group)
    yield f"### {group.title}"
    yield ""
    if group.beside:
        yield f"The ratio is to {group.beside}."
        yield ""
    yield "| " + " | ".join(head) + " |"
    yield "| --- " + "| ---: " * (len(head) - 1) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    for note in group.notes:
        yield ""
        yield note


def _table(group: Group) -> tuple[list[str], list[list[str]]]:
    columns = list(dict.fromkeys(c for figure in group.figures for c in figure.cells))
    compares = any(figure.ratio is not None for figure in group.figures)
    head = ["", *columns, *(["ratio", "aim", ""] if compares else [])]
    rows = [
        [
            figure.name,
            *(_cell(figure.cells.get(column, "")) for column in columns),
            *(_verdict(figure) if compares else []),
        ]
        for figure in group.figures
    ]
    return head, rows


def _cell(value: float | str) -> str:
    return f"{value:,}" if isinstance(value, int | float) else value


def _verdict(figure: Figure) -> list[str]:
    met = {True: "met", False: "not met", None: ""}[figure.is_met]
    return [_ratio(figure.ratio), _ratio(figure.aim), met]


def _ratio(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if value >= 0.1 else f"1/{1 / value:.0f}"


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *rest = (
        text.ljust(width) if not n else text.rjust(width)
        for n, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return [first, *rest]
