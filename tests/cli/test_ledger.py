"""`entregent ledger` reads in words."""

from cli.conftest import Entregent


def test_a_ledger_with_nothing_in_it_says_so(owner: Entregent) -> None:
    assert owner.says("ledger") == (
        "Nothing stands open on this side.\n\nNothing to return.\n"
    )


def test_it_says_with_whom_something_stands_open(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")
    owner.says("favour", "to", "Bob", "work", "--new")

    assert "A small favour to return, since today." in owner.says("ledger")
    assert "Lent out in all" not in owner.says("ledger")
    assert "Bob\n    Nothing to return; you gave a medium favour today." in owner.says(
        "ledger", "--given"
    )


def test_one_person_reads_whole(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "project", "Acme", "--new")
    owner.says("favour", "from", "Lei", "gift", "--on", "2026-02-03")
    owner.says("thank", "Lei")
    owner.says("return", "Lei", "work", "her shop")
    owner.says("favour", "from", "Lei", "advice")

    lines = owner.says("ledger", "Lei").splitlines()

    assert lines[0] == "Lei"
    assert lines[1].startswith("The rest of a large favour")
    said = "\n".join(lines)
    assert "thanked today; returned by work on her shop today" in said
    assert "returned in part by work on her shop today; open in part" in said
    assert "not thanked yet; open" in said


def test_what_was_given_long_ago_is_let_go(owner: Entregent) -> None:
    owner.says("favour", "to", "Lei", "gift", "--on", "2010-02-03", "--new")

    assert "let go long since" in owner.says("ledger", "Lei")


def test_a_page_says_where_the_next_begins(owner: Entregent) -> None:
    for name in ("Ada", "Bob", "Chen"):
        owner.says("favour", "from", name, "gift", "--new")

    first = owner.gives("ledger", "--limit", "2")
    second = owner.gives("ledger", "--limit", "2", "--after", first["after"])

    assert "--after" in owner.says("ledger", "--limit", "2")
    names = [line["name"] for line in first["lines"] + second["lines"]]
    assert sorted(names) == ["Ada", "Bob", "Chen"]


def test_a_stranger_reads_nothing(owner: Entregent, stranger: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")

    assert stranger.refuses("ledger")
    assert stranger.refuses("ledger", "Lei")
