"""Bytes become text, whatever their file says about itself."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entregent.formats.charsets import decode, read_text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Lei Chén".encode(), ("Lei Chén", "utf-8")),
        ("Lei Chén".encode("utf-8-sig"), ("Lei Chén", "utf-8")),
        ("Lei Chén".encode("utf-16"), ("Lei Chén", "utf-16-le")),
        ("\ufeffLei".encode("utf-16-be"), ("Lei", "utf-16-be")),
        ("Lei Chén".encode("cp1252"), ("Lei Chén", "cp1252")),
        (b"a\x81b", ("a\x81b", "latin-1")),
        (b"", ("", "utf-8")),
    ],
)
def test_a_file_is_read_with_the_encoding_it_was_written_in(
    data: bytes, expected: tuple[str, str]
) -> None:
    assert read_text(data) == expected


def test_an_encoding_the_file_names_itself_comes_before_a_guess() -> None:
    data = "Αθήνα".encode("cp1253")

    assert read_text(data, ["nonsense", "windows-1253"]) == ("Αθήνα", "cp1253")


def test_a_file_cut_off_inside_a_character_is_still_utf8() -> None:
    assert read_text("né, 陈".encode()[:-1]) == ("né, ", "utf-8")


def test_a_last_letter_in_cp1252_is_no_cut_off_utf8() -> None:
    assert read_text("René".encode("cp1252")) == ("René", "cp1252")


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("陈磊", "gb2312"),
        ("陈磊", "GBK"),
        ("朱镕基", "gb2312"),  # not in GB 2312 proper, but in mails that say so
        ("金", "ks_c_5601-1987"),
        ("Čapek", "iso-8859-2"),
        ("Zoë", "x-unknown"),
        ("Zoë", "undefined"),
        ("Zoë", "rot13"),
        ("Zoë", "a\0b"),
        ("Zoë", "us-ascii"),
    ],
)
def test_a_word_is_decoded_even_if_its_charset_is_odd(text: str, charset: str) -> None:
    real = {"gb2312": "gb18030", "ks_c_5601-1987": "cp949"}.get(charset, charset)
    if charset in {"x-unknown", "undefined", "rot13", "a\0b", "us-ascii"}:
        real = "utf-8"

    assert decode(text.encode(real), charset) == text


@given(st.binary(), st.text())
@example(b"\xff\xfe\x00", "utf-7")
def test_any_bytes_are_read_with_any_declaration(data: bytes, declared: str) -> None:
    text, _ = read_text(data, [declared])

    text.encode()
    decode(data, declared).encode()


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_the_encoding_found_gives_the_bytes_again(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    found, by = read_text(data)

    assert data.endswith(found.encode(by))
