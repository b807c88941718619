"""`entregent user`: others keep a book here, and passwords are set."""

import pytest
from cli.conftest import Entregent

from entregent.store.models import User


def test_somebody_else_keeps_a_book_here(owner: Entregent) -> None:
    said = owner.says("user", "add", "bob", "--language", "fr", typed="secret words\n")

    bob = User.objects.get(username="bob")
    assert said == "bob can keep a book here now.\n"
    assert bob.check_password("secret words")
    assert bob.language == "fr"


def test_without_a_password_only_the_command_line_can(owner: Entregent) -> None:
    owner.says("user", "add", "bob", "--no-password")

    assert not User.objects.get(username="bob").has_usable_password()


def test_a_password_is_set(owner: Entregent) -> None:
    owner.says("user", "password", typed="new words\n")
    owner.says("user", "password", "viewer", typed="other words\n")

    assert User.objects.get(username="owner").check_password("new words")
    assert User.objects.get(username="viewer").check_password("other words")


def test_what_cannot_be_set_is_refused(owner: Entregent) -> None:
    assert owner.refuses("user", "password", "nobody")
    assert owner.refuses("user", "password")
    assert owner.refuses("user", "add", "", "--no-password")
    assert owner.refuses("user", "add", "viewer", "--no-password")


def test_at_a_terminal_a_password_is_asked_for_twice(
    owner: Entregent, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []

    def prompt(text: str, **how: object) -> str:
        asked.append(how)
        return "typed words"

    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    owner.says("user", "password")

    assert asked == [{"hide_input": True, "confirmation_prompt": True}]
    assert User.objects.get(username="owner").check_password("typed words")
