"""What a day asks for, from stories; whoever is to be left in peace is not in it."""

from collections.abc import Callable

import pytest
from conftest import TODAY, Cast

from entregent.core.vocabulary import MilestoneKind, ReportKind, Weight
from entregent.exchange.stories import Told, tell
from entregent.queries.today import Today, today

Story = Callable[[str], Told]


@pytest.fixture
def story(cast: Cast) -> Story:
    """Tell a story into the owner's book, and go on with it."""
    told = Told()
    return lambda lines: tell(cast.owner, cast.space, lines, TODAY, told)


def asked(cast: Cast) -> Today:
    return today(cast.owner, cast.space, TODAY)


def test_an_empty_book_asks_for_nothing(cast: Cast) -> None:
    day = asked(cast)
    assert day.is_quiet
    assert day.is_empty_book


def test_a_favour_wants_thanks_before_it_wants_a_return(
    cast: Cast, story: Story
) -> None:
    story("2026-01-10 Lei brought me a project")
    assert [line.someone.name for line in asked(cast).thank] == ["Lei"]
    assert asked(cast).give_back == ()

    story("2026-01-12 I thanked Lei")
    assert asked(cast).thank == ()
    assert [line.someone.name for line in asked(cast).give_back] == ["Lei"]

    story("2026-02-01 I brought Lei a project")
    assert asked(cast).is_quiet


def test_the_weightiest_favour_is_thanked_for_first(cast: Cast, story: Story) -> None:
    story(
        """
        2026-01-10 Lei gave me advice
        2026-02-10 Ada brought me a project
        2026-03-10 Lei worked for me, medium
        """,
    )
    lines = asked(cast).thank
    assert [line.someone.name for line in lines] == ["Ada", "Lei"]
    assert [f.weight for f in lines[1].favours] == [Weight.MEDIUM, Weight.SMALL]


def test_news_is_owed_to_the_whole_chain_until_it_is_told(
    cast: Cast, story: Story
) -> None:
    story(
        """
        2026-03-01 Lei via Anna introduced me to Chen for the Acme app
        2026-05-20 Acme app: won
        """,
    )
    lines = asked(cast).tell
    assert [line.introducer.name for line in lines] == ["Lei", "Anna"]
    assert [m.kind for m in lines[0].milestones] == [MilestoneKind.WON]
    assert [p.introducer.name for p in asked(cast).accept] == ["Lei", "Anna"]
    assert [p.weight for p in asked(cast).accept] == [Weight.MEDIUM, Weight.SMALL]

    story("2026-05-30 I told Lei about the Acme app")
    assert [line.introducer.name for line in asked(cast).tell] == ["Anna"]


def test_while_work_goes_on_a_short_word_is_due_after_thirty_days(
    cast: Cast, story: Story
) -> None:
    story(
        """
        2026-03-01 Lei introduced me to Chen for the Acme app
        2026-04-01 Acme app: started
        2026-05-02 I told Lei about the Acme app
        """,
    )
    (line,) = asked(cast).tell
    assert line.kind is ReportKind.SHORT_WORD
    day_before = today(cast.owner, cast.space, TODAY.replace(day=1, month=5))
    assert day_before.tell == ()


def test_a_birthday_is_prepared_for_within_two_weeks(cast: Cast, story: Story) -> None:
    story(
        """
        person Lei; born 1986-06-09
        person Ada; born 06-30
        person Bo; born 06-01
        """,
    )
    lines = asked(cast).prepare
    assert [(x.someone.name, x.in_days, x.turns) for x in lines] == [
        ("Bo", 0, None),
        ("Lei", 8, 40),
    ]


def test_an_introduction_i_made_may_be_asked_about_once(
    cast: Cast, story: Story
) -> None:
    story("2026-03-01 I introduced Ada to Bob")
    (line,) = asked(cast).ask
    assert line.someone.name == "Ada"

    story("2026-05-30 I asked Ada about Bob")
    assert asked(cast).ask == ()


def test_whoever_blocked_me_is_nowhere_on_today(cast: Cast, story: Story) -> None:
    story(
        """
        person Lei; born 06-05
        2026-01-10 Lei gave me advice
        2026-02-01 Lei introduced me to Chen for the Acme app
        2026-05-20 Acme app: lost
        2026-05-25 Lei blocked me
        """,
    )
    day = asked(cast)
    assert (day.tell, day.thank, day.prepare, day.waiting) == ((), (), (), ())


def test_whoever_wants_quiet_waits_and_is_named_as_waiting(
    cast: Cast, story: Story
) -> None:
    story(
        """
        2026-01-10 Lei gave me advice
        2026-05-25 Lei quiet until 2026-07-01
        """,
    )
    day = asked(cast)
    assert day.thank == ()
    ((someone, verdict),) = day.waiting
    assert someone.name == "Lei"
    assert str(verdict.not_before) == "2026-07-02"


def test_a_word_since_the_news_is_proposed_as_the_telling(
    cast: Cast, story: Story
) -> None:
    story(
        """
        2026-03-01 Lei introduced me to Chen for the Acme app
        2026-05-10 Acme app: won
        2026-05-12 I wrote to Lei
        """,
    )
    (line,) = asked(cast).tell
    assert str(line.wrote_on) == "2026-05-12"


def test_while_nothing_is_noted_familiar_people_are_named(
    cast: Cast, story: Story
) -> None:
    story(
        """
        2026-05-10 I wrote to Lei
        2026-05-12 I wrote to Ada
        """,
    )
    assert [someone.name for someone in asked(cast).familiar] == ["Ada", "Lei"]
    story("2026-05-13 Lei gave me advice")
    assert asked(cast).familiar == ()
