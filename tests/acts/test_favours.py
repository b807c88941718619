"""The ledger's acts: what they write, and what they refuse, side by side."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from conftest import TODAY, Cast

from entregent.acts import favours
from entregent.core.ids import ContactId, FavourId, SpaceId
from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money
from entregent.core.refusals import (
    CorrectedSinceError,
    FutureDayError,
    NotAChoiceError,
    NotFoundError,
    NothingOpenError,
    NothingToThankError,
    NotLentError,
    NotMineError,
    NotMoneyError,
    NotOppositeError,
    ReturnTooEarlyError,
    ThatIsMeError,
    TooLongError,
    TooMuchBackError,
    WrongWordError,
)
from entregent.core.vocabulary import FavourKind, Weight
from entregent.exchange.stories import Told
from entregent.queries import ledger
from entregent.store.models import Event, Favour, User

Where = tuple[User, SpaceId]
Story = Callable[[str], Told]
DAY = date(2026, 3, 1)


def euros(amount: int | str) -> Money:
    return Money(Decimal(amount), "EUR")


def wish(giver: int, receiver: int, **said: Any) -> favours.RecordFavour:
    """Wish for a favour: advice of 1 March, unless said otherwise."""
    columns: dict[str, Any] = {"kind": FavourKind.ADVICE, "day": DAY} | said
    return favours.RecordFavour(
        giver=ContactId(giver), receiver=ContactId(receiver), **columns
    )


def line(where: Where, favour: FavourId) -> ledger.FavourLine:
    return ledger.favour(*where, favour, TODAY)


# --- record ---


def test_a_favour_is_kept_as_it_was_told(
    where: Where, cast: Cast, story: Story
) -> None:
    lei = story("person Lei").people["Lei"]
    key = favours.record_favour(
        *where,
        wish(
            lei,
            cast.me,
            weight=Weight.LARGE,
            about="  the pricing ",
            minutes=90,
            money=euros("12.50"),
        ),
    )
    found = line(where, key)
    assert (found.contact, found.weight, found.about) == (
        lei,
        Weight.LARGE,
        "the pricing",
    )
    assert (found.minutes, found.money, found.open_units) == (90, euros("12.50"), 9)
    assert found.wants_thanks


def test_the_kind_proposes_the_weight(where: Where, cast: Cast, story: Story) -> None:
    lei = story("person Lei").people["Lei"]
    key = favours.record_favour(*where, wish(lei, cast.me, kind=FavourKind.WORK))
    assert line(where, key).weight is Weight.MEDIUM


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"day": date(2026, 6, 2)}, FutureDayError),
        ({"about": "x" * 20_001}, TooLongError),
        ({"thing": "x" * 301}, TooLongError),
        ({"minutes": -1}, NotAChoiceError),
        ({"money": euros(-1)}, NotMoneyError),
        ({"money": euros("0.00001")}, NotMoneyError),
        ({"money": euros(10**14)}, NotMoneyError),
        ({"money": euros("NaN")}, NotMoneyError),
        ({"money": Money(Decimal(1), "euro")}, NotMoneyError),
        ({"returns": (FavourId(10**6),)}, NotOppositeError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    where: Where,
    cast: Cast,
    story: Story,
    said: dict[str, Any],
    refusal: type[Exception],
) -> None:
    lei = story("person Lei").people["Lei"]
    before = Event.objects.count()
    with pytest.raises(refusal):
        favours.record_favour(*where, wish(lei, cast.me, **said))
    assert not Favour.objects.exists()
    assert Event.objects.count() == before


def test_a_favour_is_between_me_and_somebody(
    where: Where, cast: Cast, story: Story
) -> None:
    people = story("person Lei\nperson Bea").people
    with pytest.raises(NotMineError):
        favours.record_favour(*where, wish(people["Lei"], people["Bea"]))
    with pytest.raises(NotMineError):
        favours.record_favour(*where, wish(people["Lei"], people["Lei"]))
    with pytest.raises(ThatIsMeError):
        favours.record_favour(*where, wish(cast.me, cast.me))
    with pytest.raises(NotFoundError):
        favours.record_favour(*where, wish(10**6, cast.me))


def test_a_return_names_favours_of_the_other_side_that_came_before(
    where: Where, cast: Cast, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei hosted me #old
        2026-02-02 Lei gave me advice #named
        2026-04-01 Lei gave me advice #late
        2026-02-03 Bea gave me advice #others
    """)
    lei = told.people["Lei"]
    named, late = told.favours["named"], told.favours["late"]
    favours.record_favour(*where, wish(cast.me, lei, returns=(named, named)))
    assert not line(where, named).is_open
    assert line(where, told.favours["old"]).is_open
    with pytest.raises(ReturnTooEarlyError):
        favours.record_favour(*where, wish(cast.me, lei, returns=(late,)))
    with pytest.raises(NotOppositeError):
        favours.record_favour(*where, wish(lei, cast.me, returns=(named,)))
    others = told.favours["others"]
    with pytest.raises(NotOppositeError):
        favours.record_favour(*where, wish(cast.me, lei, returns=(others,)))


# --- correct, withdraw ---


def correction(favour: FavourId, **said: Any) -> favours.CorrectFavour:
    columns: dict[str, Any] = {
        "kind": FavourKind.ADVICE,
        "day": DAY,
        "weight": Weight.SMALL,
    }
    return favours.CorrectFavour(favour=favour, **(columns | said))


def test_a_correction_is_a_new_entry_and_the_old_one_stays(
    where: Where, story: Story
) -> None:
    told = story("2026-02-01 Lei gave me advice #a")
    old = told.favours["a"]
    new = favours.correct_favour(*where, correction(old, weight=Weight.LARGE))
    theirs = ledger.person_ledger(*where, told.people["Lei"], TODAY)
    assert [found.id for found in theirs.lines] == [new]
    assert [found.id for found in theirs.earlier] == [old]
    assert line(where, new).corrected == (old,)
    with pytest.raises(CorrectedSinceError) as raised:
        favours.correct_favour(*where, correction(old))
    assert (raised.value.favour, raised.value.current) == (old, new)


def test_the_correction_to_speak_of_is_the_last(where: Where, story: Story) -> None:
    told = story("2026-02-01 Lei gave me advice #a")
    old = told.favours["a"]
    second = favours.correct_favour(*where, correction(old))
    third = favours.correct_favour(*where, correction(second))
    with pytest.raises(CorrectedSinceError) as raised:
        favours.withdraw_favour(*where, old)
    assert raised.value.current == third


def test_a_correction_keeps_what_it_returned_unless_said(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei hosted me #old
        2026-02-02 Lei gave me advice #new
        2026-02-03 I gave Lei advice, returning #new #mine
    """)
    old, new, mine = (told.favours[name] for name in ("old", "new", "mine"))
    kept = favours.correct_favour(*where, correction(mine))
    assert (line(where, old).is_open, line(where, new).is_open) == (True, False)
    favours.correct_favour(*where, correction(kept, returns=()))
    assert (line(where, old).is_open, line(where, new).is_open) == (False, True)


def test_a_correction_is_checked_as_a_favour_is(where: Where, story: Story) -> None:
    key = story("2026-02-01 Lei gave me advice #a").favours["a"]
    for said, refusal in (
        ({"day": date(2026, 6, 2)}, FutureDayError),
        ({"minutes": -1}, NotAChoiceError),
        ({"money": euros(-1)}, NotMoneyError),
        ({"returns": (key,)}, NotOppositeError),
    ):
        with pytest.raises(refusal):
            favours.correct_favour(*where, correction(key, **said))
    with pytest.raises(NotFoundError):
        favours.correct_favour(*where, correction(FavourId(10**6)))


def test_a_loan_is_not_corrected_below_what_came_back(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei lent me 500 EUR #a
        2026-02-02 correct #a: Lei lent me 600 EUR
        2026-02-03 I paid Lei back 200 EUR
        2026-02-04 correct #a: Lei lent me 300 EUR
    """)
    loan = told.favours["a"]
    lent = {"kind": FavourKind.THING_LENT}
    assert line(where, loan).lent == euros(100)
    with pytest.raises(TooMuchBackError):
        favours.correct_favour(*where, correction(loan, money=euros(199), **lent))
    now = favours.correct_favour(*where, correction(loan, money=euros(200), **lent))
    assert not line(where, now).is_lent_out
    assert favours.correct_favour(*where, correction(now))  # no loan after all


def test_what_never_happened_weighs_nothing_and_stays_visible(
    where: Where, story: Story
) -> None:
    told = story("2026-02-01 Lei gave me advice #a")
    favours.withdraw_favour(*where, told.favours["a"])
    theirs = ledger.person_ledger(*where, told.people["Lei"], TODAY)
    assert theirs.balance.is_even
    assert theirs.lines == ()
    assert len(theirs.earlier) == 2


# --- thank, settle ---


def test_a_thank_you_is_for_all_that_wants_it_or_for_what_it_names(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei gave me advice #a
        2026-02-02 Lei hosted me #b
        2026-02-10 Lei hosted me #later
    """)
    lei, a, b = told.people["Lei"], told.favours["a"], told.favours["b"]
    day = date(2026, 2, 5)
    favours.thank_contact(
        *where, favours.ThankContact(contact=lei, day=day, favours=(a,))
    )
    assert (line(where, a).wants_thanks, line(where, b).wants_thanks) == (False, True)
    favours.thank_contact(*where, favours.ThankContact(contact=lei, day=day))
    assert line(where, b).thanked_on == day
    assert line(where, told.favours["later"]).wants_thanks
    with pytest.raises(NothingToThankError):
        favours.thank_contact(*where, favours.ThankContact(contact=lei, day=day))


def test_thanks_name_favours_of_theirs(where: Where, story: Story) -> None:
    told = story("""
        2026-02-01 Lei gave me advice #theirs
        2026-02-02 I hosted Lei #mine
        2026-02-02 Bea hosted me #others
    """)
    lei = told.people["Lei"]
    for name in ("mine", "others"):
        named = (told.favours["theirs"], told.favours[name])
        with pytest.raises(NotFoundError):
            favours.thank_contact(
                *where, favours.ThankContact(contact=lei, day=DAY, favours=named)
            )
    with pytest.raises(FutureDayError):
        favours.thank_contact(
            *where, favours.ThankContact(contact=lei, day=date(2026, 6, 2))
        )


def test_what_they_owe_is_waived_and_what_i_owe_is_released(
    where: Where, story: Story
) -> None:
    told = story("""
        2026-02-01 Lei gave me advice #theirs
        2026-02-02 I hosted Bea #mine
    """)
    waived, released = SettlementKind.WAIVED, SettlementKind.RELEASED
    right = {"theirs": released, "mine": waived}
    for name, kind in right.items():
        key = told.favours[name]
        wrong = waived if kind is released else released
        with pytest.raises(WrongWordError):
            favours.settle_favour(
                *where, favours.SettleFavour(favour=key, kind=wrong, day=DAY)
            )
        settle = favours.SettleFavour(favour=key, kind=kind, day=DAY)
        favours.settle_favour(*where, settle)
        assert not line(where, key).is_open
        with pytest.raises(NothingOpenError):
            favours.settle_favour(*where, settle)


def test_a_word_is_not_older_than_its_favour(where: Where, story: Story) -> None:
    key = story("2026-02-10 Lei gave me advice #a").favours["a"]
    word = favours.SettleFavour(
        favour=key, kind=SettlementKind.RELEASED, day=date(2026, 2, 1)
    )
    favours.settle_favour(*where, word)
    (closing,) = line(where, key).closings
    assert closing.day == date(2026, 2, 10)
    assert closing.settlement is SettlementKind.RELEASED


# --- loans ---


def test_a_loan_comes_back_in_parts_and_no_more(where: Where, story: Story) -> None:
    key = story("2026-02-01 Lei lent me 500 EUR #a").favours["a"]

    def back(**said: Any) -> FavourId:
        return favours.repay_loan(
            *where, favours.RepayLoan(favour=key, day=DAY, **said)
        )

    for money in (euros(501), Money(Decimal(1), "USD")):
        with pytest.raises(TooMuchBackError):
            back(money=money)
    for money in (euros(0), euros(-5)):
        with pytest.raises(NotMoneyError):
            back(money=money)
    back(money=euros(200))
    assert line(where, key).lent == euros(300)
    back()
    assert not line(where, key).is_lent_out
    with pytest.raises(NothingOpenError):
        back()


def test_a_thing_comes_back_or_is_waived(where: Where, story: Story) -> None:
    told = story("""
        2026-02-01 Lei lent me a camera #a
        2026-02-01 I lent Lei a van #b
        2026-02-01 Lei gave me advice #c
    """)
    a, b, c = (told.favours[name] for name in "abc")
    with pytest.raises(TooMuchBackError):
        favours.repay_loan(*where, favours.RepayLoan(favour=a, day=DAY, money=euros(1)))
    favours.repay_loan(*where, favours.RepayLoan(favour=a, day=DAY))
    favours.repay_loan(*where, favours.RepayLoan(favour=b, day=DAY, waived=True))
    assert not line(where, a).is_lent_out
    assert not line(where, b).is_lent_out
    with pytest.raises(NotLentError):
        favours.repay_loan(*where, favours.RepayLoan(favour=c, day=DAY))


def test_what_was_told_late_changes_what_it_should(where: Where, story: Story) -> None:
    told = story("""
        2026-02-03 Lei gave me advice #late
        2026-04-20 I gave Lei advice
        2026-01-10 Lei hosted me #early
    """)
    assert line(where, told.favours["late"]).is_open
    assert not line(where, told.favours["early"]).is_open
