"""Loops: what happened in dated lines, then who is owed which news, and by when."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.ids import ContactId, MilestoneId
from entregent.core.loops.milestones import (
    ENDINGS,
    Milestone,
    going_on_since,
    is_closed,
    is_going_on,
)
from entregent.core.loops.proposals import (
    Outcome,
    ProposedFavour,
    outcome_weight,
    proposed_favours,
)
from entregent.core.loops.questions import (
    KeptPosted,
    MadeIntroduction,
    gentle_question,
    keeps_posted,
)
from entregent.core.loops.reports import (
    Loop,
    Telling,
    reports_owed,
    short_words,
    telling_proposal,
)
from entregent.core.money import Money
from entregent.core.vocabulary import MilestoneKind, ReportState, Weight

LEI, BEA, CHEN = ContactId(1), ContactId(2), ContactId(3)
PEOPLE = {"Lei": LEI, "Bea": BEA, "Chen": CHEN}


def story(
    lines: str,
    introducers: tuple[ContactId, ...] = (LEI,),
    unreachable: frozenset[ContactId] = frozenset(),
) -> Loop:
    """Read a loop: "2026-01-10 it: won", "2026-01-12 I told Lei: won, started".

    "Lei need not hear" covers like a telling; nothing named is everything so far, and
    "nothing new" is a word without news. Milestones are numbered as they stand.
    """
    milestones: list[Milestone] = []
    tellings: list[Telling] = []
    for line in lines.strip().splitlines():
        day, said = line.strip().split(" ", 1)
        head, _, tail = said.partition(":")
        names = [name for name in tail.strip().split(", ") if name]
        if head == "it":
            number = MilestoneId(len(milestones) + 1)
            kind = MilestoneKind(names[0])
            milestones.append(Milestone(number, kind, date.fromisoformat(day)))
            continue
        (who,) = (contact for name, contact in PEOPLE.items() if name in head)
        named = frozenset(m.id for m in milestones if m.kind in names)
        is_told = head.startswith("I told")
        tellings.append(
            Telling(
                who,
                date.fromisoformat(day),
                covers=named if names else None,
                state=ReportState.TOLD if is_told else ReportState.NOT_NEEDED,
            )
        )
    return Loop(
        introducers=introducers,
        milestones=tuple(milestones),
        tellings=tuple(tellings),
        unreachable=unreachable,
    )


def happened(lines: str) -> tuple[Milestone, ...]:
    return story(lines).milestones


def news_of(loop: Loop) -> dict[ContactId, list[str]]:
    kinds = {m.id: m.kind.value for m in loop.milestones}
    return {
        report.introducer: [kinds[number] for number in report.milestones]
        for report in reports_owed(loop)
    }


def words_due(loop: Loop) -> dict[ContactId, date]:
    return {word.introducer: word.due for word in short_words(loop)}


# --- reports ----------------------------------------------------------------------


def test_a_milestone_owes_each_introducer_a_report_within_seven_days() -> None:
    loop = story("2026-01-10 it: won", introducers=(LEI, BEA))

    reports = reports_owed(loop)

    assert [(r.introducer, r.due, r.state) for r in reports] == [
        (LEI, date(2026, 1, 17), ReportState.DUE),
        (BEA, date(2026, 1, 17), ReportState.DUE),
    ]


@pytest.mark.parametrize("kind", MilestoneKind)
def test_every_milestone_owes_a_report_bad_news_as_well(kind: MilestoneKind) -> None:
    assert news_of(story(f"2026-01-10 it: {kind.value}")) == {LEI: [kind.value]}


def test_one_report_covers_several_milestones_and_is_due_for_the_earliest() -> None:
    loop = story("""
        2026-01-14 it: started
        2026-01-10 it: won
    """)

    (report,) = reports_owed(loop)

    assert news_of(loop) == {LEI: ["won", "started"]}
    assert report.since == date(2026, 1, 10)
    assert report.due == date(2026, 1, 17)


def test_telling_covers_all_up_to_its_day_if_none_is_named() -> None:
    loop = story("""
        2026-01-10 it: met
        2026-01-12 it: won
        2026-01-12 I told Lei
        2026-01-13 it: started
    """)

    assert news_of(loop) == {LEI: ["started"]}


def test_telling_covers_only_what_is_named() -> None:
    loop = story("""
        2026-01-10 it: met
        2026-01-12 it: won
        2026-01-13 I told Lei: won
    """)

    assert news_of(loop) == {LEI: ["met"]}


def test_a_word_without_news_covers_nothing() -> None:
    loop = story("""
        2026-01-10 it: met
        2026-01-13 I told Lei: nothing new
    """)

    assert news_of(loop) == {LEI: ["met"]}


def test_telling_one_introducer_tells_nobody_else() -> None:
    loop = story(
        """
        2026-01-10 it: won
        2026-01-12 I told Lei
        """,
        introducers=(LEI, BEA),
    )

    assert news_of(loop) == {BEA: ["won"]}


def test_not_needed_closes_a_report_as_well() -> None:
    loop = story("""
        2026-01-10 it: won
        2026-01-12 Lei need not hear
    """)

    assert reports_owed(loop) == []


def test_what_is_only_drafted_is_not_told() -> None:
    loop = story("2026-01-10 it: won")
    drafted = Telling(LEI, date(2026, 1, 12), state=ReportState.DRAFTED)

    assert news_of(replace(loop, tellings=(drafted,))) == {LEI: ["won"]}


def test_whoever_cannot_be_reached_cannot_be_told() -> None:
    loop = story(
        "2026-01-10 it: won", introducers=(LEI, BEA), unreachable=frozenset({LEI})
    )

    assert [report.state for report in reports_owed(loop)] == [
        ReportState.CANNOT_BE_TOLD,
        ReportState.DUE,
    ]


def test_whoever_stands_in_the_chain_twice_hears_once() -> None:
    loop = story("2026-01-10 it: won", introducers=(LEI, BEA, LEI))

    assert list(news_of(loop)) == [LEI, BEA]


# --- the short word ---------------------------------------------------------------


def test_while_work_goes_on_a_short_word_is_due_30_days_after_i_last_told() -> None:
    loop = story("""
        2026-01-10 it: won
        2026-01-12 it: started
        2026-01-13 I told Lei
        2026-02-10 I told Lei: nothing new
    """)

    (word,) = short_words(loop)

    assert word.due == date(2026, 3, 12)
    assert word.last_told == date(2026, 2, 10)


def test_no_short_word_while_a_report_is_open() -> None:
    loop = story("""
        2026-01-10 it: won
        2026-01-11 I told Lei
        2026-01-12 it: started
    """)

    assert short_words(loop) == []


def test_an_open_report_to_one_holds_no_word_to_another_back() -> None:
    loop = story(
        """
        2026-01-10 it: won
        2026-01-11 I told Lei
        """,
        introducers=(LEI, BEA),
    )

    assert words_due(loop) == {LEI: date(2026, 2, 10)}


@pytest.mark.parametrize("kind", ["paused", "delivered", "paid", "lost"])
def test_no_short_word_when_the_work_pauses_or_has_ended(kind: str) -> None:
    loop = story(f"""
        2026-01-10 it: won
        2026-01-20 it: {kind}
        2026-01-21 I told Lei
    """)

    assert short_words(loop) == []


def test_no_short_word_before_there_is_work() -> None:
    loop = story("""
        2026-01-10 it: met
        2026-01-11 I told Lei
    """)

    assert short_words(loop) == []


def test_not_needed_is_no_telling_so_the_word_counts_from_before() -> None:
    loop = story("""
        2026-01-10 it: won
        2026-01-11 I told Lei
        2026-01-20 it: started
        2026-01-21 Lei need not hear
    """)

    assert words_due(loop) == {LEI: date(2026, 2, 10)}


def test_whoever_needs_hear_nothing_gets_no_short_word_either() -> None:
    loop = story("""
        2026-01-10 it: won
        2026-01-11 Lei need not hear
    """)

    assert short_words(loop) == []


def test_whoever_cannot_be_reached_gets_no_short_word() -> None:
    loop = story(
        """
        2026-01-10 it: won
        2026-01-11 I told Lei
        """,
        unreachable=frozenset({LEI}),
    )

    assert short_words(loop) == []


def test_a_pause_stops_the_clock_of_the_short_word() -> None:
    loop = story("""
        2026-01-10 it: started
        2026-01-15 it: paused
        2026-01-20 I told Lei
        2026-03-01 it: started
        2026-03-02 Lei need not hear
    """)

    assert words_due(loop) == {LEI: date(2026, 3, 31)}


def test_a_pause_before_i_last_told_is_not_counted() -> None:
    loop = story("""
        2026-01-10 it: started
        2026-01-15 it: paused
        2026-01-20 it: started
        2026-02-01 I told Lei
    """)

    assert words_due(loop) == {LEI: date(2026, 3, 3)}


def test_a_short_word_is_not_due_before_the_work_began() -> None:
    loop = story("""
        2026-01-10 it: met
        2026-01-11 I told Lei
        2026-06-01 it: won
        2026-06-02 Lei need not hear
    """)

    assert words_due(loop) == {LEI: date(2026, 6, 1)}


# --- how far it has come ----------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        ("2026-01-10 it: met", None),
        ("2026-01-10 it: proposal", None),
        ("2026-01-10 it: won", date(2026, 1, 10)),
        ("2026-01-10 it: won\n2026-02-01 it: started", date(2026, 2, 1)),
        ("2026-01-10 it: started\n2026-02-01 it: paused", None),
        (
            "2026-01-10 it: won\n2026-02-01 it: paused\n2026-03-01 it: met",
            date(2026, 1, 10),
        ),
        ("2026-01-10 it: started\n2026-02-01 it: delivered", None),
        ("2026-01-10 it: won\n2026-02-01 it: fell through", None),
        ("2026-01-10 it: paid\n2026-02-01 it: won", date(2026, 2, 1)),
        ("2026-01-10 it: paid\n2026-01-10 it: started", date(2026, 1, 10)),
    ],
)
def test_work_goes_on_from_its_start_to_its_end(lines: str, since: date | None) -> None:
    assert going_on_since(happened(lines)) == since
    assert is_going_on(happened(lines)) is (since is not None)


def test_nothing_happened_is_neither_going_on_nor_closed() -> None:
    assert not is_going_on(())
    assert not is_closed(())


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_an_ending_closes(ending: MilestoneKind) -> None:
    assert is_closed(happened(f"2026-01-10 it: won\n2026-02-01 it: {ending.value}"))


@pytest.mark.parametrize("opening", ["proposal", "won", "started"])
def test_what_begins_anew_opens_again(opening: str) -> None:
    assert not is_closed(happened(f"2026-01-10 it: lost\n2026-02-01 it: {opening}"))


@pytest.mark.parametrize("after", ["met", "paused"])
def test_a_dinner_after_the_end_opens_nothing(after: str) -> None:
    assert is_closed(happened(f"2026-01-10 it: delivered\n2026-02-01 it: {after}"))


# --- what a contact proposes ------------------------------------------------------


def test_a_word_after_the_news_proposes_that_it_was_told_then() -> None:
    (report,) = reports_owed(story("2026-01-10 it: won"))

    assert telling_proposal(report, date(2026, 1, 10)) == date(2026, 1, 10)
    assert telling_proposal(report, date(2026, 1, 15)) == date(2026, 1, 15)


def test_a_word_before_the_news_or_none_at_all_proposes_nothing() -> None:
    (report,) = reports_owed(story("2026-01-10 it: won"))

    assert telling_proposal(report, date(2026, 1, 9)) is None
    assert telling_proposal(report, None) is None


def test_nothing_is_proposed_where_nothing_can_be_told() -> None:
    (report,) = reports_owed(story("2026-01-10 it: won", unreachable=frozenset({LEI})))

    assert telling_proposal(report, date(2026, 1, 15)) is None


# --- the mirror -------------------------------------------------------------------

MADE = date(2026, 1, 1)
SIXTY_DAYS_ON = date(2026, 3, 2)


def test_i_may_ask_60_days_after_i_introduced_them() -> None:
    assert gentle_question(MADE, (), None) == SIXTY_DAYS_ON


def test_news_begins_new_60_days() -> None:
    news = happened("2026-02-01 it: met\n2026-01-10 it: proposal")

    assert gentle_question(MADE, news, None) == date(2026, 4, 2)


def test_i_ask_once_and_never_again() -> None:
    news = happened("2026-05-01 it: met")

    assert gentle_question(MADE, news, date(2026, 3, 5)) is None


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_i_ask_nothing_after_the_end(ending: MilestoneKind) -> None:
    news = happened(f"2026-02-01 it: {ending.value}")

    assert gentle_question(MADE, news, None) is None


def test_a_pause_is_news_and_no_end() -> None:
    news = happened("2026-02-01 it: paused")

    assert gentle_question(MADE, news, None) == date(2026, 4, 2)


def test_who_keeps_others_posted_is_counted_in_facts() -> None:
    news = happened("2026-03-10 it: met\n2026-04-01 it: won")
    introductions = [
        MadeIntroduction(made_on=MADE, milestones=news),
        MadeIntroduction(made_on=MADE, milestones=news, asked_on=date(2026, 3, 11)),
        MadeIntroduction(made_on=MADE, milestones=news, asked_on=date(2026, 3, 10)),
        MadeIntroduction(made_on=MADE, asked_on=date(2026, 3, 5)),
        MadeIntroduction(made_on=date(2026, 4, 30)),
    ]

    assert keeps_posted(introductions, date(2026, 5, 10)) == KeptPosted(
        before_question=2, after_question=1, never=1, too_early=1
    )


def test_it_is_too_early_until_the_60_days_are_over() -> None:
    silent = [MadeIntroduction(made_on=MADE)]

    eve = SIXTY_DAYS_ON - timedelta(days=1)
    assert keeps_posted(silent, eve).too_early == 1
    assert keeps_posted(silent, SIXTY_DAYS_ON).never == 1


# --- what "won" proposes ----------------------------------------------------------


def won(
    amount: int | None, day: date = date(2026, 5, 10), currency: str = "EUR"
) -> Outcome:
    value = None if amount is None else Money(Decimal(amount), currency)
    return Outcome(day, value)


def test_the_nearest_gets_the_weight_and_each_further_one_a_step_less() -> None:
    assert proposed_favours((LEI, BEA, CHEN), Weight.MEDIUM) == [
        ProposedFavour(LEI, Weight.MEDIUM),
        ProposedFavour(BEA, Weight.SMALL),
        ProposedFavour(CHEN, Weight.SMALL),
    ]


def test_whoever_is_in_the_chain_twice_is_thanked_once() -> None:
    proposed = proposed_favours((LEI, BEA, LEI), Weight.LARGE)

    assert proposed == [
        ProposedFavour(LEI, Weight.LARGE),
        ProposedFavour(BEA, Weight.MEDIUM),
    ]


def test_an_outcome_without_a_value_is_medium() -> None:
    assert outcome_weight(won(None), []) is Weight.MEDIUM
    assert outcome_weight(won(0), []) is Weight.MEDIUM


def test_the_third_most_valuable_is_large_and_the_fourth_medium() -> None:
    others = [won(9_000), won(8_000), won(100)]

    assert outcome_weight(won(7_000), others) is Weight.LARGE
    assert outcome_weight(won(7_000), [*others, won(7_001)]) is Weight.MEDIUM


def test_equal_outcomes_share_a_place() -> None:
    assert outcome_weight(won(7_000), [won(7_000)] * 5) is Weight.LARGE


def test_other_currencies_and_outcomes_without_value_are_not_compared() -> None:
    others = [won(9_000, currency="CHF"), won(None), won(9_000), won(8_000)]

    assert outcome_weight(won(7_000), others) is Weight.LARGE


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        (date(2025, 5, 10), Weight.LARGE),
        (date(2025, 5, 11), Weight.MEDIUM),
        (date(2026, 5, 10), Weight.MEDIUM),
        (date(2026, 5, 11), Weight.LARGE),
    ],
)
def test_only_the_last_twelve_months_are_compared(day: date, weight: Weight) -> None:
    assert outcome_weight(won(7_000), [won(9_000, day)] * 3) is weight


# --- what holds for every loop ----------------------------------------------------

people = st.sampled_from([LEI, BEA, CHEN])
days = st.dates(date(2026, 1, 1), date(2026, 4, 30))
numbers = st.integers(1, 6).map(MilestoneId)
some_milestones = st.lists(
    st.builds(Milestone, id=numbers, kind=st.sampled_from(MilestoneKind), day=days),
    max_size=6,
    unique_by=lambda milestone: milestone.id,
).map(tuple)
a_telling = st.builds(
    Telling,
    introducer=people,
    day=days,
    covers=st.none() | st.frozensets(numbers, max_size=3),
    state=st.sampled_from([ReportState.TOLD, ReportState.NOT_NEEDED]),
)
loops = st.builds(
    Loop,
    introducers=st.lists(people, max_size=4).map(tuple),
    milestones=some_milestones,
    tellings=st.lists(a_telling, max_size=4).map(tuple),
    unreachable=st.frozensets(people, max_size=1),
)


@given(loops)
def test_telling_everything_leaves_nothing_owed(loop: Loop) -> None:
    everything = tuple(
        Telling(report.introducer, report.due, frozenset(report.milestones))
        for report in reports_owed(loop)
    )

    assert reports_owed(replace(loop, tellings=loop.tellings + everything)) == []


@given(loops, a_telling)
def test_telling_more_never_owes_more(loop: Loop, telling: Telling) -> None:
    def owed(loop: Loop) -> set[tuple[ContactId, MilestoneId]]:
        return {(r.introducer, m) for r in reports_owed(loop) for m in r.milestones}

    more = replace(loop, tellings=(*loop.tellings, telling))

    assert owed(more) <= owed(loop)


@given(loops)
def test_a_report_never_stands_twice_for_one_introducer(loop: Loop) -> None:
    introducers = [report.introducer for report in reports_owed(loop)]

    assert len(introducers) == len(set(introducers))


@given(loops)
def test_a_short_word_is_never_due_beside_an_open_report(loop: Loop) -> None:
    words = set(words_due(loop))

    assert not words & {report.introducer for report in reports_owed(loop)}
    assert not words or is_going_on(loop.milestones)


@given(loops)
def test_a_short_word_comes_30_days_after_the_last_telling_or_later(
    loop: Loop,
) -> None:
    for word in short_words(loop):
        assert (word.due - word.last_told).days >= 30


@given(some_milestones)
def test_what_goes_on_is_not_closed(milestones: tuple[Milestone, ...]) -> None:
    assert not (is_going_on(milestones) and is_closed(milestones))


@given(loops, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_given_does_not_matter(
    loop: Loop, random: Random
) -> None:
    milestones, tellings = list(loop.milestones), list(loop.tellings)
    random.shuffle(milestones)
    random.shuffle(tellings)
    shuffled = replace(loop, milestones=tuple(milestones), tellings=tuple(tellings))

    assert reports_owed(shuffled) == reports_owed(loop)
    assert short_words(shuffled) == short_words(loop)
    assert is_closed(milestones) == is_closed(loop.milestones)
