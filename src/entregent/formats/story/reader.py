"""Reads a story, line by line; each pattern stands beside what it makes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder
from typing import Any

from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money
from entregent.core.vocabulary import (
    BoundaryKind,
    BoundarySetter,
    Channel,
    ContactKind,
    Direction,
    FavourKind,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    RelationKind,
    Sphere,
    Weight,
)
from entregent.formats.story import words
from entregent.formats.story.lines import (
    ME,
    Anniversary,
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


def read_story(text: str, today: date) -> tuple[StoryLine, ...]:
    """Read every line of a story; `today` is what its relative days count from.

    Raises StoryError at the first line that is not in the grammar.
    """
    return tuple(_lines(text, today))


def _lines(text: str, today: date) -> Iterator[StoryLine]:
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith(words.COMMENT):
            continue
        try:
            yield _line(line, today)
        except ValueError:
            raise StoryError(number, line) from None


def _line(line: str, today: date) -> StoryLine:
    kind, _, rest = line.partition(" ")
    if kind in tuple(ContactKind):
        return _person(ContactKind(kind), rest, today)
    if found := _RELATION.fullmatch(line):
        kinds = {words.relation_words(kind): kind for kind in RelationKind}
        return RelationLine(
            subject=found["subject"], kind=kinds[found["kind"]], other=found["other"]
        )
    return _dated(rest, _Days(_day(kind, today), today))


@dataclass(frozen=True, slots=True)
class _Days:
    """The day of a line, and the day the story is read."""

    day: date
    today: date


def _dated(said: str, days: _Days) -> StoryLine:
    for pattern, make in _PATTERNS:
        if found := pattern.fullmatch(said):
            return make(found, days)
    deed, label = _deed_and_label(said)
    return FavourLine(day=days.day, deed=deed, label=label)


# --- words ---

# Words that no short name may hold, so that a line can be read in one way only.
_KEPT = (
    "I|me|my|and|to|via|with|from|for|about|by|in|is|at|a|an|the|came|need|said|told"
    "|introduced|introducing|gave|brought|lent|paid|made|did|hosted|worked|wrote"
    "|helped|thanked|called|met|let|asked|blocked|closed|wants|only|quiet|works"
    "|knows|employs|correct|video|never|through|some|something|money"
)
_WORD = rf'(?!\d|(?:{_KEPT})(?![^\s,;:#"=]))[^\s,;:#"=]+'
_NAME = rf"{_WORD}(?: {_WORD}){{0,5}}"
_NAMES = rf"{_NAME}(?:, {_NAME})*(?: and {_NAME})?"
_CHAIN = rf"{_NAME}(?: via {_NAME})*"
_LABEL = r"#[\w-]+"
_LABELS = rf"{_LABEL}(?: and {_LABEL})*"
_SUM = r"\d+(?:\.\d+)? [A-Z]{3}"
_QUOTED = r'"(?:\\.|[^"\\])*"'
_SUBJECT = rf'(?:{_QUOTED}|[^:"]+?)'
_ISO_DAY = r"\d{4}-\d\d-\d\d"
_ANY_DAY = rf"(?:{_ISO_DAY}|today|[+-]\d+)"


def _one_of(vocabulary: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in vocabulary)


def _day(text: str, today: date) -> date:
    if text == "today":
        return today
    if re.fullmatch(r"[+-]\d{1,6}", text):
        return today + timedelta(days=int(text))
    if not re.fullmatch(_ISO_DAY, text):
        raise ValueError
    return date.fromisoformat(text)


def _text(raw: str | None) -> str:
    """Read a text; one in quotes says exactly what stands in them."""
    if raw is None:
        return ""
    raw = raw.strip()
    if not raw.startswith('"'):
        return raw
    text, end = _quoted(raw)
    if end != len(raw):
        raise ValueError
    return text


def _quoted(raw: str) -> tuple[str, int]:
    try:
        text, end = JSONDecoder().raw_decode(raw)
    except JSONDecodeError as error:
        raise ValueError from error
    return str(text), end


def _names(raw: str) -> tuple[str, ...]:
    return tuple(re.split(", | and ", raw))


def _chain(raw: str | None) -> tuple[str, ...]:
    return tuple(raw.split(" via ")) if raw else ()


def _labels(raw: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"#([\w-]+)", raw or ""))


def _money(raw: str | None) -> Money | None:
    if raw is None:
        return None
    amount, currency = raw.split(" ")
    return Money(Decimal(amount), currency)


# --- people ---


def _person(kind: ContactKind, rest: str, today: date) -> PersonLine:
    pieces = re.findall(rf'(?:{_QUOTED}|[^;"])+', rest)
    if ";".join(pieces) != rest:
        raise ValueError
    head, *fields = (piece.strip() for piece in pieces)
    name, _, full_name = head.partition(" = ")
    if not re.fullmatch(_NAME, name):
        raise ValueError
    columns: dict[str, Any] = {}
    for text in fields:
        for column, value in _field(text, today):
            if isinstance(value, tuple):
                value = (*columns.get(column, ()), *value)  # noqa: PLW2901 -- they add up
            elif column in columns:
                raise ValueError
            columns[column] = value
    return PersonLine(
        name=name, full_name=_text(full_name) or name, kind=kind, **columns
    )


def _field(text: str, today: date) -> Iterator[tuple[str, Any]]:
    """Read one piece of a person's line; its form says what it is."""
    word, _, rest = text.partition(" ")
    if text in words.LANGUAGES:
        yield "language", words.LANGUAGES[text]
    elif word in _FIELDS and rest:
        yield _FIELDS[word], _text(rest)
    elif found := re.fullmatch(r"circle (\d+)", text):
        yield "circle", int(found[1])
    elif found := re.fullmatch(rf"born {_YEAR_DAY}", text):
        yield "born", _year_day(found["when"], today)
    elif found := re.fullmatch(rf"anniversary {_YEAR_DAY}(?: (?P<label>.+))?", text):
        when = _year_day(found["when"], today)
        yield "anniversaries", (Anniversary(when, _text(found["label"])),)
    elif re.fullmatch(r"[^\s@]+@[^\s@]+", text):
        yield "emails", (text,)
    elif re.fullmatch(r"\+?\d[\d ().-]*", text):
        yield "phones", (text,)
    else:
        yield "spheres", tuple(Sphere(sphere) for sphere in text.split(", "))


_FIELDS = {"at": "organisation", "title": "title", "nick": "nickname", "note": "note"}
_YEAR_DAY = rf"(?P<when>{_ISO_DAY}|\d\d-\d\d|(?:\d{{4}} )?[+-]\d+)"
_LEAP_YEAR = 2000
_LEAP_DAY = (2, 29)


def _year_day(text: str, today: date) -> YearDay:
    if re.fullmatch(r"\d\d-\d\d", text):
        found = date.fromisoformat(f"{_LEAP_YEAR}-{text}")
        return YearDay(found.month, found.day)
    year, _, shift = text.rpartition(" ")
    found = _day(shift, today)
    if re.fullmatch(_ISO_DAY, shift):
        return YearDay(found.month, found.day, found.year)
    if year and (found.month, found.day) == _LEAP_DAY:
        found -= timedelta(days=1)  # a day that not every year has
    return YearDay(found.month, found.day, int(year) if year else None)


_RELATION = re.compile(
    rf"(?P<subject>{_NAME})"
    rf" (?P<kind>{_one_of(words.relation_words(k) for k in RelationKind)})"
    rf" (?P<other>{_NAME})"
)


# --- favours ---

_Made = Callable[[re.Match[str], _Days], StoryLine]

_LABEL_LAST = re.compile(r"(?<!returning)(?<! and) #([\w-]+)$")


def _deed_and_label(said: str) -> tuple[Deed, str]:
    found = _LABEL_LAST.search(said)
    return (_deed(said[: found.start()]), found[1]) if found else (_deed(said), "")


def _deed(said: str) -> Deed:
    for kind, by_me, pattern in _DEEDS:
        if found := pattern.fullmatch(said):
            columns = _tail(kind, found["tail"])
            if "mine" in found.groupdict():
                columns["about"] = f"my {columns['about']}"
            who = found["who"]
            giver, receiver = (ME, who) if by_me else (who, ME)
            return Deed(giver=giver, receiver=receiver, kind=kind, **columns)
    raise ValueError


def _deeds() -> Iterator[tuple[FavourKind, bool, re.Pattern[str]]]:
    who = f"(?P<who>{_NAME})"
    tail = "(?P<tail>(?:[:,]| about ).*)?"
    for by_me, table in ((False, words.THEIR_DEEDS), (True, words.MY_DEEDS)):
        for kind, form in table.items():
            last = "(?P<tail>.+)" if form.endswith(" ") else tail
            if kind is FavourKind.MONEY:
                last = rf"(?P<tail>(?:{_SUM}|money)(?:[,:]| about |$).*)"
            elif kind is FavourKind.THING_LENT and by_me:
                # Without such a word it could still be part of the name.
                known = rf'{_SUM}|"|{words.NOTHING_NAMED}|(?:a|an|the|my|some) '
                last = f"(?P<tail>(?:{known}).*)"
            yield kind, by_me, re.compile(form.format(who=who) + last, re.DOTALL)
    free = "(?P<tail>.+)"
    other, publicity = FavourKind.OTHER, FavourKind.PUBLICITY
    yield other, False, re.compile(f"{who} helped me with {free}", re.DOTALL)
    yield other, True, re.compile(f"I helped {who} with {free}", re.DOTALL)
    yield (
        publicity,
        False,
        re.compile(f"{who} wrote about (?P<mine>my) {free}", re.DOTALL),
    )


_DEEDS = list(_deeds())


def _tail(kind: FavourKind, tail: str | None) -> dict[str, Any]:
    """Read what stands behind the verb: what, what about, and the modifiers."""
    rest = tail or ""
    columns: dict[str, Any] = {}
    if kind in {FavourKind.MONEY, FavourKind.THING_LENT} and (
        found := re.match(rf"({_SUM})(?= about |[,:]|$)", rest)
    ):
        columns["money"] = _money(found[1])
        rest = rest[found.end() :]
    elif kind is FavourKind.MONEY:
        rest = rest.removeprefix("money")
    elif kind is FavourKind.THING_LENT and re.match(_UNNAMED, rest):
        rest = rest.removeprefix(words.NOTHING_NAMED)
    elif rest and not rest.startswith((":", ",", " about ")):
        column = "thing" if kind is FavourKind.THING_LENT else "about"
        columns[column], rest = _taken_text(rest)
    if rest.startswith(": "):
        what, rest = _taken_text(rest[2:])
        columns["thing" if kind is FavourKind.GIFT else "about"] = what
    if rest.startswith(" about "):
        if "about" in columns:
            raise ValueError
        columns["about"], rest = _taken_text(rest.removeprefix(" about "))
    return columns | _modifiers(rest, columns)


_UNNAMED = rf"{words.NOTHING_NAMED}(?= about |,|$)"


def _taken_text(rest: str) -> tuple[str, str]:
    """Take a text off; a bare one goes on to the first of the modifiers."""
    if rest.startswith('"'):
        text, end = _quoted(rest)
        return text, rest[end:]
    pieces = rest.split(", ")
    last = len(pieces)
    while last > 1 and _is_modifier(pieces[last - 1]):
        last -= 1
    return ", ".join(pieces[:last]).strip(), "".join(f", {p}" for p in pieces[last:])


_MODIFIER = re.compile(
    rf"(?P<weight>{_one_of(Weight)})|(?P<minutes>\d+) minutes?|(?P<hours>\d+) hours?"
    rf"|(?P<money>{_SUM})|(?P<own>on its own)|returning (?P<returns>{_LABELS})"
)


def _is_modifier(piece: str) -> bool:
    return _MODIFIER.fullmatch(piece) is not None


def _modifiers(rest: str, known: Mapping[str, Any]) -> dict[str, Any]:
    first, *pieces = rest.split(", ")
    if first:
        raise ValueError
    columns: dict[str, Any] = {}
    for piece in pieces:
        column, value = _modifier(piece)
        if column in columns or column in known:
            raise ValueError
        columns[column] = value
    return columns


def _modifier(piece: str) -> tuple[str, Any]:
    found = _MODIFIER.fullmatch(piece)
    match found and found.lastgroup:
        case "weight":
            return "weight", Weight(piece)
        case "minutes":
            return "minutes", int(piece.split(maxsplit=1)[0])
        case "hours":
            return "minutes", 60 * int(piece.split(maxsplit=1)[0])
        case "money":
            return "money", _money(piece)
        case "own":
            return "on_its_own", True
        case "returns":
            return "returns", _labels(piece)
    raise ValueError


def _correction(found: re.Match[str], days: _Days) -> StoryLine:
    day = found["day"]
    return CorrectionLine(
        day=days.day,
        favour=found["label"],
        deed=_deed(found["said"]),
        deed_day=_day(day, days.today) if day else None,
    )


def _withdrawal(found: re.Match[str], days: _Days) -> StoryLine:
    return WithdrawalLine(day=days.day, favour=found["label"])


def _thanks(found: re.Match[str], days: _Days) -> StoryLine:
    return ThanksLine(
        day=days.day,
        person=found["who"],
        favours=_labels(found["labels"]),
        note=_text(found["text"]),
    )


def _let_go(found: re.Match[str], days: _Days) -> StoryLine:
    return SettlementLine(
        day=days.day, favour=found["label"], kind=SettlementKind.WAIVED
    )


def _released(found: re.Match[str], days: _Days) -> StoryLine:
    return SettlementLine(
        day=days.day,
        favour=found["label"],
        kind=SettlementKind.RELEASED,
        by=found["who"],
    )


def _by_me(found: re.Match[str], days: _Days) -> StoryLine:
    return _repayment(found, days, ME, found["who"])


def _by_them(found: re.Match[str], days: _Days) -> StoryLine:
    return _repayment(found, days, found["who"], ME)


def _repayment(
    found: re.Match[str], days: _Days, giver: str, receiver: str
) -> RepaymentLine:
    parts = found.groupdict()
    return RepaymentLine(
        day=days.day,
        giver=giver,
        receiver=receiver,
        money=_money(parts.get("money")),
        favour=parts.get("label") or "",
    )


def _not_back(found: re.Match[str], days: _Days) -> StoryLine:
    return RepaymentLine(day=days.day, favour=found["label"], waived=True)


# --- introductions, projects, news ---


def _introduction(
    found: re.Match[str],
    days: _Days,
    direction: IntroductionDirection,
    state: IntroductionState = IntroductionState.MADE,
) -> IntroductionLine:
    parts = found.groupdict()
    parties = _names(parts["parties"])
    if one := parts.get("one"):
        parties = (one, *parties)
    return IntroductionLine(
        day=days.day,
        direction=direction,
        introducers=_chain(parts.get("chain")),
        parties=parties,
        project=_text(parts["project"]),
        purpose=_text(parts["purpose"] or parts["why"]),
        state=state,
    )


def _to_me(found: re.Match[str], days: _Days) -> StoryLine:
    return _introduction(found, days, IntroductionDirection.TO_ME)


def _introduced_by_me(found: re.Match[str], days: _Days) -> StoryLine:
    return _introduction(found, days, IntroductionDirection.BY_ME)


def _considered(found: re.Match[str], days: _Days) -> StoryLine:
    return _introduction(
        found, days, IntroductionDirection.BY_ME, IntroductionState.CONSIDERED
    )


def _between_others(found: re.Match[str], days: _Days) -> StoryLine:
    return _introduction(found, days, IntroductionDirection.BETWEEN_OTHERS)


def _project(found: re.Match[str], days: _Days) -> StoryLine:
    return ProjectLine(
        day=days.day,
        name=_text(found["subject"]),
        brought_by=_chain(found["chain"]),
        value=_money(found["money"]),
    )


def _milestone(found: re.Match[str], days: _Days) -> StoryLine:
    return MilestoneLine(
        day=days.day,
        subject=_text(found["subject"]),
        kind=MilestoneKind(found["kind"]),
        value=_money(found["money"]),
        note=_text(found["note"]),
        heard_from=found.groupdict().get("who") or "",
    )


def _telling(found: re.Match[str], days: _Days) -> StoryLine:
    channel = found["channel"]
    return TellingLine(
        day=days.day,
        introducer=found["who"],
        subject=_text(found["subject"]),
        channel=Channel(channel) if channel else Channel.MAIL,
        text=_text(found["text"]),
    )


def _not_needed(found: re.Match[str], days: _Days) -> StoryLine:
    return TellingLine(
        day=days.day,
        introducer=found["who"],
        subject=_text(found["subject"]),
        is_needed=False,
    )


def _question(found: re.Match[str], days: _Days) -> StoryLine:
    return QuestionLine(
        day=days.day, person=found["who"], about=_text(found["subject"])
    )


def _proposal(found: re.Match[str], days: _Days) -> StoryLine:
    weight = found["weight"]
    is_accepted = found["word"] == "accepted"
    if not is_accepted and (weight or found["label"]):
        raise ValueError
    return ProposalLine(
        day=days.day,
        introducer=found["who"],
        subject=_text(found["subject"]),
        is_accepted=is_accepted,
        weight=Weight(weight) if weight else None,
        label=found["label"] or "",
    )


# --- what passed between us, and boundaries ---


def _talk(channel: Channel, direction: Direction) -> _Made:
    def make(found: re.Match[str], days: _Days) -> StoryLine:
        return InteractionLine(
            day=days.day,
            people=_names(found["who"]),
            channel=channel,
            direction=direction,
            note=_text(found["text"]),
        )

    return make


def _thanked_me(found: re.Match[str], days: _Days) -> StoryLine:
    return InteractionLine(
        day=days.day,
        people=_names(found["who"]),
        channel=Channel.MAIL,
        direction=Direction.FROM_THEM,
        note=_text(found["text"]) or words.THANKED,
    )


def _boundary(said: str, days: _Days, set_by: BoundarySetter) -> BoundaryLine:
    for kind, pattern in _LIMITS:
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            channel, until = parts.get("channel"), parts.get("until")
            at_most, period = parts.get("at_most"), parts.get("period_days")
            return BoundaryLine(
                day=days.day,
                person=found["who"],
                kind=kind,
                set_by=set_by,
                channel=Channel(channel) if channel else None,
                until=_day(until, days.today) if until else None,
                at_most=int(at_most) if at_most else None,
                period_days=int(period) if period else None,
                why=_text(parts["text"]),
            )
    raise ValueError


def _theirs(found: re.Match[str], days: _Days) -> StoryLine:
    return _boundary(found[0], days, BoundarySetter.THEM)


def _mine(found: re.Match[str], days: _Days) -> StoryLine:
    return _boundary(found["said"], days, BoundarySetter.ME)


def _lifted(found: re.Match[str], days: _Days) -> StoryLine:
    set_by = BoundarySetter.ME if found["mine"] else BoundarySetter.THEM
    return LiftedLine(day=days.day, boundary=_boundary(found["said"], days, set_by))


def _no_business(found: re.Match[str], days: _Days) -> StoryLine:
    return BoundaryLine(
        day=days.day,
        person=found["who"],
        kind=BoundaryKind.NO_BUSINESS,
        set_by=BoundarySetter.ME,
        why=_text(found["text"]),
    )


# --- the table ---

_WHO = f"(?P<who>{_NAME})"
_TEXT_LAST = r"(?:: (?P<text>.+))?"
_OWN_LABEL = r"(?: #(?P<label>[\w-]+))?"
_THE_LABEL = r"#(?P<label>[\w-]+)"
_THE_SUBJECT = rf"(?:the )?(?P<subject>{_SUBJECT})"
_FOR = (
    rf"(?: for the (?P<project>{_QUOTED}|[^:\"]+?)(?:: (?P<why>.+))?"
    r"| for (?!the )(?P<purpose>.+))?"
)
_PARTIES = f"(?P<parties>{_NAMES})"
_HAPPENED = (
    rf"(?P<kind>{_one_of(MilestoneKind)})(?:, (?P<money>{_SUM}))?"
    rf"(?:{words.NOTE}(?P<note>.+))?"
)
_LIMIT_PARTS = {
    "who": _WHO,
    "channel": f"(?P<channel>{_one_of(Channel)})",
    "at_most": r"(?P<at_most>\d+)",
    "period_days": r"(?P<period_days>\d+)",
    "until": f"(?P<until>{_ANY_DAY})",
}
_BLOCKED_ON = f"(?: on {_LIMIT_PARTS['channel']})?"
_LIMITS = [
    (
        kind,
        re.compile(
            form.format_map(_LIMIT_PARTS)
            + (_BLOCKED_ON if kind is BoundaryKind.BLOCKED else "")
            + _TEXT_LAST,
            re.DOTALL,
        ),
    )
    for kind, form in words.LIMITS.items()
]
_SOME_LIMIT = (
    rf"{_NAME} (?:blocked me|closed their|wants no|only by|quiet until).*|at most .*"
)

_TABLE: list[tuple[str, _Made]] = [
    (
        rf"correct {_THE_LABEL}: (?:(?P<day>{_ANY_DAY}) )?(?P<said>.+)",
        _correction,
    ),
    (f"{_THE_LABEL} never happened", _withdrawal),
    (f"{_THE_LABEL} need not come back", _not_back),
    (rf"I thanked {_WHO}(?: for (?P<labels>{_LABELS}))?{_TEXT_LAST}", _thanks),
    (f"I let {_THE_LABEL} go", _let_go),
    (f"{_WHO} said {_THE_LABEL} is settled", _released),
    (f"I paid {_WHO} back (?P<money>{_SUM})(?: for {_THE_LABEL})?", _by_me),
    (f"{_WHO} paid me back (?P<money>{_SUM})(?: for {_THE_LABEL})?", _by_them),
    (f"I gave {_WHO} back {_THE_LABEL}", _by_me),
    (f"{_WHO} gave me back {_THE_LABEL}", _by_them),
    (f"(?P<chain>{_CHAIN}) introduced me to {_PARTIES}{_FOR}", _to_me),
    (f"I introduced (?P<one>{_NAME}) to {_PARTIES}{_FOR}", _introduced_by_me),
    (f"I think of introducing (?P<one>{_NAME}) to {_PARTIES}{_FOR}", _considered),
    (
        f"(?P<chain>{_CHAIN}) introduced (?P<one>{_NAME}) to {_PARTIES}{_FOR}",
        _between_others,
    ),
    (
        (
            rf"{_THE_SUBJECT} came (?:by itself|through (?P<chain>{_CHAIN}))"
            rf"(?:, (?P<money>{_SUM}))?"
        ),
        _project,
    ),
    (f"{_WHO} told me about {_THE_SUBJECT}: {_HAPPENED}", _milestone),
    (
        (
            f"I told {_WHO} about {_THE_SUBJECT}"
            f"(?: by (?P<channel>{_one_of(Channel)}))?{_TEXT_LAST}"
        ),
        _telling,
    ),
    (f"{_WHO} need not hear about {_THE_SUBJECT}", _not_needed),
    (f"I asked {_WHO} about {_THE_SUBJECT}", _question),
    (
        (
            rf"I (?P<word>accepted|declined) the favour of {_WHO} for {_THE_SUBJECT}"
            rf"(?:, (?P<weight>{_one_of(Weight)}))?{_OWN_LABEL}"
        ),
        _proposal,
    ),
    *(
        (form.format(who=f"(?P<who>{_NAMES})") + _TEXT_LAST, _talk(*how))
        for form, how in words.TALKS.items()
    ),
    (f"(?P<who>{_NAMES}) thanked me{_TEXT_LAST}", _thanked_me),
    (f"no business with {_WHO}{_TEXT_LAST}", _no_business),
    (f"{words.MY_RULE}(?P<said>.+)", _mine),
    (f"{words.NO_LONGER}(?P<mine>{words.MY_RULE})?(?P<said>.+)", _lifted),
    (_SOME_LIMIT, _theirs),
    (f"{_THE_SUBJECT}: {_HAPPENED}", _milestone),
]
_PATTERNS = [(re.compile(pattern, re.DOTALL), make) for pattern, make in _TABLE]
