"""What an import found, and what it could not read."""

from collections.abc import Mapping

from django.utils.translation import ngettext, npgettext, pgettext_lazy


def problem_words(code: str) -> str:
    """Say what is wrong with one place in a file, and what became of it."""
    return str(_PROBLEMS.get(code, _UNKNOWN))


def count_words(counts: Mapping[str, int]) -> list[str]:
    """Say what an import brings, one line for each count that is not nothing."""
    return [
        _count_line(key, counts[key]) % {"count": counts[key]}
        for key in _COUNTS
        if counts.get(key)
    ]


_COUNTS = (
    "people_new",
    "people_known",
    "points_new",
    "interactions_new",
    "interactions_known",
    "periods",
    "occasions_new",
    "lists_and_bulk",
    "not_personal",
    "refused",
)


def _count_line(key: str, count: int) -> str:
    match key:
        case "people_new":
            return ngettext("%(count)s new person", "%(count)s new people", count)
        case "people_known":
            return npgettext(
                "people", "%(count)s already known", "%(count)s already known", count
            )
        case "points_new":
            return ngettext(
                "%(count)s new way to reach somebody",
                "%(count)s new ways to reach somebody",
                count,
            )
        case "interactions_new":
            return ngettext("%(count)s letter", "%(count)s letters", count)
        case "interactions_known":
            return ngettext(
                "%(count)s letter that is in the book already",
                "%(count)s letters that are in the book already",
                count,
            )
        case "periods":
            return ngettext("%(count)s month", "%(count)s months", count)
        case "occasions_new":
            return ngettext(
                "%(count)s birthday or other day",
                "%(count)s birthdays and other days",
                count,
            )
        case "lists_and_bulk":
            return ngettext(
                "%(count)s letter to a list or to many, left out",
                "%(count)s letters to lists or to many, left out",
                count,
            )
        case "not_personal":
            return ngettext(
                "%(count)s letter that is not personal, left out",
                "%(count)s letters that are not personal, left out",
                count,
            )
    return ngettext(
        "%(count)s entry that could not be read",
        "%(count)s entries that could not be read",
        count,
    )


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
    "no sender": pgettext_lazy(
        "problem", "This message does not say who wrote it; it was left out."
    ),
}
