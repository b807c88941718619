"""Real archives and letters are read; what they say was looked up by hand."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from entregent.formats.mail import read_message
from entregent.formats.mbox import Address, Message, looks_like_mbox, read_messages
from entregent.formats.reading import Problem, ProblemCode

PONYMAIL = "incubator-ponymail-unit-tests__"


def read(path: Path) -> list[Message | Problem]:
    with path.open("rb") as lines:
        return list(read_messages(lines))


def messages(path: Path) -> list[Message]:
    return [item for item in read(path) if isinstance(item, Message)]


def one(path: Path) -> Message:
    (message,) = messages(path)
    return message


def letter(path: Path) -> Message:
    with path.open("rb") as lines:
        message = read_message(lines)
    assert isinstance(message, Message)
    return message


def test_every_archive_looks_like_one(shared: Path) -> None:
    for path in (shared / "samples/mbox").glob("*.mbox"):
        assert looks_like_mbox(path.read_bytes()[:4096]), path.name


def test_one_persons_log_is_read_whole(shared: Path) -> None:
    log = read(shared / "samples/mbox/one_person_real_log.mbox")
    letters = [item for item in log if isinstance(item, Message)]

    assert len(log) == len(letters) == 2458
    assert len({letter.message_id for letter in letters}) == 2458
    assert (min(m.moment for m in letters).year, letters[-1].moment.year) == (
        1999,
        2002,
    )
    first = letters[0]
    assert first.sender == Address("Xiao Okafor", "xiao.okafor@example.org")
    assert first.moment == datetime(1999, 10, 6, 6, 44, tzinfo=UTC)
    assert [a.email for a in first.to] == [
        "me@example.org",
        "pierrick.chevalier@example.org",
    ]


def test_one_persons_log_is_about_sixty_one_people(shared: Path) -> None:
    letters = messages(shared / "samples/mbox/one_person_real_log.mbox")
    named = Counter(
        address.email
        for letter in letters
        for address in (letter.sender, *letter.to, *letter.cc)
    )

    assert len(named) == 61
    assert named.most_common(1)[0][0] == "me@example.org"
    assert not any(m.is_list or m.is_bulk or m.is_automatic for m in letters)


def test_a_list_of_users_is_all_list_mail(shared: Path) -> None:
    found = read(shared / f"samples/mbox/{PONYMAIL}httpd-users-200606-part.mbox")
    letters = [item for item in found if isinstance(item, Message)]

    assert len(found) == len(letters) == 12
    assert {letter.list_id for letter in letters} == {"users.httpd.apache.org"}
    assert all(letter.is_list and letter.is_bulk for letter in letters)
    assert letters[0].sender == Address("DEBIN GAO", "gaodebin@hotmail.com")


def test_a_letter_to_two_lists_without_list_id(shared: Path) -> None:
    found = one(shared / f"samples/mbox/{PONYMAIL}httpd-dev-28428.mbox")

    assert found.subject == "slow apache 2.0"
    assert found.sender == Address("Nick De Decker", "nick@i-vision.be")
    assert found.moment == datetime(2002, 4, 9, 14, 47, 2, tzinfo=UTC)
    assert [a.email for a in found.cc] == ["dev@httpd.apache.org"]
    assert found.is_list
    assert found.list_id == ""


def test_an_answer_knows_the_whole_thread(shared: Path) -> None:
    found = one(
        shared / f"samples/mbox/{PONYMAIL}maven-dev-2017-11-124652-listsao.mbox"
    )

    assert len(found.references) == 4
    assert found.in_reply_to == found.references[-1]
    assert found.to == (Address("Maven Developers List", "dev@maven.apache.org"),)


def test_the_other_archives_hold_one_letter_each(shared: Path) -> None:
    expected = {
        "empty_body": "Test email with empty body",
        "ponymail-dev-1079-mboxvm": "Re: Graduation or..?",
        "text_enriched": "Virtual Hosts",
    }
    for name, subject in expected.items():
        found = one(shared / f"samples/mbox/{PONYMAIL}{name}.mbox")
        assert found.subject == subject


def test_a_letter_without_date_is_told(shared: Path) -> None:
    found = read(shared / f"samples/mbox/{PONYMAIL}no_date.mbox")

    assert found == [Problem(1, ProblemCode.NO_DATE)]


def test_single_letters_are_read_too(shared: Path) -> None:
    folder = shared / "samples/eml"
    many = letter(folder / "thunderbird-android__02-many-recipients.eml")
    answer = letter(folder / "thunderbird-android__04-thread-2.eml")

    assert len(many.to) == 20
    assert many.to[19] == Address("User 20", "to20@e12.example.com")
    assert many.sender == Address("Alice", "from1@example.com")
    assert answer.in_reply_to == "thread-1@example.com"
    assert answer.references == ("thread-2@example.com",)


def test_the_body_of_a_letter_alone_is_no_letter(shared: Path) -> None:
    path = shared / "samples/eml/email-reply-parser__email_1_1.txt"

    with path.open("rb") as lines:
        assert read_message(lines) == Problem(1, ProblemCode.NO_DATE)
