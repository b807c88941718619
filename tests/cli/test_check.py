"""`entregent check` proves the books, and leaves with 1 if they are wrong."""

from cli.conftest import Entregent

from entregent.store.models import Posting


def test_sound_books_are_said_to_be_sound(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")

    said = owner.says("check")

    assert said.startswith("All accounts together come to zero. Looked at: 1.")
    assert said.endswith("\nThe books are sound.\n")


def test_wrong_books_are_named_with_their_ids(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")
    Posting.objects.filter(units__gt=0).update(units=2)

    result = owner.run("check")

    assert result.exit_code == 1
    assert "    favour 1\n" in result.stdout
    assert result.stdout.endswith("\nThe books are not sound.\n")
    assert owner.run("check", "--json").exit_code == 1


def test_a_stranger_checks_nothing(stranger: Entregent) -> None:
    assert stranger.refuses("check")
