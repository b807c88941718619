"""The words under which a contact is found, and the key by which lists sort it."""

from collections import defaultdict

from entregent.core import names
from entregent.core.vocabulary import NameOrder, PointKind
from entregent.store.models import Contact, Point, SearchToken

_FOUND_BY = (PointKind.EMAIL, PointKind.HANDLE)
_BATCH = 500


def write_words(*contact_ids: int) -> None:
    """Write the search words and the sort keys of the contacts that are still there."""
    contacts = list(Contact.objects.filter(pk__in=contact_ids))
    values: defaultdict[int, list[str]] = defaultdict(list)
    points = Point.objects.filter(contact_id__in=contact_ids, kind__in=_FOUND_BY)
    for contact_id, value in points.values_list("contact_id", "value"):
        values[contact_id].append(value)
    SearchToken.objects.filter(contact_id__in=contact_ids).delete()
    SearchToken.objects.bulk_create(
        [token for c in contacts for token in tokens_of(c, values[c.pk])],
        batch_size=_BATCH,
    )
    for contact in contacts:
        key = sort_key_of(contact)
        if contact.sort_key != key:
            contact.sort_key = key
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
