"""Letters ready to be changed and sent by hand, in the language of who reads them.

A letter lies about before it is sent, so its days are those of the calendar: never
"today" or "yesterday".
"""

from collections.abc import Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import pgettext

from entregent.core.vocabulary import Language, MilestoneKind, ReportKind
from entregent.wording.dates import calendar_day, on_calendar_day

_GOOD = frozenset(
    {
        MilestoneKind.WON,
        MilestoneKind.STARTED,
        MilestoneKind.DELIVERED,
        MilestoneKind.PAID,
    }
)
_SAD = frozenset({MilestoneKind.LOST, MilestoneKind.FELL_THROUGH})
# Whoever ended a note like this needs no other full stop.
_ENDS = (".", "!", "?", "…", "。", "！", "？")


def report_draft(
    language: Language | None,
    name: str,
    subject: str,
    milestones: Sequence[tuple[MilestoneKind, date, str]],
    kind: ReportKind,
    last_told: date | None,
    owner_name: str,
    today: date,
) -> str:
    """Write a short letter to an introducer on how things go, good or bad.

    The language is theirs, or the reader's own where theirs is not known.
    """
    with translation.override(_language(language)):
        if kind is ReportKind.SHORT_WORD or not milestones:
            body = [_still_going(subject, last_told, today)]
            thanks = pgettext("letter", "Thank you again for having made it possible.")
        else:
            body = [_opening(subject), _news(milestones, today)]
            thanks = _thanks(milestones[-1][0])
        return _letter(name, [*body, thanks], owner_name)


def question_draft(
    language: Language | None,
    name: str,
    other_name: str,
    made_on: date,
    owner_name: str,
    today: date | None = None,
) -> str:
    """Write the one gentle question about an introduction the owner made."""
    with translation.override(_language(language)):
        facts = {"other": other_name, "on_day": on_calendar_day(made_on, today)}
        remember = pgettext(
            "letter",
            "%(on_day)s I introduced %(other)s to you, and have thought of you both "
            "since.",
        )
        ask = pgettext(
            "letter",
            "Whatever came of it, even nothing, I would be glad to hear. There is no "
            "hurry, and no need to answer if the time is wrong.",
        )
        return _letter(name, [_capital(remember % facts), ask], owner_name)


def _language(language: Language | None) -> str:
    return language.value if language else translation.get_language() or "en"


def _letter(name: str, paragraphs: Sequence[str], owner_name: str) -> str:
    greeting = pgettext("letter", "Dear %(name)s,") % {"name": name}
    closing = pgettext("letter", "With warm wishes,\n%(owner)s") % {"owner": owner_name}
    return "\n\n".join([greeting, *paragraphs, closing]) + "\n"


def _opening(subject: str) -> str:
    layout = pgettext(
        "letter", "You should be among the first to hear how it goes with %(subject)s."
    )
    return layout % {"subject": subject}


def _news(milestones: Sequence[tuple[MilestoneKind, date, str]], today: date) -> str:
    return "\n".join(
        _capital(_one(kind, day, note.strip(), today)) for kind, day, note in milestones
    )


def _one(kind: MilestoneKind, day: date, note: str, today: date) -> str:
    facts = {"on_day": on_calendar_day(day, today), "note": note}
    said = _said(kind) % facts
    if not note:
        return pgettext("letter, a sentence", "%(said)s.") % {"said": said}
    layout = pgettext("letter, a sentence and a note", "%(said)s: %(note)s")
    said = layout % {"said": said, "note": note}
    if note.endswith(_ENDS):
        return said
    return pgettext("letter, a sentence", "%(said)s.") % {"said": said}


def _said(kind: MilestoneKind) -> str:
    return {
        MilestoneKind.MET: pgettext("letter", "%(on_day)s we met for the first time"),
        MilestoneKind.PROPOSAL: pgettext("letter", "%(on_day)s I made a proposal"),
        MilestoneKind.WON: pgettext("letter", "%(on_day)s they said yes"),
        MilestoneKind.LOST: pgettext("letter", "%(on_day)s they decided otherwise"),
        MilestoneKind.STARTED: pgettext("letter", "%(on_day)s the work began"),
        MilestoneKind.DELIVERED: pgettext(
            "letter", "%(on_day)s the work was delivered"
        ),
        MilestoneKind.PAID: pgettext("letter", "%(on_day)s it was paid"),
        MilestoneKind.PAUSED: pgettext("letter", "%(on_day)s it was put on hold"),
        MilestoneKind.FELL_THROUGH: pgettext(
            "letter", "%(on_day)s it came to nothing after all"
        ),
    }[kind]


def _thanks(last: MilestoneKind) -> str:
    if last in _SAD:
        return pgettext(
            "letter",
            "That is no less reason to thank you: you opened the door, and I will not "
            "forget it.",
        )
    if last in _GOOD:
        return pgettext(
            "letter", "Without you it would not have come about. Thank you, truly."
        )
    return pgettext("letter", "Thank you for having opened the door.")


def _still_going(subject: str, last_told: date | None, today: date) -> str:
    facts = {"subject": subject}
    if last_told is None or last_told == date.min:
        layout = pgettext("letter", "A short word on %(subject)s: the work goes on.")
        return layout % facts
    facts["day"] = calendar_day(last_told, today)
    layout = pgettext(
        "letter",
        "A short word on %(subject)s, as my last was of %(day)s: the work goes on.",
    )
    return layout % facts


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
