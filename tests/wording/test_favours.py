"""Favours, balances and thanks as sentences."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from entregent.core.ids import FavourId
from entregent.core.ledger.balance import Balance, Share
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.ledger.load import Load
from entregent.core.money import Money
from entregent.core.vocabulary import FavourKind, Weight
from entregent.wording import favours

TODAY = date(2026, 6, 1)
MARCH = date(2026, 3, 3)
LONG_AGO = date(2024, 3, 3)
NOTHING = Balance((), None, (), None, (), 0, 0)


@pytest.mark.parametrize(
    ("kind", "about", "english", "french", "chinese"),
    [
        ("advice", "", "advice", "un conseil", "一个建议"),
        (
            "advice",
            "Acme",
            "advice on Acme",
            "un conseil sur Acme",
            "关于Acme的建议",
        ),
        (
            "project brought",
            "Acme app",
            "a project: Acme app",
            "un projet\u00a0: Acme app",
            "一个项目（Acme app）",
        ),
        (
            "other",
            "the move",
            "a favour: the move",
            "un service\u00a0: the move",
            "一次帮忙（the move）",
        ),
    ],
)
def test_what_was_done_is_named_in_a_few_words(
    kind: str, about: str, english: str, french: str, chinese: str
) -> None:
    which = FavourKind(kind)

    assert favours.what_words(which, about) == english
    with translation.override("fr"):
        assert favours.what_words(which, about) == french
    with translation.override("zh-hans"):
        assert favours.what_words(which, about) == chinese


@pytest.mark.parametrize("kind", FavourKind)
@pytest.mark.parametrize("about", ["", "Acme"])
def test_every_kind_of_favour_can_be_named(kind: FavourKind, about: str) -> None:
    said = favours.what_words(kind, about)

    assert said
    assert about in said


def test_time_money_and_things_are_part_of_the_name() -> None:
    euros = Money(Decimal(500), "EUR")

    assert favours.what_words(FavourKind.WORK, "", minutes=30) == "30 minutes of work"
    assert (
        favours.what_words(FavourKind.WORK, "the site", minutes=120)
        == "two hours of work on the site"
    )
    assert favours.what_words(FavourKind.MONEY, "", money=euros) == "€500"
    assert favours.what_words(FavourKind.MONEY, "rent", money=euros) == "€500 for rent"
    assert (
        favours.what_words(FavourKind.THING_LENT, "", thing="a camera")
        == "the loan of a camera"
    )
    assert (
        favours.what_words(FavourKind.THING_LENT, "the shoot", thing="a camera")
        == "the loan of a camera (the shoot)"
    )
    assert (
        favours.what_words(FavourKind.ADVICE, "tax", minutes=90)
        == "advice on tax (1 h 30)"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Lei gave you advice on prices on 3 March — a small favour."),
        ("fr", "Grâce à Lei, un conseil sur prices, le 3 mars — un petit service."),
        ("zh-hans", "3月3日，Lei帮了您：关于prices的建议——一份小小的人情。"),
    ],
)
def test_a_favour_received_is_a_sentence(language: str, said: str) -> None:
    with translation.override(language):
        sentence = favours.favour_sentence(
            "Lei",
            Side.RECEIVED,
            FavourKind.ADVICE,
            Weight.SMALL,
            "prices",
            MARCH,
            TODAY,
        )

    assert sentence == said


def test_a_favour_given_is_a_sentence() -> None:
    sentence = favours.favour_sentence(
        "Lei", Side.GIVEN, FavourKind.PROJECT_BROUGHT, Weight.LARGE, "X", TODAY, TODAY
    )

    assert sentence == "You gave Lei a project: X, today — a large favour."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "a large favour, two medium ones and a small one"),
        ("fr", "un grand service, deux bons services et un petit"),
        ("zh-hans", "一份大人情、两份不大不小的人情和一份小小的人情"),
    ],
)
def test_favours_are_counted_by_weight_the_heaviest_first(
    language: str, said: str
) -> None:
    weights = [Weight.MEDIUM, Weight.SMALL, Weight.LARGE, Weight.MEDIUM]

    with translation.override(language):
        assert favours.weights_words(weights) == said


def test_what_is_partly_returned_is_a_rest() -> None:
    shares = [Share(Weight.LARGE, 0, 1), Share(Weight.SMALL, 2, 1)]

    assert (
        favours.shares_words(shares)
        == "the rest of a large favour, two small ones and the rest of a small favour"
    )


def test_a_balance_says_what_is_to_return_and_since_when() -> None:
    owed = Balance(
        (Share(Weight.LARGE, 1, 0), Share(Weight.SMALL, 2, 0)),
        LONG_AGO,
        (),
        None,
        (),
        11,
        0,
    )

    said = favours.balance_words(owed, TODAY)

    assert (
        said.i_owe == "a large favour and two small ones to return; "
        "the oldest since March 2024"
    )
    assert said.they_owe == ""
    assert (
        said.summary == "A large favour and two small ones to return; "
        "the oldest since March 2024."
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "you gave a small favour on 3 March"),
        ("fr", "de votre côté, un petit service le 3 mars"),
        ("zh-hans", "您在3月3日给过一份小小的人情"),
    ],
)
def test_what_they_owe_is_a_memory_and_no_demand(language: str, said: str) -> None:
    given = Balance((), None, (Share(Weight.SMALL, 1, 0),), MARCH, (), 0, 1)

    with translation.override(language):
        assert favours.balance_words(given, TODAY).they_owe == said


def test_one_favour_owed_needs_no_oldest_and_several_given_have_a_first() -> None:
    both = Balance(
        (Share(Weight.LARGE, 1, 0),),
        MARCH,
        (Share(Weight.SMALL, 2, 0),),
        MARCH,
        (),
        9,
        2,
    )

    assert favours.balance_words(both, TODAY).summary == (
        "A large favour to return, since 3 March; "
        "you gave two small favours, the first on 3 March."
    )


def test_what_was_given_long_ago_is_let_go() -> None:
    gone = Balance((), None, (), None, (FavourId(1), FavourId(2)), 0, 2)

    assert (
        favours.balance_words(gone, TODAY).summary
        == "Nothing to return; two let go long since."
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "You are even."), ("fr", "Vous êtes quittes."), ("zh-hans", "互不相欠。")],
)
def test_where_nothing_is_open_two_are_even(language: str, said: str) -> None:
    with translation.override(language):
        words = favours.balance_words(NOTHING, TODAY)

    assert words == favours.BalanceWords("", "", said)


def test_who_is_even_may_still_have_something_lent() -> None:
    words = favours.balance_words(NOTHING, TODAY, has_loans=True)

    assert words.summary == "You are even, but for what is lent."


@pytest.mark.parametrize(
    ("units", "months", "said"),
    [
        (0, Fraction(0), "Nothing to return."),
        (1, Fraction(1, 3), "Less than a month of returning."),
        (1, Fraction(1), "About a month of returning."),
        (5, Fraction(5), "About five months of returning."),
        (7, Fraction(7), "About seven months of returning: that is heavy."),
        (13, Fraction(13), "About 13 months of returning: that is too heavy."),
    ],
)
def test_the_load_is_said_in_months(units: int, months: Fraction, said: str) -> None:
    load = Load(units, Fraction(1), months, ceiling_months=6)

    assert favours.load_words(load) == said


@pytest.mark.parametrize(
    ("how", "by_what", "said"),
    [
        (None, "advice", "returned in part by advice on 3 March"),
        (None, "", "returned in part on 3 March"),
        (SettlementKind.WAIVED, "", "let go on 3 March"),
        (SettlementKind.RELEASED, "", "settled by their word on 3 March"),
    ],
)
def test_an_ending_says_what_ended_it(
    how: SettlementKind | None, by_what: str, said: str
) -> None:
    words = favours.closing_words(how, 1, MARCH, TODAY, by_what, of_units=3)

    assert words == said


def test_a_return_that_is_whole_or_not_known_in_part_is_a_return() -> None:
    whole = favours.closing_words(None, 3, MARCH, TODAY, "advice", of_units=3)
    unknown = favours.closing_words(None, 3, MARCH, TODAY, "")

    assert whole == "returned by advice on 3 March"
    assert unknown == "returned on 3 March"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thank Ada for an introduction of 3 March and advice on X (today)."),
        (
            "fr",
            (
                "Remerciez Ada pour une mise en relation du 3 mars "
                "et un conseil sur X (aujourd’hui)."
            ),
        ),
        ("zh-hans", "谢谢Ada：3月3日的一次引荐和今天的关于X的建议。"),
    ],
)
def test_thanks_say_what_for(language: str, said: str) -> None:
    with translation.override(language):
        whats = [
            (favours.what_words(FavourKind.INTRODUCTION, ""), MARCH),
            (favours.what_words(FavourKind.ADVICE, "X"), TODAY),
        ]
        assert favours.thanks_reason("Ada", whats, TODAY) == said


def test_many_favours_are_not_all_listed() -> None:
    whats = [("advice", MARCH)] * 5

    assert favours.thanks_reason("Ada", whats, TODAY).endswith("and two more.")
    assert favours.thanks_reason("Ada", [], TODAY) == "Thank Ada."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Give something back to Lei: a large favour, since March 2024."),
        (
            "fr",
            "Rendez quelque chose à Lei\u00a0: un grand service, depuis mars 2024.",
        ),
        ("zh-hans", "还Lei的人情：一份大人情，从2024年3月起。"),
    ],
)
def test_a_return_says_to_whom_and_since_when(language: str, said: str) -> None:
    with translation.override(language):
        shares = favours.weights_words([Weight.LARGE])
        assert favours.return_reason("Lei", shares, LONG_AGO, TODAY) == said


def test_thanks_given_have_their_day() -> None:
    assert favours.thanked_words(MARCH, TODAY) == "thanked on 3 March"


@pytest.mark.parametrize(
    ("language", "borrowed", "lent", "thing"),
    [
        (
            "en",
            "€3,000 of €8,000 still to give back",
            "€3,000 of €8,000 not back yet",
            "still to give back",
        ),
        (
            "fr",
            "encore 3\u202f000\u00a0€ à rendre sur 8\u202f000\u00a0€",
            "3\u202f000\u00a0€ sur 8\u202f000\u00a0€ pas encore revenus",
            "encore à rendre",
        ),
        ("zh-hans", "€8,000中还有€3,000要还", "€8,000中还有€3,000没有还来", "还要还"),
    ],
)
def test_a_loan_says_what_is_still_out(
    language: str, borrowed: str, lent: str, thing: str
) -> None:
    left, whole = Money(Decimal(3000), "EUR"), Money(Decimal(8000), "EUR")
    with translation.override(language):
        assert favours.still_out_words(Side.RECEIVED, left, whole) == borrowed
        assert favours.still_out_words(Side.GIVEN, left, whole) == lent
        assert favours.still_out_words(Side.RECEIVED, None, None) == thing


def test_a_loan_nothing_came_back_of_names_one_sum() -> None:
    sum_lent = Money(Decimal(500), "EUR")

    assert favours.still_out_words(Side.GIVEN, sum_lent, sum_lent) == (
        "€500 not back yet"
    )
    assert favours.still_out_words(Side.RECEIVED, sum_lent, None) == (
        "€500 still to give back"
    )
    assert favours.still_out_words(Side.GIVEN, None, None) == "not back yet"


def test_all_that_is_lent_is_one_sentence() -> None:
    sums = [Money(Decimal(500), "EUR"), Money(Decimal(20), "GBP")]

    assert favours.sums_out_words(Side.RECEIVED, sums) == (
        "Still to give back: €500 and £20."
    )
    assert favours.sums_out_words(Side.GIVEN, sums) == "Not back yet: €500 and £20."
