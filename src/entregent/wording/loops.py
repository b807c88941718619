"""Introductions, what came of them, and the news owed about them, as sentences."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext, ngettext, pgettext

from entregent.core.loops.questions import KeptPosted
from entregent.core.vocabulary import (
    Channel,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    ReportKind,
    ReportState,
    Weight,
)
from entregent.wording.courtesy import by_channel
from entregent.wording.dates import by_day, on_day, since_day
from entregent.wording.favours import weights_words
from entregent.wording.letters import question_draft, report_draft
from entregent.wording.lists import and_words, clause_words, comma_words, count_word

__all__ = [
    "chain_words",
    "introduction_words",
    "kept_posted_words",
    "may_ask_words",
    "milestone_on",
    "milestone_words",
    "origin_sentence",
    "origin_words",
    "proposal_reason",
    "question_draft",
    "question_reason",
    "report_draft",
    "report_reason",
    "told_words",
]


def milestone_words(kind: MilestoneKind, subject: str) -> str:
    """Say what happened to something: "Acme app was won"."""
    layouts = {
        MilestoneKind.MET: gettext("there was a first meeting (%(subject)s)"),
        MilestoneKind.PROPOSAL: gettext("a proposal was made for %(subject)s"),
        MilestoneKind.WON: gettext("%(subject)s was won"),
        MilestoneKind.LOST: gettext("%(subject)s was lost"),
        MilestoneKind.STARTED: gettext("%(subject)s was started"),
        MilestoneKind.DELIVERED: gettext("%(subject)s was delivered"),
        MilestoneKind.PAID: gettext("%(subject)s was paid"),
        MilestoneKind.PAUSED: gettext("%(subject)s was paused"),
        MilestoneKind.FELL_THROUGH: gettext("%(subject)s fell through"),
    }
    return layouts[kind] % {"subject": subject}


def milestone_on(kind: MilestoneKind, subject: str, day: date, today: date) -> str:
    """Say what happened and when: "Acme app was won on 3 March"."""
    layout = pgettext("what happened, and when", "%(milestone)s %(on_day)s")
    return layout % {
        "milestone": milestone_words(kind, subject),
        "on_day": on_day(day, today),
    }


def report_reason(
    name: str,
    subject: str,
    milestones: Sequence[tuple[MilestoneKind, date, str]],
    due: date | None,
    today: date,
    kind: ReportKind,
    last_told: date | None,
) -> str:
    """Say whom to tell, what, and by when."""
    facts = {"name": name, "subject": subject}
    if kind is ReportKind.SHORT_WORD:
        return _short_word_reason(name, subject, today, last_told)
    if not milestones:
        return gettext("Tell %(name)s the news of %(subject)s.") % facts
    if len(milestones) == 1:
        happened, day, _note = milestones[0]
        news = milestone_on(happened, subject, day, today)
        facts["news"] = _with_due(news, due, today)
        return gettext("Tell %(name)s that %(news)s.") % facts
    news = and_words(
        [_short_milestone(kind, day, today) for kind, day, _note in milestones]
    )
    facts["news"] = _with_due(news, due, today)
    return gettext("Tell %(name)s the news of %(subject)s: %(news)s.") % facts


def question_reason(name: str, other_name: str, made_on: date, today: date) -> str:
    """Say of which introduction the reader may gently ask, once."""
    layout = gettext(
        "You introduced %(name)s to %(other)s %(on_day)s. "
        "You may ask %(name)s how it went; once is enough."
    )
    facts = {"name": name, "other": other_name, "on_day": on_day(made_on, today)}
    return layout % facts


def may_ask_words(name: str) -> str:
    """Say whom the reader may gently ask, where the introduction stands above."""
    layout = gettext("You may ask %(name)s how it went; once is enough.")
    return layout % {"name": name}


def introduction_words(
    direction: IntroductionDirection,
    parties: Sequence[str],
    introducers: Sequence[str],
    day: date,
    today: date,
    state: IntroductionState,
) -> str:
    """Say who introduced whom to whom, or means to."""
    layouts = {
        IntroductionDirection.TO_ME: _to_me,
        IntroductionDirection.BY_ME: _by_me,
        IntroductionDirection.BETWEEN_OTHERS: _between_others,
    }
    return layouts[direction](state) % {
        "introducer": chain_words(introducers),
        "parties": and_words(list(parties)),
        "on_day": on_day(day, today),
    }


def chain_words(introducers: Sequence[str]) -> str:
    """Name a chain of introducers, nearest first: "Lei (through Ada)"."""
    if not introducers:
        return pgettext("introducer", "somebody")
    nearest, *further = introducers
    if not further:
        return nearest
    layout = gettext("%(nearest)s (through %(further)s)")
    return layout % {"nearest": nearest, "further": comma_words(further)}


def origin_words(introducers: Sequence[str], began: date, today: date) -> str:
    """Say in a few words through whom something came, and since when."""
    facts = {"chain": chain_words(introducers), "since": since_day(began, today)}
    if not introducers:
        return gettext("found by yourself, %(since)s") % facts
    return gettext("through %(chain)s, %(since)s") % facts


def origin_sentence(introducers: Sequence[str], began: date, today: date) -> str:
    """Say through whom something came, and when."""
    facts = {"chain": chain_words(introducers), "on_day": on_day(began, today)}
    if not introducers:
        return gettext("You found it yourself %(on_day)s.") % facts
    return gettext("It came through %(chain)s %(on_day)s.") % facts


def proposal_reason(name: str, subject: str, weight: Weight) -> str:
    """Say which favour might be noted, and what it made possible."""
    layout = gettext(
        "%(subject)s was won, and %(name)s made it possible: %(weight)s, "
        "if you wish to note it."
    )
    facts = {"name": name, "subject": subject, "weight": weights_words([weight])}
    return layout % facts


def kept_posted_words(kept: KeptPosted, name: str) -> str:
    """Say how often somebody let the reader know, unasked or asked; empty if never."""
    clauses = []
    if kept.before_question:
        layout = ngettext(
            "in one introduction without being asked",
            "in %(count)s introductions without being asked",
            kept.before_question,
        )
        clauses.append(layout % {"count": count_word(kept.before_question)})
    if kept.after_question:
        layout = ngettext(
            "in one introduction when you asked",
            "in %(count)s introductions when you asked",
            kept.after_question,
        )
        clauses.append(layout % {"count": count_word(kept.after_question)})
    if not clauses:
        return ""
    layout = gettext("%(name)s let you know how it went: %(how_often)s.")
    return layout % {"name": name, "how_often": clause_words(clauses)}


def told_words(
    name: str,
    day: date | None,
    today: date,
    *,
    channel: Channel | None = None,
    state: ReportState = ReportState.TOLD,
) -> str:
    """Say that an introducer was told, needs not be told, or cannot be."""
    facts = {"name": name}
    if state is ReportState.CANNOT_BE_TOLD:
        return gettext("%(name)s cannot be reached, so this is left untold.") % facts
    if state is ReportState.NOT_NEEDED:
        return gettext("%(name)s need not be told.") % facts
    facts["on_day"] = on_day(day, today) if day else ""
    if state is not ReportState.TOLD or day is None:
        return gettext("%(name)s is still to be told.") % facts
    if channel is None:
        return gettext("%(name)s was told %(on_day)s.") % facts
    facts["how"] = by_channel(channel)
    return gettext("%(name)s was told %(on_day)s, %(how)s.") % facts


def _short_milestone(kind: MilestoneKind, day: date, today: date) -> str:
    layouts = {
        MilestoneKind.MET: gettext("a first meeting %(on_day)s"),
        MilestoneKind.PROPOSAL: gettext("a proposal made %(on_day)s"),
        MilestoneKind.WON: gettext("won %(on_day)s"),
        MilestoneKind.LOST: gettext("lost %(on_day)s"),
        MilestoneKind.STARTED: gettext("started %(on_day)s"),
        MilestoneKind.DELIVERED: gettext("delivered %(on_day)s"),
        MilestoneKind.PAID: gettext("paid %(on_day)s"),
        MilestoneKind.PAUSED: gettext("paused %(on_day)s"),
        MilestoneKind.FELL_THROUGH: gettext("fell through %(on_day)s"),
    }
    return layouts[kind] % {"on_day": on_day(day, today)}


def _with_due(news: str, due: date | None, today: date) -> str:
    """Add by when it is due, or since when it has been."""
    if due is None:
        return news
    facts = {"news": news, "since": since_day(due, today)}
    if due < today:
        return gettext("%(news)s (due %(since)s)") % facts
    facts = {"news": news, "by_day": by_day(due, today)}
    return gettext("%(news)s (%(by_day)s)") % facts


def _short_word_reason(
    name: str, subject: str, today: date, last_told: date | None
) -> str:
    facts = {"name": name, "subject": subject}
    if last_told is None or last_told == date.min:
        return gettext("Give %(name)s a short word on %(subject)s.") % facts
    facts["on_day"] = on_day(last_told, today)
    layout = gettext(
        "Give %(name)s a short word on %(subject)s; the last was %(on_day)s."
    )
    return layout % facts


def _to_me(state: IntroductionState) -> str:
    match state:
        case IntroductionState.CONSIDERED:
            return gettext("%(introducer)s thinks of introducing %(parties)s to you.")
        case IntroductionState.CONSENT_ASKED:
            return gettext(
                "%(introducer)s is asking whether %(parties)s would like to meet you."
            )
        case IntroductionState.CONSENTED:
            return gettext(
                "%(introducer)s may introduce %(parties)s to you: all have agreed."
            )
    return gettext("%(introducer)s introduced %(parties)s to you %(on_day)s.")


def _by_me(state: IntroductionState) -> str:
    match state:
        case IntroductionState.CONSIDERED:
            return gettext("You think of introducing %(parties)s.")
        case IntroductionState.CONSENT_ASKED:
            return gettext(
                "You are asking %(parties)s whether they would like to meet."
            )
        case IntroductionState.CONSENTED:
            return gettext("You may introduce %(parties)s: all have agreed.")
    return gettext("You introduced %(parties)s %(on_day)s.")


def _between_others(state: IntroductionState) -> str:
    match state:
        case IntroductionState.CONSIDERED:
            return gettext("%(introducer)s thinks of introducing %(parties)s.")
        case IntroductionState.CONSENT_ASKED:
            return gettext(
                "%(introducer)s is asking %(parties)s whether they would like to meet."
            )
        case IntroductionState.CONSENTED:
            return gettext("%(introducer)s may introduce %(parties)s: all have agreed.")
    return gettext("%(introducer)s introduced %(parties)s %(on_day)s.")
