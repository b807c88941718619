"""What a check of the books says."""

import pytest
from django.utils import translation

from entregent.queries.checkup import Claim
from entregent.wording.checkup import claim_words


@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_every_claim_has_its_sentence(language: str) -> None:
    with translation.override(language):
        said = {claim_words(claim.value) for claim in Claim}

    assert len(said) == len(Claim)
    assert not said & {claim.value for claim in Claim}


def test_a_claim_without_a_sentence_reads_as_it_is() -> None:
    assert claim_words("all is well") == "all is well"
