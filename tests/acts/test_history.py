"""Taking acts back: all that an act wrote, unless something stands on it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from conftest import TODAY, Cast

from entregent.acts import contacts, favours, history, interactions, spaces
from entregent.core.ids import ActId, SpaceId
from entregent.core.money import Money
from entregent.core.refusals import (
    ChangedSinceError,
    NeededSinceError,
    NotFoundError,
    NothingToUndoError,
    UndoneAlreadyError,
)
from entregent.exchange.stories import Told
from entregent.queries import checkup, ledger, loops
from entregent.queries.history import ActLine
from entregent.queries.history import history as read_history
from entregent.queries.person import identity, person, timeline
from entregent.store.models import Contact, Loop, User

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

Where = tuple[User, SpaceId]
Story = Callable[[str], Told]


def acts(where: Where) -> tuple[ActLine, ...]:
    """List the acts, the newest first."""
    return read_history(*where).lines


def test_the_newest_act_is_taken_back_and_both_stay_in_the_history(
    where: Where, story: Story
) -> None:
    story("person Lei\n2026-03-01 Lei gave me advice")
    history.undo_last(*where)
    undo, favour = acts(where)[:2]
    assert (undo.act, favour.act) == ("undo_act", "record_favour")
    assert undo.facts == {"act": "record_favour", "of": favour.id, "names": ["Lei"]}
    assert (favour.undone_on, favour.can_undo) == (TODAY, False)
    assert [someone.name for someone in undo.about] == ["Lei"]
    assert not undo.can_undo


def test_undoing_again_takes_back_the_one_before(where: Where, story: Story) -> None:
    lei = story("person Lei\n2026-03-01 Lei gave me advice").people["Lei"]
    history.undo_last(*where)
    history.undo_last(*where)
    assert not Contact.objects.filter(pk=lei).exists()
    with pytest.raises(NothingToUndoError):
        history.undo_last(*where)


def test_a_user_takes_back_their_own_newest_act(
    where: Where, cast: Cast, story: Story
) -> None:
    story("person Lei")
    contacts.add_contact(cast.editor, cast.space, contacts.AddContact(full_name="Bea"))
    history.undo_last(*where)
    assert set(
        Contact.objects.filter(space_id=cast.space).values_list("full_name")
    ) == {
        ("Ada Mer",),
        ("Bea",),
    }


def test_a_return_that_names_a_favour_is_taken_back(where: Where, story: Story) -> None:
    told = story("""
        2026-01-10 Lei gave me advice #a
        2026-02-01 I gave Lei a gift: tea, returning #a
    """)
    history.undo_last(*where)
    with_lei = ledger.balance_with(*where, told.people["Lei"], TODAY)
    assert (with_lei.i_owe_units, with_lei.they_owe_units) == (1, 0)


def test_an_act_is_taken_back_once(where: Where, story: Story) -> None:
    story("person Lei\n2026-03-01 Lei gave me advice")
    key = acts(where)[0].id
    history.undo_act(*where, key)
    with pytest.raises(UndoneAlreadyError):
        history.undo_act(*where, key)


def test_undoing_and_opening_a_book_cannot_be_taken_back(
    where: Where, story: Story
) -> None:
    story("person Lei")
    history.undo_last(*where)
    for line in (acts(where)[0], acts(where)[-1]):
        with pytest.raises(NotFoundError):
            history.undo_act(*where, line.id)
    with pytest.raises(NotFoundError):
        history.undo_act(*where, ActId(10**6))


def test_what_later_entries_stand_on_stays(where: Where, story: Story) -> None:
    story("""
        person Lei
        2026-03-01 Lei gave me advice #a
        2026-03-02 I thanked Lei for #a
    """)
    thanks, favour, lei = acts(where)[:3]
    for line in (favour, lei):
        with pytest.raises(NeededSinceError):
            history.undo_act(*where, line.id)
    history.undo_act(*where, thanks.id)
    history.undo_act(*where, favour.id)
    history.undo_act(*where, lei.id)
    assert checkup.check(*where).is_sound


def test_what_a_later_act_changed_stays(where: Where, story: Story) -> None:
    lei = story("person Lei").people["Lei"]
    for circle in (15, 50):
        wish = contacts.ChangeContact(contact=lei, columns={"circle": circle})
        contacts.change_contact(*where, wish)
    later, first = acts(where)[:2]
    with pytest.raises(ChangedSinceError):
        history.undo_act(*where, first.id)
    history.undo_act(*where, later.id)
    assert identity(*where, lei).circle == 15
    history.undo_act(*where, first.id)
    assert identity(*where, lei).circle is None


def test_another_column_changed_since_is_in_the_way_too(
    where: Where, story: Story
) -> None:
    lei = story("person Lei").people["Lei"]
    for columns in ({"circle": 15}, {"note": "tea"}):
        wish = contacts.ChangeContact(contact=lei, columns=columns)
        contacts.change_contact(*where, wish)
    with pytest.raises(ChangedSinceError):
        history.undo_act(*where, acts(where)[1].id)


def test_what_was_taken_out_comes_back_as_it_was(where: Where, story: Story) -> None:
    lei = story("person Lei; lei@example.org; born 1980-03-14").people["Lei"]
    before = person(*where, lei, TODAY)
    contacts.remove_point(*where, before.points[0].id)
    contacts.remove_occasion(*where, before.days[0].id)
    history.undo_last(*where)
    history.undo_last(*where)
    after = person(*where, lei, TODAY)
    assert (after.points, after.days) == (before.points, before.days)


def test_a_settings_change_is_taken_back(where: Where) -> None:
    wish = spaces.ChangeSettings(name="Mine", half_life_months=6, ceiling_months=9)
    spaces.change_settings(*where, wish)
    history.undo_last(*where)
    assert checkup.check(*where).book == "Book"


def test_taking_back_a_correction_brings_back_what_it_corrected(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-03-01 Lei brought me a project #a
        2026-03-02 correct #a: Lei gave me advice
    """)
    history.undo_last(*where)
    theirs = ledger.person_ledger(*where, told.people["Lei"], TODAY)
    assert [(line.open_units, line.is_open) for line in theirs.lines] == [(9, True)]


def test_taking_back_a_return_opens_what_it_closed(where: Where, story: Story) -> None:
    told = story("""
        2026-03-01 Lei brought me a project #a
        2026-03-02 I brought Lei a project
    """)
    favour = ledger.favour(*where, told.favours["a"], TODAY)
    assert (favour.open_units, favour.thanked_on) == (0, date(2026, 3, 2))
    history.undo_last(*where)
    favour = ledger.favour(*where, told.favours["a"], TODAY)
    assert (favour.open_units, favour.thanked_on) == (9, None)


def test_taking_back_a_milestone_takes_its_news_and_proposals_along(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-03-01 Lei introduced me to Chen for the Acme app
        2026-03-02 Acme app: won, 100 EUR
    """)
    key = told.loops["Acme app"]
    page = loops.loop(*where, key, TODAY)
    assert (len(page.reports), len(page.proposals)) == (1, 1)
    history.undo_last(*where)
    page = loops.loop(*where, key, TODAY)
    assert (page.reports, page.proposals, page.loop.value) == ((), (), None)
    history.undo_last(*where)
    assert not Loop.objects.exists()


def test_news_that_was_told_holds_its_milestone(where: Where, story: Story) -> None:
    story("""
        2026-03-01 Lei introduced me to Chen
        2026-03-02 Chen: met
        2026-03-03 I told Lei about Chen
    """)
    telling, milestone = acts(where)[:2]
    with pytest.raises(NeededSinceError):
        history.undo_act(*where, milestone.id)
    history.undo_act(*where, telling.id)
    history.undo_act(*where, milestone.id)
    assert checkup.check(*where).is_sound


def test_taking_back_a_loan_needs_its_repayments_gone(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-03-01 Lei lent me 500 EUR #a
        2026-03-02 I paid Lei back 200 EUR
    """)
    payment, loan = acts(where)[:2]
    with pytest.raises(NeededSinceError):
        history.undo_act(*where, loan.id)
    history.undo_act(*where, payment.id)
    lent = ledger.favour(*where, told.favours["a"], TODAY).lent
    assert lent
    assert lent.amount == 500
    assert favours.withdraw_favour(*where, told.favours["a"])


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Lima"])
def test_a_moment_is_taken_back_in_every_time_zone(
    where: Where, story: Story, settings: "Settings", zone: str
) -> None:
    settings.TIME_ZONE = zone
    lei = story("2026-03-01 I met Lei").people["Lei"]
    assert identity(*where, lei).last_day == date(2026, 3, 1)
    history.undo_last(*where)
    assert identity(*where, lei).last_day is None


def test_a_sum_is_taken_back_however_it_was_written(where: Where, story: Story) -> None:
    told = story("person Lei")
    for amount in ("500", "500.10", "0", "0.0001"):
        story(f"2026-03-01 Lei gave me advice, {amount} EUR")
        history.undo_last(*where)
    theirs = ledger.person_ledger(*where, told.people["Lei"], TODAY)
    assert (theirs.lines, theirs.earlier) == ((), ())


def test_what_was_taken_out_comes_back_with_its_moment_and_sum(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Shop came through Lei, 900.50 EUR
        2026-02-02 I met Lei
    """)
    lei = told.people["Lei"]
    (before,) = timeline(*where, lei).lines
    interactions.remove_interaction(*where, before.id)
    history.undo_last(*where)
    assert timeline(*where, lei).lines == (before,)
    story("2026-02-03 Shop: won, 1000 EUR")
    history.undo_last(*where)
    value = loops.loop(*where, told.loops["Shop"], TODAY).loop.value
    assert value == Money(Decimal("900.5"), "EUR")
