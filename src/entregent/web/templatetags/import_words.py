"""Imports in wording's sentences."""

from collections.abc import Mapping

from django import template
from django.utils import timezone

from entregent.core.vocabulary import ImportState
from entregent.queries import clock
from entregent.queries.imports import RunPage
from entregent.wording import dates, imports

register = template.Library()


@register.filter
def count_words(counts: Mapping[str, int]) -> list[str]:
    """Say what an import brings, a line for each count."""
    return imports.count_words(counts)


@register.filter
def problem_words(code: str) -> str:
    """Say why a place of a file was not taken."""
    return imports.problem_words(code)


@register.filter
def brings_nothing(run: RunPage) -> bool:
    """Whether a file has nothing in it that is new to the book."""
    return not any(n for key, n in run.counts.items() if key.endswith("_new"))


@register.filter
def begun_words(run: RunPage) -> str:
    """Say on which day a file was brought."""
    return dates.day_words(timezone.localdate(run.begun_at), clock.today())


@register.filter
def is_previewed(run: RunPage) -> bool:
    """Whether nothing of the file was written yet."""
    return run.state is ImportState.PREVIEWED


@register.filter
def is_applying(run: RunPage) -> bool:
    """Whether a part of the file was written and a part was not."""
    return run.state is ImportState.APPLYING


@register.filter
def is_done(run: RunPage) -> bool:
    """Whether the whole file was written."""
    return run.state is ImportState.DONE


@register.filter
def is_undone(run: RunPage) -> bool:
    """Whether the file was taken out again."""
    return run.state is ImportState.UNDONE
