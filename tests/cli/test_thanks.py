"""`entregent thank` says what was thanked for."""

from cli.conftest import Entregent


def test_thanks_are_for_all_that_still_want_them(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "pears", "--new")
    owner.says("favour", "from", "Lei", "advice", "--on", "2026-02-03")

    said = owner.says("thank", "Lei", "--note", "A card.").splitlines()

    assert said[0] == "Lei was thanked for:"
    assert said[1].startswith("  #1 Lei gave you a gift: pears")
    assert said[2].startswith("  #2 Lei gave you advice")


def test_thanks_may_be_for_one_favour_and_on_a_day(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "pears", "--new")
    owner.says("favour", "from", "Lei", "advice", "--on", "2026-02-03")

    noted = owner.gives("thank", "Lei", "--for", "2", "--on", "2026-02-04")

    assert [(f["id"], f["thanked_on"]) for f in noted["favours"]] == [(2, "2026-02-04")]


def test_where_nothing_waits_for_thanks_it_says_so(owner: Entregent) -> None:
    owner.says("add", "Lei")

    assert "waiting for thanks" in owner.refuses("thank", "Lei")
    assert owner.refuses("thank", "Lei", "--for", "99")
    assert owner.refuses("thank", "Zed")


def test_a_viewer_thanks_nobody(owner: Entregent, viewer: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")

    assert viewer.refuses("thank", "Lei")
