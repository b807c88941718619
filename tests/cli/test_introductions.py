"""`entregent introduce` and `project`: who made whom known to whom."""

from cli.conftest import Entregent


def test_somebody_introduced_me_for_a_project(owner: Entregent) -> None:
    said = owner.says(
        *("introduce", "Lei", "--to-me", "Wu", "--for", "Acme app"),
        *("--on", "2026-03-01", "--new"),
    )

    assert said.splitlines() == [
        "#1 Acme app",
        "    Lei introduced Wu to you on 1 March.",
    ]


def test_i_introduced_two(owner: Entregent) -> None:
    loop = owner.gives(
        *("introduce", "Ada", "Bob", "--purpose", "Both love print.", "--new")
    )["loop"]

    introduction = loop["introductions"][0]
    assert introduction["direction"] == "by me"
    assert introduction["purpose"] == "Both love print."
    assert loop["is_mirror"] is True
    assert "Both love print." in owner.says("loops", "--only", "by-me")


def test_somebody_introduced_two_others(owner: Entregent) -> None:
    loop = owner.gives("introduce", "--by", "Lei", "Bob", "Mina", "--new")["loop"]

    introduction = loop["introductions"][0]
    assert introduction["direction"] == "between others"
    assert [p["someone"]["name"] for p in introduction["parties"]] == ["Bob", "Mina"]


def test_a_chain_is_named_nearest_first(owner: Entregent) -> None:
    loop = owner.gives(
        *("introduce", "Lei", "--via", "Mina", "--via", "Bob", "--to-me", "Wu"),
        "--new",
    )["loop"]

    assert [someone["name"] for someone in loop["chain"]] == ["Lei", "Mina", "Bob"]


def test_it_may_only_be_considered(owner: Entregent) -> None:
    said = owner.says("introduce", "Ada", "Bob", "--considered", "--new")

    assert "You think of introducing Ada and Bob." in said


def test_a_project_and_who_brought_it(owner: Entregent) -> None:
    said = owner.says(
        *("project", "Acme app", "--by", "Lei", "--via", "Mina"),
        *("--value", "12000 EUR", "--on", "2026-05-01", "--new"),
    )

    first, second = said.splitlines()
    assert first == "#1 Acme app, €12,000"
    assert second.startswith("    Brought by Lei")
    assert "through Mina" in second
    assert owner.says("project", "My shop") == "#2 My shop\n"


def test_what_makes_no_introduction_is_refused(owner: Entregent) -> None:
    owner.says("add", "Lei")
    owner.says("add", "Bob")

    assert owner.refuses("introduce", "Lei")
    assert owner.refuses("introduce", "Lei", "--to-me", "Lei")
    assert "--new" in owner.refuses("introduce", "Lei", "--to-me", "Zed")
    assert owner.refuses("introduce", "Lei", "--to-me", "Bob", "--on", "2030-01-01")
    assert owner.refuses("project", "")
    assert owner.refuses("project", "Acme", "--value", "much")


def test_words_that_do_not_go_together_are_said(owner: Entregent) -> None:
    two = ("introduce", "Lei", "Bob")

    assert "not both" in owner.refuses(
        *two, "--to-me", "Wu", "--by", "Ada", exit_code=2
    )
    assert "one introducer" in owner.refuses(*two, "--to-me", "Wu", exit_code=2)
    assert "--via" in owner.refuses(*two, "--via", "Wu", exit_code=2)


def test_what_is_refused_adds_nobody(owner: Entregent) -> None:
    owner.refuses("introduce", "Lei", "--to-me", "Wu", "--on", "2030-01-01", "--new")

    assert owner.says("people") == "Nobody here.\n"


def test_a_viewer_notes_nothing(owner: Entregent, viewer: Entregent) -> None:
    owner.says("add", "Lei")
    owner.says("add", "Bob")

    assert viewer.refuses("introduce", "Lei", "Bob")
    assert viewer.refuses("project", "Acme")
