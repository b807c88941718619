"""`entregent loops` lists what was set going."""

from cli.conftest import Entregent


def test_loops_are_listed_with_what_happened(owner: Entregent) -> None:
    assert owner.says("loops") == "Nothing here.\n"
    owner.says("introduce", "Lei", "--to-me", "Wu", "--for", "Acme", "--new")
    owner.says("milestone", "Acme", "lost", "--note", "Another studio.")
    owner.says("project", "Shop", "--by", "Lei")

    assert "Shop" in owner.says("loops")
    assert "Acme" not in owner.says("loops")
    assert "    Acme was lost today: Another studio." in owner.says(
        "loops", "--only", "closed"
    )


def test_a_page_says_where_the_next_begins(owner: Entregent) -> None:
    for name in ("One", "Two", "Three"):
        owner.says("project", name)

    first = owner.gives("loops", "--only", "all", "--limit", "2")
    second = owner.gives("loops", "--only", "all", "--after", first["after"])

    assert "--after" in owner.says("loops", "--limit", "2")
    assert len(first["lines"] + second["lines"]) == 3


def test_every_filter_of_the_query_is_offered() -> None:
    from entregent.cli.commands.loops import FILTERS
    from entregent.queries.loops import LoopFilter

    assert [each.replace("-", " ") for each in FILTERS] == list(LoopFilter)


def test_a_stranger_reads_nothing(stranger: Entregent) -> None:
    assert stranger.refuses("loops")
