"""Whatever cannot be done becomes one sentence, in one place."""

import json

import pytest
from cli.conftest import Entregent
from django.db import OperationalError

from entregent.cli import command


def test_programs_get_the_kind_and_the_facts(owner: Entregent) -> None:
    owner.says("add", "Lei Chen")
    owner.says("add", "Lei Wang")

    error = json.loads(owner.refuses("person", "Lei", "--json"))

    assert error["error"] == "several_found"
    assert error["facts"]["name"] == "Lei"
    assert [name for _, name in error["facts"]["candidates"]] == [
        "Lei Chen",
        "Lei Wang",
    ]
    assert error["sentence"].startswith("“Lei” fits several")


def test_a_sentence_is_in_the_readers_language(owner: Entregent) -> None:
    in_english = owner.refuses("thank", "Zed")
    owner.says("settings", "--language", "fr")

    assert owner.refuses("thank", "Zed") != in_english


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("database is locked", "Another program"),
        ("database or disk is full", "no room"),
        ("attempt to write a readonly database", "read but not written"),
        ("unable to open database file", "cannot be opened"),
        ("connection refused", "cannot be opened"),
        ("file is not a database", "damaged"),
    ],
)
def test_trouble_with_the_file_is_a_sentence(
    owner: Entregent, monkeypatch: pytest.MonkeyPatch, message: str, sentence: str
) -> None:
    def fails(space: int | None) -> None:
        raise OperationalError(message)

    monkeypatch.setattr(command, "open_book", fails)

    assert sentence in owner.refuses("today")
    error = json.loads(owner.refuses("today", "--json"))
    assert error["error"] == "book_out_of_reach"


@pytest.mark.parametrize("fault", [OperationalError("no such table"), KeyError("x")])
def test_a_fault_of_the_program_is_not_hidden(
    owner: Entregent, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fails(space: int | None) -> None:
        raise fault

    monkeypatch.setattr(command, "open_book", fails)

    with pytest.raises(type(fault)):
        owner.run("today")


def test_another_user_and_another_book_must_be_there(owner: Entregent) -> None:
    owner.space = 999
    assert owner.refuses("today")
    owner.user = "nobody"
    assert owner.refuses("today")
