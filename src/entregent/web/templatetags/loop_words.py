"""Loops and their news in wording's sentences, and the letters that tell them."""

from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString

from entregent.core.courtesy import Answer, Verdict
from entregent.core.refusals import NotFoundError, Refusal
from entregent.core.vocabulary import (
    Channel,
    Consent,
    IntroductionState,
    ReportKind,
    ReportState,
    Weight,
)
from entregent.queries import clock
from entregent.queries.loops import (
    Askable,
    IntroductionLine,
    LoopLine,
    LoopPage,
    ProposalLine,
    ReportLine,
)
from entregent.web.forms.loops import CHANNELS
from entregent.web.templatetags.linked import linked
from entregent.wording import courtesy, letters, lists, loops, words

if TYPE_CHECKING:
    from collections.abc import Sequence

register = template.Library()

Choices = list[tuple[str, str]]
_NOT_MADE = (
    IntroductionState.CONSIDERED,
    IntroductionState.CONSENT_ASKED,
    IntroductionState.CONSENTED,
)
_OPEN = (ReportState.DUE, ReportState.DRAFTED)


@register.simple_tag
def introduction_sentence(
    loop: LoopLine, introduction: IntroductionLine, book: str
) -> SafeString:
    """Say who introduced whom to whom, or means to."""
    parties = [party.someone for party in introduction.parties]
    return linked(
        lambda names: loops.introduction_words(
            introduction.direction,
            names[: len(parties)],
            names[len(parties) :],
            introduction.day,
            clock.today(),
            introduction.state,
        ),
        [*parties, *loop.chain],
        book,
    )


@register.simple_tag
def origin(loop: LoopLine, book: str) -> SafeString:
    """Say in a few words through whom a loop came, and since when."""
    return linked(
        lambda names: loops.origin_words(names, loop.began, clock.today()),
        loop.chain,
        book,
    )


@register.simple_tag
def origin_sentence(loop: LoopLine, book: str) -> SafeString:
    """Say through whom a loop came, and when."""
    return linked(
        lambda names: loops.origin_sentence(names, loop.began, clock.today()),
        loop.chain,
        book,
    )


@register.filter
def is_not_made(introduction: IntroductionLine) -> bool:
    """Whether an introduction is still to be made."""
    return introduction.state in _NOT_MADE


@register.filter
def was_asked(introduction: IntroductionLine) -> bool:
    """Whether anybody was asked if it is welcome."""
    return any(p.consent is not Consent.NOT_ASKED for p in introduction.parties)


@register.filter
def may_be_made(introduction: IntroductionLine) -> bool:
    """Whether nobody has declined to be introduced."""
    return all(party.consent is not Consent.REFUSED for party in introduction.parties)


@register.filter
def latest_words(loop: LoopLine) -> str:
    """Say what happened last, with its day; nothing if nothing did."""
    if not loop.milestones:
        return ""
    last = loop.milestones[-1]
    return loops.milestone_on(last.kind, loop.subject, last.day, clock.today())


@register.simple_tag
def report_sentence(report: ReportLine, book: str) -> SafeString:
    """Say whom to tell, what, and by when; or that they were told."""
    say = _to_tell if is_open(report) else _told
    return linked(lambda names: say(report, names[0]), [report.introducer], book)


@register.filter
def is_open(report: ReportLine) -> bool:
    """Whether the news is still to be told."""
    return report.state in _OPEN


@register.filter
def is_for_later(report: ReportLine) -> bool:
    """Whether it is a short word whose day has not come."""
    is_word = is_open(report) and report.kind is ReportKind.SHORT_WORD
    return is_word and report.due is not None and report.due > clock.today()


@register.simple_tag
def report_letter(report: ReportLine, owner_name: str) -> str:
    """Return the owner's words, or a draft in the introducer's language."""
    return report.text or letters.report_draft(
        report.language,
        report.introducer.name,
        report.subject,
        [(m.kind, m.day, m.note) for m in report.milestones],
        report.kind,
        report.last_told,
        owner_name,
        clock.today(),
    )


@register.simple_tag
def question_letter(askable: Askable, found: LoopPage) -> str:
    """Return a draft of the one gentle question, in the language of who is asked."""
    return letters.question_draft(
        askable.language,
        askable.someone.name,
        lists.and_words([other.name for other in askable.others]),
        found.loop.began,
        found.owner_name,
        clock.today(),
    )


@register.simple_tag
def question_sentence(loop: LoopLine, book: str) -> SafeString:
    """Say of which introduction one may gently ask, once."""
    return linked(
        lambda names: loops.question_reason(
            names[0], lists.and_words(names[1:]), loop.began, clock.today()
        ),
        [party.someone for each in loop.introductions for party in each.parties],
        book,
    )


@register.simple_tag
def may_ask_sentence(loop: LoopLine, book: str) -> SafeString:
    """Say whom one may ask, once, on the page of the introduction itself."""
    first = loop.introductions[0].parties[0].someone
    return linked(lambda names: loops.may_ask_words(names[0]), [first], book)


@register.simple_tag
def proposal_sentence(proposal: ProposalLine, book: str) -> SafeString:
    """Say which favour might be noted, and what it made possible."""
    return linked(
        lambda names: loops.proposal_reason(
            names[0], proposal.subject, proposal.weight
        ),
        [proposal.introducer],
        book,
    )


@register.filter
def limits(line: ReportLine | Askable) -> str:
    """Say what stands against touching them, or the only way; nothing if nothing."""
    who = line.introducer if isinstance(line, ReportLine) else line.someone
    verdict = line.verdict
    if verdict is None or _is_free(verdict):
        return ""
    return courtesy.verdict_words(verdict, who.name, clock.today())


@register.filter
def channels_left(report: ReportLine) -> Choices:
    """Offer the ways of telling that are open to an introducer."""
    left = report.verdict.channels if report.verdict else None
    open_ways = [c for c in CHANNELS if left is None or c in left]
    return _choices(sorted(open_ways, key=lambda c: c is not Channel.MAIL))


@register.filter
def is_nobody(refusal: Refusal | None) -> bool:
    """Whether a name was refused that means nobody in the book yet."""
    return isinstance(refusal, NotFoundError) and not refusal.name.startswith("#")


@register.simple_tag
def weight_choices() -> Choices:
    """Offer the four weights."""
    return _choices(Weight)


@register.simple_tag
def consent_choices() -> Choices:
    """Offer what can be said of a consent that was not asked yet."""
    return _choices([Consent.ASKED, Consent.GIVEN, Consent.REFUSED])


def _to_tell(report: ReportLine, name: str) -> str:
    return loops.report_reason(
        name,
        report.subject,
        [(m.kind, m.day, m.note) for m in report.milestones],
        report.due,
        clock.today(),
        report.kind,
        report.last_told,
    )


def _told(report: ReportLine, name: str) -> str:
    return loops.told_words(
        name,
        report.told_on,
        clock.today(),
        channel=report.channel,
        state=report.state,
    )


def _is_free(verdict: Verdict) -> bool:
    return verdict.answer is Answer.YES and verdict.channels is None


def _choices(members: "Sequence[Channel | Consent] | type[Weight]") -> Choices:
    return [(member.value, words.label(member)) for member in members]
