"""The headers of a message say who wrote to whom, and when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.formats.addresses import Address, read_addresses, read_words
from entregent.formats.mail import Message, read_message
from entregent.formats.moments import read_moment
from entregent.formats.reading import Problem, ProblemCode


def message(text: str) -> Message:
    read = read_message(text.encode().splitlines(keepends=True))
    assert isinstance(read, Message)
    return read


def problem(text: str) -> Problem:
    read = read_message(text.encode().splitlines(keepends=True))
    assert isinstance(read, Problem)
    return read


LETTER = """\
Message-ID: <adv-1@example.org>
Date: Sat, 10 Jan 2026 09:30:00 +0100
From: "Chen, Lei" <Lei.Chen@Example.org>
To: Moi <me@example.org>,
\tzoe@example.com (Zoë)
Cc: =?utf-8?b?6ZmI56OK?= <lei@example.cn>
Subject: =?iso-8859-1?q?Le_projet?= =?iso-8859-1?q?_d=E9marre?=
In-Reply-To: <ask-1@example.org>
References: <ask-0@example.org>
 <ask-1@example.org>

Bonjour!
Subject: not a header any more
"""


def test_a_letter_says_who_wrote_to_whom_about_what() -> None:
    letter = message(LETTER)

    assert letter.sender == Address("Chen, Lei", "lei.chen@example.org")
    assert letter.to == (
        Address("Moi", "me@example.org"),
        Address("Zoë", "zoe@example.com"),
    )
    assert letter.cc == (Address("陈磊", "lei@example.cn"),)
    assert letter.subject == "Le projet démarre"
    assert letter.moment == datetime(2026, 1, 10, 8, 30, tzinfo=UTC)


def test_a_letter_says_which_one_it_answers() -> None:
    letter = message(LETTER)

    assert letter.message_id == "adv-1@example.org"
    assert letter.in_reply_to == "ask-1@example.org"
    assert letter.references == ("ask-0@example.org", "ask-1@example.org")


def test_a_letter_between_people_is_nothing_else() -> None:
    letter = message(LETTER)

    assert (letter.is_list, letter.is_bulk, letter.is_automatic) == (False,) * 3
    assert letter.list_id == ""


def test_a_letter_without_an_id_gets_the_same_one_each_time() -> None:
    without = LETTER.replace("Message-ID: <adv-1@example.org>\n", "")
    other = without.replace("d=E9marre", "commence")

    made = message(without).message_id
    assert made == message(without).message_id
    assert made.startswith("made:")
    assert len(made) == len("made:") + 32
    assert made != message(other).message_id


def test_a_letter_without_a_date_is_a_problem() -> None:
    undated = "From: lei@example.org\nSubject: Hello\n\n"

    assert problem(undated) == Problem(1, ProblemCode.NO_DATE, "Hello")


def test_a_date_nobody_can_read_is_quoted() -> None:
    letter = "From: lei@example.org\nDate: last week\n\n"

    assert problem(letter) == Problem(1, ProblemCode.UNREADABLE_DATE, "last week")


def test_a_letter_without_a_sender_is_a_problem() -> None:
    letter = "From: undisclosed\nDate: Sat, 10 Jan 2026 09:30:00 +0100\n\n"

    assert problem(letter) == Problem(1, ProblemCode.NO_SENDER, "undisclosed")


DATED = "From: lei@example.org\nDate: Sat, 10 Jan 2026 09:30:00 +0100\n"


@pytest.mark.parametrize(
    ("header", "claims"),
    [
        ("List-Id: Friends of Go <go.Example.org>", {"is_list"}),
        ("list-post: <mailto:go@example.org>", {"is_list"}),
        ("Mailing-List: contact go-help@example.org", {"is_list"}),
        ("List-Unsubscribe: <https://example.org/leave>", {"is_list"}),
        ("Precedence: Bulk", {"is_bulk"}),
        ("Feedback-ID: 1:2:3", {"is_bulk"}),
        ("X-Auto-Response-Suppress: All", {"is_bulk"}),
        ("Auto-Submitted: no", set()),
        ("Auto-Submitted: auto-replied", {"is_bulk", "is_automatic"}),
        ("Return-Path: <>", {"is_automatic"}),
        ("Return-Path: <lei@example.org>", set()),
        ("Content-Type: multipart/report; boundary=x", {"is_automatic"}),
        ("X-Something-Else: List-Id", set()),
    ],
)
def test_headers_tell_lists_masses_and_machines(header: str, claims: set[str]) -> None:
    letter = message(f"{DATED}{header}\n\n")

    names = ("is_list", "is_bulk", "is_automatic")
    assert {name for name in names if getattr(letter, name)} == claims


def test_a_list_has_an_id() -> None:
    assert message(f"{DATED}List-Id: Go <go.Example.org>\n\n").list_id == (
        "go.example.org"
    )


def test_no_reply_is_nobody() -> None:
    letter = message(DATED.replace("lei@", "No-Reply@") + "\n")

    assert letter.is_automatic


def test_headers_in_cp1252_are_read() -> None:
    lines = DATED.encode().splitlines(keepends=True)
    letter = read_message([*lines, "Subject: déjà vu\n".encode("cp1252")])

    assert isinstance(letter, Message)
    assert letter.subject == "déjà vu"


def test_headers_without_end_stay_within_bounds() -> None:
    to = [b"To: a@example.org,\n", *([b" b@example.org,\n"] * 100_000)]
    letter = read_message([*DATED.encode().splitlines(keepends=True), *to])

    assert isinstance(letter, Message)
    assert 1_000 < len(letter.to) < 100_000


# --- dates ----------------------------------------------------------------------

MORNING = datetime(2004, 1, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 02 Jan 2004 10:30:00 +0100",
        "Fri, 2 Jan 2004 09:30:00 GMT",
        "Fri,  2 jan 2004 9:30 +0000",
        "2 Jan 2004 04:30:00 -0500 (EST)",
        "2 Jan 2004 09:30:00",
        "Fri Jan  2 09:30:00 2004",
        "Fri, 02 Jan 04 09:30:00 +0000",
        "Fri, 02 Jan 104 09:30:00 +0000",
        "Fri, 02 Jan 2004 09.30.00 -0000",
        "Fri, 02 Jan 2004 09:30:00 +9900",
        "2004-01-02 09:30:00",
        "2004-01-02T10:30:00+01:00",
    ],
)
def test_a_date_is_read_in_each_of_these_shapes(text: str) -> None:
    assert read_moment(text) == MORNING


def test_the_zone_of_the_writer_is_kept() -> None:
    moment = read_moment("Fri, 02 Jan 2004 10:30:00 -0330")

    assert moment is not None
    assert moment.utcoffset() == -timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "Thu, 32 Jan 2004 09:30:00 +0000",
        "Fri, 02 Jan 1904 09:30:00 +0000",
        "Fri, 02 Jan 9999 09:30:00 +0000",
        "Fri, 02 ſep 2004 09:30:00 +0000",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_moment(text) is None


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_what_a_mail_program_writes_is_read_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)

    assert read_moment(f"{moment:%a, %d %b %Y %H:%M:%S} +0000") == moment


# --- addresses ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lei@example.org", ["=lei@example.org"]),
        ("<LEI@example.org>", ["=lei@example.org"]),
        ("Lei Chen <lei@example.org>", ["Lei Chen=lei@example.org"]),
        ('"Chen, Lei" <lei@example.org>', ["Chen, Lei=lei@example.org"]),
        (r'"Lei \"L\" C" <lei@example.org>', ['Lei "L" C=lei@example.org']),
        ("'Lei' <lei@example.org>", ["Lei=lei@example.org"]),
        ('"lei@example.org" <lei@example.org>', ["=lei@example.org"]),
        ("lei@example.org (Lei Chen)", ["Lei Chen=lei@example.org"]),
        ("lei at example.org (Lei Chen)", ["Lei Chen=lei@example.org"]),
        ("Lei <lei@example.org", ["Lei=lei@example.org"]),
        ("Lei <lei @example.org>", ["Lei=lei@example.org"]),
        ("a@example.org, , b@example.org,", ["=a@example.org", "=b@example.org"]),
        ("a@example.org; b@example.org", ["=a@example.org", "=b@example.org"]),
        (
            "Us: a@example.org, B <b@example.org>;",
            ["=a@example.org", "B=b@example.org"],
        ),
        ("undisclosed-recipients:;", []),
        ("=?utf-8?q?Jos=C3=A9?= <jo@example.org>", ["José=jo@example.org"]),
        ("=?utf-8?q?Jos=C3=A9_=3Cjo=40example=2Eorg=3E?=", ["José=jo@example.org"]),
        ("root", []),
        ("@", []),
    ],
)
def test_addresses_are_read_as_they_are_meant(text: str, expected: list[str]) -> None:
    assert [f"{a.name}={a.email}" for a in read_addresses(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("=?utf-8?B?5L2g5aW9?=", "你好"),
        ("=?utf-8?B?5L2g5aW9IQ?=", "你好!"),
        ("=?utf-8?B?5L2g5aW?=", "你"),
        ("=?UTF-8?B?5L2g5Q==?= =?utf-8?B?pb0=?=", "你好"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?utf-8*fr?q?d=C3=A9j=C3=A0?= vu", "déjà vu"),
        ("=?x-nobody-knows?q?d=E9j=E0?=", "déjà"),
        ("=?utf-8?q?two words?=", "two words"),
        ("=?utf-8?b?5?=", "5"),
        ("=?utf-8?x?what?=", "=?utf-8?x?what?="),
        ("=?utf-8?q?open", "=?utf-8?q?open"),
    ],
)
def test_encoded_words_are_decoded_or_left_as_they_are(
    text: str, expected: str
) -> None:
    assert read_words(text) == expected


@given(st.text())
def test_any_text_is_a_list_of_addresses(text: str) -> None:
    assert all("@" in address.email for address in read_addresses(text))


@given(st.text(alphabet='"\\<>()@,;:=?qb a', max_size=200))
def test_broken_addresses_are_read_too(text: str) -> None:
    assert all("@" in address.email for address in read_addresses(text))


@pytest.mark.parametrize(
    "what", [" ", "(", '"', "<", "a", "=?a?q?", "a at ", ":", "\\"]
)
def test_no_header_takes_long(what: str) -> None:
    read_addresses("x " + what * 50_000 + " x")
    read_words("x " + what * 50_000 + " x")
