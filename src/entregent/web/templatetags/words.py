"""Filters that let templates say days, sums and reasons, in wording's sentences."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from entregent.core.courtesy import Boundary, Verdict
from entregent.core.ledger.balance import Balance
from entregent.core.ledger.entries import Side
from entregent.core.ledger.load import Load
from entregent.core.money import Money
from entregent.core.refusals import Refusal
from entregent.core.vocabulary import Direction, Intimacy
from entregent.queries import clock
from entregent.queries.ledger import ClosingLine, FavourLine, PersonLedger
from entregent.queries.loops import ProposalLine, ReportLine, Someone
from entregent.queries.people import OpenShare
from entregent.queries.person import DayLine, InteractionLine, Person
from entregent.queries.today import (
    FavourWords,
    OccasionLine,
    QuestionLine,
    ReturnLine,
    ThankLine,
)
from entregent.web.templatetags.linked import linked
from entregent.wording import (
    courtesy,
    dates,
    favours,
    loops,
    money,
    occasions,
    refusals,
    words,
)
from entregent.wording.lists import and_words, comma_words

register = template.Library()

# Stand for a name and a subject until the sentence is made; then links are put there.
_NAME, _SUBJECT = "\ue000", "\ue001"
_FIRST_MARK = 0xE000
_MARK = re.compile("([\ue000-\uf8ff])")


@register.filter
def label(member: StrEnum) -> str:
    """Say a word of a vocabulary."""
    return words.label(member)


@register.filter
def labels(members: Sequence[StrEnum]) -> str:
    """Say several words of a vocabulary."""
    return comma_words([words.label(member) for member in members])


@register.filter
def and_list(items: Sequence[str]) -> str:
    """Name several things in a sentence."""
    return and_words(items)


@register.filter
def how_words(line: InteractionLine) -> str:
    """Say how two were in touch: "e-mail, from them, a small group"."""
    said = [words.label(line.channel)]
    if line.direction is not Direction.MUTUAL:
        said.append(words.label(line.direction))
    if line.intimacy is not Intimacy.ONE_TO_ONE:
        said.append(words.label(line.intimacy))
    return comma_words(said)


@register.filter
def day_words(day: date) -> str:
    """Say a day: "today", "3 March", "3 March 2024"."""
    return dates.day_words(day, clock.today())


@register.filter
def moment_words(moment: datetime) -> str:
    """Say the day of a moment, as it was where the reader is."""
    return dates.day_words(timezone.localdate(moment), clock.today())


@register.filter
def on_day(day: date) -> str:
    """Say on which day: "yesterday", "on 3 March"."""
    return dates.on_day(day, clock.today())


@register.filter
def calendar_day(day: date) -> str:
    """Say a day by its date, even if it is today."""
    return dates.calendar_day(day, clock.today())


@register.filter
def since_day(day: date) -> str:
    """Say since when."""
    return dates.since_day(day, clock.today())


@register.filter
def from_day(day: date) -> str:
    """Say from when on: "from tomorrow on"."""
    return dates.from_day(day, clock.today())


@register.filter
def decimal_words(number: Fraction) -> str:
    """Write a fraction with one decimal, as the language writes it."""
    return number_format(float(number), 1)


@register.filter
def month_words(day: date) -> str:
    """Say a month: "March 2024"."""
    return dates.month_words(day)


@register.filter
def in_days_words(days: int) -> str:
    """Say how soon: "tomorrow", "in 5 days"."""
    return dates.in_days_words(days)


@register.filter
def ago_words(day: date) -> str:
    """Say how long ago: "three months ago"."""
    return dates.ago_words(day, clock.today())


@register.filter
def money_words(sum_of_money: Money) -> str:
    """Say a sum of money."""
    return money.money_words(sum_of_money)


@register.filter
def load_words(load: Load) -> str:
    """Say how many months of returning all that is owed amounts to."""
    return favours.load_words(load)


@register.filter
def balance_words(balance: Balance) -> favours.BalanceWords:
    """Say what stands open with somebody: both sides, and the whole."""
    return favours.balance_words(balance, clock.today())


@register.filter
def between_words(book: PersonLedger) -> str:
    """Say all that stands open with somebody in one sentence."""
    today, has_loans = clock.today(), book.has_loans
    return favours.balance_words(book.balance, today, has_loans=has_loans).summary


@register.filter
def open_words(share: OpenShare) -> str:
    """Say what is open on one side in a list of people."""
    said = {"shares": favours.shares_words(share.shares)}
    if share.side is Side.RECEIVED:
        return _("%(shares)s to return") % said
    return _("you gave %(shares)s") % said


@register.filter
def what_words(line: FavourLine) -> str:
    """Name what was done: "advice on pricing"."""
    return favours.what_words(
        line.kind, line.about, line.thing, line.money, line.minutes
    )


@register.filter
def favour_line(line: FavourLine) -> str:
    """Say who did what for whom, when, and what it meant."""
    return favours.favour_sentence(
        line.contact_name,
        line.side,
        line.kind,
        line.weight,
        line.about,
        line.day,
        clock.today(),
        thing=line.thing,
        money=line.money,
        minutes=line.minutes,
    )


@register.simple_tag
def closing_words(closing: ClosingLine, line: FavourLine) -> str:
    """Say how a favour, or a part of it, came to an end."""
    by_what = ""
    if closing.by_kind is not None:
        by_what = favours.what_words(closing.by_kind, closing.by_about)
    return favours.closing_words(
        closing.settlement,
        closing.units,
        closing.day,
        clock.today(),
        by_what,
        of_units=line.weight.units,
    )


@register.filter
def still_out_words(line: FavourLine) -> str:
    """Say what of a loan is not back yet."""
    return favours.still_out_words(line.side, line.lent, line.money)


@register.simple_tag
def sums_out(side: str, sums: Sequence[Money]) -> str:
    """Say all the money that is lent or borrowed."""
    return favours.sums_out_words(Side(side), sums)


@register.filter
def thanked_words(day: date) -> str:
    """Say when somebody was thanked."""
    return favours.thanked_words(day, clock.today())


@register.simple_tag
def thanks_reason(line: ThankLine, book: str) -> SafeString:
    """Say whom to thank and what for, their name a link."""
    whats = [(_named(favour), favour.day) for favour in line.favours]
    return _linked(
        lambda name: favours.thanks_reason(name, whats, clock.today()),
        line.someone,
        book,
    )


@register.simple_tag
def return_reason(line: ReturnLine, book: str) -> SafeString:
    """Say whom to give something back and what waits, their name a link."""
    shares = favours.shares_words(line.shares)
    return _linked(
        lambda name: favours.return_reason(name, shares, line.since, clock.today()),
        line.someone,
        book,
    )


@register.simple_tag
def report_reason(line: ReportLine, book: str) -> SafeString:
    """Say whom to tell what and by when, with links to the person and the loop."""
    happened = [(m.kind, m.day, m.note) for m in line.milestones]
    return _linked(
        lambda name: loops.report_reason(
            name,
            _SUBJECT,
            happened,
            line.due,
            clock.today(),
            line.kind,
            line.last_told,
        ),
        line.introducer,
        book,
        _subject_link(line, book),
    )


@register.simple_tag
def proposal_reason(line: ProposalLine, book: str) -> SafeString:
    """Say which favour might be noted, with links to the person and the loop."""
    return _linked(
        lambda name: loops.proposal_reason(name, _SUBJECT, line.weight),
        line.introducer,
        book,
        _subject_link(line, book),
    )


@register.simple_tag
def question_reason(line: QuestionLine, book: str) -> SafeString:
    """Say of which introduction one may gently ask, the names links."""
    made = line.loop.introductions[0]
    others = [p.someone for p in made.parties if p.someone != line.someone]
    return linked(
        lambda names: loops.question_reason(
            names[0], and_words(names[1:]), made.day, clock.today()
        ),
        [line.someone, *others],
        book,
    )


@register.filter
def kept_posted_words(person: Person) -> str:
    """Say how often somebody let the reader know how an introduction went."""
    return loops.kept_posted_words(person.kept_posted, person.identity.full_name)


@register.simple_tag
def occasion_words(line: OccasionLine, book: str) -> SafeString:
    """Say whose day comes and when, their name a link."""
    return _linked(lambda name: _occasion(line, name), line.someone, book)


@register.filter
def occasion_line(day: DayLine) -> str:
    """Say which day of the year belongs to whom the page is about."""
    line = day.line
    return occasions.own_day_words(
        line.kind, line.label, line.day, line.turns, clock.today()
    )


@register.simple_tag
def boundary_words(boundary: Boundary, name: str = "") -> str:
    """Say what a boundary asks and who set it."""
    return courtesy.boundary_words(boundary, clock.today(), name)


@register.simple_tag
def verdict_words(verdict: Verdict, name: str) -> str:
    """Say whether somebody may be touched, why not, and from when on they may."""
    return courtesy.verdict_words(verdict, name, clock.today())


@register.simple_tag
def waiting_words(waiting: Sequence[tuple[Someone, Verdict]], book: str) -> SafeString:
    """Name those who are left in peace for now, and until when, in one line."""
    links = {chr(_FIRST_MARK + n): pair for n, pair in enumerate(waiting)}
    said = _("Left in peace for now: %(people)s.") % {"people": and_words(list(links))}
    parts = (
        (_waiting(*links[part], book) if part in links else part,)
        for part in _MARK.split(said)
    )
    return format_html_join("", "{}", parts)


@register.simple_tag
def familiar_words(familiar: Sequence[Someone], book: str) -> SafeString:
    """Ask whether those last written to did something, while nothing is noted."""
    asks = _("You last wrote to %(names)s. Has one of them done you a favour?")
    return linked(lambda names: asks % {"names": and_words(names)}, familiar, book)


@register.simple_tag
def name_link(someone: Someone, book: str) -> SafeString:
    """Link a name to its page; in whatever script it keeps its own direction."""
    return format_html(
        '<a class="name" href="{}/people/{}"><bdi>{}</bdi></a>',
        book,
        someone.id,
        someone.name,
    )


@register.filter
def refusal_sentence(refusal: Refusal) -> str:
    """Say why something cannot be done."""
    return refusals.refusal_sentence(refusal)


def _linked(
    say: Callable[[str], str], someone: Someone, book: str, subject: str = ""
) -> SafeString:
    """Make a sentence with links in the places of the name and the subject."""
    parts = (
        (format_html_join(subject, "{}", ((bit,) for bit in part.split(_SUBJECT))),)
        for part in say(_NAME).split(_NAME)
    )
    return format_html_join(name_link(someone, book), "{}", parts)


def _subject_link(line: ReportLine | ProposalLine, book: str) -> SafeString:
    return format_html(
        '<a href="{}/loops/{}"><bdi>{}</bdi></a>', book, line.loop, line.subject
    )


def _waiting(someone: Someone, verdict: Verdict, book: str) -> SafeString:
    link = name_link(someone, book)
    if verdict.not_before is None:
        return link
    last = dates.until_day(verdict.not_before - timedelta(days=1), clock.today())
    said = _("%(name)s (%(until)s)") % {"name": _NAME, "until": last}
    return format_html_join(link, "{}", ((part,) for part in said.split(_NAME)))


def _named(favour: FavourWords) -> str:
    return favours.what_words(favour.kind, favour.about)


def _occasion(line: OccasionLine, name: str) -> str:
    return occasions.occasion_words(
        line.kind, line.label, name, line.in_days, line.turns, line.day, clock.today()
    )
