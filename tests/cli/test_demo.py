"""`entregent demo` shows a lived-in book, apart from one's own."""

import os
from pathlib import Path

import pytest
from cli.conftest import Entregent
from cli.test_imports import LETTER
from click.testing import CliRunner
from conftest import Cast

from entregent.cli.main import cli


@pytest.mark.long
def test_the_invented_book_reads_its_letter(cast: Cast, owner: Entregent) -> None:
    result = CliRunner().invoke(cli, ["demo", "--no-serve"])

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Thank\n")
    assert "ENTREGENT_USER=demo entregent ledger\n" in result.stdout
    assert "Nothing stands open" in owner.says("ledger")


def test_a_real_archive_makes_a_book(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "mail.mbox"
    file.write_text(LETTER, encoding="utf-8")

    result = CliRunner().invoke(
        cli, ["demo", "--mail", str(file), "--me", "me@example.org", "--no-serve"]
    )

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("mail.mbox:\n  1 new person\n")
    assert "You last wrote to Lei. Has one of them done you a favour?" in result.stdout


def test_an_archive_that_is_none_is_refused(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "mail.mbox"
    file.write_text("nothing of the kind", encoding="utf-8")

    result = CliRunner().invoke(cli, ["demo", "--mail", str(file), "--no-serve"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert "“mail.mbox”" in result.stderr


def test_the_pages_open_on_the_demo(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mail.mbox"
    file.write_text(LETTER, encoding="utf-8")
    settings = "DJANGO_SETTINGS_MODULE"
    monkeypatch.setenv(settings, os.environ[settings])
    monkeypatch.setenv("ENTREGENT_DEMO", "")
    started: list[str] = []
    monkeypatch.setattr("os.execv", lambda _, words: started.extend(words))

    CliRunner().invoke(cli, ["demo", "--mail", str(file), "--me", "me@example.org"])

    assert "entregent.config.wsgi:application" in started
    assert os.environ["ENTREGENT_DEMO"] == "1"
