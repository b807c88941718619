"""Translates the door's own words, and loads the translations only when it speaks."""


def _(text: str) -> str:
    """Return a sentence in the reader's language."""
    from django.utils.translation import gettext

    return gettext(text)


def ngettext(one: str, several: str, count: int) -> str:
    """Return the sentence for a count in the reader's language."""
    from django.utils.translation import ngettext as translated

    return translated(one, several, count)
