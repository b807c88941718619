"""The acts of introductions, projects and news, with what each refuses."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from conftest import TODAY, Cast

from entregent.acts import boundaries, interactions, loops
from entregent.core.ids import (
    ContactId,
    IntroductionId,
    MilestoneId,
    ReportId,
    SpaceId,
)
from entregent.core.money import Money
from entregent.core.refusals import (
    AlreadyAskedError,
    AlreadyDecidedError,
    AlreadyMadeError,
    ConsentRefusedError,
    CourtesyError,
    EmptyError,
    FutureDayError,
    NotFoundError,
    NothingToTellError,
    NotMoneyError,
    SamePersonError,
)
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    Consent,
    Direction,
    FavourKind,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    ReportKind,
    ReportState,
    Weight,
)
from entregent.exchange.stories import Told
from entregent.queries import ledger
from entregent.queries.loops import LoopPage, kept_posted
from entregent.queries.loops import loop as read_loop
from entregent.store.models import Contact, Introduction, Loop, Space, User

Where = tuple[User, SpaceId]
Story = Callable[[str], Told]
DAY = date(2026, 3, 1)
TOMORROW = date(2026, 6, 2)
TO_ME, BY_ME = IntroductionDirection.TO_ME, IntroductionDirection.BY_ME


def page(where: Where, loop: int) -> LoopPage:
    return read_loop(*where, loop, TODAY)


def due(where: Where, loop: int) -> list[tuple[str, date | None]]:
    """List to whom news is due, and by when."""
    return [
        (line.introducer.name, line.due)
        for line in page(where, loop).reports
        if line.state in (ReportState.DUE, ReportState.DRAFTED)
    ]


def step(loop: int, kind: MilestoneKind, **said: Any) -> loops.RecordMilestone:
    return loops.RecordMilestone(loop=loop, kind=kind, day=said.pop("day", DAY), **said)


def telling(loop: int, introducer: int, **said: Any) -> loops.TellIntroducer:
    return loops.TellIntroducer(
        loop=loop,
        introducer=ContactId(introducer),
        day=said.pop("day", TODAY),
        **said,
    )


ACME = "2026-02-01 Lei via Anna introduced me to Chen for the Acme app\n"


# --- introductions and projects ---


def test_an_introduction_keeps_its_chain_its_parties_and_its_project(
    where: Where, story: Story
) -> None:
    told = story(ACME)
    found = page(where, told.loops["Acme app"]).loop
    assert [someone.name for someone in found.chain] == ["Lei", "Anna"]
    assert found.projects == ("Acme app",)
    (introduction,) = found.introductions
    assert [party.someone.name for party in introduction.parties] == ["Chen"]
    assert found.subject == "Acme app"


def test_who_is_in_an_introduction_is_somebody_else(
    where: Where, cast: Cast, story: Story
) -> None:
    people = story("person Lei\nperson Chen").people
    lei, chen = people["Lei"], people["Chen"]

    def introduce(direction: IntroductionDirection, **said: Any) -> IntroductionId:
        columns: dict[str, Any] = {"day": DAY, "parties": (chen,)} | said
        return loops.record_introduction(
            *where, loops.RecordIntroduction(direction=direction, **columns)
        )

    for direction, said, refusal in (
        (TO_ME, {"introducers": (lei,), "parties": ()}, EmptyError),
        (TO_ME, {}, EmptyError),
        (BY_ME, {}, EmptyError),
        (TO_ME, {"introducers": (chen,)}, SamePersonError),
        (TO_ME, {"introducers": (cast.me,)}, SamePersonError),
        (BY_ME, {"parties": (chen, cast.me)}, SamePersonError),
        (TO_ME, {"introducers": (lei,), "day": TOMORROW}, FutureDayError),
        (TO_ME, {"introducers": (10**6,)}, NotFoundError),
        (TO_ME, {"introducers": (lei,), "project": "x" * 301}, Exception),
    ):
        with pytest.raises(refusal):
            introduce(direction, **said)
    assert not Loop.objects.exists()
    assert introduce(TO_ME, introducers=(lei,))


def test_a_project_comes_through_a_chain_or_by_itself(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Shop came through Lei via Anna, 900 EUR
        2026-02-01 Blog came by itself
    """)
    shop = page(where, told.loops["Shop"]).loop
    assert shop.value == Money(Decimal(900), "EUR")
    assert [someone.name for someone in shop.chain] == ["Lei", "Anna"]
    assert page(where, told.loops["Blog"]).loop.chain == ()
    wrong = loops.RecordOpportunity(name=" ", day=DAY)
    with pytest.raises(EmptyError):
        loops.record_opportunity(*where, wrong)


# --- consent ---


def considered(where: Where, story: Story) -> tuple[IntroductionId, Told]:
    told = story("2026-02-01 I think of introducing Ada to Bob")
    return IntroductionId(Introduction.objects.get().pk), told


def state() -> IntroductionState:
    return IntroductionState(Introduction.objects.get().state)


def test_consents_move_an_introduction_along(where: Where, story: Story) -> None:
    key, told = considered(where, story)
    ada, bob = told.people["Ada"], told.people["Bob"]
    assert state() is IntroductionState.CONSIDERED
    for who, consent, then in (
        (ada, Consent.ASKED, IntroductionState.CONSENT_ASKED),
        (ada, Consent.GIVEN, IntroductionState.CONSENT_ASKED),
        (bob, Consent.GIVEN, IntroductionState.CONSENTED),
        (bob, Consent.NOT_ASKED, IntroductionState.CONSENT_ASKED),
        (ada, Consent.NOT_ASKED, IntroductionState.CONSIDERED),
    ):
        loops.record_consent(*where, key, who, consent, DAY)
        assert state() is then
    loops.make_introduction(*where, key, DAY)
    loops.record_consent(*where, key, ada, Consent.GIVEN, DAY)
    assert state() is IntroductionState.MADE


def test_nobody_is_introduced_who_said_no(where: Where, story: Story) -> None:
    key, told = considered(where, story)
    loops.record_consent(*where, key, told.people["Ada"], Consent.REFUSED, DAY)
    with pytest.raises(ConsentRefusedError):
        loops.make_introduction(*where, key, DAY)
    with pytest.raises(FutureDayError):
        loops.make_introduction(*where, key, TOMORROW)


def test_asking_for_consent_keeps_courtesy(where: Where, story: Story) -> None:
    key, told = considered(where, story)
    story("2026-02-02 Ada quiet until 2026-06-20\nperson Dan")
    with pytest.raises(CourtesyError):
        loops.record_consent(*where, key, told.people["Ada"], Consent.ASKED, TODAY)
    # That they said yes by themselves is a fact.
    loops.record_consent(*where, key, told.people["Ada"], Consent.GIVEN, TODAY)
    with pytest.raises(NotFoundError):
        loops.record_consent(*where, key, told.people["Dan"], Consent.ASKED, TODAY)
    with pytest.raises(NotFoundError):
        loops.make_introduction(*where, IntroductionId(10**6), DAY)


# --- milestones, news ---


def test_a_milestone_owes_news_to_everybody_in_the_chain(
    where: Where, story: Story
) -> None:
    key = story(ACME).loops["Acme app"]
    loops.record_milestone(*where, step(key, MilestoneKind.MET))
    assert due(where, key) == [("Anna", date(2026, 3, 8)), ("Lei", date(2026, 3, 8))]
    assert state() is IntroductionState.MET
    loops.record_milestone(*where, step(key, MilestoneKind.LOST))
    assert state() is IntroductionState.OUTCOME
    loops.record_milestone(*where, step(key, MilestoneKind.MET))
    assert state() is IntroductionState.OUTCOME


def test_a_milestone_is_checked(where: Where, story: Story) -> None:
    key = story(ACME).loops["Acme app"]
    for wrong, refusal in (
        (step(10**6, MilestoneKind.MET), NotFoundError),
        (step(key, MilestoneKind.MET, day=TOMORROW), FutureDayError),
        (step(key, MilestoneKind.MET, heard_from=ContactId(10**6)), NotFoundError),
        (
            step(key, MilestoneKind.WON, value=Money(Decimal(-1), "EUR")),
            NotMoneyError,
        ),
    ):
        with pytest.raises(refusal):
            loops.record_milestone(*where, wrong)
    assert page(where, key).loop.milestones == ()


def test_telling_closes_the_news_and_keeps_the_words(
    where: Where, story: Story
) -> None:
    told = story(f"{ACME}2026-02-03 Acme app: met")
    key = told.loops["Acme app"]
    lei, anna = told.people["Lei"], told.people["Anna"]
    (draft,) = [r for r in page(where, key).reports if r.introducer.id == lei]
    loops.draft_report(*where, draft.id, " We met. ")
    loops.tell_introducer(*where, telling(key, lei, channel=Channel.CALL))
    loops.skip_report(*where, telling(key, anna))
    assert due(where, key) == []
    by_state = {line.state: line for line in page(where, key).reports}
    assert by_state[ReportState.TOLD].text == "We met."
    assert by_state[ReportState.TOLD].channel is Channel.CALL
    assert by_state[ReportState.NOT_NEEDED].introducer.name == "Anna"
    with pytest.raises(NothingToTellError):
        loops.tell_introducer(*where, telling(key, lei))
    with pytest.raises(NotFoundError):
        loops.draft_report(*where, draft.id, "Too late")


def test_some_of_the_news_can_be_told(where: Where, story: Story) -> None:
    told = story(f"{ACME}2026-02-03 Acme app: met\n2026-02-20 Acme app: proposal")
    key, lei = told.loops["Acme app"], told.people["Lei"]
    first, _ = page(where, key).loop.milestones
    loops.tell_introducer(*where, telling(key, lei, milestones=(first.id,)))
    assert ("Lei", date(2026, 2, 27)) in due(where, key)
    unknown = telling(key, lei, milestones=(MilestoneId(10**6),))
    with pytest.raises(NotFoundError):
        loops.tell_introducer(*where, unknown)


def test_a_telling_is_checked(where: Where, story: Story) -> None:
    told = story(f"{ACME}2026-02-03 Acme app: met")
    key, lei = told.loops["Acme app"], told.people["Lei"]
    for wrong, refusal in (
        (telling(key, lei, day=TOMORROW), FutureDayError),
        (telling(key, told.people["Chen"]), NotFoundError),
        (telling(10**6, lei), NotFoundError),
    ):
        with pytest.raises(refusal):
            loops.tell_introducer(*where, wrong)
        with pytest.raises(refusal):
            loops.skip_report(*where, wrong)
    with pytest.raises(NotFoundError):
        loops.draft_report(*where, ReportId(10**6), "text")


def test_while_work_goes_on_a_short_word_is_due_and_may_come_early(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-03-01 Shop came through Lei
        2026-03-02 Shop: started
        2026-03-03 I told Lei about the Shop
    """)
    key, lei = told.loops["Shop"], told.people["Lei"]
    assert due(where, key) == [("Lei", date(2026, 4, 2))]
    loops.tell_introducer(*where, telling(key, lei, day=date(2026, 3, 20)))
    kinds = [line.kind for line in page(where, key).reports if line.told_on]
    assert kinds == [ReportKind.SHORT_WORD, ReportKind.NEWS]
    assert due(where, key) == [("Lei", date(2026, 4, 19))]


# --- proposals ---


def test_won_proposes_a_favour_for_each_of_the_chain(
    where: Where, story: Story
) -> None:
    told = story(f"{ACME}2026-02-03 Acme app: won, 12000 EUR")
    key, lei = told.loops["Acme app"], told.people["Lei"]
    found = page(where, key)
    assert found.loop.value == Money(Decimal(12000), "EUR")
    assert [(line.introducer.name, line.weight) for line in found.proposals] == [
        ("Lei", Weight.LARGE),
        ("Anna", Weight.MEDIUM),
    ]
    first, second = found.proposals
    favour = loops.accept_proposal(*where, first.id, None, TODAY)
    line = ledger.favour(*where, favour, TODAY)
    assert (line.contact, line.weight, line.about) == (lei, Weight.LARGE, "Acme app")
    assert (line.kind, line.day) == (FavourKind.PROJECT_BROUGHT, date(2026, 2, 3))
    loops.decline_proposal(*where, second.id)
    assert page(where, key).proposals == ()
    with pytest.raises(AlreadyDecidedError):
        loops.accept_proposal(*where, first.id, None, TODAY)
    with pytest.raises(AlreadyDecidedError):
        loops.decline_proposal(*where, second.id)
    with pytest.raises(NotFoundError):
        loops.decline_proposal(*where, 10**6)


def test_what_won_without_a_sum_or_behind_greater_ones_is_medium(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 One came through Lei
        2026-02-01 Two came through Lei
        2026-02-01 Three came through Lei
        2026-02-01 Four came through Lei
        2026-02-01 Chat came through Lei
        2026-03-01 One: won, 900 EUR
        2026-03-02 Two: won, 800 EUR
        2026-03-03 Three: won, 700 EUR
        2026-03-04 Four: won, 600 EUR
        2026-03-05 Chat: won
    """)
    weights = {
        name: page(where, told.loops[name]).proposals[0].weight
        for name in ("One", "Three", "Four", "Chat")
    }
    assert weights == {
        "One": Weight.LARGE,
        "Three": Weight.LARGE,
        "Four": Weight.MEDIUM,
        "Chat": Weight.MEDIUM,
    }


def test_an_introduction_that_won_without_a_project_is_an_introduction(
    where: Where, story: Story
) -> None:
    told = story("2026-02-01 Lei introduced me to Chen\n2026-02-03 Chen: won")
    (proposal,) = page(where, told.loops["Chen"]).proposals
    favour = loops.accept_proposal(*where, proposal.id, Weight.SMALL, TODAY)
    line = ledger.favour(*where, favour, TODAY)
    assert (line.kind, line.weight, line.about) == (
        FavourKind.INTRODUCTION,
        Weight.SMALL,
        "",
    )


# --- the mirror ---


def test_an_introduction_of_mine_owes_nobody_and_proposes_nothing(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 I introduced Ada to Bob
        2026-02-03 Ada told me about Bob: won
    """)
    found = page(where, told.loops["Bob"])
    assert (found.reports, found.proposals) == ((), ())
    space = Space.objects.get(pk=where[1])
    assert kept_posted(space, told.people["Ada"], TODAY).before_question == 1
    assert kept_posted(space, told.people["Bob"], TODAY).never == 1


def test_the_gentle_question_is_asked_once(where: Where, story: Story) -> None:
    told = story("2026-02-01 I introduced Ada to Bob\n2026-02-01 Shop came by itself")
    key = told.loops["Ada and Bob"]
    assert page(where, key).loop.question_from == date(2026, 4, 2)
    with pytest.raises(FutureDayError):
        loops.ask_for_news(*where, key, TOMORROW)
    loops.ask_for_news(*where, key, TODAY)
    assert page(where, key).loop.question_from is None
    with pytest.raises(AlreadyAskedError):
        loops.ask_for_news(*where, key, TODAY)
    for other in (told.loops["Shop"], 10**6):
        with pytest.raises(NotFoundError):
            loops.ask_for_news(*where, other, TODAY)


def test_what_is_only_considered_is_not_asked_about(where: Where, story: Story) -> None:
    key, told = considered(where, story)
    loop = told.loops["Bob"]
    assert page(where, loop).loop.question_from is None
    loops.make_introduction(*where, key, DAY)
    assert page(where, loop).loop.question_from == date(2026, 4, 30)


def test_an_introduction_between_others_keeps_who_made_it_and_owes_nothing(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Ada introduced Bob to Chen
        2026-02-03 Bob: won
    """)
    found = page(where, told.loops["Bob"])
    assert [someone.name for someone in found.loop.chain] == ["Ada"]
    assert (found.reports, found.proposals) == ((), ())


def test_what_is_only_considered_says_nothing_about_who_keeps_posted(
    where: Where, story: Story
) -> None:
    _, told = considered(where, story)
    space = Space.objects.get(pk=where[1])
    late = date(2027, 6, 1)
    assert kept_posted(space, told.people["Ada"], late).never == 0


def test_an_introduction_is_made_once_and_only_if_both_may_be_reached(
    where: Where, story: Story
) -> None:
    key, _ = considered(where, story)
    bob = Contact.objects.get(full_name="Bob")
    limit = boundaries.set_boundary(
        *where,
        boundaries.SetBoundary(
            contact=ContactId(bob.pk),
            kind=BoundaryKind.QUIET_UNTIL,
            set_by=BoundarySetter.THEM,
            since=DAY,
            until=date(2026, 12, 1),
        ),
    )
    with pytest.raises(CourtesyError):
        loops.make_introduction(*where, key, TODAY)
    assert state() is IntroductionState.CONSIDERED

    boundaries.lift_boundary(*where, limit, TODAY)
    loops.make_introduction(*where, key, TODAY)
    with pytest.raises(AlreadyMadeError):
        loops.make_introduction(*where, key, TODAY)


def test_a_short_word_that_is_not_needed_is_next_due_after_thirty_days(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei introduced me to Chen for the Acme app
        2026-03-01 Acme app: started
        2026-03-02 I told Lei about the Acme app
    """)
    loop, lei = told.loops["Acme app"], told.people["Lei"]
    assert due(where, loop) == [("Lei", date(2026, 4, 1))]
    loops.skip_report(*where, telling(loop, lei))
    assert due(where, loop) == [("Lei", date(2026, 7, 1))]


def test_a_draft_goes_with_the_telling_it_was_written_for(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei introduced me to Chen for the Acme app
        2026-03-01 Acme app: started
        2026-03-02 I told Lei about the Acme app
    """)
    loop, lei = told.loops["Acme app"], told.people["Lei"]
    (open_now,) = [r for r in page(where, loop).reports if r.told_on is None]
    loops.draft_report(*where, open_now.id, "All is well.")
    loops.tell_introducer(*where, telling(loop, lei))

    reports = page(where, loop).reports
    (next_word,) = [r for r in reports if r.told_on is None]
    assert (next_word.state, next_word.text) == (ReportState.DUE, "")
    assert "All is well." in [r.text for r in reports if r.told_on == TODAY]


def test_somebody_who_cannot_be_told_may_still_have_heard(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei introduced me to Chen for the Acme app
        2026-03-01 Acme app: lost
        2026-03-02 Lei blocked me
    """)
    loop, lei = told.loops["Acme app"], told.people["Lei"]
    loops.tell_introducer(*where, telling(loop, lei))
    assert due(where, loop) == []


def test_what_others_won_through_me_is_none_of_my_most_valuable(
    where: Where, story: Story
) -> None:
    story("""
        2026-01-01 I introduced Ada to Bob for one
        2026-01-02 I introduced Ada to Kim for two
        2026-01-03 I introduced Ada to Zoe for three
    """)
    value = Money(Decimal(9000), "EUR")
    for loop in Loop.objects.all():
        loops.record_milestone(*where, step(loop.pk, MilestoneKind.WON, value=value))
    told = story("""
        2026-02-01 Lei introduced me to Chen for the Acme app
        2026-03-01 Acme app: won, 500 EUR
    """)
    (proposal,) = page(where, told.loops["Acme app"]).proposals
    assert proposal.weight is Weight.LARGE


def test_a_public_comment_is_no_word_in_which_news_is_told(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei introduced me to Chen for the Acme app
        2026-03-01 Acme app: won
    """)
    interactions.record_interaction(
        *where,
        interactions.RecordInteraction(
            contacts=(told.people["Lei"],),
            day=TODAY,
            channel=Channel.COMMENT,
            direction=Direction.FROM_ME,
        ),
    )
    (line,) = page(where, told.loops["Acme app"]).reports
    assert line.wrote_on is None
