"""What a check of the books says."""

from django.utils.translation import pgettext_lazy


def claim_words(claim_value: str) -> str:
    """Return a claim of the check as a sentence."""
    return str(_CLAIMS.get(claim_value, claim_value))


_CLAIMS = {
    "all accounts together are zero": pgettext_lazy(
        "claim", "All accounts together come to zero."
    ),
    "every entry posts equal and opposite amounts": pgettext_lazy(
        "claim", "Every entry is written twice, in equal and opposite amounts."
    ),
    "each account is open received minus open given": pgettext_lazy(
        "claim", "Each account is what is open on one side less the other."
    ),
    "no favour was returned beyond its weight": pgettext_lazy(
        "claim", "No favour was returned beyond its weight."
    ),
    "every account follows from its entries, played through anew": pgettext_lazy(
        "claim", "Every account follows from its entries, played through anew."
    ),
    "a correction stays with the contact and the side it corrects": pgettext_lazy(
        "claim", "A correction stays with the person and the side it corrects."
    ),
    "a return names favours of the other side with the same contact": pgettext_lazy(
        "claim", "A return names favours of the other side, with the same person."
    ),
    "the news that is due follows from what happened": pgettext_lazy(
        "claim", "The news that is owed follows from what happened."
    ),
    "nothing crosses from one book into another": pgettext_lazy(
        "claim", "Nothing crosses from one book into another."
    ),
    "no source's event stands in the book twice": pgettext_lazy(
        "claim", "Nothing that came from a file stands in the book twice."
    ),
}
