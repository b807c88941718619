"""What today asks for: whom to thank, to tell, to give back to, to think of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Generic, TypeVar

from django.db.models import Q

from entregent.core import occasions
from entregent.core.courtesy import Answer, Purpose, Verdict
from entregent.core.ids import ContactId, FavourId, SpaceId
from entregent.core.ledger.balance import Share, shares
from entregent.core.ledger.entries import Side
from entregent.core.ledger.load import Load
from entregent.core.vocabulary import FavourKind, OccasionKind, Weight
from entregent.queries import access, boundaries, ledger
from entregent.queries.loops import (
    LoopLine,
    ProposalLine,
    ReportLine,
    Someone,
    due_reports,
    proposals_open,
    questions_due,
    report_lines,
)
from entregent.store.models import (
    Account,
    Contact,
    Favour,
    Occasion,
    Report,
    Space,
    User,
)

Row = TypeVar("Row")

MOST_LINES = 7
OCCASION_DAYS = 14
_CANDIDATES = 3 * MOST_LINES
_FAMILIAR = 5


@dataclass(frozen=True, slots=True)
class FavourWords:
    """A favour as a reason names it."""

    id: FavourId
    kind: FavourKind
    weight: Weight
    about: str
    day: date
    open_units: int


@dataclass(frozen=True, slots=True)
class ThankLine:
    """Somebody to thank, and what for, the weightiest first."""

    someone: Someone
    favours: tuple[FavourWords, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """Somebody whose favours wait to be returned, the oldest first."""

    someone: Someone
    favours: tuple[FavourWords, ...]
    since: date
    verdict: Verdict

    @property
    def shares(self) -> tuple[Share, ...]:
        """How many there are of each weight, the heaviest first."""
        return shares((favour.weight, favour.open_units) for favour in self.favours)


@dataclass(frozen=True, slots=True)
class OccasionLine:
    """A birthday or another day that comes; `turns` where the year is known."""

    someone: Someone
    kind: OccasionKind
    label: str
    day: date
    in_days: int
    turns: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """An introduction the owner made and may gently ask about, once."""

    loop: LoopLine
    someone: Someone
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class More:
    """Whether there is more under a heading than today shows."""

    thank: bool
    tell: bool
    give_back: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The letter of the day; whoever courtesy leaves in peace today is not in it.

    `waiting` are those to whom something is owed that must wait, with their verdicts.
    `familiar` are those last written to alone, named while the ledger is still empty:
    the first favours are likely theirs.
    """

    day: date
    tell: tuple[ReportLine, ...]
    thank: tuple[ThankLine, ...]
    give_back: tuple[ReturnLine, ...]
    accept: tuple[ProposalLine, ...]
    prepare: tuple[OccasionLine, ...]
    ask: tuple[QuestionLine, ...]
    waiting: tuple[tuple[Someone, Verdict], ...]
    load: Load
    more: More
    familiar: tuple[Someone, ...]
    is_empty_book: bool

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is asked of the owner today."""
        return not (
            self.tell
            or self.thank
            or self.give_back
            or self.accept
            or self.prepare
            or self.ask
        )


def today(user: User, space_id: SpaceId, day: date) -> Today:
    """Say what a day asks of the owner of a book."""
    space = access.readable_space(user, space_id)
    tell = _sieved(_reports(space, day), Purpose.REPORT, day)
    thank = _sieved(_unthanked(space), Purpose.THANKS, day)
    give_back = _sieved(_unreturned(space), Purpose.HELP, day)
    return Today(
        day=day,
        tell=tuple(report_lines(tell.shown, day)),
        thank=tuple(_thank_lines(thank)),
        give_back=tuple(_return_lines(give_back, day)),
        accept=tuple(proposals_open(space, MOST_LINES)),
        prepare=tuple(_occasions(space, day)[:MOST_LINES]),
        ask=tuple(_questions(space, day)[:MOST_LINES]),
        waiting=tuple((tell.waiting | thank.waiting).items()),
        load=ledger.load(space, day),
        more=More(
            thank=thank.has_more, tell=tell.has_more, give_back=give_back.has_more
        ),
        familiar=tuple(_familiar(space, day)),
        is_empty_book=not space.contact_set.exclude(pk=space.me_id or 0).exists(),
    )


def occasion_lines(
    rows: Iterable[Occasion],
    day: date,
    within_days: int,
    verdicts: Mapping[int, Verdict],
) -> list[OccasionLine]:
    """Return the days of the year that come soon, the nearest first.

    `verdicts` are what courtesy says about a word to each of the contacts.
    """
    found = {}
    for row in rows:
        value = occasions.Occasion(
            contact=ContactId(row.contact_id),
            kind=OccasionKind(row.kind),
            month=row.month,
            day=row.day,
            year=row.year,
            label=row.label,
        )
        found[value] = Someone(value.contact, row.contact.full_name)
    return [
        OccasionLine(
            someone=found[line.occasion],
            kind=line.occasion.kind,
            label=line.occasion.label,
            day=line.day,
            in_days=line.in_days,
            turns=line.turns,
            verdict=verdicts[line.occasion.contact],
        )
        for line in occasions.upcoming(found, day, within_days)
    ]


@dataclass(frozen=True, slots=True)
class _Sieved(Generic[Row]):
    """Rows about people courtesy leaves free today, and the people who must wait."""

    free: list[Row]
    verdicts: dict[int, Verdict]
    waiting: dict[Someone, Verdict]

    @property
    def shown(self) -> list[Row]:
        """As many as a heading shows."""
        return self.free[:MOST_LINES]

    @property
    def has_more(self) -> bool:
        """Whether there are more than a heading shows."""
        return len(self.free) > MOST_LINES


def _sieved(
    rows: Iterable[tuple[Contact, Row]], purpose: Purpose, day: date
) -> _Sieved[Row]:
    """Ask courtesy about the people of some rows, before more is read about them."""
    found = list(rows)
    verdicts = boundaries.verdicts({who.pk for who, _ in found}, purpose, day)
    return _Sieved(
        [row for who, row in found if verdicts[who.pk].answer is Answer.YES],
        verdicts,
        {
            Someone(ContactId(who.pk), who.full_name): verdicts[who.pk]
            for who, _ in found
            if verdicts[who.pk].answer is Answer.WAITS
        },
    )


def _reports(space: Space, day: date) -> Iterator[tuple[Contact, Report]]:
    for row in due_reports(space, day)[:_CANDIDATES]:
        yield row.introducer, row


def _unthanked(space: Space) -> Iterator[tuple[Contact, Account]]:
    rows = Account.objects.filter(space=space, unthanked__gt=0)
    order = ("-unthanked_units", "unthanked_since", "contact_id")
    for row in rows.select_related("contact").order_by(*order)[:_CANDIDATES]:
        yield row.contact, row


def _unreturned(space: Space) -> Iterator[tuple[Contact, Account]]:
    """List whom I owe and have thanked: thanks come before returns."""
    rows = Account.objects.filter(space=space, i_owe__gt=0, unthanked=0)
    order = ("-i_owe", "i_owe_since", "contact_id")
    for row in rows.select_related("contact").order_by(*order)[:_CANDIDATES]:
        yield row.contact, row


def _thank_lines(thank: _Sieved[Account]) -> Iterator[ThankLine]:
    favours = _favours([row.pk for row in thank.shown], Q(wants_thanks=True))
    for row in thank.shown:
        yield ThankLine(_someone(row), tuple(favours[row.pk]), thank.verdicts[row.pk])


def _return_lines(give_back: _Sieved[Account], day: date) -> Iterator[ReturnLine]:
    which = Q(side=Side.RECEIVED, open_units__gt=0)
    favours = _favours([row.pk for row in give_back.shown], which)
    for row in give_back.shown:
        yield ReturnLine(
            _someone(row),
            tuple(sorted(favours[row.pk], key=lambda f: (f.day, f.id))),
            row.i_owe_since or day,
            give_back.verdicts[row.pk],
        )


def _favours(
    contact_ids: Collection[int], which: Q
) -> defaultdict[int, list[FavourWords]]:
    found: defaultdict[int, list[FavourWords]] = defaultdict(list)
    rows = Favour.objects.filter(which, contact_id__in=contact_ids)
    for row in rows.order_by("day", "id"):
        weight = Weight(row.weight)
        found[row.contact_id].append(
            FavourWords(
                FavourId(row.pk),
                FavourKind(row.kind),
                weight,
                row.about or row.thing,
                row.day,
                row.open_units,
            )
        )
    for favours in found.values():
        favours.sort(key=lambda f: (-f.weight.units, f.day, f.id))
    return found


def _occasions(space: Space, day: date) -> list[OccasionLine]:
    rows = list(_soon(space, day))
    keys = {row.contact_id for row in rows}
    verdicts = boundaries.verdicts(keys, Purpose.WORD, day)
    lines = occasion_lines(rows, day, OCCASION_DAYS, verdicts)
    return [line for line in lines if _is_free(line.verdict)]


def _soon(space: Space, day: date) -> Iterator[Occasion]:
    """Read the days of the year that come soon, the nearest of each month."""
    days = [day + timedelta(days=n) for n in range(OCCASION_DAYS + 1)]
    rows = Occasion.objects.filter(space=space).exclude(contact=space.me_id)
    for month, in_month in groupby(days, key=lambda each: each.month):
        of_month = [each.day for each in in_month]
        first, last = of_month[0], of_month[-1]
        # 29 February falls on the 28th in common years.
        last = 29 if (month, last) == (2, 28) else last
        near = rows.filter(month=month, day__range=(first, last))
        yield from near.select_related("contact").order_by("day", "id")[:_CANDIDATES]


def _questions(space: Space, day: date) -> list[QuestionLine]:
    """List of whom the owner may ask how it went: the first party who is free."""
    loops = questions_due(space, day, _CANDIDATES)
    parties = {
        loop.id: [p.someone for i in loop.introductions for p in i.parties]
        for loop in loops
    }
    keys = {someone.id for found in parties.values() for someone in found}
    verdicts = boundaries.verdicts(keys, Purpose.WORD, day)
    free = {
        key: [someone for someone in found if _is_free(verdicts[someone.id])]
        for key, found in parties.items()
    }
    return [
        QuestionLine(loop, free[loop.id][0], verdicts[free[loop.id][0].id])
        for loop in loops
        if free[loop.id]
    ]


def _familiar(space: Space, day: date) -> list[Someone]:
    """Name some people the owner writes to, while nobody's help is noted yet."""
    if Favour.objects.filter(space=space).exists():
        return []
    rows = Contact.objects.filter(space=space, last_word_from_me__isnull=False)
    keys = rows.order_by("-last_word_from_me", "id").values_list("pk", "full_name")
    free = [Someone(ContactId(key), name) for key, name in keys[:_CANDIDATES]]
    verdicts = boundaries.verdicts([s.id for s in free], Purpose.WORD, day)
    return [s for s in free if _is_free(verdicts[s.id])][:_FAMILIAR]


def _is_free(verdict: Verdict) -> bool:
    return verdict.answer is Answer.YES


def _someone(account: Account) -> Someone:
    return Someone(ContactId(account.pk), account.contact.full_name)
