"""What the tests of sentences share: they are said in English unless asked."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English unless a test says otherwise."""
    with translation.override("en"):
        yield
