"""What was not changed is written as it was; the rest as every program reads it."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.vocabulary import ContactKind
from entregent.formats.vcard import (
    Card,
    PartialDate,
    Point,
    Version,
    postal_address,
    read_cards,
    write_card,
    write_new,
)

LEI = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Some Phone//EN
UID:1
FN:Lei Chen
N:Chen;Lei;;;
item1.TEL;type=CELL;X-ID=7:+33 1
item1.X-ABLabel:boat
EMAIL;TYPE=INTERNET;TYPE=work:lei@exa
 mple.org
X-THING;WITH=PARAM:any\\,thing
NOTE:old
END:VCARD
"""


def read_one(data: str | bytes) -> Card:
    read = read_cards(data.encode() if isinstance(data, str) else data)
    assert read.problems == ()
    (card,) = read.cards
    return card


def said(card: Card) -> dict[str, object]:
    """Give what a card says, without where it says it."""
    about_the_file = {"version", "encoding", "line", "lines"}
    names = (field.name for field in fields(Card))
    return {n: getattr(card, n) for n in names if n not in about_the_file}


# --- unchanged and changed cards ------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n", "\r"])
def test_a_card_is_written_back_byte_for_byte(end: str) -> None:
    data = LEI.replace("\n", end).encode()

    assert write_card(read_one(data)) == data
    assert write_card(read_one(data), Version.V3) == data


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-8"])
def test_a_card_is_written_back_in_its_own_encoding(encoding: str) -> None:
    text = LEI.replace("Lei", "Zoë")
    data = ("\ufeff" + text).encode(encoding, "ignore")

    assert write_card(read_one(data)) == text.encode(encoding)


def test_a_change_leaves_every_other_line_as_it_was() -> None:
    card = replace(read_one(LEI), note="new\nand, longer")

    assert write_card(card).decode() == LEI.replace(
        "NOTE:old\n", "NOTE:new\\nand\\, longer\n"
    )


def test_changed_phones_take_their_labels_along() -> None:
    card = read_one(LEI)
    changed = replace(card, phones=(*card.phones, Point("+33 2", "shed")))
    written = write_card(changed).decode()

    assert "X-ABLabel:boat\nitem2.TEL:+33 2\nitem2.X-ABLabel:shed\nEND" in written
    assert "EMAIL;TYPE=INTERNET;TYPE=work:lei@exa\n mple.org\n" in written
    assert read_one(written).phones == changed.phones


def test_a_value_that_is_taken_away_is_gone() -> None:
    written = write_card(replace(read_one(LEI), note="", emails=())).decode()

    assert "NOTE" not in written
    assert "lei@" not in written


def test_a_changed_name_is_changed_in_all_its_parts() -> None:
    card = replace(read_one(LEI), given="Leila", full_name="Leila Chen")

    assert read_one(write_card(card)).given == "Leila"
    assert write_card(card).decode().count("\nN:") == 1


def test_an_unknown_line_can_be_taken_away() -> None:
    written = write_card(replace(read_one(LEI), unknown=())).decode()

    assert "X-THING" not in written
    assert "+33 1" in written


def test_a_changed_old_card_is_written_anew() -> None:
    old = (
        "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB\n"
        "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:1 Go St=0D=0ATours\n"
        "PHOTO;JPEG;BASE64:\n AAAA\n BBBB\n\nKEY;ENCODING=BASE64:CCCC\n"
        "X-LOGO;BASE64:DDDD\nitem1.X-OLD;WORK;X-A=b:1\nEND:VCARD\n"
    )
    card = replace(read_one(old), title="Head")

    written = write_card(card).decode().split("\r\n")
    assert written[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert {"FN:Zoë", "TITLE:Head", "LABEL;TYPE=home:1 Go St\\nTours"} <= set(written)
    assert "PHOTO;ENCODING=b;TYPE=JPEG:AAAABBBB" in written
    assert "X-LOGO;ENCODING=b:DDDD" in written
    assert "item1.X-OLD;TYPE=work;X-A=b:1" in written


# --- new cards ------------------------------------------------------------------

ZOE = Card(
    uid="urn:uuid:2",
    full_name="Zoë Mer, née Lac",
    family="Mer",
    given="Zoë",
    emails=(Point("zoe@example.org", "work", preferred=True),),
    phones=(Point("+33 1", "home fax"), Point("+33 2", "Her boat")),
    urls=(Point("https://example.org/a,b;c"),),
    handles=(Point("12345", "qq"), Point("xmpp:zoe@example.org", "jabber")),
    addresses=(postal_address(["", "", "1 Go St", "Tours"], "home"),),
    birthday=PartialDate(None, 5, 4),
    anniversary=PartialDate(2009, 8, 8),
    languages=("fr", "en"),
    related=(Point("Bo", "spouse"), Point("urn:uuid:3", "friend")),
)


def test_a_card_in_version_four_reads_like_this() -> None:
    assert write_new(ZOE, Version.V4).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "UID:urn:uuid:2",
        "FN:Zoë Mer\\, née Lac",
        "N:Mer;Zoë;;;",
        "EMAIL;TYPE=work;PREF=1:zoe@example.org",
        "TEL;TYPE=home,fax:+33 1",
        "item1.TEL:+33 2",
        "item1.X-ABLabel:Her boat",
        "URL:https://example.org/a,b;c",
        "X-QQ:12345",
        "IMPP;X-SERVICE-TYPE=jabber:xmpp:zoe@example.org",
        "ADR;TYPE=home:;;1 Go St;Tours;;;",
        "BDAY:--0504",
        "ANNIVERSARY:20090808",
        "LANG;PREF=1:fr",
        "LANG;PREF=2:en",
        "RELATED;VALUE=text;TYPE=spouse:Bo",
        "RELATED;TYPE=friend:urn:uuid:3",
        "END:VCARD",
        "",
    ]


def test_version_three_says_the_same_in_other_words() -> None:
    lines = write_new(ZOE, Version.V3).decode().split("\r\n")

    assert "EMAIL;TYPE=work,pref:zoe@example.org" in lines
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-04" in lines
    assert "item2.X-ABDATE:2009-08-08" in lines
    assert "item2.X-ABLabel:_$!<Anniversary>!$_" in lines
    assert "item3.X-ABRELATEDNAMES:Bo" in lines


def test_a_card_in_another_version_is_written_anew() -> None:
    card = read_one(LEI)
    written = write_card(card, Version.V4)

    assert b"VERSION:4.0\r\n" in written
    assert b"PRODID" not in written
    assert b"X-THING;WITH=PARAM:any\\,thing\r\n" in written
    assert read_one(written).phones == card.phones


@pytest.mark.parametrize(
    ("version", "line"),
    [
        (Version.V3, "PHOTO;ENCODING=b;TYPE=PNG:AAAA"),
        (Version.V4, "PHOTO:data:image/png;base64,AAAA"),
    ],
)
def test_a_photo_is_written_as_the_version_wants(version: Version, line: str) -> None:
    for photo in (
        "PHOTO:data:image/png;base64,AAAA",
        "PHOTO;ENCODING=b;TYPE=PNG:AAAA",
        "PHOTO;PNG;BASE64:AA AA",
    ):
        written = write_new(Card(full_name="Lei", unknown=(photo,)), version).decode()
        assert line.casefold() in written.casefold().split("\r\n")


def test_an_unknown_line_cannot_smuggle_in_others() -> None:
    card = Card(full_name="Lei", unknown=("X-A:1\r\nFN:Bo", "END:VCARD", "no colon"))
    lines = write_new(card).decode().split("\r\n")

    assert lines[2:] == ["FN:Lei", "X-A:1 FN:Bo", "END:VCARD", ""]


def test_long_lines_are_folded_at_75_octets_between_characters() -> None:
    card = Card(full_name="Lei", note="é陈x🌟" * 200)
    lines = write_new(card).split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])
    assert read_one(write_new(card)).note == card.note


@pytest.mark.parametrize("version", Version)
def test_a_group_keeps_its_members(version: Version) -> None:
    group = Card(full_name="Go", is_group=True, members=("urn:uuid:1", "urn:uuid:2"))

    assert said(read_one(write_new(group, version))) == said(group)


def test_an_organisation_and_a_person_named_like_one_are_told_apart() -> None:
    for version in Version:
        for kind in ContactKind:
            card = Card(full_name="Go", organisation="Go", kind=kind)
            assert read_one(write_new(card, version)).kind is kind


# --- any card -------------------------------------------------------------------

# Text as a person can have typed it: no control characters but line breaks, and no
# blanks around it.
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"))
WORD = st.text(CHARACTERS, max_size=40).map(str.strip)
SOME_WORD = WORD.filter(bool)
TEXT = st.text(CHARACTERS | st.just("\n"), max_size=200).map(str.strip)
LABEL = st.sampled_from(
    ["", "home", "work fax", "cell", "voice", "pref"]
) | WORD.filter(lambda label: not label.startswith("_$!<"))


def points(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Point, ...]]:
    point = st.builds(Point, values, LABEL, st.booleans())
    return st.lists(point, max_size=3).map(tuple)


def several(words: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words, max_size=3).map(tuple)


DAYS = st.none() | st.builds(
    lambda day, told: PartialDate(day.year if told else None, day.month, day.day),
    st.dates().filter(lambda day: day.year != 1604),
    st.booleans(),
)
NUMBERS = st.text("0123456789 +-().", min_size=1).map(str.strip).filter(bool)
PARTS = st.lists(TEXT, min_size=7, max_size=7).filter(any)
ADDRESSES = st.lists(
    st.builds(
        lambda parts, label, preferred: postal_address(
            parts, label, preferred=preferred
        ),
        PARTS,
        LABEL,
        st.booleans(),
    ),
    max_size=2,
).map(tuple)
CARDS = st.builds(
    Card,
    uid=WORD,
    kind=st.sampled_from(ContactKind),
    full_name=SOME_WORD,
    family=WORD,
    given=WORD,
    additional=WORD,
    prefixes=WORD,
    suffixes=WORD,
    nicknames=several(SOME_WORD),
    organisation=WORD,
    departments=several(SOME_WORD),
    title=TEXT,
    emails=points(SOME_WORD.map("x".__add__)),
    phones=points(NUMBERS),
    urls=points(SOME_WORD),
    handles=points(SOME_WORD.map("x ".__add__) | st.just("xmpp:a@example.org")),
    addresses=ADDRESSES,
    birthday=DAYS,
    anniversary=DAYS,
    note=TEXT,
    languages=several(SOME_WORD),
    categories=several(SOME_WORD),
    related=points(SOME_WORD),
    revision=WORD,
    unknown=st.sampled_from([(), ("X-A;B=C:d\\,e",), ("item7.X-A:1", "GEO:1;2")]),
)


@given(CARDS, st.sampled_from(Version))
def test_any_card_says_the_same_once_written_and_read(
    card: Card, version: Version
) -> None:
    assert said(read_one(write_new(card, version))) == said(card)


@given(CARDS, CARDS, st.sampled_from(Version), st.sampled_from(sorted(said(Card()))))
def test_any_change_to_a_card_is_written_and_nothing_else(
    card: Card, other: Card, version: Version, name: str
) -> None:
    before = read_one(write_new(card, version))
    changed = replace(before, **{name: getattr(other, name)})

    assert said(read_one(write_card(changed))) == said(changed)
