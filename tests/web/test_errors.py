"""What cannot be shown is said in the reader's language, in the same calm hand."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from entregent.core.vocabulary import Language
from entregent.queries import books

if TYPE_CHECKING:
    from conftest import Cast
    from web.conftest import Door

LANGUAGES = pytest.mark.parametrize("language", list(Language))


def _reads(cast: "Cast", language: Language) -> None:
    for user in (cast.owner, cast.viewer):
        user.language = language
        user.save()


@LANGUAGES
def test_what_is_not_there_is_not_found(
    cast: "Cast", door: "Door", language: Language
) -> None:
    _reads(cast, language)

    for url in ("/nowhere", f"/{cast.elsewhere}/loops", f"/{cast.space}/loops/7"):
        answer = door.owner.get(url)
        assert answer.status_code == 404
        assert f'<html lang="{language}"' in answer.content.decode()


@LANGUAGES
def test_who_may_not_write_is_told_so(
    cast: "Cast", door: "Door", language: Language
) -> None:
    _reads(cast, language)
    said = {"name": "Acme app", "day": "2026-05-01"}

    answer = door.viewer.post(f"/{cast.space}/opportunities/record", said)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'<html lang="{language}"' in page
    assert 'role="alert"' in page


@LANGUAGES
def test_a_fault_of_ours_is_owned_up_to(
    cast: "Cast",
    door: "Door",
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_said: object) -> None:
        raise ZeroDivisionError

    _reads(cast, language)
    monkeypatch.setattr(books, "book", broken)
    door.owner.raise_request_exception = False

    answer = door.owner.get(f"/{cast.space}/settings")

    page = answer.content.decode()
    assert answer.status_code == 500
    assert f'<html lang="{language}"' in page
    assert "ZeroDivisionError" not in page


@LANGUAGES
def test_a_forged_form_is_refused(cast: "Cast", language: Language) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": language})

    answer = client.post("/sign-in", {"username": "owner", "password": "a guess"})

    assert answer.status_code == 403
    assert f'<html lang="{language}"' in answer.content.decode()
