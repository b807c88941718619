"""Acts that note what passed between the owner and the contacts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from entregent.acts.checks import not_in_the_future, short_text
from entregent.acts.journal import noted
from entregent.core.ids import ContactId, InteractionId, SpaceId
from entregent.core.refusals import EmptyError, NotFoundError, ThatIsMeError
from entregent.core.vocabulary import Channel, Direction, Intimacy
from entregent.queries import access
from entregent.store.models import Contact, Interaction, Participant, Space, User

_SMALL_GROUP_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInteraction:
    """A meeting, a call, a letter with one or more contacts."""

    contacts: tuple[ContactId, ...]
    day: date
    channel: Channel
    direction: Direction = Direction.MUTUAL
    note: str = ""
    intimacy: Intimacy | None = None


def record_interaction(
    user: User, space_id: SpaceId, wish: RecordInteraction
) -> InteractionId:
    """Note an interaction."""
    space = access.writable_space(user, space_id)
    contacts = [access.contact_in(space, key) for key in dict.fromkeys(wish.contacts)]
    if not contacts:
        raise EmptyError("contacts")
    if any(contact.pk == space.me_id for contact in contacts):
        raise ThatIsMeError
    not_in_the_future(wish.day)
    with noted(user, space, "record_interaction", *contacts) as journal:
        row = journal.add(
            Interaction(
                space=space,
                moment=noon(wish.day),
                channel=wish.channel,
                direction=wish.direction,
                intimacy=wish.intimacy or _intimacy(wish.channel, len(contacts)),
                recipients=len(contacts),
                note=short_text("note", wish.note),
            )
        )
        for contact in contacts:
            journal.add(
                Participant(interaction=row, contact=contact, moment=row.moment)
            )
    return InteractionId(row.pk)


def record_interactions(
    user: User, space_id: SpaceId, wishes: Sequence[RecordInteraction]
) -> list[InteractionId]:
    """Note many interactions as one act: all of them, or none if one is refused."""
    space = access.writable_space(user, space_id)
    contacts = _contacts_of(space, wishes)
    with noted(user, space, "record_interaction", *contacts.values()) as journal:
        rows = journal.add_all([_new_row(space, wish) for wish in wishes])
        journal.add_all(
            [
                Participant(interaction=row, contact=contacts[key], moment=row.moment)
                for row, wish in zip(rows, wishes, strict=True)
                for key in dict.fromkeys(wish.contacts)
            ]
        )
    return [InteractionId(row.pk) for row in rows]


def remove_interaction(
    user: User, space_id: SpaceId, interaction_id: InteractionId
) -> None:
    """Take out an interaction that was noted by mistake; the history keeps it."""
    space = access.writable_space(user, space_id)
    row = Interaction.objects.filter(space=space, pk=interaction_id).first()
    if row is None:
        raise NotFoundError("interaction", str(interaction_id))
    parts = list(row.participants.select_related("contact"))
    about = [part.contact for part in parts]
    with noted(user, space, "remove_interaction", *about) as journal:
        for part in parts:
            journal.remove(part)
        journal.remove(row)


def noon(day: date) -> datetime:
    """Return the middle of a day of which only the date is known."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def _contacts_of(
    space: Space, wishes: Iterable[RecordInteraction]
) -> dict[ContactId, Contact]:
    """Find everybody who took part, and check what was wished for each."""
    found: dict[ContactId, Contact] = {}
    for wish in wishes:
        not_in_the_future(wish.day)
        if not wish.contacts:
            raise EmptyError("contacts")
        for key in wish.contacts:
            if key == space.me_id:
                raise ThatIsMeError
            if key not in found:
                found[key] = access.contact_in(space, key)
    return found


def _new_row(space: Space, wish: RecordInteraction) -> Interaction:
    people = len(set(wish.contacts))
    return Interaction(
        space=space,
        moment=noon(wish.day),
        channel=wish.channel,
        direction=wish.direction,
        intimacy=wish.intimacy or _intimacy(wish.channel, people),
        recipients=people,
        note=short_text("note", wish.note),
    )


def _intimacy(channel: Channel, people: int) -> Intimacy:
    if channel in {Channel.BROADCAST, Channel.EVENT} or people > _SMALL_GROUP_MOST:
        return Intimacy.MANY
    return Intimacy.ONE_TO_ONE if people == 1 else Intimacy.SMALL_GROUP
