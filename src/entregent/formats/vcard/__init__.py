"""Cards of people (vCard 2.1, 3.0 and 4.0), read with patience, written with care."""

from entregent.formats.vcard.reader import looks_like_vcard, read_cards
from entregent.formats.vcard.values import (
    Card,
    Cards,
    PartialDate,
    Point,
    Version,
    postal_address,
)
from entregent.formats.vcard.writer import write_card, write_new

__all__ = [
    "Card",
    "Cards",
    "PartialDate",
    "Point",
    "Version",
    "looks_like_vcard",
    "postal_address",
    "read_cards",
    "write_card",
    "write_new",
]
