"""What the tests of the acts share: a book that a story is told into."""

from collections.abc import Callable

import pytest
from conftest import TODAY, Cast

from entregent.core.ids import SpaceId
from entregent.exchange.stories import Told, tell
from entregent.store.models import User

Story = Callable[[str], Told]


@pytest.fixture
def story(cast: Cast) -> Story:
    """Tell a story into the owner's book, and go on with it."""
    told = Told()
    return lambda lines: tell(cast.owner, cast.space, lines, TODAY, told)


@pytest.fixture
def where(cast: Cast) -> tuple[User, SpaceId]:
    """Return the owner and their book: what every act is handed first."""
    return cast.owner, cast.space
