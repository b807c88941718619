"""Loops on the web: what is owed, one loop with its news, the forms around it."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from entregent.acts import boundaries, contacts, loops
from entregent.core.ids import ContactId
from entregent.core.money import Money
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    Consent,
    IntroductionDirection,
    IntroductionState,
    Language,
    MilestoneKind,
    ReportState,
)
from entregent.queries import history, ledger, people
from entregent.queries import loops as read

if TYPE_CHECKING:
    from conftest import Cast
    from web.conftest import Door

DAY = date(2026, 6, 1)


def person(cast: "Cast", name: str, language: Language | None = None) -> ContactId:
    """Put somebody into the cast's book."""
    wish = contacts.AddContact(full_name=name, language=language)
    return contacts.add_contact(cast.owner, cast.space, wish)


def introduced(cast: "Cast", by: str = "Lei", who: str = "Chen") -> int:
    """Let one be introduced to the owner by another, with a project; say the loop."""
    wish = loops.RecordIntroduction(
        introducers=(person(cast, by, Language.FRENCH),),
        parties=(person(cast, who),),
        direction=IntroductionDirection.TO_ME,
        day=date(2026, 3, 3),
        project=f"{who}'s app",
    )
    key = loops.record_introduction(cast.owner, cast.space, wish)
    return read.loop_of_introduction(cast.owner, cast.space, key)


def made(cast: "Cast", day: date, state: IntroductionState) -> int:
    """Let the owner introduce Zoë and Tom; say the loop."""
    wish = loops.RecordIntroduction(
        parties=(person(cast, "Zoë", Language.FRENCH), person(cast, "Tom")),
        direction=IntroductionDirection.BY_ME,
        day=day,
        state=state,
    )
    key = loops.record_introduction(cast.owner, cast.space, wish)
    return read.loop_of_introduction(cast.owner, cast.space, key)


def won(cast: "Cast", loop: int) -> None:
    """Note that the project of a loop was won."""
    wish = loops.RecordMilestone(
        loop=loop, kind=MilestoneKind.WON, day=date(2026, 5, 20), note="At last"
    )
    loops.record_milestone(cast.owner, cast.space, wish)


def shown(cast: "Cast", loop: int) -> read.LoopPage:
    return read.loop(cast.owner, cast.space, loop, DAY)


# --- the list ---


def test_the_list_says_what_is_owed_and_what_is_open(
    cast: "Cast", door: "Door"
) -> None:
    won(cast, introduced(cast))

    page = door.owner.get(f"/{cast.space}/loops").content.decode()

    assert "was won on 20 May" in page
    assert "made it possible" in page
    assert 'aria-current="true">Open</a>' in page


@pytest.mark.parametrize("only", ["open", "closed", "by-me", "all", "nonsense"])
def test_each_filter_answers(cast: "Cast", door: "Door", only: str) -> None:
    introduced(cast)

    answer = door.owner.get(f"/{cast.space}/loops?only={only}")

    assert answer.status_code == 200
    expected = only in {"open", "all", "nonsense"}
    assert ("Chen&#x27;s app" in answer.content.decode()) is expected


def test_older_loops_are_a_page_away(cast: "Cast", door: "Door") -> None:
    wish = loops.RecordOpportunity(name="The oldest", day=date(2026, 1, 1))
    loops.record_opportunity(cast.owner, cast.space, wish)
    for n in range(read.PAGE):
        wish = loops.RecordOpportunity(name=f"Project {n}", day=date(2026, 2, 1))
        loops.record_opportunity(cast.owner, cast.space, wish)
    first = door.owner.get(f"/{cast.space}/loops")
    after = first.context["found"].after

    assert "The oldest" not in first.content.decode()
    older = door.owner.get(f"/{cast.space}/loops?only=open&after={after}")
    assert "The oldest" in older.content.decode()


def test_the_queries_do_not_grow_with_the_loops(cast: "Cast", door: "Door") -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert door.owner.get(f"/{cast.space}/loops").status_code == 200
        return len(captured)

    won(cast, introduced(cast))
    made(cast, date(2026, 3, 1), IntroductionState.MADE)
    few = queries()
    for n in range(6):
        won(cast, introduced(cast, f"Lei {n}", f"Chen {n}"))
        made(cast, date(2026, 3, 1), IntroductionState.MADE)

    assert queries() == few


@pytest.mark.parametrize("language", list(Language))
def test_the_pages_answer_in_three_languages(
    cast: "Cast", door: "Door", language: Language
) -> None:
    loop = introduced(cast)
    won(cast, loop)
    cast.owner.language = language
    cast.owner.save()

    for path in ("loops", f"loops/{loop}", "introductions/record"):
        answer = door.owner.get(f"/{cast.space}/{path}")
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()


def test_htmx_gets_the_changing_part_alone(cast: "Cast", door: "Door") -> None:
    headers = {"HX-Request": "true", "HX-Target": "div#loops"}

    answer = door.owner.get(f"/{cast.space}/loops?only=all", headers=headers)

    page = answer.content.decode()
    assert '<div id="loops">' in page
    assert "<html" not in page


# --- noting an introduction or a project ---


def introduction(**said: object) -> dict[str, object]:
    return {
        "direction": "to me",
        "introducers": ["Lei"],
        "parties": ["Chen"],
        "day": "2026-03-03",
        **said,
    }


def test_an_introduction_is_noted_with_its_chain(cast: "Cast", door: "Door") -> None:
    for name in ("Lei", "Marc, the younger", "Chen"):
        person(cast, name)
    chain = ["Lei", "Marc, the younger"]

    answer = door.owner.post(
        f"/{cast.space}/introductions/record",
        introduction(introducers=chain, project="Acme app", purpose="An app"),
    )

    (line,) = read.loops(cast.owner, cast.space).lines
    assert answer["Location"] == f"/{cast.space}/loops/{line.id}"
    assert [someone.name for someone in line.chain] == chain
    assert line.subject == "Acme app"


def test_whoever_is_not_in_the_book_comes_in_with_one_press(
    cast: "Cast", door: "Door"
) -> None:
    person(cast, "Lei")
    url = f"/{cast.space}/introductions/record"

    asked = door.owner.post(url, introduction(purpose="An app"))

    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Add Chen and note it" in page
    assert 'value="An app"' in page
    assert 'value="Lei"' in page
    noted = door.owner.post(url, introduction(add_missing="1"))
    assert noted.status_code == 302
    assert people.find_contact(cast.owner, cast.space, "Chen")


def test_nobody_is_added_while_another_name_is_not_understood(
    cast: "Cast", door: "Door"
) -> None:
    person(cast, "Lei Wang")
    person(cast, "Lei Chen")

    answer = door.owner.post(
        f"/{cast.space}/introductions/record", introduction(parties=["Ann"])
    )

    assert answer.status_code == 422
    found = people.people(cast.owner, cast.space, search="Ann")
    assert not found.lines


def test_of_several_with_one_name_the_reader_chooses(
    cast: "Cast", door: "Door"
) -> None:
    person(cast, "Chen")
    wang, other = person(cast, "Lei Wang"), person(cast, "Lei Zhou")
    url = f"/{cast.space}/introductions/record"

    asked = door.owner.post(url, introduction()).content.decode()

    assert f'value="#{wang}~Lei"' in asked
    assert f'value="#{other}~Lei"' in asked
    door.owner.post(url, introduction(means=f"#{other}~Lei"))
    (line,) = read.loops(cast.owner, cast.space).lines
    assert [someone.id for someone in line.chain] == [other]


def test_a_day_to_come_keeps_what_was_typed(cast: "Cast", door: "Door") -> None:
    person(cast, "Lei")
    person(cast, "Chen")

    answer = door.owner.post(
        f"/{cast.space}/introductions/record", introduction(day="2026-07-01")
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert 'value="2026-07-01"' in page
    assert not read.loops(cast.owner, cast.space).lines


def test_a_form_begins_with_the_people_another_page_names(
    cast: "Cast", door: "Door"
) -> None:
    lei = person(cast, "Lei")

    page = door.owner.get(f"/{cast.space}/introductions/record?introducers={lei}")

    assert 'value="Lei"' in page.content.decode()


def test_half_a_name_is_offered_whole_and_only_from_this_book(
    cast: "Cast", door: "Door"
) -> None:
    person(cast, "Zoë Marchand")

    found = door.viewer.get(f"/{cast.space}/names?parties=zoe").content.decode()

    assert found.strip() == '<option value="Zoë Marchand"></option>'
    assert not door.viewer.get(f"/{cast.space}/names?parties=").content.strip()
    assert door.stranger.get(f"/{cast.space}/names?parties=zoe").status_code == 404


def test_a_project_is_noted_with_who_brought_it(cast: "Cast", door: "Door") -> None:
    person(cast, "Lei")
    wish = {
        "name": "Acme app",
        "brought_by": ["Lei"],
        "day": "2026-03-03",
        "value": "1 200 EUR",
    }

    door.owner.post(f"/{cast.space}/opportunities/record", wish)

    (line,) = read.loops(cast.owner, cast.space).lines
    assert line.subject == "Acme app"
    assert line.value == Money(Decimal(1200), "EUR")
    assert [someone.name for someone in line.chain] == ["Lei"]


def test_a_sum_that_is_none_is_said_beside_its_field(
    cast: "Cast", door: "Door"
) -> None:
    wish = {"name": "Acme app", "day": "2026-03-03", "value": "a lot"}

    answer = door.owner.post(f"/{cast.space}/opportunities/record", wish)

    assert answer.status_code == 422
    assert 'class="problem"' in answer.content.decode()
    assert 'value="a lot"' in answer.content.decode()


# --- one loop ---


def test_a_loop_shows_its_story_and_a_draft_in_the_introducers_language(
    cast: "Cast", door: "Door"
) -> None:
    loop = introduced(cast)
    won(cast, loop)

    page = door.owner.get(f"/{cast.space}/loops/{loop}").content.decode()

    assert "introduced" in page
    assert "At last" in page
    assert 'lang="fr">Bonjour Lei' in page
    assert "Ada Mer" in page


def test_news_makes_a_report_due_and_telling_closes_it(
    cast: "Cast", door: "Door"
) -> None:
    loop = introduced(cast)
    url = f"/{cast.space}/loops/{loop}"
    door.owner.post(
        f"{url}/record-milestone",
        {"kind": "won", "day": "2026-05-20", "value": "24000 EUR", "note": "Yes!"},
    )
    (due,) = shown(cast, loop).reports
    assert due.state is ReportState.DUE

    door.owner.post(
        f"{url}/tell",
        {
            "introducer": due.introducer.id,
            "day": "2026-05-30",
            "channel": "call",
            "text": "Dear Lei",
        },
    )

    (told,) = [r for r in shown(cast, loop).reports if r.state is ReportState.TOLD]
    assert (told.told_on, told.channel, told.text) == (
        date(2026, 5, 30),
        Channel.CALL,
        "Dear Lei",
    )


def test_one_press_from_another_page_tells_today_and_goes_back_there(
    cast: "Cast", door: "Door"
) -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports

    answer = door.owner.post(
        f"/{cast.space}/loops/{loop}/tell",
        {"introducer": due.introducer.id, "next": f"/{cast.space}/today"},
    )

    assert answer["Location"] == f"/{cast.space}/today"
    (told,) = [r for r in shown(cast, loop).reports if r.state is ReportState.TOLD]
    assert told.told_on == DAY


def test_a_short_word_that_is_not_due_yet_waits_in_a_fold(
    cast: "Cast", door: "Door"
) -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports
    url = f"/{cast.space}/loops/{loop}"
    door.owner.post(f"{url}/tell", {"introducer": due.introducer.id})

    page = door.owner.get(url).content.decode()

    assert "A short word to Lei is due on 1 July" in page


def test_a_telling_that_cannot_be_keeps_the_letter(cast: "Cast", door: "Door") -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports
    wish = {"introducer": due.introducer.id, "day": "2026-07-09", "text": "My words"}

    answer = door.owner.post(f"/{cast.space}/loops/{loop}/tell", wish)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "My words</textarea>" in page
    assert 'value="2026-07-09"' in page
    assert 'role="alert"' in page


def test_what_another_page_asked_in_vain_is_said_above_it(
    cast: "Cast", door: "Door"
) -> None:
    loop = introduced(cast)
    headers = {"HX-Request": "true", "HX-Target": "div#letter"}

    answer = door.owner.post(
        f"/{cast.space}/loops/{loop}/tell",
        {"introducer": shown(cast, loop).loop.chain[0].id},
        headers=headers,
    )

    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#notices"
    assert '<div id="loop"' not in answer.content.decode()


def test_after_a_refusal_the_way_back_is_still_the_page(
    cast: "Cast", door: "Door"
) -> None:
    loop = introduced(cast)
    won(cast, loop)
    url = f"/{cast.space}/loops/{loop}"

    page = door.owner.post(f"{url}/record-milestone", {"kind": "met", "day": "soon"})

    assert page.status_code == 422
    assert f'name="next" value="{url}"' in page.content.decode()
    assert f'name="next" value="{url}/record-milestone"' not in page.content.decode()


def test_news_is_never_told_to_many_at_once(cast: "Cast", door: "Door") -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports
    wish = {"introducer": due.introducer.id, "channel": "broadcast"}

    answer = door.owner.post(f"/{cast.space}/loops/{loop}/tell", wish)

    assert answer.status_code == 422
    assert shown(cast, loop).reports[0].state is ReportState.DUE


def test_a_draft_is_kept_and_shown_again(cast: "Cast", door: "Door") -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports

    door.owner.post(
        f"/{cast.space}/reports/{due.id}/draft", {"loop": loop, "text": "Cher Lei"}
    )

    page = door.owner.get(f"/{cast.space}/loops/{loop}").content.decode()
    assert ">Cher Lei</textarea>" in page
    assert shown(cast, loop).reports[0].state is ReportState.DRAFTED


def test_an_empty_draft_is_refused(cast: "Cast", door: "Door") -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports
    wish = {"loop": loop, "introducer": due.introducer.id, "text": " "}

    answer = door.owner.post(f"/{cast.space}/reports/{due.id}/draft", wish)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_news_may_not_be_needed(cast: "Cast", door: "Door") -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports

    door.owner.post(
        f"/{cast.space}/loops/{loop}/skip", {"introducer": due.introducer.id}
    )

    assert shown(cast, loop).reports[0].state is ReportState.NOT_NEEDED


def test_only_the_ways_that_are_open_are_offered(cast: "Cast", door: "Door") -> None:
    loop = introduced(cast)
    won(cast, loop)
    (due,) = shown(cast, loop).reports
    boundaries.set_boundary(
        cast.owner,
        cast.space,
        boundaries.SetBoundary(
            contact=due.introducer.id,
            kind=BoundaryKind.ONLY_BY,
            channel=Channel.LETTER,
            set_by=BoundarySetter.THEM,
            since=DAY,
        ),
    )

    page = door.owner.get(f"/{cast.space}/loops/{loop}").content.decode()

    assert '<option value="letter"' in page
    assert '<option value="mail"' not in page


def test_a_proposed_favour_is_accepted_with_another_weight_or_left_out(
    cast: "Cast", door: "Door"
) -> None:
    won(cast, introduced(cast))
    won(cast, introduced(cast, "Marc", "Ann"))
    first, second = read.owed(cast.owner, cast.space, DAY).proposals
    url = f"/{cast.space}/proposals"

    door.owner.post(f"{url}/{first.id}/accept", {"weight": "life-changing"})
    door.owner.post(f"{url}/{second.id}/decline")

    book = ledger.person_ledger(cast.owner, cast.space, first.introducer.id, DAY)
    assert [line.weight.value for line in book.lines] == ["life-changing"]
    assert not read.owed(cast.owner, cast.space, DAY).proposals
    again = door.owner.post(f"{url}/{second.id}/accept")
    assert again.status_code == 422


# --- introductions I make ---


def test_consents_are_noted_one_by_one_and_then_it_is_made(
    cast: "Cast", door: "Door"
) -> None:
    loop = made(cast, date(2026, 5, 30), IntroductionState.CONSIDERED)
    (line,) = shown(cast, loop).loop.introductions
    url = f"/{cast.space}/introductions/{line.id}"
    zoe, tom = (party.someone.id for party in line.parties)

    door.owner.post(f"{url}/consent", {"party": zoe, "consent": "asked"})
    assert intro_of(cast, loop).state is IntroductionState.CONSENT_ASKED
    door.owner.post(f"{url}/consent", {"party": zoe, "consent": "given"})
    door.owner.post(f"{url}/consent", {"party": tom, "consent": "given"})
    assert intro_of(cast, loop).state is IntroductionState.CONSENTED
    door.owner.post(f"{url}/make")

    assert intro_of(cast, loop).state is IntroductionState.MADE


def test_whoever_says_no_is_not_introduced(cast: "Cast", door: "Door") -> None:
    loop = made(cast, date(2026, 5, 30), IntroductionState.CONSIDERED)
    (line,) = shown(cast, loop).loop.introductions
    url = f"/{cast.space}/introductions/{line.id}"
    zoe = line.parties[0].someone.id
    door.owner.post(f"{url}/consent", {"party": zoe, "consent": "refused"})

    answer = door.owner.post(f"{url}/make")

    assert answer.status_code == 422
    page = door.owner.get(f"/{cast.space}/loops/{loop}").content.decode()
    assert f"{url}/make" not in page
    assert intro_of(cast, loop).parties[0].consent is Consent.REFUSED


def test_whoever_wants_quiet_is_not_asked_for_consent(
    cast: "Cast", door: "Door"
) -> None:
    loop = made(cast, date(2026, 5, 30), IntroductionState.CONSIDERED)
    (line,) = shown(cast, loop).loop.introductions
    zoe = line.parties[0].someone.id
    boundaries.set_boundary(
        cast.owner,
        cast.space,
        boundaries.SetBoundary(
            contact=zoe,
            kind=BoundaryKind.QUIET_UNTIL,
            until=date(2026, 8, 1),
            set_by=BoundarySetter.THEM,
            since=DAY,
        ),
    )

    answer = door.owner.post(
        f"/{cast.space}/introductions/{line.id}/consent",
        {"party": zoe, "consent": "asked"},
    )

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert intro_of(cast, loop).parties[0].consent is Consent.NOT_ASKED


def test_after_sixty_days_one_may_ask_once(cast: "Cast", door: "Door") -> None:
    loop = made(cast, date(2026, 3, 10), IntroductionState.MADE)
    url = f"/{cast.space}/loops/{loop}"
    assert 'lang="fr">Bonjour Zoë' in door.owner.get(url).content.decode()

    door.owner.post(f"{url}/ask")

    page = door.owner.get(url).content.decode()
    assert "once is enough" in page
    assert f"{url}/ask" not in page
    assert door.owner.post(f"{url}/ask").status_code == 422


def test_news_of_an_introduction_i_made_says_who_told_me(
    cast: "Cast", door: "Door"
) -> None:
    loop = made(cast, date(2026, 3, 10), IntroductionState.MADE)
    zoe = intro_of(cast, loop).parties[0].someone

    door.owner.post(
        f"/{cast.space}/loops/{loop}/record-milestone",
        {"kind": "met", "day": "2026-03-20", "heard_from": zoe.id},
    )

    (milestone,) = shown(cast, loop).loop.milestones
    assert milestone.heard_from == zoe


# --- who may ---


def _acts(
    loop: int, report: read.ReportLine, proposal: int
) -> dict[str, dict[str, object]]:
    return {
        f"loops/{loop}/record-milestone": {"kind": "met", "day": "2026-05-30"},
        f"loops/{loop}/tell": {"introducer": report.introducer.id},
        f"loops/{loop}/skip": {"introducer": report.introducer.id},
        f"loops/{loop}/ask": {},
        f"reports/{report.id}/draft": {"loop": loop, "text": "Words"},
        f"proposals/{proposal}/accept": {},
        f"proposals/{proposal}/decline": {},
        "introductions/record": introduction(),
        "opportunities/record": {"name": "Acme", "day": "2026-05-30"},
    }


def test_a_viewer_writes_nothing_and_a_stranger_finds_nothing(
    cast: "Cast", door: "Door"
) -> None:
    loop = introduced(cast)
    won(cast, loop)
    (report,) = shown(cast, loop).reports
    (proposal,) = read.owed(cast.owner, cast.space, DAY).proposals
    newest = history.history(cast.owner, cast.space).lines[0].id

    for path, said in _acts(loop, report, proposal.id).items():
        url = f"/{cast.space}/{path}"
        assert door.viewer.post(url, said).status_code == 403, path
        assert door.stranger.post(url, said).status_code == 404, path

    assert history.history(cast.owner, cast.space).lines[0].id == newest
    for path in ("loops", f"loops/{loop}"):
        page = door.viewer.get(f"/{cast.space}/{path}").content.decode()
        assert 'method="post"' not in page.partition("<main")[2]
        assert door.stranger.get(f"/{cast.space}/{path}").status_code == 404
    assert Client().get(f"/{cast.space}/loops").status_code == 302


def test_a_loop_of_another_book_is_not_found(cast: "Cast", door: "Door") -> None:
    loop = introduced(cast)

    answer = door.stranger.get(f"/{cast.elsewhere}/loops/{loop}")

    assert answer.status_code == 404


def intro_of(cast: "Cast", loop: int) -> read.IntroductionLine:
    return shown(cast, loop).loop.introductions[0]
