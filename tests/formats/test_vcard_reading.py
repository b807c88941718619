"""Cards are read as people mean them, whichever program wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.vocabulary import ContactKind
from entregent.formats.reading import Problem, ProblemCode
from entregent.formats.vcard import (
    Card,
    PartialDate,
    Point,
    looks_like_vcard,
    read_cards,
)


def card(*lines: str, version: str = "3.0") -> Card:
    """Read a card with these lines; it is whole and nothing is wrong with it."""
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    read = read_cards(text.encode())
    assert read.problems == ()
    (found,) = read.cards
    return found


def old_card(*lines: str) -> Card:
    return card(*lines, version="2.1")


def labels(points: tuple[Point, ...]) -> dict[str, str]:
    return {point.value: point.label for point in points}


# --- names ----------------------------------------------------------------------


def test_a_card_says_who_somebody_is() -> None:
    lei = card(
        "UID:urn:uuid:1",
        r"FN:Dr. Lei Chen\, MD",
        "N:Chen;Lei;Ann,Mary;Dr.;MD,PhD",
        "NICKNAME:Leo,L",
        r"ORG:Chen\, Wu & Co;Design;Web;",
        "TITLE:Head",
        "CATEGORIES:friends,go",
        "REV:20260110T093000Z",
    )

    assert (lei.uid, lei.full_name) == ("urn:uuid:1", "Dr. Lei Chen, MD")
    assert (lei.family, lei.given, lei.additional) == ("Chen", "Lei", "Ann Mary")
    assert (lei.prefixes, lei.suffixes) == ("Dr.", "MD, PhD")
    assert lei.nicknames == ("Leo", "L")
    assert (lei.organisation, lei.departments) == ("Chen, Wu & Co", ("Design", "Web"))
    assert (lei.title, lei.categories) == ("Head", ("friends", "go"))
    assert lei.revision == "20260110T093000Z"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Chen;Lei;;Dr.;"], "Dr. Lei Chen"),
        (["N:陈;磊;;;", "ORG:Go"], "陈磊"),
        (["N:;;;;", "ORG:Go", "EMAIL:lei@example.org"], "Go"),
        (["EMAIL:lei@example.org", "TEL:1"], "lei@example.org"),
        (["FN:", "N:Chen;Lei"], "Lei Chen"),
    ],
)
def test_a_missing_name_is_made_of_what_there_is(lines: list[str], name: str) -> None:
    assert card(*lines).full_name == name


def test_a_card_without_any_name_is_read_and_told() -> None:
    data = b"\nBEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\n"
    read = read_cards(data)

    assert read.problems == (Problem(2, ProblemCode.NO_NAME, "BEGIN:VCARD"),)
    assert [c.full_name for c in read.cards] == [""]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["FN:Lei"], ContactKind.PERSON),
        (["FN:Lei", "ORG:Go"], ContactKind.PERSON),
        (["ORG:Go"], ContactKind.ORGANISATION),
        (["FN:Go", "N:;;;;", "ORG:Go"], ContactKind.ORGANISATION),
        (["FN:Go", "ORG:Go", "KIND:individual"], ContactKind.PERSON),
        (["FN:Go", "KIND:ORG"], ContactKind.ORGANISATION),
        (["FN:Go", "N:Go;Let", "X-ABShowAs:COMPANY"], ContactKind.ORGANISATION),
    ],
)
def test_organisations_are_told_from_people(
    lines: list[str], kind: ContactKind
) -> None:
    assert card(*lines).kind is kind


@pytest.mark.parametrize("prefix", ["", "X-ADDRESSBOOKSERVER-"])
def test_a_group_has_members(prefix: str) -> None:
    group = card("FN:Go", f"{prefix}KIND:group", f"{prefix}MEMBER:urn:uuid:1")

    assert group.is_group
    assert group.members == ("urn:uuid:1",)


# --- ways to reach somebody -----------------------------------------------------


def test_labels_come_from_types_in_every_shape() -> None:
    lei = card(
        "FN:Lei",
        "TEL;TYPE=CELL;TYPE=VOICE:1",
        'TEL;TYPE="fax,work":2',
        "TEL;type=HOME;type=pref:3",
        "item1.TEL:4",
        "item1.X-ABLabel:_$!<HomePage>!$_",
        "item2.TEL;TYPE=home:5",
        "item2.X-ABLabel:Her boat",
        "TEL;TYPE=voice:6",
    )

    assert labels(lei.phones) == {
        "1": "cell",
        "2": "work fax",
        "3": "home",
        "4": "homepage",
        "5": "Her boat",
        "6": "",
    }
    assert [point.value for point in lei.phones if point.preferred] == ["3"]
    assert lei.unknown == ()


def test_types_stand_alone_in_old_cards() -> None:
    lei = old_card(
        "FN:Lei",
        "TEL;WORK;FAX;PREF:1",
        "TEL;WORK;utf-8;QUOTED-PRINTABLE;de-DE;INLINE:=31=32",
    )

    assert lei.phones == (Point("1", "work fax", preferred=True), Point("12", "work"))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("TEL:\u202a+33 1 23 45\u202c", "+33 1 23 45"),
        ("TEL:\u200e+33 1 23\u200b 45\ufeff", "+33 1 23 45"),
        ("TEL;VALUE=uri:tel:+33-1-23-45;ext=6", "+33-1-23-45 ext. 6"),
        ("TEL;VALUE=text: +33 1 ", "+33 1"),
    ],
)
def test_numbers_lose_what_nobody_sees(line: str, value: str) -> None:
    (phone,) = card("FN:Lei", line).phones

    assert phone.value == value


def test_addresses_keep_their_parts() -> None:
    lei = card(
        "FN:Lei", r"ADR;TYPE=home:;;1 Go St\nBack\, left;Tours;;37000;France;1 Go St"
    )
    (address,) = lei.addresses

    assert address.value == "1 Go St, Back, left, Tours, 37000, France"
    assert address.parts[2:4] == ("1 Go St\nBack, left", "Tours")
    assert address.label == "home"


def test_handles_are_labelled_with_their_service() -> None:
    lei = card(
        "FN:Lei",
        "IMPP;X-SERVICE-TYPE=Jabber;type=HOME:xmpp:lei@example.org",
        "X-SOCIALPROFILE;type=twitter;x-user=lei:https://example.com/lei",
        "X-SOCIALPROFILE;type=wechat:x-apple:lei",
        "X-QQ:12345",
    )

    assert labels(lei.handles) == {
        "xmpp:lei@example.org": "jabber",
        "https://example.com/lei": "twitter",
        "lei": "wechat",
        "12345": "qq",
    }


def test_others_are_labelled_with_what_they_are() -> None:
    lei = card(
        "FN:Lei",
        "RELATED;TYPE=friend:urn:uuid:2",
        "item1.X-ABRELATEDNAMES:Bo",
        "item1.X-ABLabel:_$!<Spouse>!$_",
        "X-MANAGER:Ana",
    )

    assert labels(lei.related) == {
        "urn:uuid:2": "friend",
        "Bo": "spouse",
        "Ana": "manager",
    }


def test_languages_come_best_first() -> None:
    lei = card("FN:Lei", "LANG:de", "LANG;PREF=2:en", "LANG;PREF=1:zh", version="4.0")

    assert lei.languages == ("zh", "en", "de")


# --- days -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1980-05-04", (1980, 5, 4)),
        ("BDAY:19800504", (1980, 5, 4)),
        ("BDAY:1980/5/4", (1980, 5, 4)),
        ("BDAY:1980.05.04", (1980, 5, 4)),
        ("BDAY:1980年5月4日", (1980, 5, 4)),
        ("BDAY:--0504", (None, 5, 4)),
        ("BDAY:--05-04", (None, 5, 4)),
        ("BDAY:0000-05-04", (None, 5, 4)),
        ("BDAY:--0229", (None, 2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-04", (None, 5, 4)),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-04", (None, 5, 4)),
        ("BDAY;VALUE=date:1604-05-04", (None, 5, 4)),
        ("BDAY:1980-05-04T00:00:00Z", (1980, 5, 4)),
        ("BDAY;VALUE=DATE-TIME:19800504T231000-0500", (1980, 5, 4)),
    ],
)
def test_a_birthday_is_read_in_each_of_these_shapes(
    line: str, day: tuple[int | None, int, int]
) -> None:
    assert card("FN:Lei", line).birthday == PartialDate(*day)


@pytest.mark.parametrize(
    "line",
    [
        "ANNIVERSARY:20090808T1430-0500",
        "X-ANNIVERSARY:2009-08-08",
        "X-MS-ANNIVERSARY:20090808",
        "item1.X-ABDATE:2009-08-08\r\nitem1.X-ABLabel:_$!<Anniversary>!$_",
    ],
)
def test_an_anniversary_is_read_in_each_of_these_properties(line: str) -> None:
    lei = card("FN:Lei", line)

    assert lei.anniversary == PartialDate(2009, 8, 8)
    assert lei.unknown == ()


def test_another_labelled_day_is_kept_with_its_label() -> None:
    lines = ("item1.X-ABDATE:2009-08-08", "item1.X-ABLabel:First go game")

    assert card("FN:Lei", *lines).unknown == lines


@pytest.mark.parametrize("value", ["1980-13-04", "19723101", "04/05/1980", "May"])
def test_an_impossible_birthday_is_told_and_kept(value: str) -> None:
    data = f"BEGIN:VCARD\nVERSION:3.0\nFN:Lei\nBDAY:{value}\nEND:VCARD\n".encode()
    read = read_cards(data)

    assert read.problems == (Problem(4, ProblemCode.UNREADABLE_DATE, f"BDAY:{value}"),)
    assert read.cards[0].unknown == (f"BDAY:{value}",)


@pytest.mark.parametrize("line", ["BDAY:1980", "BDAY:1980-05", "BDAY;VALUE=text:May"])
def test_part_of_a_birthday_is_in_order_and_kept(line: str) -> None:
    lei = card("FN:Lei", line)

    assert (lei.birthday, lei.unknown) == (None, (line,))


# --- lines ----------------------------------------------------------------------


def test_folded_lines_are_joined() -> None:
    lei = card("FN:Lei", "NOTE:One an", " d two\\nthree", "\t and four")

    assert lei.note == "One and two\nthree and four"


def test_soft_breaks_of_quoted_printable_are_joined() -> None:
    lei = old_card(
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=99=88=",
        "=E7=A3=8A",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=",
        "two=0D=0A=",
        " three",
    )

    assert lei.full_name == "陈磊"
    assert lei.note == "one\ntwo\n three"


def test_a_charset_of_a_line_is_believed_if_it_fits() -> None:
    lei = old_card(
        "FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=B3=C2=C0=DA",
        "TITLE;CHARSET=NO-SUCH;ENCODING=QUOTED-PRINTABLE:caf=E9",
    )

    assert (lei.full_name, lei.title) == ("陈磊", "café")


@pytest.mark.parametrize(
    ("value", "name"), [("TGVpIENoZW4=", "Lei Chen"), ("TGVpIENoZW4", "Lei Chen")]
)
def test_a_text_in_base64_is_read(value: str, name: str) -> None:
    assert old_card(f"FN;ENCODING=BASE64:{value}").full_name == name


def test_properties_that_say_nothing_are_nothing() -> None:
    lei = card(
        "FN:Lei", "TEL:", "ADR;TYPE=home:;;;;;;", "LANG:", "BDAY:", "CATEGORIES:"
    )

    assert (lei.phones, lei.addresses, lei.languages, lei.categories) == ((),) * 4
    assert lei.unknown == ()


def test_a_photo_is_one_long_unknown_line() -> None:
    lei = old_card("FN:Lei", "PHOTO;JPEG;BASE64:", " AAAA", "BBBB", "", "TEL:1")

    assert lei.unknown == ("PHOTO;JPEG;BASE64:AAAABBBB",)
    assert labels(lei.phones) == {"1": ""}


def test_quoted_parameters_may_hold_colons_and_semicolons() -> None:
    lei = card('TEL;X-ID="a:b;c";TYPE=work:1', "FN:Lei")

    assert labels(lei.phones) == {"1": "work"}


def test_backslashes_are_undone() -> None:
    lei = card("FN:Lei", r"NOTE:a\, b\; c\\n\Nd\:e\\", r"URL:http\://example.org/a,b;c")

    assert lei.note == "a, b; c\\n\nd:e\\"
    assert lei.urls == (Point("http://example.org/a,b;c"),)


def test_several_notes_are_one() -> None:
    assert card("FN:Lei", "NOTE:one", "NOTE:two").note == "one\ntwo"


def test_second_values_of_what_is_single_are_kept_aside() -> None:
    lei = card("FN:Lei", "FN;ALTID=1:磊", "N:Chen;Lei", "N:陈;磊", "TITLE:a", "TITLE:b")

    assert lei.full_name == "Lei"
    assert card("FN:Lei", "KIND:org", "KIND:location").unknown == ("KIND:location",)
    assert lei.unknown == ("FN;ALTID=1:磊", "N:陈;磊", "TITLE:b")


# --- files ----------------------------------------------------------------------

LEI = "BEGIN:VCARD\nVERSION:3.0\nFN:Lei\nEND:VCARD\n"
BO = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nEND:VCARD\n"


def names(data: str | bytes) -> list[str]:
    read = read_cards(data.encode() if isinstance(data, str) else data)
    return [found.full_name for found in read.cards]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_cards_are_read_with_any_line_end(end: str) -> None:
    assert names((LEI + BO).replace("\n", end)) == ["Lei", "Bo"]


def test_small_letters_and_spaces_are_no_hindrance() -> None:
    assert names("begin:vcard\nversion:2.1\nfn:Lei\nend:vcard \n") == ["Lei"]


def test_a_card_that_is_cut_off_is_told_and_the_others_are_read() -> None:
    read = read_cards((LEI[:-10] + BO + LEI[:28]).encode())

    assert [found.full_name for found in read.cards] == ["Bo"]
    assert read.problems == (
        Problem(1, ProblemCode.CUT_OFF, "FN:Lei"),
        Problem(8, ProblemCode.CUT_OFF, "FN:L"),
    )


def test_text_between_cards_is_told_once() -> None:
    read = read_cards(("Hello,\nhere they are.\n\n" + LEI + BO + "END:VCARD").encode())

    assert len(read.cards) == 2
    assert read.problems == (
        Problem(1, ProblemCode.NOT_A_CARD, "Hello,"),
        Problem(12, ProblemCode.NOT_A_CARD, "END:VCARD"),
    )


def test_a_line_that_says_nothing_is_told() -> None:
    read = read_cards(LEI.replace("FN:Lei", "FN:Lei\n\nwhat now").encode())

    assert names(LEI) == ["Lei"]
    assert read.problems == (Problem(5, ProblemCode.UNREADABLE_LINE, "what now"),)


def test_a_text_that_breaks_off_does_not_swallow_the_card() -> None:
    broken = LEI.replace("FN:Lei", "FN:Lei\nNOTE;ENCODING=QUOTED-PRINTABLE:=53=70=")
    read = read_cards((broken + BO).encode())

    assert [found.full_name for found in read.cards] == ["Lei", "Bo"]
    assert read.cards[0].note == "Sp"
    assert [(p.line, p.code) for p in read.problems] == [(4, ProblemCode.TEXT_CUT_OFF)]


def test_a_card_inside_a_card_is_not_mistaken_for_it() -> None:
    read = read_cards(LEI.replace("FN:Lei", f"AGENT:\n{BO}FN:Lei").encode())

    assert [found.full_name for found in read.cards] == ["Lei"]
    assert read.problems == ()


def test_cards_in_two_encodings_in_one_file_are_both_read() -> None:
    zoe = LEI.replace("Lei", "Zoë")

    assert names(zoe.encode("cp1252") + zoe.encode()) == ["Zoë", "Zoë"]


def test_the_charset_a_card_names_is_used_for_all_of_it() -> None:
    athens = "FN:Αθήνα\nLABEL;CHARSET=Windows-1253:x"
    data = LEI.replace("FN:Lei", athens).encode("cp1253")

    assert names(data) == ["Αθήνα"]


def test_a_file_without_cards_has_none() -> None:
    assert names("") == []
    assert names("\n\n") == []


def test_cards_are_told_by_how_they_begin() -> None:
    assert looks_like_vcard(LEI.encode())
    assert looks_like_vcard(LEI.encode("utf-16"))
    assert looks_like_vcard(b"\xef\xbb\xbf\r\nbegin:vcard\r\n")
    assert not looks_like_vcard(b"BEGIN:VCALENDAR\r\n")
    assert not looks_like_vcard(b"From lei@example.org Sat Jan 10 09:30:00 2026\n")
    assert not looks_like_vcard(b"")


# --- anything -------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "VERSION:3.0", "FN:", "N:;", "TEL",
        ";TYPE=", "ENCODING=QUOTED-PRINTABLE", ";BASE64", "=\r\n", "\r\n", "\n ", "\n",
        ":", ";", ",", "\\", '"', "=", "AGENT:", "item1.", "X-ABLabel:", "BDAY:",
        "ADR:", "1980", "-", "é", "\0", "CHARSET=utf-16", "LANG;PREF=", "9" * 5000,
    ]
)  # fmt: skip


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    read_cards(data)


@given(st.lists(PIECES | st.text(max_size=5)), st.sampled_from(["utf-8", "cp1252"]))
def test_any_card_is_read_and_its_text_can_be_stored(
    pieces: list[str], encoding: str
) -> None:
    body = "".join(pieces).encode(encoding, "ignore")
    read = read_cards(b"BEGIN:VCARD\r\n" + body + b"\r\nEND:VCARD\r\n")

    for found in read.cards:
        text = repr((found.full_name, found.note, found.phones, found.unknown))
        text.encode()
        assert "\0" not in found.full_name + found.note + "".join(found.unknown)
