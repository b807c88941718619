"""The real acts on a real book, at random: after every step its books are sound."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from entregent.acts import contacts, favours, history, spaces
from entregent.core.ids import ContactId, FavourId
from entregent.core.ledger.entries import SettlementKind
from entregent.core.money import Money
from entregent.core.refusals import Refusal
from entregent.core.vocabulary import FavourKind, Weight
from entregent.queries import access, checkup, ledger
from entregent.store.models import Account, Contact, Event, Favour, Posting

_KINDS = st.sampled_from(
    [FavourKind.ADVICE, FavourKind.WORK, FavourKind.THING_LENT, FavourKind.MONEY]
)
_WEIGHTS = st.sampled_from(Weight)
_AGO = st.integers(0, 40)
_ANY = st.integers(0, 10_000)
_SUMS = st.none() | st.integers(1, 90).map(lambda n: Money(Decimal(n), "EUR"))


class LedgerMachine(RuleBasedStateMachine):
    """One book with two people in it, and everything its ledger can do."""

    @initialize()
    def open_a_book(self) -> None:
        self.day = date(2026, 6, 1)
        self.user = spaces.make_user(f"owner{Event.objects.count()}")
        wish = spaces.OpenBook(name="Book", owner_name="Ada Mer")
        self.space = spaces.open_book(self.user, wish)
        self.where = (self.user, self.space)
        space = access.readable_space(*self.where)
        self.me = ContactId(space.me_id or 0)
        self.people = [
            contacts.add_contact(*self.where, contacts.AddContact(full_name=name))
            for name in ("Lei", "Bea")
        ]

    def teardown(self) -> None:
        if hasattr(self, "space"):
            spaces.delete_book(access.readable_space(*self.where))
            self.user.delete()

    def favour(self, number: int) -> FavourId:
        """Choose one of the entries there are; nothing, if there is none."""
        keys = Favour.objects.filter(space_id=self.space).order_by("id")
        found = list(keys.values_list("pk", flat=True))
        return FavourId(found[number % len(found)] if found else 0)

    def try_to(self, act: Callable[..., Any], *arguments: Any) -> bool:
        """Do something, or be told kindly that it cannot be done."""
        try:
            act(*self.where, *arguments)
        except Refusal:
            return False
        return True

    @rule(days=st.integers(-30, 60))
    def another_day(self, days: int) -> None:
        self.day += timedelta(days=days)
        django_settings.ENTREGENT_TODAY = self.day

    @rule(
        who=st.integers(0, 1),
        by_me=st.booleans(),
        kind=_KINDS,
        weight=_WEIGHTS,
        ago=_AGO,
        money=_SUMS,
        on_its_own=st.booleans(),
        names=st.lists(_ANY, max_size=2),
    )
    def record(self, who: int, names: list[int], **said: Any) -> None:
        self.try_to(favours.record_favour, self.wish(who, names, **said))

    def wish(
        self, who: int, names: list[int], *, by_me: bool, ago: int, **said: Any
    ) -> favours.RecordFavour:
        other = self.people[who]
        giver, receiver = (self.me, other) if by_me else (other, self.me)
        return favours.RecordFavour(
            giver=giver,
            receiver=receiver,
            day=self.day - timedelta(days=ago),
            returns=tuple(self.favour(name) for name in names),
            **said,
        )

    @rule(
        which=_ANY,
        kind=_KINDS,
        weight=_WEIGHTS,
        ago=_AGO,
        money=_SUMS,
        names=st.none() | st.lists(_ANY, max_size=2),
    )
    def correct(
        self, which: int, ago: int, names: list[int] | None, **said: Any
    ) -> None:
        wish = favours.CorrectFavour(
            favour=self.favour(which),
            day=self.day - timedelta(days=ago),
            returns=None if names is None else tuple(map(self.favour, names)),
            **said,
        )
        self.try_to(favours.correct_favour, wish)

    @rule(which=_ANY)
    def withdraw(self, which: int) -> None:
        self.try_to(favours.withdraw_favour, self.favour(which))

    @rule(who=st.integers(0, 1), ago=_AGO, names=st.lists(_ANY, max_size=2))
    def thank(self, who: int, ago: int, names: list[int]) -> None:
        wish = favours.ThankContact(
            contact=self.people[who],
            day=self.day - timedelta(days=ago),
            favours=tuple(map(self.favour, names)),
        )
        self.try_to(favours.thank_contact, wish)

    @rule(which=_ANY, kind=st.sampled_from(SettlementKind), ago=_AGO)
    def settle(self, which: int, kind: SettlementKind, ago: int) -> None:
        day = self.day - timedelta(days=ago)
        wish = favours.SettleFavour(favour=self.favour(which), kind=kind, day=day)
        self.try_to(favours.settle_favour, wish)

    @rule(which=_ANY, ago=_AGO, money=_SUMS, waived=st.booleans())
    def repay(self, which: int, ago: int, **said: Any) -> None:
        day = self.day - timedelta(days=ago)
        wish = favours.RepayLoan(favour=self.favour(which), day=day, **said)
        self.try_to(favours.repay_loan, wish)

    @rule()
    def undo_last(self) -> None:
        self.try_to(history.undo_last)

    @rule(
        who=st.integers(0, 1),
        by_me=st.booleans(),
        kind=_KINDS,
        weight=_WEIGHTS,
        ago=_AGO,
        money=_SUMS,
    )
    def record_and_undo(self, who: int, **said: Any) -> None:
        before = self.written()
        wish = self.wish(who, [], **said)
        if self.try_to(favours.record_favour, wish):
            assert self.try_to(history.undo_last)
            assert self.written() == before

    def written(self) -> list[Any]:
        """Return how every favour and account stands."""
        rows = Favour.objects.filter(space_id=self.space).order_by("pk").values()
        sums = Account.objects.filter(space_id=self.space).order_by("pk").values()
        # An account that an undone favour opened stays, with nothing on it.
        return [*rows, *(row for row in sums if row["i_owe"] or row["they_owe"])]

    @invariant()
    def the_books_are_sound(self) -> None:
        if not hasattr(self, "space"):
            return
        checked = checkup.check(*self.where)
        assert [finding for finding in checked.findings if finding.wrong] == []
        posted = Posting.objects.filter(space_id=self.space)
        assert sum(posted.values_list("units", flat=True)) == 0
        kept = set(Contact.objects.values_list("pk", flat=True))
        sums = ledger.account_sums(*self.where)
        for contact in self.people:
            if contact not in kept:  # undone
                continue
            balance = ledger.balance_with(*self.where, contact, self.day)
            assert sums.get(contact, 0) == balance.net_units


def _play(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
        ),
    )


def test_the_ledger_is_sound_whatever_is_done(cast: object) -> None:
    _play(examples=12, steps=20)


@pytest.mark.long
def test_the_ledger_is_sound_whatever_is_done_for_long(cast: object) -> None:
    _play(examples=40, steps=40)
