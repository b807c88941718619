"""`entregent settings`: how a book is called, fades and warns."""

from cli.conftest import Entregent
from conftest import Cast


def test_the_settings_are_read_in_words(owner: Entregent) -> None:
    assert owner.says("settings").splitlines() == [
        f"Book (#{owner.space}, owner)",
        "What others owe you fades by half in 24 months.",
        "The gratitude load reads heavy from 6 months on.",
        "owner: owner",
        "editor: editor",
        "viewer: viewer",
    ]


def test_what_is_not_named_stays(owner: Entregent) -> None:
    owner.says("settings", "--name", "Studio", "--half-life", "12")
    found = owner.gives("settings", "--ceiling", "9")

    assert found["line"]["name"] == "Studio"
    assert (found["half_life_months"], found["ceiling_months"]) == (12, 9)


def test_the_language_counts_at_once(owner: Entregent) -> None:
    owner.says("settings", "--language", "fr")

    assert "Rien à rendre." in owner.says("ledger")


def test_what_no_book_can_be_is_refused(owner: Entregent) -> None:
    assert owner.refuses("settings", "--half-life", "0")
    assert owner.refuses("settings", "--name", "")
    assert "zh-hans" in owner.refuses("settings", "--language", "tlh", exit_code=2)


def test_only_a_demo_book_leaves_in_one_go(owner: Entregent, cast: Cast) -> None:
    from entregent.acts.spaces import OpenBook, open_book

    assert owner.refuses("settings", "--remove-demo")
    wish = OpenBook(name="Show", owner_name="Ada Mer", is_demo=True)
    demo = open_book(cast.owner, wish)

    assert f"--space {demo}, Show" in owner.says("settings")
    owner.space = demo
    assert owner.says("settings", "--remove-demo") == "“Show” is gone.\n"
    assert owner.refuses("settings")


def test_the_owner_alone_changes_them(editor: Entregent, stranger: Entregent) -> None:
    assert f"Book (#{editor.space}, editor)" in editor.says("settings")
    assert "Only the owner" in editor.refuses("settings", "--name", "Mine")
    assert stranger.refuses("settings")
