"""Names in any script: written, split, sorted, shortened, found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.names import (
    NameParts,
    compose,
    fold,
    initials,
    is_chinese,
    is_right_to_left,
    name_from_mail,
    query_tokens,
    search_tokens,
    sort_key,
    split_full_name,
)
from entregent.core.vocabulary import NameOrder

GIVEN_FIRST = NameOrder.GIVEN_FIRST
FAMILY_FIRST = NameOrder.FAMILY_FIRST

FIVE_PARTS = "María Inés Lucía Ortega Vidal"


# --- scripts --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["林若岚", "林 若岚", "〇", "约翰·史密斯", "林若岚 🐉"]
)
def test_a_text_in_han_characters_is_chinese(text: str) -> None:
    assert is_chinese(text)


@pytest.mark.parametrize(
    "text", ["", "Lin", "林 Ruolan", "やまだ", "김철수", "42", "🐉"]
)
def test_any_other_text_is_not_chinese(text: str) -> None:
    assert not is_chinese(text)


@pytest.mark.parametrize("text", ["ليلى حداد", "דנה לוי", "42 ליאור", "דנה Levy"])
def test_a_text_runs_as_its_first_letter_does(text: str) -> None:
    assert is_right_to_left(text)


@pytest.mark.parametrize("text", ["", "Dana לוי", "林若岚", "42", "🦊"])
def test_other_texts_run_from_left_to_right(text: str) -> None:
    assert not is_right_to_left(text)


# --- fold -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("François  LEFÈVRE", "francois lefevre"),
        ("Søren Łukasz Strauß", "soren lukasz strauss"),
        ("Æthelred Œuvre Þóra", "aethelred oeuvre thora"),
        ("Nguyễn Thị Đào", "nguyen thi dao"),
        ("İpek Işık", "ipek isik"),
        ("Jean-Pierre O'Hara, Jr.", "jean pierre o hara jr"),
        ("Ｊａｎｅ", "jane"),
        ("林若岚", "林若岚"),
        ("김철수", "김철수"),
        ("がく", "がく"),
        ("أَحْمَد", "احمد"),
        ("हिन्दी", "हिन्दी"),
        ("Anna🦊", "anna 🦊"),
        ("Rose ❤️", "rose ❤"),
        ("?!", ""),
        ("", ""),
    ],
)
def test_a_folded_text_has_no_case_accents_or_punctuation(
    written: str, folded: str
) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# --- sorting --------------------------------------------------------------------------


def test_a_list_sorts_by_family_name_where_it_is_known() -> None:
    names = [
        ("Zoé Arnaud", "Arnaud", "Zoé", GIVEN_FIRST),
        ("Blue Door Studio", "", "", GIVEN_FIRST),
        ("Ada Zeller", "Zeller", "Ada", GIVEN_FIRST),
        ("Éric Arnaud", "Arnaud", "Éric", GIVEN_FIRST),
        ("Arna", "", "Arna", GIVEN_FIRST),
    ]

    assert [name[0] for name in sorted(names, key=lambda name: sort_key(*name))] == [
        "Arna",
        "Éric Arnaud",
        "Zoé Arnaud",
        "Blue Door Studio",
        "Ada Zeller",
    ]


def test_chinese_names_follow_the_latin_by_their_characters() -> None:
    names = [
        ("林若岚", "林", "若岚", FAMILY_FIRST),
        ("Zoé Arnaud", "Arnaud", "Zoé", GIVEN_FIRST),
        ("何青", "", "", FAMILY_FIRST),
        ("林一", "林", "一", FAMILY_FIRST),
    ]

    assert [name[0] for name in sorted(names, key=lambda name: sort_key(*name))] == [
        "Zoé Arnaud",
        "何青",
        "林一",
        "林若岚",
    ]


def test_a_family_first_name_sorts_as_written_whether_or_not_it_was_split() -> None:
    split = sort_key("林若岚", "林", "若岚", FAMILY_FIRST)

    assert split == sort_key("林若岚", "", "", FAMILY_FIRST) == "林若岚"


def test_a_prefix_does_not_move_a_family_first_name() -> None:
    assert sort_key("Dr. Nagy Ilona", "Nagy", "Ilona", FAMILY_FIRST) == "nagy ilona"


def test_a_name_of_nothing_but_punctuation_sorts_as_it_is() -> None:
    assert sort_key("?!", "", "", GIVEN_FIRST) == "?!"


# --- search ---------------------------------------------------------------------------


def finds(query: str, *texts: str) -> bool:
    tokens = search_tokens(*texts)
    return all(any(t.startswith(q) for t in tokens) for q in query_tokens(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("fran", "François Lefèvre"),
        ("LEFÈVRE, F", "François Lefèvre"),
        ("o'hara", "Nuala O'Hara"),
        ("ohara", "Nuala O’Hara"),
        ("jean-p", "Jean-Pierre"),
        ("jeanp", "Jean-Pierre"),
        ("nuala.o@example", "nuala.ohara@studio.example.org"),
        ("studio", "nuala.ohara@studio.example.org"),
        ("若岚", "林若岚"),
        ("林若岚", "林若岚"),
        ("岚", "林若岚"),
        ("若", "设计师林若岚 (Blue Door)"),
        ("blue林", "林若岚 Blue Door"),
        ("🦊", "Anna🦊"),
        ("لي", "ليلى حداد"),
        ("हिन", "हिन्दी"),
    ],
)
def test_a_search_finds(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("rançois", "François"),
        ("林岚", "林若岚"),
        ("若 岚林", "林若岚"),
        ("anna lefevre", "François Lefèvre"),
    ],
)
def test_a_search_does_not_find(query: str, text: str) -> None:
    assert not finds(query, text)


def test_several_texts_are_found_together() -> None:
    assert finds("lefevre studio", "François Lefèvre", "f@studio.example.org")


def test_chinese_is_kept_as_characters_and_pairs() -> None:
    assert search_tokens("林若岚") == {"林", "若", "岚", "林若", "若岚"}


def test_a_search_asks_for_words_and_for_pairs_of_characters() -> None:
    assert query_tokens("Fran 林若岚 fran") == ("fran", "林若", "若岚")
    assert query_tokens("林") == ("林",)


def test_a_search_for_nothing_asks_for_nothing() -> None:
    assert query_tokens(" ?! ") == ()
    assert search_tokens() == frozenset()


@given(st.text())
def test_every_text_is_found_by_all_it_says(text: str) -> None:
    assert set(query_tokens(text)) <= search_tokens(text)


@given(st.text())
def test_every_token_finds_its_text(text: str) -> None:
    assert all(finds(token, text) for token in search_tokens(text))


# --- initials -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nuala O'Hara", "NO"),
        (FIVE_PARTS, "MV"),
        ("Jan van der Meer", "JM"),
        ("Meer, Jan (Utrecht)", "JM"),
        ("Nuala O'Hara Jr.", "NO"),
        ("élodie", "É"),
        ("E\u0301lodie", "É"),
        ("ßo", "ß"),
        ("J", "J"),
        ("Anna 🦊 Berg", "AB"),
        ("林若岚", "林"),
        ("欧阳明", "欧阳"),
        ("林", "林"),
        ("约翰·史密斯", "约"),
        ("ليلى حداد", "ل"),
        ("🦊", "🦊"),
        ("?!", "?"),
        ("", ""),
    ],
)
def test_initials_stand_for_the_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_initials_are_two_letters_at_most(text: str) -> None:
    assert len(initials(text)) <= 2


# --- composing ------------------------------------------------------------------------


def test_a_full_name_is_written_given_name_first() -> None:
    full = compose("Inés", "Vidal", "María", prefixes="Dr.", suffixes="PhD")

    assert full == "Dr. Inés María Vidal PhD"


def test_a_family_first_name_starts_with_the_family() -> None:
    assert compose("Ilona", "Nagy", order=FAMILY_FIRST) == "Nagy Ilona"


def test_chinese_is_written_without_spaces() -> None:
    assert compose("若岚", "林", order=FAMILY_FIRST) == "林若岚"
    assert compose("若岚", "林", suffixes="博士", order=FAMILY_FIRST) == "林若岚博士"
    assert compose("若岚", "林", prefixes="Dr.", order=FAMILY_FIRST) == "Dr. 林若岚"


def test_empty_parts_leave_no_gaps() -> None:
    assert compose("  Inés ", "") == "Inés"
    assert compose("", "") == ""


# --- splitting ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("full_name", "given_name", "family"),
    [
        ("Nuala O'Hara", "Nuala", "O'Hara"),
        (FIVE_PARTS, "María Inés Lucía Ortega", "Vidal"),
        ("Jan van der Meer", "Jan", "van der Meer"),
        ("Elena De Santis", "Elena", "De Santis"),
        ("Amir bin Hassan", "Amir", "bin Hassan"),
        ("Omar al-Rashidi", "Omar", "al-Rashidi"),
        ("Ewan Mc Tavish", "Ewan", "Mc Tavish"),
        ("Rose St. Clair", "Rose", "St. Clair"),
        ("Luc d' Arzac", "Luc", "d' Arzac"),
        ("Van Hollis", "Van", "Hollis"),
        ("de la Fuente", "", "de la Fuente"),
        ("O'Hara, Nuala", "Nuala", "O'Hara"),
        ("Meer, Jan van der", "Jan van der", "Meer"),
        ("O'Hara, Nuala, PhD", "Nuala", "O'Hara"),
        ("Nuala O'Hara, PhD", "Nuala", "O'Hara"),
        ("Nuala O'Hara Jr. III", "Nuala", "O'Hara"),
        ("Nuala O'Hara (Blue Door)", "Nuala", "O'Hara"),
        ("Nuala O'Hara, Blue Door, Cork", "Nuala", "O'Hara"),
        ("Anna 🦊 Berg 👩‍🚀", "Anna", "Berg"),
        ("ليلى حداد", "ليلى", "حداد"),
        ("عمر بن سالم", "عمر", "بن سالم"),
        ("J B", "J", "B"),
    ],
)
def test_the_last_word_is_the_family_name_with_its_particles(
    full_name: str, given_name: str, family: str
) -> None:
    assert split_full_name(full_name) == NameParts(given_name, family, GIVEN_FIRST)


@pytest.mark.parametrize(
    ("full_name", "given_name", "family"),
    [
        ("林若岚", "若岚", "林"),
        ("林岚", "岚", "林"),
        ("欧阳明", "明", "欧阳"),
        ("諸葛明月", "明月", "諸葛"),
        ("司马", "", "司马"),
        ("林 若岚", "若岚", "林"),
        ("林，若岚", "林，若岚", ""),
        ("林, 若岚", "若岚", "林"),
        ("林若岚🐉", "若岚", "林"),
        ("山本 花子", "花子", "山本"),
        ("김 하늘", "하늘", "김"),
    ],
)
def test_a_chinese_or_korean_name_has_its_family_first(
    full_name: str, given_name: str, family: str
) -> None:
    order = FAMILY_FIRST if family else GIVEN_FIRST

    assert split_full_name(full_name) == NameParts(given_name, family, order)


@pytest.mark.parametrize(
    "full_name",
    [
        "Nuala",
        "林",
        "약산",
        "约翰·史密斯",
        "阿卜杜热合曼",
        "ليلى",
        "J",
        "🦊",
        "(?)",
        "",
    ],
)
def test_one_word_is_left_whole(full_name: str) -> None:
    assert split_full_name(full_name) == NameParts(full_name, "", GIVEN_FIRST)


@given(st.text(alphabet="林若岚欧阳明何", min_size=2, max_size=4))
def test_a_chinese_name_split_and_composed_is_the_same(name: str) -> None:
    parts = split_full_name(name)

    assert compose(parts.given, parts.family, order=parts.order) == name


# --- names from mail ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("display_name", "name"),
    [
        ("Nuala O'Hara", "Nuala O'Hara"),
        ('"O\'Hara, Nuala"', "Nuala O'Hara"),
        ("O'Hara, Nuala (Cork)", "Nuala O'Hara"),
        ("'Nuala  O'Hara'", "Nuala O'Hara"),
        ('\\"Nuala\\"', "Nuala"),
        ("nuala@example.org (Nuala)", "Nuala"),
        ("Nuala <nuala@example.org>", "Nuala"),
        ("Nuala O'Hara (Blue Door)", "Nuala O'Hara (Blue Door)"),
        ("林, 若岚", "林若岚"),
        ("林若岚", "林若岚"),
        ("Blue Door, Inc.", "Blue Door, Inc."),
        ("Hollis, Berg & Vidal", "Hollis, Berg & Vidal"),
        ("\u202eNuala\u202c O'Hara\t", "Nuala O'Hara"),
        ("N 🦊", "N 🦊"),
    ],
)
def test_a_display_name_is_cleaned(display_name: str, name: str) -> None:
    assert name_from_mail(display_name, "nuala@example.org") == name


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("jane.doe@example.org", "Jane Doe"),
        ("jane_doe@example.org", "Jane Doe"),
        ("jane.doe+news@example.org", "Jane Doe"),
        ("jean-luc.doe@example.org", "Jean-Luc Doe"),
        ("maria.ines.vidal@example.org", "Maria Ines Vidal"),
        ("jdoe42@example.org", "jdoe42"),
        ("jane@example.org", "jane"),
        ("j.doe@example.org", "j.doe"),
        ("jane.doe.2@example.org", "jane.doe.2"),
        ("", ""),
    ],
)
def test_without_a_display_name_the_address_is_read(email: str, name: str) -> None:
    assert name_from_mail("", email) == name
    assert name_from_mail(email, email) == name
    assert name_from_mail(f"<{email}>", email) == name


def test_a_display_name_that_repeats_the_address_is_read_as_the_address() -> None:
    assert name_from_mail("jane.doe", "jane.doe@example.org") == "Jane Doe"
    assert name_from_mail("Jane", "jane@example.org") == "Jane"


@given(st.text(), st.emails())
def test_anybody_with_an_address_has_a_name_on_one_line(name: str, email: str) -> None:
    called = name_from_mail(name, email)

    assert called
    assert "\n" not in called
