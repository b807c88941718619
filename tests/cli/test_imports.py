"""`entregent import` looks, writes, goes on, and forgets."""

from pathlib import Path

import pytest
from cli.conftest import Entregent

CARDS = """\
BEGIN:VCARD
VERSION:3.0
FN:Zoé Card
EMAIL:zoe@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
"""
LETTER = """\
From me@example.org Mon Jan  5 10:00:00 2026
From: Ada <me@example.org>
To: Lei <lei@example.org>
Date: Mon, 5 Jan 2026 10:00:00 +0000
Message-ID: <1@example.org>
Subject: Pears

Hello.
"""


@pytest.fixture
def cards(tmp_path: Path) -> str:
    """Return the path of a small address book with a card that says nothing."""
    file = tmp_path / "book.vcf"
    file.write_text(CARDS, encoding="utf-8")
    return str(file)


def test_a_file_is_brought_in_and_says_how_it_goes_out(
    owner: Entregent, cards: str
) -> None:
    said = owner.says("import", cards)

    assert "1 new person" in said
    assert "line 6:" in said
    assert said.endswith("entregent undo --import 1 takes it out again.\n")
    assert "zoe@example.org" in owner.says("person", "Zoé")


def test_a_second_time_adds_nothing(owner: Entregent, cards: str) -> None:
    owner.says("import", cards)

    assert "1 already known" in owner.says("import", cards)
    assert len(owner.gives("people")["lines"]) == 1


def test_one_may_look_first_and_go_on_later(owner: Entregent, cards: str) -> None:
    looked = owner.says("import", cards, "--preview")

    assert looked.endswith("To bring it in: entregent import --run 1\n")
    assert owner.says("people") == "Nobody here.\n"
    assert owner.gives("import", "--run", "1")["state"] == "done"


def test_what_was_looked_at_may_be_forgotten(owner: Entregent, cards: str) -> None:
    owner.says("import", cards, "--preview")

    assert owner.says("import", "--discard", "1") == "“book.vcf” is forgotten.\n"
    assert owner.refuses("import", "--run", "1")


def test_the_runs_are_listed(owner: Entregent, cards: str) -> None:
    assert owner.says("import") == "Nothing was imported yet.\n"
    owner.says("import", cards)

    assert owner.says("import") == "#1 book.vcf: done\n"


def test_many_problems_are_counted(owner: Entregent, tmp_path: Path) -> None:
    file = tmp_path / "bad.vcf"
    file.write_text(CARDS + CARDS.partition("END:VCARD\n")[2] * 25, encoding="utf-8")

    assert "... and 6 more" in owner.says("import", str(file), "--preview")


def test_a_mail_archive_asks_which_address_is_mine(
    owner: Entregent, tmp_path: Path
) -> None:
    file = tmp_path / "mail.mbox"
    file.write_text(LETTER, encoding="utf-8")

    assert "which" in owner.refuses("import", str(file))
    said = owner.says("import", str(file), "--me", "me@example.org")
    assert "1 new person" in said


def test_what_cannot_be_read_is_refused(owner: Entregent, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("nothing of the kind", encoding="utf-8")

    assert "“notes.txt”" in owner.refuses("import", str(file))
    assert "does not exist" in owner.refuses("import", "gone.vcf", exit_code=2)
    assert owner.refuses("import", "--run", "99")


def test_a_viewer_brings_nothing_in(viewer: Entregent, cards: str) -> None:
    assert viewer.refuses("import", cards)
    assert viewer.says("import")
