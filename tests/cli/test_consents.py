"""`entregent consent` and `made`: an introduction that is still considered."""

from cli.conftest import Entregent


def test_both_agree_and_it_is_made(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--considered", "--for", "Press", "--new")

    assert "    Ada: asked" in owner.says("consent", "Ada", "asked")
    owner.says("consent", "Ada", "given", "--on", "yesterday")
    said = owner.says("consent", "Bob", "given", "--loop", "#1")
    assert "You may introduce Ada and Bob: all have agreed." in said
    assert "You introduced Ada and Bob today." in owner.says("made", "Press")


def test_who_said_no_is_not_introduced(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--considered", "--new")
    owner.says("consent", "Bob", "refused")

    assert "Bob would rather not" in owner.refuses("made", "Ada")


def test_who_is_left_in_peace_is_not_asked(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--considered", "--new")
    owner.says("boundary", "Bob", "quiet-until", "--until", "2026-09-01")

    sentence = owner.refuses("consent", "Bob", "asked")

    assert "Bob wants to be left in peace" in sentence


def test_one_is_introduced_in_several_is_asked_which(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--considered", "--new")
    owner.says("introduce", "Ada", "Mina", "--considered", "--new")

    assert "#2" in owner.refuses("consent", "Ada", "asked")
    assert owner.says("consent", "Ada", "asked", "--loop", "#2")


def test_a_project_alone_is_no_introduction(owner: Entregent) -> None:
    owner.says("project", "Acme", "--by", "Lei", "--new")

    assert owner.refuses("made", "Acme")
    assert owner.refuses("consent", "Lei", "asked", "--loop", "Acme")


def test_a_viewer_decides_nothing(owner: Entregent, viewer: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--considered", "--new")

    assert viewer.refuses("consent", "Ada", "given")
    assert viewer.refuses("made", "Ada")
