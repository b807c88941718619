"""The docs are true: examples run, links lead somewhere, nothing is left out.

A page may hold a ```story block, which is told into a fresh book, and ```console
blocks, whose commands run against it in order. What a command printed is compared line
by line; … stands for any words, a line of nothing but … for any lines, and a time of
day for any time. A text block under the comment "file: NAME" is written to that file
first. The book is Ada Mer's, and it is 1 June 2026.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from conftest import TODAY
from test_architecture import acts

from entregent.cli.catalogue import MODULES
from entregent.cli.main import cli
from entregent.core import vocabulary

if TYPE_CHECKING:
    from entregent.exchange.stories import Told

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
GENERATED = {DOCS / "reference" / name for name in ("cli.md", "speed.md")}
BY_HAND = [page for page in PAGES if page not in GENERATED]
READ = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *PAGES]
FIRST_PAGE = DOCS / "start" / "first-thank-you.md"


# --- what stands on a page ---


@dataclass
class Block:
    """A fenced block, and the file it is meant to be, if it is one."""

    kind: str
    text: str
    file: str = ""


@dataclass
class Example:
    """A command, and the lines it should print."""

    command: str
    lines: list[str] = field(default_factory=list)


_BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n+)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def blocks(page: Path) -> list[Block]:
    """List the fenced blocks of a page."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(f["kind"], f["text"], f["file"] or "") for f in found]


def examples(text: str) -> list[Example]:
    """Read a console block: a command, what it prints, the next one."""
    found: list[Example] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append(Example(line[2:]))
        elif found and found[-1].command.endswith("\\"):
            found[-1].command = found[-1].command[:-1] + line.strip()
        elif found:
            found[-1].lines.append(line)
    return found


def loosely(lines: list[str]) -> re.Pattern[str]:
    """Make a pattern of the lines a command should print."""
    said = "\n".join(line.rstrip() for line in lines).strip("\n")
    parts = re.split(r"(^…$\n?|…|\b\d\d:\d\d\b)", said, flags=re.MULTILINE)
    return re.compile("".join(map(_meant_by, parts)))


def _meant_by(part: str) -> str:
    if part == "…":
        return ".*"
    if part.startswith("…"):
        return r"(?:.*\n?)*?"
    return r"\d\d:\d\d" if re.fullmatch(r"\d\d:\d\d", part) else re.escape(part)


def prose(page: Path) -> str:
    """Return a page without its fenced and indented blocks."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return re.sub(r"^ {4}.*$", "", text, flags=re.MULTILINE)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def by_hand() -> str:
    """Return the whole text of the pages that people wrote."""
    return "\n".join(page.read_text(encoding="utf-8") for page in BY_HAND)


# --- the examples ---


class Reader:
    """Somebody who types what a page says, in a book of their own."""

    def __init__(self) -> None:
        from entregent.acts import spaces
        from entregent.queries.accounts import is_nobody_here

        assert is_nobody_here()
        self.user = spaces.make_user("ada")
        wish = spaces.OpenBook(name="Ada Mer", owner_name="Ada Mer")
        self.space = spaces.open_book(self.user, wish)
        self.told: Told | None = None

    def hears(self, story: str) -> None:
        from entregent.exchange import stories

        self.told = stories.tell(self.user, self.space, story, TODAY, self.told)

    def types(self, command: str) -> str:
        program, *words = shlex.split(command)
        assert program == "entregent", command
        result = CliRunner().invoke(cli, words, prog_name="entregent")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return "\n".join(line.rstrip() for line in result.output.splitlines())


@pytest.fixture
def reader(
    db: None, today: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Reader:
    """Return a reader in an empty folder, whose numbers begin at 1."""
    from django.db import connection

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENTREGENT_USER", "ada")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_sequence")
    return Reader()


def test_loosely_means_what_the_docs_say_it_means() -> None:
    said = loosely(["#1 09:30 Lei … today.", "…", "Even."])

    assert said.fullmatch("#1 17:05 Lei was thanked today.\na\nb\nEven.")
    assert said.fullmatch("#1 17:05 Lei was thanked today.\nEven.")
    assert not said.fullmatch("#1 17:05 Lei was thanked yesterday.\nEven.")
    assert not said.fullmatch("#1 Lei was thanked today.\nEven.")


@pytest.mark.parametrize("path", BY_HAND, ids=name_of)
def test_the_examples_of_a_page_are_true(path: Path, reader: Reader) -> None:
    for block in blocks(path):
        if block.file:
            Path(block.file).write_text(block.text, encoding="utf-8")
        elif block.kind == "story":
            reader.hears(block.text)
        elif block.kind == "console":
            for example in examples(block.text):
                printed = reader.types(example.command)
                fits = loosely(example.lines).fullmatch(printed.strip("\n"))
                assert fits, f"$ {example.command}\n{printed}"


@pytest.mark.long
def test_the_first_page_is_true_on_a_fresh_machine(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("entregent")
    environment = {
        "PATH": os.environ["PATH"],
        "ENTREGENT_HOME": str(tmp_path / "home"),
        "ENTREGENT_TODAY": TODAY.isoformat(),
    }
    for block in blocks(FIRST_PAGE):
        for example in examples(block.text) if block.kind == "console" else ():
            result = subprocess.run(  # noqa: S603 -- our own command and words
                [program, *shlex.split(example.command)[1:]],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            printed = result.stdout + result.stderr
            fits = loosely(example.lines).fullmatch(printed.strip("\n"))
            assert fits, f"$ {example.command}\n{printed}"


def test_the_pages_about_rules_have_examples() -> None:
    ideas = DOCS / "ideas"
    bare = {
        page.stem
        for page in ideas.glob("*.md")
        if not any(block.kind == "console" for block in blocks(page))
    }
    assert bare == set()


# --- nothing is left out ---


def test_every_command_is_shown() -> None:
    shown = by_hand()
    commands = [name for name in MODULES if f"entregent {name}" not in shown]
    assert commands == []


def test_every_act_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "acts.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(\w+\.\w+)` \|", page, re.MULTILINE))
    assert told == set(acts())


_VARIABLE = re.compile(
    r"(?:environ(?:\.get|\.pop)?[(\[]|envvar=)\s*\"(ENTREGENT_[A-Z_]+)\""
)


def test_every_environment_variable_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    rooms = (ROOT / "src", ROOT / "scripts", ROOT / "tests")
    read: set[str] = set()
    for path in (path for room in rooms for path in room.rglob("*.py")):
        read |= set(_VARIABLE.findall(path.read_text(encoding="utf-8")))
    assert set(re.findall(r"^## (ENTREGENT_\w+)", page, re.MULTILINE)) == read


def _vocabularies() -> Iterator[type[StrEnum]]:
    for value in vars(vocabulary).values():
        if isinstance(value, type) and value.__module__ == vocabulary.__name__:
            assert issubclass(value, StrEnum)
            yield value


_VOCABULARY = re.compile(
    r"^## [^\n]*\((?P<name>\w+)\)$(?P<words>.*?)(?=^## )", re.MULTILINE | re.DOTALL
)


def test_every_word_is_in_the_vocabulary() -> None:
    page = (DOCS / "reference" / "vocabulary.md").read_text(encoding="utf-8")
    told = {
        found["name"]: re.findall(r"^- \*\*(.+?)\*\*", found["words"], re.MULTILINE)
        for found in _VOCABULARY.finditer(page)
    }
    kept = {each.__name__: [str(word) for word in each] for each in _vocabularies()}
    assert told == kept


def test_the_page_about_stories_is_what_the_reader_says() -> None:
    from entregent.formats import story

    page = (DOCS / "reference" / "stories.md").read_text(encoding="utf-8")
    _, _, table = (story.__doc__ or "").partition("\n\n")
    assert table.strip() in page


_DEFAULT = re.compile(
    r"^\| .+ \| (?P<said>[\d.]+)[^|]* \| `(?P<name>[\w.]+)` \|$", re.MULTILINE
)


def test_the_defaults_on_the_pages_are_those_of_the_rules() -> None:
    wrong = []
    for page in BY_HAND:
        for found in _DEFAULT.finditer(page.read_text(encoding="utf-8")):
            module, _, name = found["name"].rpartition(".")
            value = getattr(import_module(f"entregent.{module}"), name)
            if float(found["said"]) != float(value):
                wrong.append((name_of(page), found["name"], value))
    assert wrong == []


def test_the_default_weights_on_the_pages_are_those_of_the_rules() -> None:
    page = (DOCS / "ideas" / "ledger.md").read_text(encoding="utf-8")
    for weight in vocabulary.Weight:
        assert f"| {weight} | {weight.units} |" in page
    for kind in vocabulary.FavourKind:
        assert f"| {kind} | {kind.usual_weight} |" in page


# --- links and the table of contents ---

_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """List what the headings of a page can be linked by."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    bare = (re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in headings)
    return {re.sub(r"[\s-]+", "-", heading) for heading in bare}


@pytest.mark.parametrize("path", READ, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    lost = []
    for found in _LINK.finditer(prose(path)):
        target, _, anchor = found["target"].partition("#")
        other = (path.parent / target).resolve() if target else path
        if re.match(r"[a-z]+:", target) or other in GENERATED:
            continue
        if not other.exists() or (anchor and anchor not in anchors(other)):
            lost.append(found["target"])
    assert lost == []


def test_every_picture_is_there() -> None:
    shown = [
        (page.parent / found["target"]).resolve()
        for page in READ
        for found in _PICTURE.finditer(page.read_text(encoding="utf-8"))
    ]
    assert [name_of(picture) for picture in shown if not picture.exists()] == []


def test_the_table_of_contents_names_every_page() -> None:
    listed = re.findall(
        r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(listed) == len(set(listed))
    assert {DOCS / name for name in listed} == {*BY_HAND, *GENERATED}


# --- the changelog ---


def test_every_change_for_users_has_a_kind() -> None:
    kinds = ("added", "changed", "removed", "fixed")
    names = [path.name for path in (ROOT / "changelog.d").glob("*.md")]
    wrong = [name for name in names if name.split(".")[-2] not in kinds]
    assert names
    assert wrong == []
