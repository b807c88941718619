"""The catalogues, compiled once for all tests of what is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

import entregent.wording
from entregent.wording.catalogues import compile_catalogues


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """Compile what changed, before the first sentence is looked up."""
    compile_catalogues(Path(entregent.wording.__file__).parent / "locale")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English unless a test says otherwise."""
    with translation.override("en"):
        yield
