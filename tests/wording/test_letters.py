"""Drafts in the language of who reads them."""

from datetime import date

import pytest
from django.utils import translation

from entregent.core.vocabulary import Language, MilestoneKind, ReportKind
from entregent.wording.loops import question_draft, report_draft

TODAY = date(2026, 6, 1)
MARCH = date(2026, 3, 3)


def news(language: Language | None, *happened: tuple[MilestoneKind, date, str]) -> str:
    return report_draft(
        language, "Lei", "Acme app", happened, ReportKind.NEWS, None, "Ada", TODAY
    )


def test_an_english_letter_tells_the_facts_and_thanks() -> None:
    met = (MilestoneKind.MET, date(2026, 2, 1), "")
    won = (MilestoneKind.WON, MARCH, "three months, from May")

    assert news(Language.ENGLISH, met, won) == (
        "Dear Lei,\n"
        "\n"
        "You should be among the first to hear how it goes with Acme app.\n"
        "\n"
        "On 1 February we met for the first time.\n"
        "On 3 March they said yes: three months, from May.\n"
        "\n"
        "Without you it would not have come about. Thank you, truly.\n"
        "\n"
        "With warm wishes,\n"
        "Ada\n"
    )


def test_a_french_letter_says_vous_and_brings_bad_news_with_grace() -> None:
    lost = (MilestoneKind.LOST, MARCH, "")

    assert news(Language.FRENCH, lost) == (
        "Bonjour Lei,\n"
        "\n"
        "Vous êtes parmi les premiers à qui je voulais dire où en sont les choses pour "
        "Acme app.\n"
        "\n"
        "Le 3 mars, la réponse a été non.\n"
        "\n"
        "Ma gratitude n’en est pas moins grande\u00a0: vous m’avez ouvert une porte, "
        "et je ne l’oublie pas.\n"
        "\n"
        "Bien à vous,\n"
        "Ada\n"
    )


def test_a_chinese_letter_says_nin() -> None:
    won = (MilestoneKind.WON, MARCH, "")

    assert news(Language.CHINESE, won) == (
        "Lei，您好：\n"
        "\n"
        "Acme app的事，应当早些让您知道。\n"
        "\n"
        "3月3日，对方答应了。\n"
        "\n"
        "没有您，就不会有这件事。真心感谢您。\n"
        "\n"
        "祝好！\n"
        "Ada\n"
    )


def test_a_letter_is_in_the_readers_own_language_where_theirs_is_unknown() -> None:
    won = (MilestoneKind.WON, MARCH, "")

    with translation.override("fr"):
        assert news(None, won).startswith("Bonjour Lei")
        assert news(Language.ENGLISH, won).startswith("Dear Lei")
        assert translation.get_language() == "fr"


@pytest.mark.parametrize("kind", MilestoneKind)
@pytest.mark.parametrize("language", Language)
def test_every_milestone_can_be_told(kind: MilestoneKind, language: Language) -> None:
    letter = news(language, (kind, MARCH, "a note"))

    assert "a note" in letter
    assert "a note" + ("。" if language is Language.CHINESE else ".") in letter
    assert "Acme app" in letter
    assert letter.endswith("Ada\n")


def test_a_letter_names_days_that_stay_true_until_it_is_sent() -> None:
    letter = news(Language.ENGLISH, (MilestoneKind.WON, TODAY, ""))

    assert "On 1 June they said yes." in letter


def test_a_short_word_says_that_the_work_goes_on() -> None:
    letter = report_draft(
        Language.ENGLISH,
        "Lei",
        "Acme app",
        [],
        ReportKind.SHORT_WORD,
        date(2026, 5, 3),
        "Ada",
        TODAY,
    )

    assert "as my last was of 3 May: the work goes on." in letter
    assert "Thank you again" in letter


def test_a_first_short_word_names_no_last_one() -> None:
    letter = report_draft(
        None, "Lei", "X", [], ReportKind.SHORT_WORD, None, "Ada", TODAY
    )

    assert "A short word on X: the work goes on." in letter


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.ENGLISH,
            (
                "On 3 March 2026 I introduced Chen to you, "
                "and have thought of you both since."
            ),
        ),
        (
            Language.FRENCH,
            (
                "Le 3 mars 2026, je vous ai présenté Chen, "
                "et depuis je pense souvent à vous deux."
            ),
        ),
        (
            Language.CHINESE,
            "2026年3月3日，我介绍您认识了Chen，之后也常常想起你们二位。",
        ),
    ],
)
def test_the_one_question_presses_nobody(language: Language, said: str) -> None:
    letter = question_draft(language, "Lei", "Chen", MARCH, "Ada")

    assert said in letter
    assert letter.endswith("Ada\n")


def test_a_note_that_ends_by_itself_gets_no_second_full_stop() -> None:
    letter = news(Language.ENGLISH, (MilestoneKind.WON, MARCH, "They cheered!"))

    assert "they said yes: They cheered!\n" in letter
