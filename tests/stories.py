"""Books for the tests of the rules: a story's favours, played through without tables.

told = book('''
    2026-01-10 Lei brought me a project
    2026-02-03 Lei gave me advice
    2026-04-20 I brought Lei a project
''')
assert kinds(open_favours(told, owed_by=ME)) == ["advice"]
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from entregent.core.ids import ContactId, FavourId, SettlementId, ThanksId
from entregent.core.ledger.entries import (
    Favour,
    Repayment,
    Settlement,
    Side,
    Thanks,
)
from entregent.core.ledger.loans import Loan, loan
from entregent.core.ledger.replay import Account, Standing, replay
from entregent.formats.story import (
    ME,
    CorrectionLine,
    Deed,
    FavourLine,
    PersonLine,
    RepaymentLine,
    SettlementLine,
    StoryLine,
    ThanksLine,
    WithdrawalLine,
    read_story,
)

__all__ = [
    "ME",
    "Book",
    "Entries",
    "account_of",
    "book",
    "kinds",
    "labels",
    "loan_of",
    "open_favours",
    "standing",
]

TODAY = date(2026, 6, 1)


@dataclass
class Entries:
    """What was noted with one contact, in the order it was told."""

    favours: list[Favour] = field(default_factory=list)
    thanks: list[Thanks] = field(default_factory=list)
    settlements: list[Settlement] = field(default_factory=list)
    repayments: list[Repayment] = field(default_factory=list)


class Book(dict[str, Account]):
    """Accounts by name; `labels` are the favours that lines called by one."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Entries] = {}
        self.labels: dict[str, FavourId] = {}
        self.noted = 0

    def place(self) -> int:
        """Give what is noted next its place."""
        self.noted += 1
        return self.noted

    def favour(self, label: str) -> tuple[str, Favour]:
        """Find whom a labelled favour is with, and the entry that counts."""
        key = self.labels[label]
        return next(
            (name, favour)
            for name, entries in self.entries.items()
            for favour in entries.favours
            if favour.id == key
        )


def book(text: str, today: date = TODAY) -> Book:
    """Play the favours of a story through; other lines are a mistake."""
    told = Book()
    for line in read_story(text, today):
        _note(told, line)
        for name in told.entries:
            told[name] = account_of(told.entries[name])
    return told


def account_of(entries: Entries) -> Account:
    """Replay what was noted with one contact."""
    contact = entries.favours[0].contact if entries.favours else ContactId(0)
    return replay(contact, entries.favours, entries.thanks, entries.settlements)


def open_favours(told: Book, owed_by: str) -> list[Standing]:
    """List what is still open and owed by me, or by somebody, oldest first."""
    if owed_by != ME:
        return told[owed_by].open(Side.GIVEN)
    found = [s for account in told.values() for s in account.open(Side.RECEIVED)]
    return sorted(found, key=lambda s: (s.favour.day, s.favour.noted))


def kinds(standings: Iterable[Standing]) -> list[str]:
    """Name what kinds of favours they are."""
    return [standing.favour.kind.value for standing in standings]


def labels(told: Book, standings: Iterable[Standing]) -> list[str]:
    """Name favours as the story does."""
    names = {key: label for label, key in told.labels.items()}
    return [names.get(standing.favour.id, "?") for standing in standings]


def standing(told: Book, label: str) -> Standing:
    """Find how a labelled favour stands, also if it was corrected since."""
    name, favour = told.favour(label)
    return next(s for s in told[name].standings if s.favour.id == favour.id)


def loan_of(told: Book, label: str) -> Loan:
    """Say what is still out of a labelled loan."""
    name, _ = told.favour(label)
    stands = standing(told, label)
    keys = {stands.favour.id, *stands.earlier}
    back = [r for r in told.entries[name].repayments if r.favour in keys]
    return loan(stands.favour, back)


def _note(told: Book, line: StoryLine) -> None:
    match line:
        case PersonLine():
            pass
        case FavourLine():
            _note_favour(told, line)
        case CorrectionLine():
            name, old = told.favour(line.favour)
            new = _favour(told, line.deed, line.deed_day or old.day)
            returns = new.returns or old.returns
            _add(told, name, replace(new, corrects=old.id, returns=returns))
            told.labels[line.favour] = new.id
        case WithdrawalLine():
            name, old = told.favour(line.favour)
            place = told.place()
            gone = replace(
                old,
                id=FavourId(place),
                noted=place,
                corrects=old.id,
                withdrawn=True,
                returns=(),
            )
            _add(told, name, gone)
            told.labels[line.favour] = gone.id
        case _:
            _note_end(told, line)


def _note_end(told: Book, line: StoryLine) -> None:
    match line:
        case ThanksLine():
            entries = told.entries[line.person]
            keys = [told.labels[label] for label in line.favours]
            wanting = [
                s.favour.id
                for s in told[line.person].unthanked
                if s.favour.day <= line.day
            ]
            contact = entries.favours[0].contact
            entries.thanks.append(
                Thanks(
                    id=ThanksId(told.place()),
                    contact=contact,
                    day=line.day,
                    favours=tuple(keys or wanting),
                )
            )
        case SettlementLine():
            name, favour = told.favour(line.favour)
            place = told.place()
            word = Settlement(
                id=SettlementId(place),
                favour=favour.id,
                kind=line.kind,
                day=line.day,
                noted=place,
            )
            told.entries[name].settlements.append(word)
        case RepaymentLine():
            name, favour = told.favour(line.favour)
            back = Repayment(
                favour=favour.id, day=line.day, money=line.money, waived=line.waived
            )
            told.entries[name].repayments.append(back)
        case _:
            raise TypeError(line)


def _note_favour(told: Book, line: FavourLine) -> None:
    favour = _favour(told, line.deed, line.day)
    _add(told, line.deed.other, favour)
    if line.label:
        told.labels[line.label] = favour.id


def _add(told: Book, name: str, favour: Favour) -> None:
    told.entries[name].favours.append(favour)


def _favour(told: Book, deed: Deed, day: date) -> Favour:
    place = told.place()
    told.entries.setdefault(deed.other, Entries())
    return Favour(
        id=FavourId(place),
        contact=ContactId(1 + list(told.entries).index(deed.other)),
        side=Side.GIVEN if deed.giver == ME else Side.RECEIVED,
        kind=deed.kind,
        weight=deed.weight or deed.kind.usual_weight,
        day=day,
        noted=place,
        about=deed.about,
        minutes=deed.minutes,
        money=deed.money,
        thing=deed.thing,
        returns=tuple(told.labels[label] for label in deed.returns),
        on_its_own=deed.on_its_own,
    )
