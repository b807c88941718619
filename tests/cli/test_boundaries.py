"""`entregent boundary` keeps somebody's limits."""

from cli.conftest import Entregent


def test_a_boundary_is_set_shown_and_lifted(owner: Entregent) -> None:
    owner.says("add", "Lei")
    assert owner.says("boundary", "Lei") == "Lei has no boundaries.\n"

    said = owner.says(
        *("boundary", "Lei", "quiet-until", "--until", "2026-09-01"),
        *("--why", "a new baby", "--since", "2026-05-01"),
    )
    number = owner.gives("boundary", "Lei")["boundaries"][0]["id"]

    assert said == (
        f"#{number} Lei wants to be left in peace until 1 September: “a new baby”.\n"
    )
    lifted = owner.says("boundary", "Lei", "--lift", str(number))
    assert lifted == "Lei has no boundaries.\n"


def test_my_own_rule_is_mine(owner: Entregent) -> None:
    owner.says("add", "Lei")

    rule = ("at-most", "--times", "2", "--days", "90", "--mine")
    found = owner.gives("boundary", "Lei", *rule)["boundaries"][0]

    assert (found["set_by"], found["at_most"], found["period_days"]) == ("me", 2, 90)


def test_the_beginning_of_a_word_is_enough(owner: Entregent) -> None:
    owner.says("add", "Lei")

    found = owner.gives("boundary", "Lei", "only", "--channel", "letter")

    assert found["boundaries"][0]["kind"] == "only by a channel"
    unclear = owner.refuses("boundary", "Lei", "no", exit_code=2)
    assert "no-broadcasts, no-asks, no-business" in unclear


def test_what_a_boundary_needs_is_asked_for(owner: Entregent) -> None:
    owner.says("add", "Lei")

    assert owner.refuses("boundary", "Lei", "quiet-until")
    assert owner.refuses("boundary", "Lei", "only-by")
    assert owner.refuses("boundary", "Lei", "at-most", "--times", "2")
    assert owner.refuses("boundary", "me", "no-asks")
    assert owner.refuses("boundary", "Lei", "--lift", "999")


def test_a_viewer_sets_none(owner: Entregent, viewer: Entregent) -> None:
    owner.says("add", "Lei")

    assert viewer.says("boundary", "Lei")
    assert viewer.refuses("boundary", "Lei", "no-asks")
