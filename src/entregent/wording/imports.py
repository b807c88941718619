"""What an import found, and what it could not read."""

from collections.abc import Mapping

from django.utils.translation import ngettext_lazy, npgettext_lazy, pgettext_lazy


def problem_words(code: str) -> str:
    """Say what is wrong with one place in a file, and what became of it."""
    return str(_PROBLEMS.get(code, _UNKNOWN))


def count_words(counts: Mapping[str, int]) -> list[str]:
    """Say what an import brings, one line for each count that is not nothing."""
    return [
        str(layout % {"count": counts[key]})
        for key, layout in _COUNTS.items()
        if counts.get(key)
    ]


_COUNTS = {
    "people_new": ngettext_lazy(
        "%(count)s new person", "%(count)s new people", "count"
    ),
    "people_known": npgettext_lazy(
        "people", "%(count)s already known", "%(count)s already known", "count"
    ),
    "points_new": ngettext_lazy(
        "%(count)s new address or number",
        "%(count)s new addresses and numbers",
        "count",
    ),
    "interactions_new": ngettext_lazy(
        "%(count)s new message", "%(count)s new messages", "count"
    ),
    "interactions_known": ngettext_lazy(
        "%(count)s message that is in the book already",
        "%(count)s messages that are in the book already",
        "count",
    ),
    "periods": ngettext_lazy(
        "%(count)s stretch of time covered",
        "%(count)s stretches of time covered",
        "count",
    ),
    "occasions_new": ngettext_lazy(
        "%(count)s birthday or other day",
        "%(count)s birthdays and other days",
        "count",
    ),
    "groups": ngettext_lazy(
        "%(count)s group of people, left out",
        "%(count)s groups of people, left out",
        "count",
    ),
    "lists_and_bulk": ngettext_lazy(
        "%(count)s message to a list or to many, left out",
        "%(count)s messages to lists or to many, left out",
        "count",
    ),
    "not_personal": ngettext_lazy(
        "%(count)s message that is not personal, left out",
        "%(count)s messages that are not personal, left out",
        "count",
    ),
    "not_addressed": ngettext_lazy(
        "%(count)s message neither from you nor to you, left out",
        "%(count)s messages neither from you nor to you, left out",
        "count",
    ),
    "after_today": ngettext_lazy(
        "%(count)s message dated after today, left out",
        "%(count)s messages dated after today, left out",
        "count",
    ),
    "refused": ngettext_lazy(
        "%(count)s place that could not be read",
        "%(count)s places that could not be read",
        "count",
    ),
}
_UNKNOWN = pgettext_lazy("problem", "This place could not be read; it was left out.")
_PROBLEMS = {
    "not a card": pgettext_lazy(
        "problem", "This stands outside any card; it was passed over."
    ),
    "cut off": pgettext_lazy(
        "problem",
        "The file ends, or the next entry begins, before this one is finished; "
        "it was left out.",
    ),
    "no name": pgettext_lazy(
        "problem",
        "This card has neither a name, nor an organisation, nor an e-mail address; "
        "it was left out.",
    ),
    "unreadable line": pgettext_lazy(
        "problem",
        "This line of a card has no colon, so it says nothing; the card was read.",
    ),
    "text cut off": pgettext_lazy(
        "problem", "This text breaks off in the middle; what there is of it was read."
    ),
    "unreadable date": pgettext_lazy(
        "problem",
        "No day of the calendar could be made out of this date; the rest was read.",
    ),
    "not a message": pgettext_lazy(
        "problem",
        "The file does not begin with a message; all before the first one was "
        "passed over.",
    ),
    "no date": pgettext_lazy(
        "problem", "This message does not say when it was written; it was left out."
    ),
    "after today": pgettext_lazy(
        "problem", "This message is dated after today; it was left out."
    ),
    "no sender": pgettext_lazy(
        "problem", "This message does not say who wrote it; it was left out."
    ),
}
