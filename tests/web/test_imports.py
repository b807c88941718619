"""Imports on the web: look first, then write, then take out again."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entregent.acts import imports as acts
from entregent.core.refusals import NotFoundError
from entregent.core.vocabulary import ImportState
from entregent.exchange import background
from entregent.queries import imports, people
from entregent.web.views import imports as views

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Cast
    from pytest_django.fixtures import Settings
    from web.conftest import Door

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
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do long work at once: a test and its page share one connection."""
    monkeypatch.setattr(background, "start", background._try)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)


@pytest.fixture(autouse=True)
def home(settings: "Settings", tmp_path: Path) -> Path:
    """Keep what is brought in a folder of the test."""
    settings.ENTREGENT_HOME = tmp_path
    return tmp_path


def cards(name: str = "home.vcf", text: str = CARDS) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def letters() -> SimpleUploadedFile:
    return SimpleUploadedFile("mail.mbox", LETTERS.encode())


def kept(home: Path) -> list[str]:
    """List the files that stay in the home folder."""
    return [path.name for path in home.glob("uploads/*/*") if path.suffix != ".json"]


def bring(client: Client, cast: "Cast", file: SimpleUploadedFile, **said: str) -> str:
    """Bring a file; say where that leads to."""
    answer = client.post(f"/{cast.space}/import", {"file": file, **said}, follow=True)
    url: str = answer.request["PATH_INFO"]
    return url


def test_a_file_is_looked_through_before_anything_is_written(
    cast: "Cast", door: "Door"
) -> None:
    url = bring(door.owner, cast, cards())

    page = door.owner.get(url).content.decode()
    assert "Nothing is written yet" in page
    assert "2 new people" in page
    assert "陈明" in page
    assert "Line" in page
    assert '<td class="figures">11</td>' in page
    assert not people.people(cast.owner, cast.space).lines


def test_a_file_is_written_and_then_kept_no_longer(
    cast: "Cast", door: "Door", home: Path
) -> None:
    url = bring(door.owner, cast, cards())
    assert kept(home) == ["home.vcf"]

    answer = door.owner.post(f"{url}/apply", follow=True)

    assert "It is in the book." in answer.content.decode()
    found = people.people(cast.owner, cast.space).lines
    assert {line.name for line in found} == {"Zoë Marchand", "陈明"}
    assert kept(home) == []


def test_the_same_file_a_second_time_adds_nothing(cast: "Cast", door: "Door") -> None:
    door.owner.post(f"{bring(door.owner, cast, cards())}/apply")

    page = door.owner.get(bring(door.owner, cast, cards())).content.decode()

    assert "All of this is in the book already" in page
    assert "/apply" not in page


def test_a_preview_may_be_left(cast: "Cast", door: "Door", home: Path) -> None:
    url = bring(door.owner, cast, cards())

    door.owner.post(f"{url}/discard")

    assert kept(home) == []
    assert not imports.runs(cast.owner, cast.space)
    assert not people.people(cast.owner, cast.space).lines


def test_an_import_is_taken_out_again(cast: "Cast", door: "Door") -> None:
    url = bring(door.owner, cast, cards())
    door.owner.post(f"{url}/apply")

    answer = door.owner.post(f"{url}/undo", follow=True)

    assert "It was taken out again." in answer.content.decode()
    assert not people.people(cast.owner, cast.space).lines
    assert door.owner.post(f"{url}/undo").status_code == 422


def test_an_import_that_stopped_goes_on(
    cast: "Cast", door: "Door", monkeypatch: pytest.MonkeyPatch
) -> None:
    url = bring(door.owner, cast, cards())
    real = acts.finish_import

    def stop(*_said: object) -> None:
        raise NotFoundError("import", "1")

    monkeypatch.setattr(acts, "finish_import", stop)
    stopped = door.owner.post(f"{url}/apply", follow=True).content.decode()
    assert "It stopped at" in stopped
    assert 'role="alert"' in stopped
    monkeypatch.setattr(acts, "finish_import", real)

    door.owner.post(f"{url}/apply")

    (run,) = imports.runs(cast.owner, cast.space)
    assert run.state is ImportState.DONE
    assert len(people.people(cast.owner, cast.space).lines) == 2


def test_an_archive_asks_which_addresses_are_mine_without_coming_again(
    cast: "Cast", door: "Door", home: Path
) -> None:
    url = bring(door.owner, cast, letters())
    asked = door.owner.get(url)
    assert 'role="alert"' in asked.content.decode()
    assert kept(home) == ["mail.mbox"]

    answer = door.owner.post(
        f"{url}/look", {"addresses": "ada@example.org"}, follow=True
    )

    page = answer.content.decode()
    assert "1 new person" in page
    assert "Read from the side of ada@example.org." in page


def test_the_addresses_may_come_with_the_file(cast: "Cast", door: "Door") -> None:
    url = bring(door.owner, cast, letters(), addresses="ada@example.org")

    assert "1 new person" in door.owner.get(url).content.decode()


def test_a_large_file_is_looked_through_beside_the_page(
    cast: "Cast", door: "Door", monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Callable[[], object]] = []
    monkeypatch.setattr(views, "LARGE", 10)
    monkeypatch.setattr(background, "start", lambda _name, work: begun.append(work))
    monkeypatch.setattr(background, "is_running", lambda _name: bool(begun))

    url = bring(door.owner, cast, cards())

    page = door.owner.get(url).content.decode()
    assert "It is being looked through." in page
    assert 'hx-trigger="load delay:1s"' in page
    begun.pop()()
    polled = door.owner.get(url, headers={"HX-Request": "true"})
    assert "/imports/" in polled["HX-Redirect"]
    assert "2 new people" in door.owner.get(url, follow=True).content.decode()


def test_a_look_that_was_cut_off_can_be_had_again(
    cast: "Cast", door: "Door", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LARGE", 10)
    monkeypatch.setattr(background, "start", lambda _name, _work: None)

    url = bring(door.owner, cast, cards())

    assert "was not finished" in door.owner.get(url).content.decode()
    assert f"{url}/look" in door.owner.get(url).content.decode()


def test_a_page_of_a_run_shows_how_far_it_came(
    cast: "Cast", door: "Door", monkeypatch: pytest.MonkeyPatch
) -> None:
    url = bring(door.owner, cast, cards())
    monkeypatch.setattr(background, "is_running", lambda _name: True)
    headers = {"HX-Request": "true", "HX-Target": "div#run"}

    page = door.owner.get(url, headers=headers).content.decode()

    assert "Being written." in page
    assert "<progress" in page
    assert "<html" not in page


def test_a_file_of_no_known_kind_is_refused_kindly(cast: "Cast", door: "Door") -> None:
    url = bring(door.owner, cast, cards("notes.txt", "Milk, bread"))

    page = door.owner.get(url).content.decode()
    assert "notes.txt" in page
    assert 'role="alert"' in page
    assert f"{url}/leave" in page
    assert door.owner.post(f"{url}/leave").status_code == 302
    assert door.owner.get(url).status_code == 404


def test_a_file_that_is_too_large_is_refused_and_nothing_of_it_stays(
    cast: "Cast", door: "Door", settings: "Settings", home: Path
) -> None:
    settings.ENTREGENT_LARGEST_UPLOAD = 100

    answer = door.owner.post(
        f"/{cast.space}/import", {"file": cards(), "addresses": "ada@example.org"}
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "This file is larger than 100" in page
    assert 'value="ada@example.org"' in page
    assert kept(home) == []


def test_no_file_is_said_beside_the_field(cast: "Cast", door: "Door") -> None:
    answer = door.owner.post(f"/{cast.space}/import", {"addresses": "a@example.org"})

    assert answer.status_code == 422
    assert 'class="problem"' in answer.content.decode()


def test_a_name_leads_nowhere_else(cast: "Cast", door: "Door", home: Path) -> None:
    bring(door.owner, cast, cards("../../.hidden\x00.vcf"))

    (path,) = (p for p in home.rglob("*") if p.is_file() and p.suffix != ".json")
    assert path.parent.parent == home / "uploads"
    assert not path.name.startswith(".")


def test_a_forged_request_leaves_nothing_behind(cast: "Cast", home: Path) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)

    answer = client.post(f"/{cast.space}/import", {"file": cards()})

    assert answer.status_code == 403
    assert list(home.glob("uploads/*")) == []
    assert not imports.runs(cast.owner, cast.space)


def test_a_viewer_sees_the_runs_and_writes_nothing(
    cast: "Cast", door: "Door", home: Path
) -> None:
    url = bring(door.owner, cast, cards())

    page = door.viewer.get(f"/{cast.space}/import").content.decode()
    assert "home.vcf" in page
    assert 'type="file"' not in page
    assert door.viewer.get(url).status_code == 200
    file = {"file": cards()}
    assert door.viewer.post(f"/{cast.space}/import", file).status_code == 403
    for act in ("apply", "discard", "undo"):
        assert door.viewer.post(f"{url}/{act}").status_code == 403
    assert kept(home) == ["home.vcf"]


def test_a_stranger_finds_neither_file_nor_run(
    cast: "Cast", door: "Door", home: Path
) -> None:
    upload = bring(door.owner, cast, letters())
    run = bring(door.owner, cast, cards())

    for url in (upload, run, f"/{cast.space}/import"):
        assert door.stranger.get(url).status_code == 404
    for url in (f"{upload}/look", f"{upload}/leave", f"{run}/apply", f"{run}/undo"):
        assert door.stranger.post(url).status_code == 404
    assert door.editor.get(upload).status_code == 404
    assert len(kept(home)) == 2


@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_the_pages_answer_in_three_languages(
    cast: "Cast", door: "Door", language: str
) -> None:
    url = bring(door.owner, cast, cards())
    cast.owner.language = language
    cast.owner.save()

    for path in (url, f"/{cast.space}/import"):
        answer = door.owner.get(path)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()
