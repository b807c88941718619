"""Acts about a whole book: open one, change its settings, take the demo out."""

from dataclasses import dataclass

from django.db import transaction

from entregent.acts.checks import needed_text
from entregent.acts.contacts import AddContact, new_contact, put_point
from entregent.acts.following.words import write_words
from entregent.acts.journal import noted
from entregent.core.ids import SpaceId
from entregent.core.refusals import NotAChoiceError, NotADemoError, TakenError
from entregent.core.vocabulary import Language, PointKind, Role
from entregent.queries import access, clock
from entregent.store.models import (
    Contact,
    Event,
    EventContact,
    Interaction,
    Membership,
    Participant,
    SearchToken,
    Space,
    User,
)

_LONGEST_MONTHS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBook:
    """A new book and the name of the person whose book it is."""

    name: str
    owner_name: str
    owner_emails: tuple[str, ...] = ()
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettings:
    """How a book remembers and warns: months of half-life, months of the ceiling."""

    name: str
    half_life_months: int
    ceiling_months: int


@transaction.atomic
def make_user(
    username: str, *, password: str | None = None, language: Language | None = None
) -> User:
    """Make somebody who can sign in; without a password only the command line can."""
    username = needed_text("user name", username, 150)
    if User.objects.filter(username=username).exists():
        raise TakenError(username)
    user = User(
        username=username,
        language=language or Language.ENGLISH,
    )
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def open_book(user: User, wish: OpenBook) -> SpaceId:
    """Open a book of one's own; its owner is the contact called me."""
    space = Space.objects.create(
        name=needed_text("book", wish.name, 200),
        made_on=clock.today(),
        is_demo=wish.is_demo,
    )
    Membership.objects.create(space=space, user=user, role=Role.OWNER)
    with noted(user, space, "open_book") as journal:
        me = new_contact(space, AddContact(full_name=wish.owner_name))
        journal.add(me)
        for address in wish.owner_emails:
            put_point(journal, me, PointKind.EMAIL, address, "")
    space.me = me
    space.save(update_fields=["me"])
    write_words(me.pk)
    if user.home_space_id is None or wish.is_demo:
        user.home_space = space
        user.save(update_fields=["home_space"])
    return SpaceId(space.pk)


def change_settings(user: User, space_id: SpaceId, wish: ChangeSettings) -> SpaceId:
    """Change how a book is called, how it fades and when it warns."""
    space = access.owned_space(user, space_id)
    for field, months in (
        ("half-life", wish.half_life_months),
        ("ceiling", wish.ceiling_months),
    ):
        if not 1 <= months <= _LONGEST_MONTHS:
            raise NotAChoiceError(field, str(months), ["1", "…", str(_LONGEST_MONTHS)])
    with noted(user, space, "change_settings") as journal:
        journal.change(
            space,
            name=needed_text("book", wish.name, 200),
            half_life_months=wish.half_life_months,
            ceiling_months=wish.ceiling_months,
        )
    return space_id


def change_language(user: User, language: Language) -> None:
    """Change the language a user reads."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def remove_demo(user: User, space_id: SpaceId) -> None:
    """Take a demo book out, whole; a book that is no demo is refused."""
    space = access.owned_space(user, space_id)
    if not space.is_demo:
        raise NotADemoError(space.name)
    delete_book(space)


def delete_book(space: Space) -> None:
    """Delete a book with all its rows; the tables that grow large at once."""
    Space.objects.filter(pk=space.pk).update(me=None)
    # Plain lists of keys: a join here is planned badly before the tables are analysed.
    events = Event.objects.filter(space=space).values("pk")
    contacts = Contact.objects.filter(space=space).values("pk")
    for rows in (
        EventContact.objects.filter(event_id__in=events),
        Event.objects.filter(space=space),
        Participant.objects.filter(contact_id__in=contacts),
        Interaction.objects.filter(space=space),
        SearchToken.objects.filter(space=space),
    ):
        rows._raw_delete(rows.db)  # noqa: SLF001 -- nothing else stands on these
    space.delete()


@transaction.atomic
def share_book(user: User, space_id: SpaceId, with_user: User, role: Role) -> None:
    """Let another user into a book; the owner alone can."""
    space = access.owned_space(user, space_id)
    Membership.objects.update_or_create(
        space=space, user=with_user, defaults={"role": role}
    )
