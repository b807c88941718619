"""The books `entregent demo` shows: the invented one, or one from a real archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from entregent.acts import spaces
from entregent.core.ids import ImportId, SpaceId
from entregent.exchange import demo, imports
from entregent.formats.mail import Message
from entregent.formats.mbox import read_messages
from entregent.queries import access, clock
from entregent.store.models import Space, User


@dataclass(frozen=True, slots=True)
class Shown:
    """A demo book, its reader, and the run that filled it from an archive."""

    user: User
    space: SpaceId
    run: ImportId | None = None


def open_invented() -> Shown:
    """Open the invented book; one of an earlier day is made anew, dated from today."""
    user = _demo_user()
    for space in _demo_books(user, demo.BOOK):
        if space.made_on == clock.today():
            return _at_home(user, SpaceId(space.pk))
        spaces.remove_demo(user, SpaceId(space.pk))
    return _at_home(user, demo.build(user))


def open_from_mail(archive: Path, owner_addresses: Sequence[str]) -> Shown:
    """Make a book from a mail archive, in place of the last one made from it.

    An archive that is refused leaves no book behind.
    """
    user = _demo_user()
    for space in _demo_books(user, archive.name):
        spaces.remove_demo(user, SpaceId(space.pk))
    owner = _owner_name(archive, owner_addresses)
    wish = spaces.OpenBook(name=archive.name, owner_name=owner, is_demo=True)
    space_id = spaces.open_book(user, wish)
    try:
        run = imports.preview(user, space_id, archive, owner_addresses=owner_addresses)
        imports.apply(user, space_id, run)
    except Exception:
        spaces.remove_demo(user, space_id)
        raise
    return _at_home(user, space_id, run)


def _owner_name(archive: Path, addresses: Sequence[str]) -> str:
    """Return what the owner calls themselves in a letter, or else the address."""
    mine = {address.strip().casefold() for address in addresses}
    with archive.open("rb") as lines:
        for item in read_messages(lines):
            if isinstance(item, Message) and item.sender.email.casefold() in mine:
                return item.sender.name or item.sender.email
    return next(iter(addresses), archive.name)


def _demo_user() -> User:
    """Return the demo's own reader, who has no password and sees nothing else."""
    found = User.objects.filter(username=access.DEMO_USER).first()
    return found or spaces.make_user(access.DEMO_USER)


def _demo_books(user: User, name: str) -> list[Space]:
    books = [space for space, _ in access.spaces(user)]
    return [book for book in books if book.is_demo and book.name == name]


def _at_home(user: User, space_id: SpaceId, run: ImportId | None = None) -> Shown:
    """Show this book first, whichever the demo showed before."""
    user.refresh_from_db()
    if user.home_space_id != space_id:
        user.home_space_id = space_id
        user.save(update_fields=["home_space"])
    return Shown(user, space_id, run)
