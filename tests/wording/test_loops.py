"""Introductions and the news owed about them, as sentences."""

from datetime import date

import pytest
from django.utils import translation

from entregent.core.loops.questions import KeptPosted
from entregent.core.vocabulary import (
    Channel,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    ReportKind,
    ReportState,
    Weight,
)
from entregent.wording import loops

TODAY = date(2026, 6, 1)
MARCH = date(2026, 3, 3)
WON = (MilestoneKind.WON, MARCH, "")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tell Lei that Acme app was won on 3 March (due since 10 March)."),
        (
            "fr",
            (
                "Dites à Lei\u00a0: Acme app, c’est gagné (le 3 mars) "
                "— attendu depuis le 10 mars."
            ),
        ),
        ("zh-hans", "告诉Lei：3月3日Acme app谈成了——从3月10日起等着告诉。"),
    ],
)
def test_a_report_says_whom_to_tell_what_and_since_when(
    language: str, said: str
) -> None:
    with translation.override(language):
        sentence = loops.report_reason(
            "Lei",
            "Acme app",
            [WON],
            date(2026, 3, 10),
            TODAY,
            ReportKind.NEWS,
            None,
        )

    assert sentence == said


def test_several_milestones_are_one_report() -> None:
    met = (MilestoneKind.MET, date(2026, 2, 1), "")

    sentence = loops.report_reason(
        "Lei", "Acme app", [met, WON], date(2026, 6, 3), TODAY, ReportKind.NEWS, None
    )

    assert sentence == (
        "Tell Lei the news of Acme app: a first meeting on 1 February and "
        "won on 3 March (by 3 June)."
    )


def test_news_without_a_day_is_owed_all_the_same() -> None:
    sentence = loops.report_reason("Lei", "X", [], None, TODAY, ReportKind.NEWS, None)
    with_one = loops.report_reason(
        "Lei", "X", [WON], None, TODAY, ReportKind.NEWS, None
    )

    assert sentence == "Tell Lei the news of X."
    assert with_one == "Tell Lei that X was won on 3 March."


def test_a_short_word_says_when_the_last_was() -> None:
    last = date(2026, 5, 3)

    told = loops.report_reason("Lei", "X", [], None, TODAY, ReportKind.SHORT_WORD, last)
    untold = loops.report_reason(
        "Lei", "X", [], None, TODAY, ReportKind.SHORT_WORD, None
    )

    assert told == "Give Lei a short word on X; the last was on 3 May."
    assert untold == "Give Lei a short word on X."


@pytest.mark.parametrize("kind", MilestoneKind)
@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_every_milestone_is_said_with_its_subject(
    kind: MilestoneKind, language: str
) -> None:
    with translation.override(language):
        assert "Acme app" in loops.milestone_words(kind, "Acme app")


@pytest.mark.parametrize(
    ("direction", "state", "said"),
    [
        ("to me", "made", "Lei introduced Chen to you on 3 March."),
        ("to me", "met", "Lei introduced Chen to you on 3 March."),
        ("to me", "considered", "Lei thinks of introducing Chen to you."),
        ("by me", "outcome", "You introduced Chen on 3 March."),
        ("by me", "consented", "You may introduce Chen: all have agreed."),
        (
            "between others",
            "consent asked",
            "Lei is asking Chen whether they would like to meet.",
        ),
    ],
)
def test_an_introduction_says_who_and_how_far(
    direction: str, state: str, said: str
) -> None:
    words = loops.introduction_words(
        IntroductionDirection(direction),
        ["Chen"],
        ["Lei"],
        MARCH,
        TODAY,
        IntroductionState(state),
    )

    assert words == said


@pytest.mark.parametrize("direction", IntroductionDirection)
@pytest.mark.parametrize("state", IntroductionState)
@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_every_introduction_names_its_parties(
    direction: IntroductionDirection, state: IntroductionState, language: str
) -> None:
    with translation.override(language):
        words = loops.introduction_words(
            direction, ["Chen", "Wu"], ["Lei"], MARCH, TODAY, state
        )

    assert "Chen" in words
    assert "Wu" in words
    assert ("Lei" in words) == (direction is not IntroductionDirection.BY_ME)


def test_a_chain_names_the_nearest_first() -> None:
    assert loops.chain_words(["Lei", "Ada", "Max"]) == "Lei (through Ada, Max)"
    assert loops.chain_words([]) == "somebody"


def test_a_proposal_leaves_the_choice() -> None:
    assert loops.proposal_reason("Lei", "Acme app", Weight.LARGE) == (
        "Acme app was won, and Lei made it possible: a large favour, "
        "if you wish to note it."
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "You introduced Lei to Chen on 3 March. "
                "You may ask Lei how it went; once is enough."
            ),
        ),
        (
            "fr",
            (
                "Vous avez présenté Lei à Chen le 3 mars. Vous pouvez demander à Lei "
                "comment cela s’est passé\u00a0; une fois suffit."
            ),
        ),
        (
            "zh-hans",
            "3月3日，您介绍Lei认识了Chen。可以问问Lei后来怎么样；问一次就够了。",
        ),
    ],
)
def test_a_question_may_be_asked_once(language: str, said: str) -> None:
    with translation.override(language):
        question = loops.question_reason("Lei", "Chen", MARCH, TODAY)
        assert question == said
        assert question.endswith(loops.may_ask_words("Lei"))


@pytest.mark.parametrize(
    ("language", "few", "whole"),
    [
        ("en", "through Lei, since 3 March", "It came through Lei on 3 March."),
        ("fr", "grâce à Lei, depuis le 3 mars", "C’est venu grâce à Lei, le 3 mars."),
        ("zh-hans", "Lei牵的线，从3月3日起", "3月3日Lei牵的线。"),
    ],
)
def test_what_came_through_somebody_says_so(
    language: str, few: str, whole: str
) -> None:
    with translation.override(language):
        assert loops.origin_words(["Lei"], MARCH, TODAY) == few
        assert loops.origin_sentence(["Lei"], MARCH, TODAY) == whole


def test_what_nobody_brought_was_found_by_oneself() -> None:
    assert loops.origin_words([], MARCH, TODAY) == "found by yourself, since 3 March"
    assert loops.origin_sentence([], MARCH, TODAY) == (
        "You found it yourself on 3 March."
    )


def test_who_keeps_others_posted_is_remembered_and_silence_is_not() -> None:
    kept = KeptPosted(before_question=2, after_question=1, never=3, too_early=1)
    silent = KeptPosted(before_question=0, after_question=0, never=3, too_early=0)

    assert loops.kept_posted_words(kept, "Lei") == (
        "Lei let you know how it went: in two introductions without being asked; "
        "in one introduction when you asked."
    )
    assert loops.kept_posted_words(silent, "Lei") == ""


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("told", "Lei was told on 3 March, by e-mail."),
        ("due", "Lei is still to be told."),
        ("drafted", "Lei is still to be told."),
        ("not needed", "Lei need not be told."),
        ("cannot be told", "Lei cannot be reached, so this is left untold."),
    ],
)
def test_a_report_says_how_far_it_has_come(state: str, said: str) -> None:
    words = loops.told_words(
        "Lei", MARCH, TODAY, channel=Channel.MAIL, state=ReportState(state)
    )

    assert words == said


def test_a_telling_without_a_channel_has_its_day() -> None:
    assert loops.told_words("Lei", MARCH, TODAY) == "Lei was told on 3 March."
