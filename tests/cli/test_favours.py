"""`entregent favour`, `return`, `correct` and `withdraw`: the ledger is written."""

import pytest
from cli.conftest import Entregent


def test_a_favour_from_somebody_is_a_sentence(owner: Entregent) -> None:
    said = owner.says(
        *("favour", "from", "Lei", "advice", "the", "pricing"),
        *("--on", "2026-02-03", "--new"),
    )

    assert said.splitlines() == [
        "#1 Lei gave you advice on the pricing on 3 February — a small favour.",
        "A small favour to return, since 3 February.",
    ]


def test_a_favour_to_somebody_keeps_all_that_is_said(owner: Entregent) -> None:
    noted = owner.gives(
        *("favour", "to", "Lei", "work", "her website", "--weight", "large"),
        *("--minutes", "90", "--money", "500 EUR", "--thing", "a camera", "--new"),
    )

    favour = noted["favour"]
    assert (favour["side"], favour["kind"]) == ("given", "work")
    assert (favour["weight"], favour["minutes"]) == ("large", 90)
    assert favour["money"] == {"amount": "500", "currency": "EUR"}
    assert (favour["thing"], favour["about"]) == ("a camera", "her website")
    assert favour["day"] == "2026-06-01"
    assert noted["returned"] == []


def test_the_beginning_of_a_word_is_enough(owner: Entregent) -> None:
    favour = owner.gives("favour", "from", "Lei", "proj", "--new")["favour"]

    assert (favour["kind"], favour["weight"]) == ("project brought", "large")


def test_a_return_closes_the_oldest_favour_first(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "pears", "--new")
    owner.says("favour", "from", "Lei", "advice", "--on", "2026-02-03")

    said = owner.says("return", "Lei", "gift", "plums")

    assert "It returns: advice, on 3 February.\n" in said
    assert "A small favour to return, since today.\n" in said


def test_a_return_may_name_what_it_returns(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "advice", "--on", "2026-02-03", "--new")
    second = owner.gives("favour", "from", "Lei", "work", "the shop")["favour"]["id"]

    said = owner.says("return", "Lei", "gift", "plums", "--of", str(second))

    assert "It returns in part: work on the shop, today.\n" in said


def test_a_return_where_nothing_is_owed_is_a_favour_given(owner: Entregent) -> None:
    owner.says("add", "Lei")

    said = owner.says("return", "Lei", "gift", "plums")

    assert said.endswith("You owed Lei nothing; it stands as a favour given.\n")


def test_a_favour_on_its_own_returns_nothing(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")

    assert owner.gives("favour", "to", "Lei", "gift", "--on-its-own")["returned"] == []
    assert len(owner.gives("favour", "to", "Lei", "gift")["returned"]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("from", "Zed", "advice"), "With --new they are added."),
        (("from", "#999", "advice"), ""),
        (("from", "Lei", "money", "--money", "some"), "“some”"),
        (("from", "Lei", "gift", "--on", "someday"), "“someday”"),
        (("from", "Lei", "gift", "--on", "tomorrow"), "still to come"),
        (("to", "Lei", "gift", "--returns", "999"), ""),
        (("from", "me", "gift"), ""),
    ],
)
def test_what_cannot_be_noted_is_refused(
    owner: Entregent, words: tuple[str, ...], said: str
) -> None:
    owner.says("add", "Lei")

    assert said in owner.refuses("favour", *words)
    assert owner.gives("ledger", "Lei")["lines"] == []


def test_what_is_no_kind_of_favour_is_said_with_all_that_are(owner: Entregent) -> None:
    said = owner.refuses("favour", "from", "Lei", "luck", exit_code=2)

    assert '"luck" is not one of these: introduction, project-brought,' in said


def test_a_correction_keeps_what_it_does_not_name(owner: Entregent) -> None:
    owner.says(
        *("favour", "from", "Lei", "work", "the shop", "--minutes", "90"),
        *("--money", "5 EUR", "--on", "2026-02-03", "--new"),
    )

    said = owner.says("correct", "1", "--weight", "large")

    assert "#2 Lei gave you" in said
    assert "of work on the shop on 3 February — a large favour." in said
    favour = owner.gives("ledger", "Lei")["lines"][0]
    assert (favour["minutes"], favour["corrected"]) == (90, [1])
    assert favour["money"]["amount"] == "5"
    assert "Corrected since:" in owner.says("ledger", "Lei")


def test_a_correction_may_change_all(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "work", "--new")
    owner.says("favour", "to", "Lei", "gift")

    favour = owner.gives(
        *("correct", "1", "--kind", "gift", "--about", "pears", "--thing", "a box"),
        *("--minutes", "5", "--money", "9 EUR", "--on", "2026-05-01"),
    )["favour"]
    on_its_own = owner.gives("correct", "2", "--on-its-own")["favour"]
    returns = owner.gives("correct", "4", "--as-a-return", "--returns", "3")

    assert (favour["kind"], favour["about"], favour["thing"]) == (
        "gift",
        "pears",
        "a box",
    )
    assert (favour["minutes"], favour["day"]) == (5, "2026-05-01")
    assert on_its_own["on_its_own"] is True
    assert [line["id"] for line in returns["returned"]] == [3]


def test_what_was_corrected_is_named_by_its_correction(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "work", "--new")
    owner.says("correct", "1", "--weight", "small")

    assert "#2" in owner.refuses("correct", "1", "--weight", "large")
    assert owner.refuses("correct", "99", "--weight", "large")


def test_what_never_happened_is_withdrawn(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "pears", "--new")

    assert owner.says("withdraw", "1").startswith("Withdrawn: Lei gave you a gift")
    assert owner.says("ledger", "Lei").splitlines()[1] == "You are even."
    assert owner.refuses("withdraw", "1")


def test_a_viewer_writes_nothing(owner: Entregent, viewer: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")

    assert viewer.refuses("favour", "from", "Lei", "gift")
    assert viewer.refuses("return", "Lei", "gift")
    assert viewer.refuses("correct", "1", "--weight", "large")
    assert viewer.refuses("withdraw", "1")
