"""Boundaries and what courtesy says with them, as sentences."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation

from entregent.core.courtesy import Boundary, Purpose, Verdict, may_touch
from entregent.core.ids import BoundaryId, ContactId
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.wording.courtesy import boundary_words, by_channel, verdict_words

TODAY = date(2026, 4, 20)
QUIET_UNTIL = date(2026, 5, 3)
THEM, ME = BoundarySetter.THEM, BoundarySetter.ME


def boundary(kind: BoundaryKind, set_by: BoundarySetter, **more: Any) -> Boundary:
    return Boundary(
        id=BoundaryId(1),
        contact=ContactId(1),
        kind=kind,
        set_by=set_by,
        since=TODAY,
        **more,
    )


def quiet(set_by: BoundarySetter = THEM) -> Boundary:
    return boundary(BoundaryKind.QUIET_UNTIL, set_by, until=QUIET_UNTIL)


def verdict(*boundaries: Boundary) -> Verdict:
    yesterday = TODAY - timedelta(days=1)
    return may_touch(Purpose.ASK, boundaries, TODAY, contact_days=[TODAY, yesterday])


@pytest.mark.parametrize(
    ("language", "theirs", "mine"),
    [
        (
            "en",
            "wants no broadcasts (they said so)",
            "quiet until 3 May — your own rule",
        ),
        (
            "fr",
            "ne souhaite pas d’envois groupés (à sa demande)",
            "au calme jusqu’au 3 mai — votre propre règle",
        ),
        (
            "zh-hans",
            "不想收到群发（对方的意思）",
            "到5月3日为止不打扰——您自己定的规矩",
        ),
    ],
)
def test_a_boundary_says_what_it_asks_and_who_set_it(
    language: str, theirs: str, mine: str
) -> None:
    no_broadcasts = boundary(BoundaryKind.NO_BROADCASTS, THEM)

    with translation.override(language):
        assert boundary_words(no_broadcasts, TODAY) == theirs
        assert boundary_words(quiet(ME), TODAY) == mine


def test_with_a_name_a_boundary_is_a_sentence() -> None:
    only = boundary(BoundaryKind.ONLY_BY, THEM, channel=Channel.LETTER)
    often = boundary(BoundaryKind.AT_MOST, ME, at_most=2, period_days=30)

    assert (
        boundary_words(only, TODAY, "Lei")
        == "Lei wants to hear from you only by letter."
    )
    assert (
        boundary_words(often, TODAY, "Lei")
        == "Lei: contact at most two times within 30 days — your own rule."
    )


def test_a_boundary_keeps_its_reason() -> None:
    asked = boundary(BoundaryKind.NO_ASKS, THEM, why="a hard year")

    assert (
        boundary_words(asked, TODAY)
        == "wants to be asked for nothing: “a hard year” (they said so)"
    )


@pytest.mark.parametrize("kind", BoundaryKind)
@pytest.mark.parametrize("set_by", BoundarySetter)
@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_every_boundary_can_be_said_even_where_it_leaves_something_out(
    kind: BoundaryKind, set_by: BoundarySetter, language: str
) -> None:
    full = {
        "channel": Channel.MAIL,
        "until": QUIET_UNTIL,
        "at_most": 1,
        "period_days": 1,
    }

    with translation.override(language):
        for each in (boundary(kind, set_by), boundary(kind, set_by, **full)):
            assert boundary_words(each, TODAY)
            assert "Lei" in boundary_words(each, TODAY, "Lei")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Lei wants to be left in peace until 3 May; from 4 May on you can.",
        ),
        (
            "fr",
            (
                "Lei souhaite rester au calme jusqu’au 3 mai\u00a0; "
                "vous le pourrez à partir du 4 mai."
            ),
        ),
        ("zh-hans", "Lei想清静一阵，到5月3日为止；从5月4日起就可以了。"),
    ],
)
def test_a_verdict_says_from_when_on(language: str, said: str) -> None:
    with translation.override(language):
        assert verdict_words(verdict(quiet()), "Lei", TODAY) == said


def test_a_verdict_without_an_end_says_only_why() -> None:
    theirs = verdict(boundary(BoundaryKind.NO_ASKS, THEM))
    mine = verdict(boundary(BoundaryKind.NO_ASKS, ME))

    assert verdict_words(theirs, "Lei", TODAY) == "Lei wants to be asked for nothing."
    assert verdict_words(mine, "Lei", TODAY) == "Your own rule for Lei: no asks."


def test_a_yes_says_which_ways_are_left() -> None:
    letters = boundary(BoundaryKind.ONLY_BY, THEM, channel=Channel.LETTER)
    no_mail = boundary(BoundaryKind.BLOCKED, THEM, channel=Channel.MAIL)

    assert verdict_words(verdict(), "Lei", TODAY) == "Nothing stands against it."
    assert (
        verdict_words(verdict(letters), "Lei", TODAY) == "You can, but only by letter."
    )
    assert (
        verdict_words(verdict(no_mail), "Lei", TODAY) == "You can, but not by e-mail."
    )


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_has_its_how(channel: Channel) -> None:
    assert by_channel(channel)


def test_what_somebody_said_ends_with_one_full_stop() -> None:
    said = boundary(BoundaryKind.NO_ASKS, THEM, why="I carry three mandates.")

    assert boundary_words(said, TODAY, "Lei") == (
        "Lei wants to be asked for nothing: “I carry three mandates”."
    )
