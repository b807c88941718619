"""The names of what people fill in, as refusals quote them."""

from django.utils.translation import pgettext_lazy


def field_words(field: str) -> str:
    """Return the word for a field; one that has none reads as it is called."""
    return str(_FIELDS.get(field.replace("_", " "), field))


_FIELDS = {
    "name": pgettext_lazy("field", "Name"),
    "given name": pgettext_lazy("field", "Given name"),
    "family name": pgettext_lazy("field", "Family name"),
    "additional names": pgettext_lazy("field", "Further names"),
    "prefixes": pgettext_lazy("field", "Before the name"),
    "suffixes": pgettext_lazy("field", "After the name"),
    "nickname": pgettext_lazy("field", "Nickname"),
    "organisation": pgettext_lazy("field", "Organisation"),
    "title": pgettext_lazy("field", "Title"),
    "note": pgettext_lazy("field", "Note"),
    "circle": pgettext_lazy("field", "Circle"),
    "label": pgettext_lazy("field", "Label"),
    "email": pgettext_lazy("field", "E-mail"),
    "phone": pgettext_lazy("field", "Phone"),
    "address": pgettext_lazy("field", "Address"),
    "url": pgettext_lazy("field", "Web page"),
    "handle": pgettext_lazy("field", "Account name"),
    "about": pgettext_lazy("field", "What it was about"),
    "thing": pgettext_lazy("field", "Thing"),
    "why": pgettext_lazy("field", "Why"),
    "channel": pgettext_lazy("field", "How"),
    "until": pgettext_lazy("field", "Until"),
    "at most": pgettext_lazy("field", "At most"),
    "period": pgettext_lazy("field", "Days"),
    "parties": pgettext_lazy("field", "Who was introduced"),
    "introducers": pgettext_lazy("field", "Who introduced"),
    "project": pgettext_lazy("field", "Project"),
    "purpose": pgettext_lazy("field", "Purpose"),
    "text": pgettext_lazy("field", "Text"),
    "contacts": pgettext_lazy("field", "With whom"),
    "book": pgettext_lazy("field", "Book"),
    "user name": pgettext_lazy("field", "User name"),
    "half-life": pgettext_lazy("field", "Months until half is forgotten"),
    "ceiling": pgettext_lazy("field", "Months from which it is heavy"),
    "weight": pgettext_lazy("field", "Weight"),
    "kind": pgettext_lazy("field", "Kind"),
    "language": pgettext_lazy("field", "Language"),
    "day": pgettext_lazy("field", "Day"),
}
