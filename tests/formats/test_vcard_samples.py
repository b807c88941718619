"""Real cards of many programs are read, and written back byte for byte."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from entregent.core.vocabulary import ContactKind
from entregent.formats.reading import Problem, ProblemCode
from entregent.formats.vcard import (
    Card,
    PartialDate,
    Point,
    Version,
    looks_like_vcard,
    read_cards,
    write_card,
    write_new,
)


def files(shared: Path) -> Iterator[Path]:
    yield from sorted((shared / "samples/vcard").glob("*.vcf"))
    yield from sorted((shared / "samples/carddav").glob("*.vcf"))


def cards(shared: Path, name: str) -> tuple[Card, ...]:
    return read_cards((shared / f"samples/vcard/{name}.vcf").read_bytes()).cards


def one(shared: Path, name: str) -> Card:
    (card,) = cards(shared, name)
    return card


def labelled(points: Iterable[Point]) -> list[tuple[str, str]]:
    return [(point.label, point.value) for point in points]


# --- all of them ----------------------------------------------------------------


def test_every_card_in_every_file_is_whole(shared: Path) -> None:
    paths = list(files(shared))

    assert len(paths) >= 32
    for path in paths:
        data = path.read_bytes()
        begun = data.replace(b"\0", b"").upper().count(b"BEGIN:VCARD")
        inside = 1 if path.name == "ical.js__vcard3.vcf" else 0  # an agent's
        assert looks_like_vcard(data[:4096]), path.name
        assert len(read_cards(data).cards) == begun - inside, path.name


def test_every_card_is_written_back_byte_for_byte(shared: Path) -> None:
    for path in files(shared):
        data = path.read_bytes()
        written = [write_card(card) for card in read_cards(data).cards]
        place = 0
        for piece in written:
            place = data.index(piece, place) + len(piece)


@pytest.mark.parametrize("version", Version)
def test_every_card_says_the_same_in_another_version(
    shared: Path, version: Version
) -> None:
    about_the_file = {"version", "encoding", "line", "lines", "unknown"}
    names = [f.name for f in fields(Card) if f.name not in about_the_file]
    for path in files(shared):
        for card in read_cards(path.read_bytes()).cards:
            (again,) = read_cards(write_new(card, version)).cards
            for name in names:
                assert getattr(again, name) == getattr(card, name), path.name


def test_few_problems_are_found_and_they_are_real(shared: Path) -> None:
    found = {
        path.name: read.problems
        for path in files(shared)
        if (read := read_cards(path.read_bytes())).problems
    }

    assert found == {
        "ical.js__vcard_grouped.vcf": (Problem(1, ProblemCode.NO_NAME, "BEGIN:VCARD"),),
        "ical4j-vcard__vcard-group.vcf": (
            Problem(1, ProblemCode.NO_NAME, "BEGIN:VCARD"),
        ),
        "vcards__v4.vcf": (Problem(22, ProblemCode.UNREADABLE_DATE, "BDAY:19723101"),),
    }


# --- one by one -----------------------------------------------------------------


def test_a_card_from_an_iphone(shared: Path) -> None:
    john = one(shared, "ez-vcard__John_Doe_IPHONE")

    assert john.full_name == "Mr. John Richter James Doe Sr."
    assert (john.family, john.given, john.prefixes) == ("Doe", "John", "Mr.")
    assert (john.organisation, john.departments) == ("IBM", ("Accounting",))
    assert john.birthday == PartialDate(2012, 6, 6)
    assert labelled(john.phones) == [
        ("cell", "905-555-1234"),
        ("home", "905-666-1234"),
        ("work", "905-777-1234"),
        ("home fax", "905-888-1234"),
        ("work fax", "905-999-1234"),
        ("pager", "905-111-1234"),
        ("assistantphone", "905-222-1234"),
    ]
    assert labelled(john.urls) == [("homepage", "http://www.ibm.com")]
    assert len(john.unknown[-1]) > 40_000
    assert john.unknown[-1].startswith("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ")


def test_a_card_from_google(shared: Path) -> None:
    john = one(shared, "ez-vcard__John_Doe_GMAIL")

    assert john.additional == "Richter, James"
    assert john.anniversary == PartialDate(1975, 3, 1)
    assert labelled(john.related) == [("spouse", "Jenny")]
    assert john.note.endswith("\nFavotire Color: Blue")
    assert john.unknown == ("X-PHONETIC-FIRST-NAME:Jon", "X-PHONETIC-LAST-NAME:Dow")


def test_a_card_from_outlook(shared: Path) -> None:
    john = one(shared, "ez-vcard__John_Doe_MS_OUTLOOK")

    assert john.version == "2.1"
    assert john.birthday == PartialDate(1980, 3, 22)
    assert john.anniversary == PartialDate(2011, 1, 13)
    assert labelled(john.handles) == [("", "johny5@aol.com")]
    assert labelled(john.related) == [("manager", "Big Blue"), ("assistant", "Jenny")]


def test_a_card_from_evolution(shared: Path) -> None:
    john = one(shared, "ez-vcard__John_Doe_EVOLUTION")

    assert john.departments == ("Accounting", "Dungeon")
    assert labelled(john.handles) == [("aim", "johnny5@aol.com")]
    assert [point.value for point in john.emails] == ["john.doe@ibm.com"]


def test_six_cards_from_an_old_android(shared: Path) -> None:
    found = cards(shared, "ez-vcard__John_Doe_ANDROID")

    assert [card.full_name for card in found[:3]] == [
        "john.doe@company.com",
        "jane.doe@company.com",
        "Ñ Ñ Ñ Ñ Ñ",
    ]
    assert labelled(found[4].phones)[2] == ("work fax", "123456")


def test_the_card_of_the_standard(shared: Path) -> None:
    simon = one(shared, "ez-vcard__rfc6350-example")

    assert simon.suffixes == "ing. jr, M.Sc."
    assert simon.birthday == PartialDate(None, 2, 3)
    assert simon.anniversary == PartialDate(2009, 8, 8)
    assert simon.languages == ("fr", "en")
    assert simon.phones[0] == Point("+1-418-656-9254 ext. 102", "work", preferred=True)


def test_a_card_from_contacts_of_nextcloud(shared: Path) -> None:
    card = one(shared, "ical.js__escape_semicolon")

    assert labelled(card.phones)[2] == ("work fax", "205246;;,;")
    assert card.birthday == PartialDate(2019, 2, 10)
    assert card.anniversary == PartialDate(2019, 2, 20)


def test_cards_in_undeclared_encodings(shared: Path) -> None:
    greek = one(shared, "vcards__Greek")
    german = one(shared, "vcards__AnsiIssue")
    utf16 = cards(shared, "vcards__v3Utf16Bom")

    assert (greek.given, greek.family) == ("Ευάγγελος", "Παπαθανασίου")
    assert german.addresses[0].value.startswith("Lämmerweg 12")
    assert utf16[1].full_name == "KMS Außenstelle"
    assert labelled(utf16[1].phones)[1] == ("homeFax", "03443-333440")


def test_cards_of_two_versions_in_one_file(shared: Path) -> None:
    found = cards(shared, "whatsapp-chat-exporter__contacts")

    assert [card.version for card in found] == ["3.0", *["2.1"] * 5]
    assert found[2].full_name == "John Butler 🌟💫🌟"
    assert found[5].kind is ContactKind.ORGANISATION
    assert labelled(found[0].phones) == [("cell", "+85288888888")]


def test_an_old_card_with_mistakes_of_its_program(shared: Path) -> None:
    max_ = one(shared, "vcards__v2_1")

    assert labelled(max_.phones)[0] == ("work", "Tel geschäftlich")
    assert max_.departments == ("Führungsetage",)
    assert max_.birthday == PartialDate(1972, 1, 31)
    assert max_.anniversary == PartialDate(2000, 12, 24)


def test_a_company_of_apple(shared: Path) -> None:
    path = shared / "samples/carddav/vreports__put__3.vcf"
    (card,) = read_cards(path.read_bytes()).cards

    assert card.kind is ContactKind.ORGANISATION
    assert card.organisation == "Snow Leopard"
