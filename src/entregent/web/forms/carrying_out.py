"""How a form carries out its act: what is refused is said above it, input kept."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from entregent.core.refusals import MayNotWriteError, NotFoundError, Refusal
from entregent.web.templatetags.words import refusal_sentence

Done = TypeVar("Done")


def carry_out(form: forms.Form, act: Callable[[], Done]) -> Done | None:
    """Carry out the act of a form; None if the form has to be shown again.

    What was typed can be mended, so its refusal is said on the form and kept there as
    `refusal`. That somebody may not write, or that the book is not theirs, is a page
    of its own.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except Refusal as refusal:
        if not _can_be_mended(refusal):
            raise
        form.refusal = refusal  # type: ignore[attr-defined]
        form.add_error(None, refusal_sentence(refusal))
        return None


def problems(form: forms.Form) -> str:
    """Say in one line all that is wrong with a form, where there is no room for it."""
    return " ".join(str(said) for field in form.errors.values() for said in field)


def _can_be_mended(refusal: Refusal) -> bool:
    if isinstance(refusal, NotFoundError):
        return bool(refusal.name)
    return not isinstance(refusal, MayNotWriteError)
