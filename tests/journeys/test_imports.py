"""Files of other programs: looked at, written, found, and taken out again."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from journeys.conftest import Visit

pytestmark = pytest.mark.journey

CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Zoë Marchand
EMAIL:zoe@example.org
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:陈明
EMAIL:chen@example.org
END:VCARD
BEGIN:VCARD
VERSION:4.0
NOTE:Nobody's card
END:VCARD
"""
LETTERS = """From ada@example.org Thu Mar  5 10:00:00 2026
From: Ada Mer <ada@example.org>
To: Bo Lind <bo@example.org>
Date: Thu, 05 Mar 2026 10:00:00 +0000
Message-ID: <1@example.org>
Subject: The boat

Shall we?

From bo@example.org Fri Mar  6 10:00:00 2026
From: Bo Lind <bo@example.org>
To: Ada Mer <ada@example.org>
Date: Fri, 06 Mar 2026 10:00:00 +0000
Message-ID: <2@example.org>
In-Reply-To: <1@example.org>
Subject: Re: The boat

We shall.

"""


def test_an_address_book_is_looked_at_written_and_taken_out(
    owner: "Visit", tmp_path: Path
) -> None:
    page = owner.page
    _bring(owner, tmp_path / "book.vcf", CARDS)
    expect(page.locator("#run")).to_contain_text("Nothing is written yet.")
    page.get_by_text("One place could not be read").click()
    expect(page.locator("#run table")).to_contain_text("neither a name")

    page.get_by_role("button", name="Write it into the book").click()
    page.get_by_role("link", name="See the people").click()
    expect(page.locator("#found")).to_contain_text("Zoë Marchand")
    expect(page.locator("#found")).to_contain_text("陈明")

    owner.to("import")
    page.get_by_role("link", name="book.vcf").click()
    page.get_by_role("button", name="Take it out again").click()
    expect(page.locator("#run")).to_contain_text("It was taken out again.")
    owner.to("people")
    expect(page.locator("#found")).not_to_contain_text("Zoë Marchand")


def test_a_mail_archive_brings_whom_one_writes_to(
    owner: "Visit", tmp_path: Path
) -> None:
    page = owner.page
    _bring(owner, tmp_path / "mail.mbox", LETTERS, addresses="ada@example.org")
    expect(page.locator("#samples + ul")).to_contain_text("Bo Lind")
    page.get_by_role("button", name="Write it into the book").click()
    page.get_by_role("link", name="See the people").click()
    page.get_by_role("link", name="Bo Lind").click()
    expect(page.locator("#time")).to_contain_text("The boat")
    expect(page.locator("#time li")).to_have_count(2)


def _bring(visit: "Visit", path: Path, text: str, addresses: str = "") -> None:
    """Choose a file and have it looked through."""
    path.write_text(text, encoding="utf-8")
    visit.to("import")
    visit.page.get_by_label("File").set_input_files(path)
    visit.page.get_by_label("Your addresses in it").fill(addresses)
    visit.page.get_by_role("button", name="Look through it").click()
    expect(visit.page).to_have_url(re.compile("/imports/"))
