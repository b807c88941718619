"""Forms of people and organisations: who they are and how to reach them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.acts import contacts as acts
from entregent.core.ids import ContactId
from entregent.core.vocabulary import (
    ContactKind,
    Language,
    NameOrder,
    OccasionKind,
    PointKind,
    RelationKind,
    Sphere,
)
from entregent.queries.person import Identity
from entregent.web.forms.fields import TextField, WordField, WordsField

_CIRCLES = (
    ("", _("beyond, or not said")),
    ("5", _("the closest five")),
    ("15", _("the closest fifteen")),
    ("50", _("the closest fifty")),
    ("150", _("the closest hundred and fifty")),
    ("500", _("the closest five hundred")),
)
_MONTHS = (
    ("1", _("January")),
    ("2", _("February")),
    ("3", _("March")),
    ("4", _("April")),
    ("5", _("May")),
    ("6", _("June")),
    ("7", _("July")),
    ("8", _("August")),
    ("9", _("September")),
    ("10", _("October")),
    ("11", _("November")),
    ("12", _("December")),
)


class _WhoForm(forms.Form):
    """What is kept about somebody, whether new or known."""

    full_name = TextField(label=_("Full name"), required=True)
    kind = WordField(ContactKind, label=_("A person or an organisation"))
    title = TextField(label=_("What they do"))
    organisation = TextField(label=_("Where"))
    spheres = WordsField(Sphere, label=_("Part of life"))
    circle = forms.TypedChoiceField(
        label=_("How close"),
        choices=_CIRCLES,
        coerce=int,
        empty_value=None,
        required=False,
    )
    language = WordField(
        Language, empty=_("not said"), label=_("Language you write to them in")
    )
    note = TextField(label=_("Note"), rows=4)


class AddContactForm(_WhoForm):
    """Somebody to be kept in the book; the name is enough."""

    email = TextField(label=_("E-mail"))
    phone = TextField(label=_("Phone"))

    def __init__(self, *args: Any, **options: Any) -> None:
        """Give the name the first keystroke."""
        super().__init__(*args, **options)
        self.fields["full_name"].widget.attrs["autofocus"] = True

    def wish(self) -> acts.AddContact:
        """Return what the act takes."""
        said = self.cleaned_data
        return acts.AddContact(
            full_name=said["full_name"],
            kind=said["kind"],
            title=said["title"],
            organisation=said["organisation"],
            spheres=tuple(said["spheres"]),
            circle=said["circle"],
            language=said["language"],
            note=said["note"],
            emails=_one(said["email"]),
            phones=_one(said["phone"]),
        )


class ChangeContactForm(_WhoForm):
    """New words for what is kept about somebody."""

    given_name = TextField(label=_("Given name"))
    family_name = TextField(label=_("Family name"))
    name_order = WordField(NameOrder, label=_("Order of the names"))
    nickname = TextField(label=_("What friends call them"))

    @classmethod
    def of(cls, who: Identity) -> "ChangeContactForm":
        """Return the form as the contact stands."""
        return cls(
            initial={
                "full_name": who.full_name,
                "kind": who.kind.value,
                "title": who.title,
                "organisation": who.organisation,
                "spheres": [sphere.value for sphere in who.spheres],
                "circle": who.circle,
                "language": who.language.value if who.language else "",
                "note": who.note,
                "given_name": who.given_name,
                "family_name": who.family_name,
                "name_order": who.name_order.value,
                "nickname": who.nickname,
            }
        )

    def wish(self, contact: ContactId) -> acts.ChangeContact:
        """Return what the act takes."""
        return acts.ChangeContact(contact=contact, columns=dict(self.cleaned_data))


class PointForm(forms.Form):
    """A way to reach somebody."""

    kind = WordField(PointKind, label=_("What it is"))
    value = TextField(label=_("Address, number or name"), required=True)
    label = TextField(label=_("Which one, if there are several"))

    def wish(self, contact: ContactId) -> acts.AddPoint:
        """Return what the act takes."""
        said = self.cleaned_data
        return acts.AddPoint(
            contact=contact, kind=said["kind"], value=said["value"], label=said["label"]
        )


class OccasionForm(forms.Form):
    """A day of the year that belongs to somebody."""

    kind = WordField(OccasionKind, label=_("What it is"))
    day = forms.IntegerField(label=_("Day"), min_value=1, max_value=31)
    month = forms.TypedChoiceField(label=_("Month"), choices=_MONTHS, coerce=int)
    year = forms.IntegerField(
        label=_("Year, if you know it"), required=False, min_value=1, max_value=9999
    )
    label = TextField(label=_("What it is called"))

    def wish(self, contact: ContactId) -> acts.AddOccasion:
        """Return what the act takes."""
        said = self.cleaned_data
        return acts.AddOccasion(
            contact=contact,
            kind=said["kind"],
            month=said["month"],
            day=said["day"],
            year=said["year"],
            label=said["label"],
        )


class RelationForm(forms.Form):
    """What this contact is to another one, who is named."""

    kind = WordField(RelationKind, label=_("What they are"))
    other = TextField(label=_("To whom"), required=True)

    def wish(self, contact: ContactId, other: ContactId) -> acts.RelateContacts:
        """Return what the act takes."""
        return acts.RelateContacts(
            subject=contact, kind=self.cleaned_data["kind"], other=other
        )


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
