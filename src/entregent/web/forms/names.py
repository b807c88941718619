"""Whom the names in a form mean, and what to do with those that mean nobody."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from entregent.acts import contacts
from entregent.core.ids import ContactId, SpaceId
from entregent.core.refusals import NotFoundError
from entregent.queries import people
from entregent.queries.access import Reader

Meant = Mapping[str, ContactId]


class NamesInput(forms.Widget):
    """A few inputs for a name each: a name may have commas in it."""

    template_name = "components/names.html"

    def __init__(self, further: Any) -> None:
        """Say what the second one is for."""
        super().__init__()
        self.further = further

    def value_from_datadict(
        self, data: Mapping[str, Any], _files: object, name: str
    ) -> list[str]:
        """Return the names as they were typed."""
        if isinstance(data, MultiValueDict):
            return data.getlist(name)
        return list(data.get(name, ()))

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Keep what was typed, and offer an empty place beside it, or two."""
        context = super().get_context(name, None, attrs)
        typed = [each for each in value or () if each]
        context["widget"]["names"] = [*typed, *([""] * (1 if typed else 2))]
        context["widget"]["further"] = self.further
        return context


class NamesField(forms.Field):
    """Several people by their names, as many as were typed."""

    def __init__(self, *, further: Any, **options: Any) -> None:
        """Offer two inputs to begin with, and always one more than is typed."""
        super().__init__(widget=NamesInput(further), **options)

    def clean(self, value: Any) -> list[str]:
        """Return the names without the empty ones."""
        names = [name.strip() for name in value or () if name.strip()]
        super().clean(names)
        return names


def meant(
    user: Reader, space_id: SpaceId, names: Iterable[str], *, add_missing: bool
) -> Meant:
    """Find whom each name means; with `add_missing` the others come into the book.

    Nobody is added before all the other names are understood.
    """
    found, missing = {}, []
    for name in dict.fromkeys(names):
        try:
            found[name] = people.find_contact(user, space_id, name)
        except NotFoundError:
            if not add_missing or name.startswith("#"):
                raise
            missing.append(name)
    for name in missing:
        wish = contacts.AddContact(full_name=name)
        found[name] = contacts.add_contact(user, space_id, wish)
    return found


def with_the_one_meant(typed: QueryDict) -> QueryDict:
    """Put the contact the reader chose among several in the place of the name.

    The button of each says `#id~name`, and `#id` is understood as a name.
    """
    chosen, _, name = typed.get("means", "").partition("~")
    if not name:
        return typed
    said = typed.copy()
    for field, values in said.lists():
        said.setlist(field, [chosen if value == name else value for value in values])
    return said
