"""Imports on the web: look first, then write, then take out again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entregent.exchange import background
from entregent.queries import imports, people

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

    from conftest import Cast

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
To: Zoe Marchand <zoe@example.org>
Date: Thu, 05 Mar 2026 10:00:00 +0000
Message-ID: <1@example.org>
Subject: The boat

Shall we?

From zoe@example.org Fri Mar  6 10:00:00 2026
From: Zoe Marchand <zoe@example.org>
To: Ada Mer <ada@example.org>
Date: Fri, 06 Mar 2026 10:00:00 +0000
Message-ID: <2@example.org>
In-Reply-To: <1@example.org>
Subject: Re: The boat

We shall.

"""


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do long work at once: a test shares one connection with the page."""

    def start(name: str, work: Callable[[], object]) -> bool:
        background._do(name, work)
        return True

    monkeypatch.setattr(background, "start", start)
    monkeypatch.setattr(background.connections, "close_all", lambda: None)


@pytest.fixture(autouse=True)
def _home(settings: "SettingsWrapper", tmp_path: Path) -> Path:
    settings.ENTREGENT_HOME = tmp_path
    return tmp_path


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def cards(name: str = "home.vcf", text: str = CARDS) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_a_file_is_looked_through_written_and_taken_out_again(
    cast: "Cast", _home: Path
) -> None:
    client = client_of(cast.owner)
    answer = client.post(f"/{cast.space}/import", {"file": cards()}, follow=True)
    assert answer.status_code == 200
    page = answer.content.decode()
    run = imports.runs(cast.owner, cast.space)[0]
    print(page)
