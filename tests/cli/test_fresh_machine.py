"""The real program in a folder of its own: nothing is there, and it begins."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from entregent import __version__


class Machine:
    """A machine on which nobody has used the program yet."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            "PATH": os.environ["PATH"],
            "ENTREGENT_HOME": str(home),
            "ENTREGENT_TODAY": "2026-06-01",
            "PYTHONWARNINGS": "error",
            "LANG": "C.UTF-8",
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the program in a process of its own."""
        return subprocess.run(  # noqa: S603 -- our own program
            [sys.executable, "-m", "entregent", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def says(self, *words: str) -> str:
        """Run a command that succeeds."""
        done = self.run(*words)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a fresh machine."""
    return Machine(tmp_path / "home")


def test_the_first_command_makes_the_book(machine: Machine) -> None:
    said = machine.says("favour", "from", "Lei", "advice", "--new")

    assert said.startswith("#1 Lei gave you advice")
    assert json.loads(machine.says("people", "--json"))["lines"][0]["name"] == "Lei"
    assert machine.says("check").endswith("The books are sound.\n")


def test_what_is_refused_shows_no_traceback(machine: Machine) -> None:
    machine.says("add", "Lei")

    for words in (
        ("thank", "Lei"),
        ("thank", "Zed"),
        ("person", "#99999999999999999999999"),
        ("favour", "from", "Lei", "gift", "--on", "x"),
        ("people", "--by", "last-contact", "--after", "x~5"),
    ):
        done = machine.run(*words)
        assert done.returncode in (0, 1)
        assert "Traceback" not in done.stderr


def test_words_in_another_encoding_are_refused(machine: Machine) -> None:
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", "entregent", "add", b"\xff"],
        env=machine.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == "These words are not in UTF-8, so they cannot be read.\n"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ENTREGENT_TODAY", "never"),
        ("ENTREGENT_DATABASE", "mysql://here"),
        ("ENTREGENT_TIME_ZONE", "Mars/Base"),
        ("ENTREGENT_USER", "nobody"),
        ("ENTREGENT_HOME", "/dev/null/home"),
    ],
)
def test_settings_that_cannot_be_are_said(
    machine: Machine, variable: str, value: str
) -> None:
    machine.environment[variable] = value

    done = machine.run("today", "--json")

    assert done.returncode == 1
    assert json.loads(done.stderr)["sentence"]


def test_a_file_that_is_no_book_is_said_to_be_none(machine: Machine) -> None:
    machine.says("add", "Lei")
    file = machine.home / "book.sqlite3"
    file.write_bytes(b"not a book at all" * 100)
    for other in machine.home.glob("book.sqlite3-*"):
        other.unlink()

    done = machine.run("today")

    assert done.returncode == 1
    assert "damaged or is no book" in done.stderr


def test_two_first_commands_at_once_make_one_book(machine: Machine) -> None:
    words = [sys.executable, "-m", "entregent", "today"]
    both = [
        subprocess.Popen(words, env=machine.environment)  # noqa: S603
        for _ in range(2)
    ]

    assert [process.wait() for process in both] == [0, 0]
    with sqlite3.connect(machine.home / "book.sqlite3") as book:
        assert book.execute("SELECT count(*) FROM store_user").fetchone() == (1,)
        assert book.execute("SELECT count(*) FROM store_space").fetchone() == (1,)
    book.close()


def test_the_version_and_a_word_that_is_none(machine: Machine) -> None:
    assert machine.says("--version") == f"entregent {__version__}\n"
    assert machine.run("befriend").returncode == 2
