"""Help is a snapshot, reviewed like code; it costs nothing and shows an example.

After a change: `python tests/cli/test_help.py` writes the snapshots anew.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from entregent.cli.catalogue import MODULES

ROOT = Path(__file__).parent.parent.parent
SNAPSHOTS = Path(__file__).parent / "help"

WITHOUT_DJANGO = """
import sys
from entregent.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert end.code == 0, end.code
assert not any(name.split(".")[0] == "django" for name in sys.modules)
"""


def reference() -> ModuleType:
    """Load scripts/reference.py."""
    path = ROOT / "scripts" / "reference.py"
    spec = importlib.util.spec_from_file_location("reference", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def snapshot(name: str) -> Path:
    """Return where the help of a command is kept."""
    return SNAPSHOTS / f"{name.replace(' ', '-')}.txt"


HELP = dict(reference().help_texts())


@pytest.mark.parametrize("name", HELP)
def test_the_help_is_as_it_was_reviewed(name: str) -> None:
    assert snapshot(name).read_text(encoding="utf-8") == HELP[name]


def test_no_help_is_left_of_a_command_that_is_gone() -> None:
    kept = {path.name for path in SNAPSHOTS.iterdir()}
    assert kept == {snapshot(name).name for name in HELP}


@pytest.mark.parametrize("name", HELP)
def test_the_help_fits_a_terminal(name: str) -> None:
    assert all(len(line) <= 80 for line in HELP[name].splitlines())


@pytest.mark.parametrize("name", [n for n in HELP if n.count(" ") == 1])
def test_the_help_ends_with_an_example(name: str) -> None:
    if name != "entregent user":
        assert HELP[name].rstrip().splitlines()[-1].startswith(f"  {name}")


def test_the_reference_says_what_the_program_says() -> None:
    page = ROOT / "docs" / "reference" / "cli.md"

    assert page.read_text(encoding="utf-8") == reference().page()


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["-h"]])
def test_asking_about_the_program_loads_no_django(words: list[str]) -> None:
    _run_without_django(words)


@pytest.mark.long
@pytest.mark.parametrize("name", MODULES)
def test_asking_about_a_command_loads_no_django(name: str) -> None:
    _run_without_django([name, "--help"])


def test_asking_about_a_few_commands_loads_no_django() -> None:
    _run_without_django(["favour", "--help"])
    _run_without_django(["import", "--help"])


def _run_without_django(words: list[str]) -> None:
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", WITHOUT_DJANGO, *words],
        env=os.environ | {"COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


if __name__ == "__main__":
    for old in SNAPSHOTS.glob("*.txt"):
        old.unlink()
    for name, text in HELP.items():
        snapshot(name).write_text(text, encoding="utf-8")
