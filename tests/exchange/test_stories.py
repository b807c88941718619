"""Stories in a book: every kind of line goes through the acts."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from entregent.core.ids import ContactId
from entregent.core.refusals import MayNotWriteError, NotFoundError
from entregent.exchange.stories import LooseEndError, Told, tell
from entregent.queries import access, boundaries, checkup, ledger, loops, people
from entregent.queries.history import history
from entregent.queries.person import person
from entregent.queries.today import today as today_of

if TYPE_CHECKING:
    from conftest import Cast

DAY = date(2026, 6, 1)
STORY = """
    person Lei = 王磊; zh; lei@example.org; +33 1 99 00 12 34; friend; born +5
    organisation Acme; hello@example.com; anniversary 2011-06-18 founding
    Lei works at Acme

    2026-01-10 Lei gave me advice about the pricing, large #a
    2026-01-11 I gave Lei advice, returning #a #b
    2026-01-12 correct #b: 2026-01-11 I gave Lei advice about ink, medium
    2026-01-13 I thanked Lei for #a: with tea
    2026-01-14 Lei lent me 500 EUR #loan
    2026-01-15 I paid Lei back 200 EUR
    2026-01-16 Lei hosted me #never
    2026-01-17 #never never happened
    2026-01-18 Lei said #a is settled
    2026-01-18 I lent Bea a camera #camera
    2026-01-18 #camera need not come back
    2026-01-19 I hosted Bea #bea
    2026-01-20 I let #bea go

    2026-02-01 Lei via Anna introduced me to Chen for the Acme app: their new app
    2026-02-03 Chen: met
    2026-02-04 I told Lei about the Acme app by call: we met
    2026-02-05 Acme app: won, 12000 EUR — they start in May
    2026-02-06 I accepted the favour of Lei for the Acme app, large #won
    2026-02-06 I declined the favour of Anna for the Acme app
    2026-02-07 Anna need not hear about the Acme app
    2026-02-08 Shop came through Bea, 900 EUR
    2026-02-09 I introduced Ada to Bob for a flat
    2026-02-20 Bob told me about Ada: met
    2026-02-21 I introduced Ada to Dan
    2026-05-01 I asked Ada about Dan

    2026-03-01 I met Lei, Ada and Bob: by the river
    2026-03-02 Lei thanked me
    2026-03-03 my rule: Lei only by mail
    2026-03-03 Bea wants no asks
    2026-03-04 no longer: Bea wants no asks
"""


@pytest.fixture
def told(cast: "Cast") -> Told:
    """Tell the story in the owner's book."""
    return tell(cast.owner, cast.space, STORY, DAY)


def test_everybody_mentioned_is_in_the_book(cast: "Cast", told: Told) -> None:
    lines = people.people(cast.owner, cast.space).lines
    assert {line.name for line in lines} == {
        *("王磊", "Acme", "Bea", "Chen", "Anna", "Ada", "Bob", "Dan")
    }
    lei = person(cast.owner, cast.space, told.people["Lei"], DAY)
    assert [line.other.name for line in lei.relations] == ["Acme"]
    assert [(day.line.in_days, day.year) for day in lei.days] == [(5, None)]
    assert [point.value for point in lei.points] == [
        "lei@example.org",
        "+33 1 99 00 12 34",
    ]


def test_the_ledger_says_what_the_story_says(cast: "Cast", told: Told) -> None:
    lei = ledger.person_ledger(cast.owner, cast.space, told.people["Lei"], DAY)
    open_lines = {line.id: line.open_units for line in lei.lines if line.is_open}
    # What the settled advice no longer wants, the corrected return had returned.
    assert open_lines == {told.favours["loan"]: 1, told.favours["won"]: 9}
    loan = next(line for line in lei.lines if line.id == told.favours["loan"])
    assert loan.lent
    assert loan.lent.amount == 300
    bea = ledger.person_ledger(cast.owner, cast.space, told.people["Bea"], DAY)
    assert not any(line.is_lent_out for line in bea.lines)
    assert bea.balance.they_owe_units == 1  # the kindness of lending


def test_the_loops_say_what_the_story_says(cast: "Cast", told: Told) -> None:
    page = loops.loop(cast.owner, cast.space, told.loops["Acme app"], DAY)
    assert [step.kind.value for step in page.loop.milestones] == ["met", "won"]
    assert [line.introducer.name for line in page.reports if line.due] == ["王磊"]
    assert not page.proposals
    ada_and_dan = loops.loop(cast.owner, cast.space, told.loops["Ada and Dan"], DAY)
    assert ada_and_dan.loop.asked_on == date(2026, 5, 1)
    ada_and_bob = loops.loop(cast.owner, cast.space, told.loops["Bob and Ada"], DAY)
    (met,) = ada_and_bob.loop.milestones
    assert met.heard_from
    assert met.heard_from.name == "Bob"


def test_the_boundaries_and_the_timeline_say_it_too(cast: "Cast", told: Told) -> None:
    lei, bea = told.people["Lei"], told.people["Bea"]
    assert [b.set_by.value for b in boundaries.standing([lei, bea])[lei]] == ["me"]
    assert bea not in boundaries.standing([lei, bea])
    timeline = person(cast.owner, cast.space, lei, DAY).timeline.lines
    assert [line.note for line in timeline] == ["thanks", "by the river"]


def test_the_book_is_sound_and_every_line_is_in_its_history(
    cast: "Cast", told: Told
) -> None:
    assert checkup.check(cast.owner, cast.space).is_sound
    acts = history(cast.owner, cast.space, limit=100).lines
    assert len(acts) > 40
    assert today_of(cast.owner, cast.space, DAY).thank


def test_a_story_goes_on_where_another_ended(cast: "Cast", told: Told) -> None:
    again = tell(cast.owner, cast.space, "today I thanked Lei for #won", DAY, told)
    assert again.people == told.people
    assert tell(cast.owner, cast.space, "today Shop: lost", DAY).people == {
        "me": ContactId(access.readable_space(cast.owner, cast.space).me_id or 0)
    }


@pytest.mark.parametrize(
    "line",
    [
        "today I thanked Lei for #nothing",
        "person Lei",
        "today I paid Lei back 20 USD",
        "today correct #a: Bea gave me advice",
        "today I accepted the favour of Bea for Shop",
        "today no longer: Lei blocked me",
    ],
)
def test_a_line_about_what_was_never_told_is_refused(
    cast: "Cast", told: Told, line: str
) -> None:
    with pytest.raises(LooseEndError):
        tell(cast.owner, cast.space, line, DAY, told)


def test_only_who_may_write_tells_a_story(cast: "Cast") -> None:
    with pytest.raises(MayNotWriteError):
        tell(cast.viewer, cast.space, "today I met Lei", DAY)
    with pytest.raises(NotFoundError):
        tell(cast.stranger, cast.space, "today I met Lei", DAY)
