"""An archive is read message by message, and no letter is taken for two."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.formats.mbox import Message, looks_like_mbox, read_messages
from entregent.formats.reading import Problem, ProblemCode


def read(text: str) -> list[Message | Problem]:
    return list(read_messages(text.encode().splitlines(keepends=True)))


def subjects(text: str) -> list[str]:
    return [item.subject for item in read(text) if isinstance(item, Message)]


def letter(subject: str, body: str = "Hello!\n") -> str:
    return (
        "From lei@example.org Sat Jan 10 09:30:00 2026\n"
        "From: lei@example.org\n"
        "Date: Sat, 10 Jan 2026 09:30:00 +0100\n"
        f"Subject: {subject}\n"
        "\n"
        f"{body}\n"
    )


def test_letters_are_read_in_their_order() -> None:
    assert subjects(letter("one") + letter("two") + letter("three")) == [
        "one",
        "two",
        "three",
    ]


def test_each_letter_knows_its_line() -> None:
    assert [item.line for item in read(letter("one") + letter("two"))] == [1, 8]


@pytest.mark.parametrize(
    "body",
    [
        "From here it is easy.\n",
        "\nFrom Jan 2026 at 12:30 on we work.\n",
        "\nFrom lei@example.org Sat Jan 10 09:30:00 2026\nis how it begins.\n",
        "\n>From lei@example.org Sat Jan 10 09:30:00 2026\nSubject: quoted\n",
        "as in\nFrom lei@example.org Sat Jan 10 09:30:00 2026\nSubject: no gap\n",
        "\nFrom me to you\nWith: love\n",
    ],
)
def test_a_sentence_that_begins_with_from_is_no_new_letter(body: str) -> None:
    assert subjects(letter("one", body) + letter("two")) == ["one", "two"]


@pytest.mark.parametrize(
    "postmark",
    [
        "From lei@example.org  Sat Jan 10 09:30:00 2026",
        "From lei@example.org Sat Jan 10 10:30:00 +0100 2026",
        "From lei@example.org Sat Jan 10 09:30:00 2026 +0000",
        "From lei@example.org Sat Jan 10 09:30:00 UTC 2026",
        "From 1612345678901234567@xxx Sat Jan 10 09:30:00 +0000 2026",
        "From MAILER-DAEMON Sat Jan 10 09:30 2026",
        "From - Sat Jan 10 09:30:00 2026",
        "From - 10 Jan 2026 09:30:00 -0000",
        "From lei at example.org  Sat Jan 10 09:30:00 2026",
        "From lei@example.org Sat Jan 10 09:30:00 2026 remote from example",
    ],
)
def test_a_postmark_stands_in_for_a_date_that_is_missing(postmark: str) -> None:
    undated = f"{postmark}\nFrom: lei@example.org\nSubject: two\n\nHello\n"
    found = read(letter("one") + undated)[1]

    assert isinstance(found, Message)
    assert found.line == 8
    assert found.moment.replace(second=0) == datetime(2026, 1, 10, 9, 30, tzinfo=UTC)


def test_a_letter_without_any_date_is_a_problem_and_the_rest_is_read() -> None:
    undated = "From \nFrom: lei@example.org\nSubject: when?\n\n\n"
    first, second = read(undated + letter("two"))

    assert first == Problem(1, ProblemCode.NO_DATE, "when?")
    assert isinstance(second, Message)


def test_what_stands_before_the_first_letter_is_one_problem() -> None:
    first, second = read("Dear archive,\nhello.\n\n" + letter("one"))

    assert first == Problem(1, ProblemCode.NOT_A_MESSAGE, "Dear archive,")
    assert isinstance(second, Message)
    assert second.line == 4


def test_an_empty_file_is_an_empty_archive() -> None:
    assert read("") == []
    assert read("\n\n") == []


def test_windows_line_ends_and_a_byte_order_mark_are_no_hindrance() -> None:
    text = "\ufeff" + (letter("one") + letter("two")).replace("\n", "\r\n")

    assert subjects(text) == ["one", "two"]


def test_an_archive_is_told_by_how_it_begins() -> None:
    assert looks_like_mbox(letter("one").encode())
    assert looks_like_mbox(b"From - Sat Jan 10 09:30:00 2026")
    assert not looks_like_mbox(b"From here on it is easy.\nOr so they say.\n")
    assert not looks_like_mbox(b"From: lei@example.org\nSubject: a letter\n")
    assert not looks_like_mbox(b"BEGIN:VCARD\r\n")
    assert not looks_like_mbox(b"")


def test_a_large_archive_needs_little_memory() -> None:
    def archive() -> Iterator[bytes]:
        for number in range(300):
            yield from letter(str(number)).encode().splitlines(keepends=True)
            yield from (b"Something longer, again and again.\n" for _ in range(300))
            yield b"\n"

    tracemalloc.start()
    count = sum(1 for _ in read_messages(archive()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 300
    assert peak < 1_000_000


@given(st.lists(st.binary()))
def test_any_bytes_are_read(lines: list[bytes]) -> None:
    list(read_messages(lines))


CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
BODIES = st.text(CHARACTERS)


@given(st.lists(BODIES.filter(lambda body: "From " not in body), max_size=6))
def test_there_is_one_item_for_each_postmark(bodies: list[str]) -> None:
    text = "".join(letter("x", body + "\n") for body in bodies)
    lines = [line + b"\n" for line in text.encode().split(b"\n")]

    assert len(list(read_messages(lines))) == len(bodies)
