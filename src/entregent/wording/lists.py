"""Several things in one sentence."""

from collections.abc import Sequence

from django.utils.translation import npgettext, pgettext, pgettext_lazy


def and_words(items: Sequence[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    return _listed(items, pgettext("last two of a list", "%(first)s and %(last)s"))


def or_words(items: Sequence[str]) -> str:
    """Return "A", "A or B" or "A, B or C"."""
    return _listed(items, pgettext("last two of a list", "%(first)s or %(last)s"))


def few_words(items: Sequence[str], most: int = 3) -> str:
    """Return the first few, and how many more there are."""
    if len(items) <= most:
        return and_words(items)
    rest = len(items) - most
    more = npgettext("things of a list", "one more", "%(count)s more", rest)
    return and_words([*items[:most], more % {"count": count_word(rest)}])


def count_word(count: int) -> str:
    """Return "two", and figures above ten."""
    return str(_SMALL_COUNTS.get(count, count))


def comma_words(items: Sequence[str]) -> str:
    """Return "A, B, C"."""
    return pgettext("between things of a list", ", ").join(items)


def clause_words(clauses: Sequence[str]) -> str:
    """Return "A; B; C"."""
    return pgettext("between clauses", "; ").join(clauses)


def _listed(items: Sequence[str], layout: str) -> str:
    if len(items) < 2:  # noqa: PLR2004 -- one thing needs no "and"
        return "".join(items)
    return layout % {"first": comma_words(items[:-1]), "last": items[-1]}


_SMALL_COUNTS = {
    1: pgettext_lazy("count", "one"),
    2: pgettext_lazy("count", "two"),
    3: pgettext_lazy("count", "three"),
    4: pgettext_lazy("count", "four"),
    5: pgettext_lazy("count", "five"),
    6: pgettext_lazy("count", "six"),
    7: pgettext_lazy("count", "seven"),
    8: pgettext_lazy("count", "eight"),
    9: pgettext_lazy("count", "nine"),
    10: pgettext_lazy("count", "ten"),
}
