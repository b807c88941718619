"""Writes a line of a story, so that reading it again gives the same value."""

import json
from collections.abc import Callable
from datetime import date

from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    FavourKind,
    IntroductionDirection,
    IntroductionState,
)
from entregent.formats.story import words
from entregent.formats.story.lines import (
    ME,
    BoundaryLine,
    CorrectionLine,
    Deed,
    FavourLine,
    InteractionLine,
    IntroductionLine,
    LiftedLine,
    MilestoneLine,
    PersonLine,
    ProjectLine,
    ProposalLine,
    QuestionLine,
    RelationLine,
    RepaymentLine,
    SettlementLine,
    StoryError,
    StoryLine,
    TellingLine,
    ThanksLine,
    WithdrawalLine,
    YearDay,
)
from entregent.formats.story.reader import read_story

_Quote = Callable[[str], str]


def write_line(line: StoryLine) -> str:
    """Write a value as a line; texts get quotes only where they need them."""
    bare = _written(line, str)
    try:
        is_clear = read_story(bare, date.min) == (line,)
    except StoryError:
        is_clear = False
    return bare if is_clear else _written(line, _quoted)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _written(line: StoryLine, quote: _Quote) -> str:
    match line:
        case PersonLine():
            return _person(line, quote)
        case RelationLine():
            return f"{line.subject} {words.relation_words(line.kind)} {line.other}"
        case LiftedLine():
            return f"{line.day} {words.NO_LONGER}{_boundary(line.boundary, quote)}"
    said = _said(line, quote)
    return f"{line.day} {said}"


def _said(line: StoryLine, quote: _Quote) -> str:
    match line:
        case FavourLine():
            said = _deed(line.deed, quote) + _label(line.label)
        case CorrectionLine():
            day = f"{line.deed_day} " if line.deed_day else ""
            said = f"correct #{line.favour}: {day}{_deed(line.deed, quote)}"
        case WithdrawalLine():
            said = f"#{line.favour} never happened"
        case ThanksLine():
            what = f" for {_labels(line.favours)}" if line.favours else ""
            said = f"I thanked {line.person}{what}{_after(': ', line.note, quote)}"
        case SettlementLine():
            said = _settlement(line)
        case RepaymentLine():
            said = _repayment(line)
        case InteractionLine():
            said = _talk(line, quote)
        case BoundaryLine():
            said = _boundary(line, quote)
        case _:
            said = _news(line, quote)
    return said


def _news(line: StoryLine, quote: _Quote) -> str:
    match line:
        case IntroductionLine():
            said = _introduction(line, quote)
        case ProjectLine():
            through = f"through {' via '.join(line.brought_by)}"
            how = through if line.brought_by else "by itself"
            said = f"{quote(line.name)} came {how}{_sum(', ', line.value)}"
        case MilestoneLine():
            heard = f"{line.heard_from} told me about " if line.heard_from else ""
            what = f"{line.kind}{_sum(', ', line.value)}"
            note = _after(words.NOTE, line.note, quote)
            said = f"{heard}{quote(line.subject)}: {what}{note}"
        case TellingLine():
            said = _telling(line, quote)
        case QuestionLine():
            said = f"I asked {line.person} about {quote(line.about)}"
        case ProposalLine():
            word = "accepted" if line.is_accepted else "declined"
            weight = f", {line.weight}" if line.weight else ""
            what = f"the favour of {line.introducer} for {quote(line.subject)}"
            said = f"I {word} {what}{weight}{_label(line.label)}"
        case _:
            raise TypeError(line)
    return said


def _after(mark: str, text: str, quote: _Quote) -> str:
    return f"{mark}{quote(text)}" if text else ""


def _sum(mark: str, money: Money | None) -> str:
    return f"{mark}{_money(money)}" if money else ""


def _money(money: Money) -> str:
    return f"{money.amount:f} {money.currency}"


def _label(label: str) -> str:
    return f" #{label}" if label else ""


def _labels(labels: tuple[str, ...]) -> str:
    return " and ".join(f"#{label}" for label in labels)


def _names(names: tuple[str, ...]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _person(line: PersonLine, quote: _Quote) -> str:
    name = line.name
    if line.full_name != line.name:
        name = f"{name} = {quote(line.full_name)}"
    codes = {language: code for code, language in words.LANGUAGES.items()}
    fields = [
        f"{line.kind} {name}",
        codes[line.language] if line.language else "",
        *line.emails,
        *line.phones,
        ", ".join(line.spheres),
        f"circle {line.circle}" if line.circle is not None else "",
        f"born {_year_day(line.born)}" if line.born else "",
        *(
            f"anniversary {_year_day(each.when)}{_after(' ', each.label, quote)}"
            for each in line.anniversaries
        ),
        _after("at ", line.organisation, quote),
        _after("title ", line.title, quote),
        _after("nick ", line.nickname, quote),
        _after("note ", line.note, quote),
    ]
    return "; ".join(filter(None, fields))


def _year_day(when: YearDay) -> str:
    year = f"{when.year:04}-" if when.year else ""
    return f"{year}{when.month:02}-{when.day:02}"


def _deed(deed: Deed, quote: _Quote) -> str:
    table = words.MY_DEEDS if deed.giver == ME else words.THEIR_DEEDS
    head = table[deed.kind].format(who=deed.other)
    money = deed.money
    if deed.kind is FavourKind.MONEY:
        head, money = head + (_money(money) if money else "money"), None
    elif deed.kind is FavourKind.THING_LENT and money and not deed.thing:
        head, money = head + _money(money), None
    elif deed.kind is FavourKind.THING_LENT:
        head += quote(deed.thing) if deed.thing else words.NOTHING_NAMED
    elif deed.thing:
        head += f": {quote(deed.thing)}"
    modifiers = [
        deed.weight or "",
        f"{deed.minutes} minutes" if deed.minutes is not None else "",
        _sum("", money),
        "on its own" if deed.on_its_own else "",
        f"returning {_labels(deed.returns)}" if deed.returns else "",
    ]
    about = _after(" about ", deed.about, quote)
    return head + about + "".join(f", {each}" for each in modifiers if each)


def _settlement(line: SettlementLine) -> str:
    if line.kind is SettlementKind.WAIVED:
        return f"I let #{line.favour} go"
    return f"{line.by} said #{line.favour} is settled"


def _repayment(line: RepaymentLine) -> str:
    if line.waived:
        return f"#{line.favour} need not come back"
    who = line.receiver if line.giver == ME else line.giver
    verb = "paid" if line.money else "gave"
    said = f"I {verb} {who} back" if line.giver == ME else f"{who} {verb} me back"
    if line.money is None:
        return f"{said} #{line.favour}"
    which = f" for #{line.favour}" if line.favour else ""
    return f"{said} {_money(line.money)}{which}"


def _introduction(line: IntroductionLine, quote: _Quote) -> str:
    chain = " via ".join(line.introducers)
    if line.direction is IntroductionDirection.TO_ME:
        said = f"{chain} introduced me to {_names(line.parties)}"
    else:
        one, *others = line.parties
        is_thought = line.state is IntroductionState.CONSIDERED
        mine = "I think of introducing" if is_thought else "I introduced"
        is_mine = line.direction is IntroductionDirection.BY_ME
        verb = mine if is_mine else f"{chain} introduced"
        said = f"{verb} {one} to {_names(tuple(others))}"
    if line.project:
        what = f" for the {quote(line.project)}"
        return said + what + _after(": ", line.purpose, quote)
    return said + _after(" for ", line.purpose, quote)


def _telling(line: TellingLine, quote: _Quote) -> str:
    if not line.is_needed:
        return f"{line.introducer} need not hear about {quote(line.subject)}"
    by = "" if line.channel is Channel.MAIL else f" by {line.channel}"
    text = _after(": ", line.text, quote)
    return f"I told {line.introducer} about {quote(line.subject)}{by}{text}"


def _talk(line: InteractionLine, quote: _Quote) -> str:
    forms = {how: form for form, how in reversed(words.TALKS.items())}
    form = forms[line.channel, line.direction]
    return form.format(who=_names(line.people)) + _after(": ", line.note, quote)


def _boundary(line: BoundaryLine, quote: _Quote) -> str:
    mine = words.MY_RULE if line.set_by is BoundarySetter.ME else ""
    said = words.LIMITS[line.kind].format(
        who=line.person,
        channel=line.channel,
        at_most=line.at_most,
        period_days=line.period_days,
        until=line.until,
    )
    if line.kind is BoundaryKind.BLOCKED and line.channel:
        said += f" on {line.channel}"
    return mine + said + _after(": ", line.why, quote)
