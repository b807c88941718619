"""What a user may see and write: every read and every act comes through here."""

from typing import TypeAlias

from entregent.core.ids import ContactId, SpaceId
from entregent.core.refusals import MayNotWriteError, NotFoundError
from entregent.core.vocabulary import Role
from entregent.store.models import Contact, Membership, Space, User

Reader: TypeAlias = User
"""Whoever signed in, as the doors call them: they know no tables."""

_WRITERS = (Role.OWNER, Role.EDITOR)


def spaces(user: User) -> list[tuple[Space, Role]]:
    """List the books a user may open, their own first."""
    memberships = Membership.objects.filter(user_id=user.pk).select_related("space")
    found = [(m.space, Role(m.role)) for m in memberships]
    return sorted(found, key=lambda pair: (pair[1] is not Role.OWNER, pair[0].pk))


# Who reads the demo's books: without a password, and without any other book.
DEMO_USER = "demo"


def demo_reader() -> User | None:
    """Return the owner of the demo's book, if there is exactly one."""
    owners = Membership.objects.filter(space__is_demo=True, role=Role.OWNER)
    found = {m.user for m in owners.select_related("user")}
    return found.pop() if len(found) == 1 else None


def readable_space(user: User, space_id: SpaceId) -> Space:
    """Return a book the user may read; otherwise it is not found."""
    return _membership(user, space_id).space


def writable_space(user: User, space_id: SpaceId) -> Space:
    """Return a book the user may write in; a viewer is refused."""
    membership = _membership(user, space_id)
    if membership.role not in _WRITERS:
        raise MayNotWriteError(membership.space.name)
    return membership.space


def owned_space(user: User, space_id: SpaceId) -> Space:
    """Return a book that is the user's own; whoever else is in it is refused."""
    membership = _membership(user, space_id)
    if membership.role != Role.OWNER:
        raise MayNotWriteError(membership.space.name, owner_only=True)
    return membership.space


def space_and_role(user: User, space_id: SpaceId) -> tuple[Space, Role]:
    """Return a book the user may read, and what they may do in it."""
    membership = _membership(user, space_id)
    return membership.space, Role(membership.role)


def contact_in(space: Space, contact_id: ContactId) -> Contact:
    """Return a contact of the book."""
    try:
        return Contact.objects.get(space_id=space.pk, pk=contact_id)
    except Contact.DoesNotExist:
        raise NotFoundError("contact") from None


def _membership(user: User, space_id: SpaceId) -> Membership:
    try:
        return Membership.objects.select_related("space").get(
            user_id=user.pk, space_id=space_id
        )
    except Membership.DoesNotExist:
        raise NotFoundError("book") from None
