"""What all tests share: the standing cast, and the folder of real files."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from entregent.core.ids import ContactId, SpaceId
    from entregent.store.models import User

TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Cast:
    """An owner, an editor and a viewer of one book, and a stranger with another."""

    owner: "User"
    editor: "User"
    viewer: "User"
    stranger: "User"
    space: "SpaceId"
    elsewhere: "SpaceId"
    me: "ContactId"


@pytest.fixture(scope="session", autouse=True)
def _sentences() -> None:
    """Compile the catalogues that changed, before the first sentence is looked up."""
    import entregent.wording
    from entregent.wording.catalogues import compile_catalogues

    compile_catalogues(Path(entregent.wording.__file__).parent / "locale")


@pytest.fixture
def today(settings: "Settings") -> date:
    """Set the one clock to 1 June 2026."""
    settings.ENTREGENT_TODAY = TODAY
    return TODAY


@pytest.fixture
def cast(db: None, today: date) -> Cast:
    """Return the standing cast, on 1 June 2026; the stranger must see nothing."""
    from entregent.acts import spaces
    from entregent.core.ids import ContactId
    from entregent.core.vocabulary import Role
    from entregent.queries import access

    names = ("owner", "editor", "viewer", "stranger")
    owner, editor, viewer, stranger = (spaces.make_user(name) for name in names)
    space = spaces.open_book(owner, spaces.OpenBook(name="Book", owner_name="Ada Mer"))
    spaces.share_book(owner, space, editor, Role.EDITOR)
    spaces.share_book(owner, space, viewer, Role.VIEWER)
    elsewhere = spaces.open_book(
        stranger, spaces.OpenBook(name="Elsewhere", owner_name="Sam Away")
    )
    me = ContactId(access.readable_space(owner, space).me_id or 0)
    return Cast(owner, editor, viewer, stranger, space, elsewhere, me)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real files; without it a test skips, in CI it fails."""
    folder = Path(os.environ.get("ENTREGENT_SHARED", "../shared")).resolve()
    if not folder.is_dir():
        reason = (
            "The folder of real files is not here; set ENTREGENT_SHARED to it "
            "to run the tests that read them."
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
