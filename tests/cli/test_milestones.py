"""`entregent milestone` and `asked`: how it goes."""

from cli.conftest import Entregent


def test_a_milestone_says_who_is_owed_the_news(owner: Entregent) -> None:
    owner.says("introduce", "Lei", "--to-me", "Wu", "--for", "Acme app", "--new")

    said = owner.says(
        *("milestone", "acme", "won", "--value", "12000 EUR", "--note", "At last!")
    )

    assert "#1 Acme app, €12,000" in said
    assert "Acme app was won today: At last!" in said
    assert "Tell Lei that Acme app was won today" in said
    assert "Lei made it possible" in said


def test_news_of_an_introduction_i_made_has_its_source(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--on", "2026-03-01", "--new")

    page = owner.gives("milestone", "Ada", "met", "--heard-from", "Bob")

    assert page["loop"]["milestones"][0]["heard_from"]["name"] == "Bob"


def test_i_ask_once(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--on", "2026-03-01", "--new")

    assert "You asked how it went today." in owner.says("asked", "Ada")
    assert "once is enough" in owner.refuses("asked", "Ada")


def test_what_cannot_be_noted_is_refused(owner: Entregent) -> None:
    owner.says("project", "Acme", "--by", "Lei", "--new")

    assert owner.refuses("milestone", "Nothing", "won")
    assert owner.refuses("milestone", "#99", "won")
    assert owner.refuses("milestone", "Acme", "won", "--on", "2030-01-01")
    assert owner.refuses("milestone", "Acme", "won", "--heard-from", "Zed")
    assert "delivered" in owner.refuses("milestone", "Acme", "eaten", exit_code=2)
    assert owner.refuses("asked", "Acme")


def test_several_of_a_name_are_listed(owner: Entregent) -> None:
    owner.says("project", "Acme app")
    owner.says("project", "Acme shop")

    assert "Acme shop (#2)" in owner.refuses("milestone", "Acme", "won")
    assert "Acme shop was won" in owner.says("milestone", "#2", "won")


def test_a_viewer_notes_nothing(owner: Entregent, viewer: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--new")

    assert viewer.refuses("milestone", "Ada", "met")
    assert viewer.refuses("asked", "Ada")
