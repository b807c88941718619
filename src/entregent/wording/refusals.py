"""The sentence for each thing that cannot be done: what, why, and what helps.

They are often read in a log or long after, so their days always have the year.
"""

from collections.abc import Callable, Sequence
from functools import singledispatch

from django.utils.translation import gettext, ngettext

from entregent.core import refusals
from entregent.core.ledger.entries import SettlementKind
from entregent.core.refusals import Refusal
from entregent.wording.courtesy import verdict_words
from entregent.wording.dates import calendar_day, on_calendar_day
from entregent.wording.fields import field_words
from entregent.wording.history import act_name
from entregent.wording.lists import comma_words, few_words
from entregent.wording.money import money_words

_MOST_NAMES = 5


def refusal_sentence(refusal: Refusal) -> str:
    """Say why something cannot be done, and what can."""
    return _sentence(refusal)


@singledispatch
def _sentence(_refusal: Refusal) -> str:
    return gettext("This cannot be done. Nothing was changed.")


@_sentence.register
def _(refusal: refusals.NotFoundError) -> str:
    sentences = _SOUGHT.get(refusal.what)
    name = refusal.name
    if sentences is None:
        return gettext("There is no such page, or it is not yours to open.")
    with_name, without = sentences
    # An id says nothing to a reader.
    if with_name is None or not name or name.lstrip("#").isdecimal():
        return without()
    return with_name() % {"name": name}


@_sentence.register
def _(refusal: refusals.MayNotWriteError) -> str:
    facts = {"book": refusal.book}
    if refusal.owner_only:
        return (
            gettext(
                "Only the owner of the book “%(book)s” can do this. Nothing was "
                "changed; ask them."
            )
            % facts
        )
    return (
        gettext(
            "You may read the book “%(book)s” but not write in it. Nothing was "
            "changed; its owner can let you."
        )
        % facts
    )


@_sentence.register
def _(refusal: refusals.SeveralFoundError) -> str:
    names = [f"{name} (#{key})" for key, name in refusal.candidates]
    return gettext(
        "“%(name)s” fits several: %(names)s. Write more of the name, or the number "
        "with its #."
    ) % {"name": refusal.name, "names": few_words(names, _MOST_NAMES)}


@_sentence.register
def _(refusal: refusals.EmptyError) -> str:
    return gettext(
        "“%(field)s” is empty, and it is needed here. Nothing was changed; fill it in."
    ) % {"field": field_words(refusal.field)}


@_sentence.register
def _(refusal: refusals.TooLongError) -> str:
    return ngettext(
        "“%(field)s” is too long: there is room for %(most)s character. Nothing was "
        "changed; write it shorter.",
        "“%(field)s” is too long: there is room for %(most)s characters. Nothing was "
        "changed; write it shorter.",
        refusal.most,
    ) % {"field": field_words(refusal.field), "most": refusal.most}


@_sentence.register
def _(refusal: refusals.NotADayError) -> str:
    return gettext(
        "“%(text)s” is no day that can be read. Write it as 2026-03-31, as "
        "31.03.2026, or as today or yesterday."
    ) % {"text": refusal.text}


@_sentence.register
def _(refusal: refusals.NotMoneyError) -> str:
    return gettext(
        "“%(text)s” is no sum of money that can be read. Write the amount and the "
        "currency: 500 EUR, €500 or CHF 40."
    ) % {"text": refusal.text}


@_sentence.register
def _(refusal: refusals.NotAChoiceError) -> str:
    return gettext(
        "“%(text)s” cannot stand for “%(field)s”. These can: %(choices)s."
    ) % {
        "text": refusal.text,
        "field": field_words(refusal.field),
        "choices": comma_words(refusal.choices),
    }


@_sentence.register
def _(refusal: refusals.FutureDayError) -> str:
    return gettext(
        "%(day)s is still to come; today is %(today)s. The book holds what has "
        "happened: write a day up to today."
    ) % {
        "day": calendar_day(refusal.day, None),
        "today": calendar_day(refusal.today, None),
    }


@_sentence.register
def _(refusal: refusals.NotMineError) -> str:
    return gettext(
        "What %(giver)s did for %(receiver)s is between the two of them; the ledger "
        "is between you and one other person. Name yourself on one side."
    ) % {"giver": refusal.giver, "receiver": refusal.receiver}


@_sentence.register
def _(_refusal: refusals.ThatIsMeError) -> str:
    return gettext(
        "That is yourself, and this can only be noted of others. Choose somebody else."
    )


@_sentence.register
def _(refusal: refusals.NotOppositeError) -> str:
    about = refusal.about
    if not about or about.isdecimal():
        return gettext(
            "A return names favours that the same person did for you, or you for them. "
            "The one you named is none of these; choose another."
        )
    return gettext(
        "“%(about)s” cannot be returned by this favour: a return names what the same "
        "person did for you, or you for them. Choose another."
    ) % {"about": about}


@_sentence.register
def _(refusal: refusals.ReturnTooEarlyError) -> str:
    return gettext(
        "That would be %(on_day)s, before the favour itself, which is dated "
        "%(favour_day)s. Check the two days."
    ) % {
        "on_day": on_calendar_day(refusal.day, None),
        "favour_day": calendar_day(refusal.favour_day, None),
    }


@_sentence.register
def _(refusal: refusals.AlreadyMadeError) -> str:
    return gettext(
        "This introduction was made %(on_day)s, so there is nothing left to make. "
        "What came of it can be noted as news."
    ) % {"on_day": on_calendar_day(refusal.day, None)}


@_sentence.register
def _(refusal: refusals.NothingToThankError) -> str:
    return gettext(
        "Nothing from %(name)s is waiting for thanks. If there is a new favour, note "
        "it first."
    ) % {"name": refusal.name}


@_sentence.register
def _(refusal: refusals.CorrectedSinceError) -> str:
    return gettext(
        "Favour #%(favour)s was corrected since. Nothing was changed; the entry that "
        "counts is #%(current)s."
    ) % {"favour": refusal.favour, "current": refusal.current}


@_sentence.register
def _(refusal: refusals.NothingOpenError) -> str:
    return gettext(
        "Nothing is open any more of %(name)s's favour of %(day)s; it is settled. "
        "Nothing was changed."
    ) % {"name": refusal.name, "day": calendar_day(refusal.day, None)}


@_sentence.register
def _(refusal: refusals.WrongWordError) -> str:
    if refusal.kind is SettlementKind.WAIVED:
        return gettext(
            "You can let go only what others owe you; this favour is one you owe. It "
            "ends by a return, or by their own word that it is settled."
        )
    return gettext(
        "Only what you owe can be settled by the other's word; this favour is one "
        "they owe you. You can let it go."
    )


@_sentence.register
def _(refusal: refusals.NotLentError) -> str:
    return gettext(
        "Nothing was lent with the favour of %(day)s, so nothing can come back. To "
        "return a favour, note what was done in return."
    ) % {"day": calendar_day(refusal.day, None)}


@_sentence.register
def _(refusal: refusals.TooMuchBackError) -> str:
    facts = {"money": money_words(refusal.money)}
    if refusal.out is None:
        return (
            gettext(
                "%(money)s cannot come back: no money is out here. Nothing was "
                "changed; leave the sum out if the thing itself came back."
            )
            % facts
        )
    facts["out"] = money_words(refusal.out)
    return (
        gettext(
            "%(money)s cannot come back: what is still out is %(out)s. Nothing was "
            "changed; if more was given, note the rest as a favour."
        )
        % facts
    )


@_sentence.register
def _(refusal: refusals.SamePersonError) -> str:
    return gettext(
        "%(name)s stands here twice, or is yourself: it takes different people. "
        "Nothing was changed; check the names."
    ) % {"name": refusal.name}


@_sentence.register
def _(refusal: refusals.ConsentRefusedError) -> str:
    return gettext(
        "%(name)s would rather not be introduced, so the introduction was not made. "
        "If they have changed their mind, note that first."
    ) % {"name": refusal.name}


@_sentence.register
def _(refusal: refusals.NothingToTellError) -> str:
    return gettext(
        "%(name)s has heard all the news there is here. If something has happened "
        "since, note it first."
    ) % {"name": refusal.name}


@_sentence.register
def _(refusal: refusals.AlreadyDecidedError) -> str:
    return gettext(
        "The favour proposed for %(name)s was decided on before. Nothing was changed; "
        "in the ledger it can be corrected or noted."
    ) % {"name": refusal.name}


@_sentence.register
def _(refusal: refusals.AlreadyAskedError) -> str:
    return gettext(
        "You asked %(on_day)s how this introduction went, and once is enough. If news "
        "comes, note it here."
    ) % {"on_day": on_calendar_day(refusal.day, None)}


@_sentence.register
def _(refusal: refusals.CourtesyError) -> str:
    return gettext("%(reason)s Nothing was noted.") % {
        "reason": verdict_words(refusal.verdict, refusal.name, None)
    }


@_sentence.register
def _(_refusal: refusals.NothingToUndoError) -> str:
    return gettext("There is nothing of yours left to take back in this book.")


@_sentence.register
def _(refusal: refusals.UndoneAlreadyError) -> str:
    return gettext("This was taken back already, %(on_day)s. Nothing was changed.") % {
        "on_day": on_calendar_day(refusal.day, None)
    }


@_sentence.register
def _(refusal: refusals.ChangedSinceError) -> str:
    return gettext(
        "This cannot be taken back (%(act)s): what it wrote was changed later. "
        "Nothing was changed now; take the later change back first."
    ) % {"act": act_name(refusal.act)}


@_sentence.register
def _(refusal: refusals.NeededSinceError) -> str:
    # Rows without a name of their own say nothing to a reader.
    named = [what for what in refusal.what if " object (" not in what]
    if not named:
        return gettext(
            "This cannot be taken back: later entries stand on it. Nothing was "
            "changed; take those back first."
        )
    return gettext(
        "This cannot be taken back: later entries stand on it (%(what)s). Nothing was "
        "changed; take those back first."
    ) % {"what": few_words(named)}


@_sentence.register
def _(refusal: refusals.UnknownFileError) -> str:
    return gettext(
        "“%(file)s” is no file that can be read here. Nothing was changed; these kinds "
        "can be: %(formats)s."
    ) % {
        "file": refusal.file_name,
        "formats": comma_words(refusal.formats),
    }


@_sentence.register
def _(refusal: refusals.FileGoneError) -> str:
    return gettext(
        "“%(file)s” is no longer where it was put. What was written before stays; "
        "choose the file once more to go on."
    ) % {"file": refusal.file_name}


@_sentence.register
def _(refusal: refusals.OwnerUnknownError) -> str:
    facts = {"file": refusal.file_name, "guesses": _addresses(refusal.guesses)}
    if refusal.guesses:
        return (
            gettext(
                "“%(file)s” does not say which address in it is yours. Nothing was "
                "changed; say which: %(guesses)s?"
            )
            % facts
        )
    return (
        gettext(
            "“%(file)s” does not say which address in it is yours. Nothing was "
            "changed; write your own address."
        )
        % facts
    )


@_sentence.register
def _(refusal: refusals.NotInFileError) -> str:
    facts = {
        "file": refusal.file_name,
        "addresses": _addresses(refusal.addresses),
        "guesses": _addresses(refusal.guesses),
    }
    if refusal.guesses:
        return (
            gettext(
                "%(addresses)s stands nowhere in “%(file)s”. Nothing was changed; "
                "is it one of these: %(guesses)s?"
            )
            % facts
        )
    return (
        gettext(
            "%(addresses)s stands nowhere in “%(file)s”. Nothing was changed; check "
            "the address, or the file."
        )
        % facts
    )


@_sentence.register
def _(refusal: refusals.TakenError) -> str:
    return gettext(
        "Somebody here is called “%(username)s” already. Choose another user name."
    ) % {"username": refusal.username}


@_sentence.register
def _(refusal: refusals.BadAddressError) -> str:
    return gettext(
        "“%(text)s” is no mail address. It has a name, an @ and a place, as in "
        "lei@example.org."
    ) % {"text": refusal.text}


@_sentence.register
def _(refusal: refusals.NotADemoError) -> str:
    return gettext(
        "“%(book)s” is a real book, not the demo, so it does not leave in one click. "
        "Nothing was changed."
    ) % {"book": refusal.book}


def _addresses(addresses: Sequence[str]) -> str:
    return few_words(list(addresses))


_Said = Callable[[], str]


def _no_contact_named() -> str:
    return gettext(
        "Nobody called “%(name)s” is in this book. Try another part of the name, or "
        "add them first."
    )


def _no_contact() -> str:
    return gettext("There is nobody like that in this book, or they were taken out.")


def _no_project_named() -> str:
    return gettext(
        "No project and no introduction called “%(name)s” is in this book. Try "
        "another part of the name, or note it first."
    )


def _no_project() -> str:
    return gettext("There is no such project in this book.")


def _no_book_named() -> str:
    return gettext("There is no book called “%(name)s”, or it is not open to you.")


def _no_book() -> str:
    return gettext("There is no such book, or it is not open to you.")


def _no_favour() -> str:
    return gettext("There is no such favour in this book, or it was taken back.")


def _no_boundary() -> str:
    return gettext("There is no such boundary, or it has been lifted.")


def _no_point() -> str:
    return gettext("There is no such address or number, or it was taken out.")


def _no_occasion() -> str:
    return gettext("There is no such day, or it was taken out.")


def _no_relation() -> str:
    return gettext("There is no such relation, or it was taken out.")


def _no_act() -> str:
    return gettext("There is no such act in the history, or it cannot be taken back.")


def _no_introduction() -> str:
    return gettext("There is no such introduction in this book.")


def _no_report() -> str:
    return gettext("There is no news like that to tell, or it was told already.")


def _no_proposal() -> str:
    return gettext("There is no such proposal, or it was decided on before.")


def _no_introducer() -> str:
    return gettext("This person introduced nobody here, so no news is owed to them.")


def _no_milestone() -> str:
    return gettext("Nothing like that happened here, or it was taken back.")


def _no_interaction() -> str:
    return gettext("There is no such meeting or letter, or it was taken out.")


def _no_import() -> str:
    return gettext("There is no such import in this book.")


_SOUGHT: dict[str, tuple[_Said | None, _Said]] = {
    "contact": (_no_contact_named, _no_contact),
    "project": (_no_project_named, _no_project),
    "loop": (_no_project_named, _no_project),
    "book": (_no_book_named, _no_book),
    "favour": (None, _no_favour),
    "boundary": (None, _no_boundary),
    "point": (None, _no_point),
    "occasion": (None, _no_occasion),
    "relation": (None, _no_relation),
    "act": (None, _no_act),
    "introduction": (None, _no_introduction),
    "report": (None, _no_report),
    "proposal": (None, _no_proposal),
    "introducer": (None, _no_introducer),
    "milestone": (None, _no_milestone),
    "interaction": (None, _no_interaction),
    "import": (None, _no_import),
}
