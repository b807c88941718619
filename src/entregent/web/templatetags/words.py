"""Filters that let templates say days, sums and reasons, in wording's sentences."""

from django import template

from entregent.core.refusals import Refusal

register = template.Library()


@register.filter
def refusal_sentence(refusal: Refusal) -> str:
    """Say why something cannot be done."""
    from entregent.wording import refusals

    return refusals.refusal_sentence(refusal)
