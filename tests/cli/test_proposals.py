"""`entregent proposals`: favours that wait to be noted."""

import pytest
from cli.conftest import Entregent


@pytest.fixture
def won(owner: Entregent) -> Entregent:
    """Return the owner's book in which Lei's project was won."""
    owner.says("project", "Acme", "--by", "Lei", "--new")
    owner.says("milestone", "Acme", "won")
    return owner


def test_a_proposal_is_accepted_with_its_weight_or_another(won: Entregent) -> None:
    assert "Lei made it possible" in won.says("proposals")

    said = won.says("proposals", "--accept", "1", "--weight", "large")

    assert "a large favour" in said
    assert len(won.gives("ledger", "Lei")["lines"]) == 1
    assert won.says("proposals") == "No favour waits to be noted.\n"
    assert won.refuses("proposals", "--accept", "1")


def test_a_proposal_is_left_out(won: Entregent) -> None:
    assert won.says("proposals", "--decline", "1") == "Left out of the ledger.\n"
    assert won.gives("proposals") == {"proposals": [], "favours": []}
    assert won.refuses("proposals", "--decline", "1")
    assert won.refuses("proposals", "--decline", "99")


def test_a_viewer_reads_but_decides_nothing(won: Entregent, viewer: Entregent) -> None:
    assert "Lei made it possible" in viewer.says("proposals")
    assert viewer.refuses("proposals", "--accept", "1")
