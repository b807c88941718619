"""`entregent settle` and `gave-back`: favours that end without a return."""

from cli.conftest import Entregent


def test_what_they_owe_is_let_go(owner: Entregent) -> None:
    owner.says("favour", "to", "Lei", "gift", "pears", "--new")

    said = owner.says("settle", "1", "--on", "today", "--note", "Enjoy.")

    assert said.startswith("Let go: You gave Lei a gift")
    assert owner.refuses("settle", "1")


def test_what_i_owe_ends_by_their_word(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "pears", "--new")

    said = owner.says("settle", "1")
    favour = owner.gives("ledger", "Lei")["lines"][0]

    assert said.startswith("Settled by their word: Lei gave you")
    assert favour["closings"][0]["settlement"] == "released"


def test_lent_money_comes_back_in_parts(owner: Entregent) -> None:
    owner.says(
        *("favour", "from", "Bob", "thing-lent", "--thing", "camera"),
        *("--money", "500 EUR", "--new"),
    )

    assert "Still out: camera and €300." in owner.says(
        "gave-back", "1", "--money", "200 EUR", "--note", "In cash."
    )
    assert "€300" in owner.refuses("gave-back", "1", "--money", "400 EUR")
    assert "still out: €300" in owner.says("ledger", "Bob")
    assert "Borrowed in all: €300" in owner.says("ledger")
    assert "All of it is back." in owner.says("gave-back", "1")
    assert owner.refuses("gave-back", "1")


def test_what_was_lent_may_be_waived(owner: Entregent) -> None:
    owner.says("favour", "to", "Bob", "thing-lent", "--thing", "tent", "--new")
    assert "Lent: #1 the loan of" in owner.says("ledger", "--given")

    assert owner.gives("gave-back", "1", "--waived")["favour"]["is_lent_out"] is False


def test_only_what_was_lent_comes_back(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")

    assert "Nothing was lent" in owner.refuses("gave-back", "1")
    assert owner.refuses("gave-back", "99")
    assert owner.refuses("settle", "99")


def test_a_viewer_settles_nothing(owner: Entregent, viewer: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")

    assert viewer.refuses("settle", "1")
    assert viewer.refuses("gave-back", "1")
