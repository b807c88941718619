"""The command that proves the books."""

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.says import _


@command("check", "entregent check", gives="Checkup")
def check_(book: Book) -> Answer:
    """Prove the books: say what was checked and, if something is wrong, where.

    Leaves with 0 if all is well and with 1 if not.
    """
    from entregent.queries import checkup
    from entregent.wording.checkup import claim_words

    found = checkup.check(book.user, book.space)
    words = []
    for finding in found.findings:
        words.append(
            _("%(claim)s Looked at: %(count)s.")
            % {"claim": claim_words(finding.claim), "count": finding.looked_at}
        )
        if finding.wrong:
            words.append(_("    This does not hold for:"))
            words += [f"    {name}" for name in finding.wrong]
    end = _("The books are sound.") if found.is_sound else _("The books are not sound.")
    return Answer([*words, "", end], found, exit_code=0 if found.is_sound else 1)
