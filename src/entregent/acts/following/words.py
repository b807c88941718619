"""The words under which a contact is found, and the key by which lists sort it."""

from entregent.core import names
from entregent.core.vocabulary import NameOrder, PointKind
from entregent.store.models import Contact, SearchToken

_FOUND_BY = (PointKind.EMAIL, PointKind.HANDLE)


def write_words(contact_id: int) -> None:
    """Write the search words and the sort key of a contact, if it is still there."""
    contact = Contact.objects.filter(pk=contact_id).first()
    if contact is None:
        return
    points = contact.points.filter(kind__in=_FOUND_BY).values_list("value", flat=True)
    SearchToken.objects.filter(contact=contact).delete()
    SearchToken.objects.bulk_create(tokens_of(contact, list(points)))
    contact.sort_key = sort_key_of(contact)
    contact.save(update_fields=["sort_key"])


def tokens_of(contact: Contact, points: list[str]) -> list[SearchToken]:
    """Return the rows of all words that find a contact."""
    words = names.search_tokens(
        contact.full_name,
        contact.nickname,
        contact.organisation,
        *points,
    )
    return [
        SearchToken(contact=contact, space_id=contact.space_id, token=word[:100])
        for word in sorted(words)
    ]


def sort_key_of(contact: Contact) -> str:
    """Return the key by which a contact is sorted in lists."""
    return names.sort_key(
        contact.full_name,
        contact.family_name,
        contact.given_name,
        NameOrder(contact.name_order),
    )[:500]
