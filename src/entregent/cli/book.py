"""The book a command works on: whose it is, which one, and what day it is."""

import gc
import os
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from entregent.cli.says import _
from entregent.core.ids import ContactId, SpaceId

if TYPE_CHECKING:
    from entregent.core.money import Money
    from entregent.queries.access import Reader


def start() -> None:
    """Load Django with the slim settings; a second time costs nothing.

    What is loaded stays to the end, so the collector need not look through it.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.base")
    gc.disable()
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
        gc.freeze()
    gc.enable()


def speak(language: str) -> None:
    """Go on in the reader's language, unless ENTREGENT_LANGUAGE named another."""
    from django.utils import translation

    if not os.environ.get("ENTREGENT_LANGUAGE"):
        translation.activate(language)


def open_book(space: int | None) -> "Book":
    """Open a book of whoever sits here, or of the user ENTREGENT_USER names."""
    from entregent.acts.local import open_local_book
    from entregent.queries import clock
    from entregent.queries.access import DEMO_USER

    opened = open_local_book(os.environ.get("ENTREGENT_USER", ""), space)
    speak(opened.user.language)
    if opened.user.username == DEMO_USER:
        said = _("(The demo's book; your own begins with: entregent user add NAME)")
        click.echo(said, err=True)
    return Book(opened.user, opened.space, clock.today())


@dataclass(frozen=True)
class Book:
    """An open book, its reader, and the day it is for them."""

    user: "Reader"
    space: SpaceId
    day: date

    def find(self, name: str, *, new: bool | None = None) -> ContactId:
        """Find whom a name means.

        `new` is what a command with --new was told; then somebody not yet known is
        added, or the refusal says how.
        """
        from entregent.acts import contacts
        from entregent.core.refusals import NotFoundError
        from entregent.queries import people

        try:
            return people.find_contact(self.user, self.space, name)
        except NotFoundError as nobody:
            if new is None or name.startswith("#"):
                raise
            if not new:
                nobody.add_note(_("With --new they are added."))
                raise
        wish = contacts.AddContact(full_name=name)
        return contacts.add_contact(self.user, self.space, wish)

    def name(self, contact: ContactId) -> str:
        """Return the name of somebody in the book."""
        from entregent.queries import people

        return people.names_of(self.user, self.space, [contact])[contact]

    def read_day(self, text: str | None) -> date:
        """Read a day as people write it; today, if nothing is written."""
        from entregent.wording.dates import parse_day

        return self.day if text is None else parse_day(text, self.day)

    def read_money(self, text: str | None) -> "Money | None":
        """Read a sum of money as people write it."""
        from entregent.wording.money import parse_money

        return None if text is None else parse_money(text)
