"""Courtesy: whom the owner may touch, row by row of the table, and what follows."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.courtesy import (
    ONE_TO_ONE_CHANNELS,
    Answer,
    Boundary,
    Purpose,
    Verdict,
    is_unreachable,
    may_introduce,
    may_touch,
    set_by_them,
    who_may_be_reached,
)
from entregent.core.ids import BoundaryId, ContactId
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel

LEI, BEA, CHEN = ContactId(1), ContactId(2), ContactId(3)
TODAY = date(2026, 5, 10)

THEM, ME = BoundarySetter.THEM, BoundarySetter.ME
YES, WAITS, NO = Answer.YES, Answer.WAITS, Answer.NO


def boundary(
    kind: BoundaryKind,
    *,
    number: int = 1,
    contact: ContactId = LEI,
    set_by: BoundarySetter = THEM,
    channel: Channel | None = None,
    until: date | None = None,
    at_most: int | None = None,
    period_days: int | None = None,
) -> Boundary:
    return Boundary(
        id=BoundaryId(number),
        contact=contact,
        kind=kind,
        set_by=set_by,
        channel=channel,
        until=until,
        at_most=at_most,
        period_days=period_days,
        since=date(2026, 1, 1),
        why="She said so.",
    )


def blocked(
    channel: Channel | None = None, *, number: int = 1, set_by: BoundarySetter = THEM
) -> Boundary:
    return boundary(BoundaryKind.BLOCKED, number=number, channel=channel, set_by=set_by)


def only_by(
    channel: Channel | None, *, number: int = 1, set_by: BoundarySetter = THEM
) -> Boundary:
    return boundary(BoundaryKind.ONLY_BY, number=number, channel=channel, set_by=set_by)


def quiet(
    until: date | None, *, number: int = 1, set_by: BoundarySetter = THEM
) -> Boundary:
    return boundary(BoundaryKind.QUIET_UNTIL, number=number, until=until, set_by=set_by)


def quota(at_most: int | None, period_days: int | None, *, number: int = 1) -> Boundary:
    return boundary(
        BoundaryKind.AT_MOST, number=number, at_most=at_most, period_days=period_days
    )


NO_ASKS = boundary(BoundaryKind.NO_ASKS)
NO_BUSINESS = boundary(BoundaryKind.NO_BUSINESS)
NO_BROADCASTS = boundary(BoundaryKind.NO_BROADCASTS)
CLOSED_FEED = boundary(BoundaryKind.CLOSED_FEED)
FIVE_DAYS_AGO = TODAY - timedelta(days=5)

COLUMNS = {
    "blocked": blocked(),
    "quiet": quiet(TODAY),
    "quota used": quota(1, 30),
    "no asks": NO_ASKS,
    "no business": NO_BUSINESS,
    "no business, on business": NO_BUSINESS,
    "no broadcasts": NO_BROADCASTS,
    "only by mail": only_by(Channel.MAIL),
    "closed feed": CLOSED_FEED,
}

# The table of rules: Courtesy, column by column in the order above.
TABLE = """
         |blocked|quiet |quota |no asks|business|on it|broadcasts|by mail|feed
word     |no     |no    |no    |yes    |yes     |yes  |yes       |yes    |yes
gift     |no     |no    |no    |yes    |yes     |yes  |yes       |yes    |yes
help     |no     |no    |no    |yes    |yes     |yes  |yes       |yes    |yes
consent  |no     |no    |no    |yes    |yes     |yes  |yes       |yes    |yes
thanks   |no     |waits |yes   |yes    |yes     |yes  |yes       |yes    |yes
report   |no     |waits |yes   |yes    |yes     |yes  |yes       |yes    |yes
offer    |no     |waits |waits |yes    |no      |no   |yes       |yes    |yes
ask      |no     |waits |waits |no     |yes     |no   |yes       |yes    |yes
broadcast|no     |no    |no    |yes    |yes     |no   |no        |no     |yes
reshare  |no     |yes   |yes   |yes    |yes     |yes  |yes       |yes    |no
comment  |no     |no    |no    |yes    |yes     |yes  |yes       |no     |no
"""


def cells() -> list[tuple[Purpose, str, Answer]]:
    rows = [line.split("|") for line in TABLE.strip().splitlines()[1:]]
    return [
        (Purpose(row[0].strip()), column, Answer(cell.strip()))
        for row in rows
        for column, cell in zip(COLUMNS, row[1:], strict=True)
    ]


@pytest.mark.parametrize(("purpose", "column", "answer"), cells())
def test_the_table_holds(purpose: Purpose, column: str, answer: Answer) -> None:
    verdict = may_touch(
        purpose,
        [COLUMNS[column]],
        TODAY,
        contact_days=[FIVE_DAYS_AGO],
        on_business=column.endswith("on business"),
    )

    assert verdict.answer is answer


def test_the_table_names_every_purpose() -> None:
    assert {purpose for purpose, _, _ in cells()} == set(Purpose)


def test_without_boundaries_everything_is_free() -> None:
    verdict = may_touch(Purpose.ASK, [], TODAY)

    assert verdict == Verdict(YES, None, None, (), overridable=False)


def test_the_reason_carries_the_boundary_and_its_owner() -> None:
    (reason,) = may_touch(Purpose.ASK, [NO_ASKS], TODAY).reasons

    assert reason.boundary == NO_ASKS
    assert reason.answer is NO
    assert reason.not_before is None


def test_a_boundary_about_something_else_is_no_reason() -> None:
    assert may_touch(Purpose.WORD, [NO_ASKS, CLOSED_FEED], TODAY).reasons == ()


# --- quiet ------------------------------------------------------------------------


def test_the_last_quiet_day_is_still_quiet() -> None:
    verdict = may_touch(Purpose.THANKS, [quiet(TODAY)], TODAY)

    assert verdict.answer is WAITS
    assert verdict.not_before == date(2026, 5, 11)


def test_the_day_after_the_last_quiet_day_is_free() -> None:
    assert may_touch(Purpose.THANKS, [quiet(TODAY)], date(2026, 5, 11)).answer is YES


@pytest.mark.parametrize("until", [None, date.max])
def test_quiet_without_an_end_names_no_day(until: date | None) -> None:
    verdict = may_touch(Purpose.THANKS, [quiet(until)], TODAY)

    assert verdict.answer is WAITS
    assert verdict.not_before is None


# --- quotas -----------------------------------------------------------------------


def test_a_quota_is_free_again_when_the_oldest_contact_has_left_the_period() -> None:
    contacted = [date(2026, 4, 20), date(2026, 5, 1)]

    verdict = may_touch(Purpose.OFFER, [quota(2, 30)], TODAY, contact_days=contacted)

    assert verdict.answer is WAITS
    assert verdict.not_before == date(2026, 5, 20)
    assert verdict.reasons[0].contact_days == tuple(contacted)


def test_a_quota_overdrawn_is_free_only_when_enough_contacts_have_left() -> None:
    contacted = [date(2026, 4, 20), date(2026, 5, 1), date(2026, 5, 3)]

    verdict = may_touch(Purpose.WORD, [quota(1, 30)], TODAY, contact_days=contacted)

    assert verdict.answer is NO
    assert verdict.not_before == date(2026, 6, 2)


def test_a_quota_not_yet_used_is_no_reason() -> None:
    verdict = may_touch(
        Purpose.WORD, [quota(2, 30)], TODAY, contact_days=[FIVE_DAYS_AGO]
    )

    assert verdict.answer is YES
    assert verdict.reasons == ()


def test_contacts_before_the_period_and_those_to_come_do_not_count() -> None:
    days = [TODAY - timedelta(days=30), TODAY + timedelta(days=1)]

    verdict = may_touch(Purpose.WORD, [quota(1, 30)], TODAY, contact_days=days)

    assert verdict.answer is YES


def test_several_words_on_one_day_are_one_contact() -> None:
    days = [FIVE_DAYS_AGO, FIVE_DAYS_AGO, FIVE_DAYS_AGO]

    verdict = may_touch(Purpose.WORD, [quota(2, 30)], TODAY, contact_days=days)

    assert verdict.answer is YES


@pytest.mark.parametrize("at_most", [0, None])
def test_a_quota_of_none_never_names_a_day(at_most: int | None) -> None:
    verdict = may_touch(Purpose.ASK, [quota(at_most, 30)], TODAY)

    assert verdict.answer is WAITS
    assert verdict.not_before is None


def test_a_quota_without_a_period_counts_everything_there_ever_was() -> None:
    verdict = may_touch(
        Purpose.ASK, [quota(1, None)], TODAY, contact_days=[date(1999, 1, 1)]
    )

    assert verdict.answer is WAITS
    assert verdict.not_before is None


# --- channels ---------------------------------------------------------------------


def test_only_by_a_channel_leaves_that_channel() -> None:
    verdict = may_touch(Purpose.WORD, [only_by(Channel.LETTER)], TODAY)

    assert verdict.answer is YES
    assert verdict.channels == frozenset({Channel.LETTER})


def test_blocked_on_one_channel_is_only_by_the_others() -> None:
    verdict = may_touch(Purpose.WORD, [blocked(Channel.CHAT)], TODAY)

    assert verdict.answer is YES
    assert verdict.channels == ONE_TO_ONE_CHANNELS - {Channel.CHAT}


def test_a_mail_is_refused_where_only_chat_is_open() -> None:
    verdict = may_touch(
        Purpose.WORD, [only_by(Channel.CHAT)], TODAY, channels=[Channel.MAIL]
    )

    assert verdict.answer is NO
    assert verdict.channels == frozenset()


def test_a_broadcast_goes_only_where_the_open_channel_is_its_own() -> None:
    only_mail = [only_by(Channel.MAIL)]

    by_mail = may_touch(Purpose.BROADCAST, only_mail, TODAY, channels=[Channel.MAIL])
    by_post = may_touch(
        Purpose.BROADCAST, only_mail, TODAY, channels=[Channel.BROADCAST]
    )

    assert (by_mail.answer, by_post.answer) == (YES, NO)


def test_whoever_only_reads_the_newsletter_gets_no_word_and_no_block() -> None:
    only_posts = [only_by(Channel.BROADCAST)]

    assert may_touch(Purpose.WORD, only_posts, TODAY).answer is NO
    assert may_touch(Purpose.RESHARE, only_posts, TODAY).answer is YES
    assert is_unreachable(only_posts)


def test_a_comment_is_free_where_the_comments_are_not_closed() -> None:
    assert may_touch(Purpose.COMMENT, [blocked(Channel.MAIL)], TODAY).answer is YES
    assert may_touch(Purpose.COMMENT, [blocked(Channel.COMMENT)], TODAY).answer is NO


def test_a_reshare_asks_for_no_channel() -> None:
    verdict = may_touch(Purpose.RESHARE, [only_by(Channel.MAIL)], TODAY)

    assert verdict == Verdict(YES, None, None, (), overridable=False)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize(
    "boundaries",
    [
        [blocked()],
        [only_by(Channel.MAIL), only_by(Channel.CHAT, number=2)],
        [only_by(Channel.MAIL), blocked(Channel.MAIL, number=2)],
        [only_by(None)],
        [blocked(channel) for channel in ONE_TO_ONE_CHANNELS],
    ],
    ids=["everywhere", "only by two", "only by the blocked", "only by none", "by each"],
)
def test_no_channel_left_is_blocked_everywhere(
    purpose: Purpose, boundaries: Sequence[Boundary]
) -> None:
    verdict = may_touch(purpose, boundaries, TODAY, channels=[Channel.BROADCAST])

    assert verdict.answer is NO
    assert is_unreachable(boundaries)
    assert len(verdict.reasons) == len(boundaries)


def test_quiet_is_not_unreachable() -> None:
    assert not is_unreachable([quiet(None), blocked(Channel.MAIL), NO_BUSINESS])


# --- several boundaries, and whose they are ---------------------------------------


def test_the_strictest_boundary_wins_and_all_reasons_are_kept() -> None:
    verdict = may_touch(
        Purpose.ASK,
        [quiet(TODAY, number=1), boundary(BoundaryKind.NO_ASKS, number=2)],
        TODAY,
    )

    assert verdict.answer is NO
    assert verdict.not_before is None
    assert [r.boundary.kind for r in verdict.reasons] == [
        BoundaryKind.NO_ASKS,
        BoundaryKind.QUIET_UNTIL,
    ]


def test_two_that_wait_wait_for_the_later_day() -> None:
    verdict = may_touch(
        Purpose.ASK,
        [quiet(date(2026, 5, 20)), quota(1, 30, number=2)],
        TODAY,
        contact_days=[date(2026, 5, 1)],
    )

    assert verdict.answer is WAITS
    assert verdict.not_before == date(2026, 5, 31)


def test_a_rule_of_my_own_can_be_overridden() -> None:
    verdict = may_touch(Purpose.WORD, [quiet(TODAY, set_by=ME)], TODAY)

    assert verdict.overridable


def test_a_boundary_they_set_is_never_overridden() -> None:
    both = [quiet(TODAY, set_by=ME), quiet(TODAY, number=2, set_by=THEM)]

    assert not may_touch(Purpose.WORD, both, TODAY).overridable


def test_what_holds_after_an_override_is_what_they_set() -> None:
    both = [blocked(set_by=ME), blocked(Channel.MAIL, number=2, set_by=THEM)]

    assert may_touch(Purpose.WORD, both, TODAY).overridable
    after = may_touch(Purpose.WORD, set_by_them(both), TODAY)
    assert after.channels == ONE_TO_ONE_CHANNELS - {Channel.MAIL}


# --- several contacts -------------------------------------------------------------


def test_whoever_may_not_be_reached_drops_out_and_the_rest_stays() -> None:
    reach = who_may_be_reached(
        Purpose.WORD,
        {LEI: [blocked()], BEA: [], CHEN: [quota(1, 30)]},
        TODAY,
        contact_days={CHEN: [FIVE_DAYS_AGO], BEA: [FIVE_DAYS_AGO]},
        channels=[Channel.MAIL],
    )

    assert list(reach.stays) == [BEA]
    assert list(reach.drops_out) == [LEI, CHEN]
    assert reach.drops_out[CHEN].not_before == date(2026, 6, 4)


def test_whoever_must_wait_drops_out_too() -> None:
    reach = who_may_be_reached(Purpose.THANKS, {LEI: [quiet(TODAY)]}, TODAY)

    assert reach.drops_out[LEI].answer is WAITS


def test_two_are_introduced_if_both_may_be_reached() -> None:
    lei = may_touch(Purpose.WORD, [blocked(Channel.CHAT)], TODAY)
    bea = may_touch(Purpose.WORD, [only_by(Channel.MAIL)], TODAY)

    verdict = may_introduce(lei, bea)

    assert verdict.answer is YES
    assert verdict.channels == frozenset({Channel.MAIL})
    assert not verdict.overridable
    assert len(verdict.reasons) == 2


def test_an_introduction_waits_for_the_one_who_waits() -> None:
    lei = may_touch(Purpose.OFFER, [quiet(TODAY, set_by=ME)], TODAY)
    bea = may_touch(Purpose.OFFER, [], TODAY)

    assert may_introduce(lei, bea) == may_introduce(bea, lei)
    assert may_introduce(lei, bea).answer is WAITS
    assert may_introduce(lei, bea).not_before == date(2026, 5, 11)
    assert may_introduce(lei, bea).overridable


def test_an_introduction_is_not_made_if_one_is_blocked() -> None:
    lei = may_touch(Purpose.WORD, [quiet(TODAY, set_by=ME)], TODAY)
    bea = may_touch(Purpose.WORD, [blocked()], TODAY)

    verdict = may_introduce(lei, bea)

    assert verdict.answer is NO
    assert verdict.not_before is None
    assert not verdict.overridable


def test_two_without_boundaries_meet_by_any_channel() -> None:
    free = may_touch(Purpose.WORD, [], TODAY)

    assert may_introduce(free, free).channels is None


# --- what holds for all of them ---------------------------------------------------

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
some_boundaries = st.lists(
    st.builds(
        Boundary,
        id=st.integers(1, 99).map(BoundaryId),
        contact=st.just(LEI),
        kind=st.sampled_from(BoundaryKind),
        set_by=st.sampled_from(BoundarySetter),
        channel=st.none() | st.sampled_from(Channel),
        until=st.none() | days,
        at_most=st.none() | st.integers(0, 3),
        period_days=st.none() | st.integers(1, 90),
        since=st.just(date(2026, 1, 1)),
        why=st.just(""),
    ),
    max_size=4,
)
some_channels = st.none() | st.sets(st.sampled_from(Channel))
a_purpose = st.sampled_from(Purpose)
some_days = st.lists(days, max_size=6)


@given(a_purpose, some_boundaries, some_boundaries, some_days, some_channels)
def test_a_boundary_more_never_loosens_the_verdict(
    purpose: Purpose,
    boundaries: list[Boundary],
    more: list[Boundary],
    contacted: list[date],
    channels: set[Channel] | None,
) -> None:
    before, after = (
        may_touch(purpose, each, TODAY, contact_days=contacted, channels=channels)
        for each in (boundaries, boundaries + more)
    )

    assert after.answer.strictness >= before.answer.strictness
    assert (after.channels or frozenset()) <= (before.channels or frozenset(Channel))
    assert is_unreachable(boundaries + more) or not is_unreachable(boundaries)
    if before.answer is not YES:
        assert before.overridable or not after.overridable


@given(a_purpose, some_boundaries, some_days, some_channels, st.booleans())
def test_blocked_everywhere_is_no_to_everything(
    purpose: Purpose,
    boundaries: list[Boundary],
    contacted: list[date],
    channels: set[Channel] | None,
    on_business: bool,  # noqa: FBT001 - given by hypothesis
) -> None:
    verdict = may_touch(
        purpose,
        [*boundaries, blocked()],
        TODAY,
        contact_days=contacted,
        on_business=on_business,
        channels=channels,
    )

    assert verdict.answer is NO
    assert not verdict.overridable


@given(a_purpose, some_boundaries, some_days)
def test_the_day_named_is_the_first_free_one(
    purpose: Purpose, boundaries: list[Boundary], contacted: list[date]
) -> None:
    past = [day for day in contacted if day <= TODAY]

    def answer_on(day: date) -> Answer:
        return may_touch(purpose, boundaries, day, contact_days=past).answer

    not_before = may_touch(purpose, boundaries, TODAY, contact_days=past).not_before

    if not_before is not None:
        assert not_before > TODAY
        assert answer_on(not_before) is YES
        assert answer_on(not_before - timedelta(days=1)) is not YES


@given(a_purpose, some_boundaries, some_days, st.randoms(use_true_random=False))
def test_the_order_of_the_boundaries_does_not_matter(
    purpose: Purpose,
    boundaries: list[Boundary],
    contacted: list[date],
    shuffler: Random,
) -> None:
    unique = list({b.id: b for b in boundaries}.values())
    shuffled = unique.copy()
    shuffler.shuffle(shuffled)

    assert may_touch(purpose, shuffled, TODAY, contact_days=contacted) == may_touch(
        purpose, unique, TODAY, contact_days=contacted
    )
