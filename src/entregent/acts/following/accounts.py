"""Contacts' accounts: how each favour stands, every posting, and the sums."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from entregent.core.ids import FavourId
from entregent.core.ledger import loans, replay
from entregent.core.ledger.entries import Repayment, Side
from entregent.queries import entries
from entregent.store import models
from entregent.store.models import Closing, Favour, Posting, Space

_NOT_STANDING: dict[str, Any] = {
    "is_current": False,
    "open_units": 0,
    "returning_units": 0,
    "thanked_on": None,
    "wants_thanks": False,
    "lent_amount": None,
    "is_lent_out": False,
}
_SUMS = (
    "i_owe",
    "i_owe_since",
    "they_owe",
    "they_owe_since",
    "unthanked",
    "unthanked_units",
    "unthanked_since",
)
_BATCH = 500

_Accounts = Mapping[int, replay.Account]


def write_accounts(space: Space, contact_ids: Collection[int]) -> None:
    """Replay the entries of some contacts and write what follows from them."""
    accounts = entries.accounts_of(contact_ids)
    _write_standings(accounts)
    _write_postings(space, accounts)
    _write_closings(space, accounts)
    _write_sums(space, accounts)


def _write_standings(accounts: _Accounts) -> None:
    """Write how each favour stands; what stands as before is left alone."""
    standing = _standing_columns(accounts)
    for row in Favour.objects.filter(contact_id__in=accounts):
        columns = standing.get(row.pk, _NOT_STANDING)
        changed = [name for name in columns if getattr(row, name) != columns[name]]
        for name in changed:
            setattr(row, name, columns[name])
        if changed:
            row.save(update_fields=changed)


def _standing_columns(accounts: _Accounts) -> dict[int, dict[str, Any]]:
    standings = [s for account in accounts.values() for s in account.standings]
    lent = _loans([s for s in standings if loans.is_loan(s.favour)])
    return {
        standing.favour.id: {
            "is_current": not standing.favour.withdrawn,
            "open_units": standing.open_units,
            "returning_units": standing.returning_units,
            "thanked_on": standing.thanked_on,
            "wants_thanks": standing.wants_thanks,
            **_lent_columns(lent.get(standing.favour.id)),
        }
        for standing in standings
    }


def _lent_columns(loan: loans.Loan | None) -> dict[str, Any]:
    return {
        "lent_amount": loan.money.amount if loan and loan.money else None,
        "is_lent_out": loan is not None and loan.settled_on is None,
    }


def _loans(lent: Sequence[replay.Standing]) -> dict[int, loans.Loan]:
    if not lent:
        return {}
    head = {name: s.favour.id for s in lent for name in (s.favour.id, *s.earlier)}
    back: defaultdict[int, list[Repayment]] = defaultdict(list)
    for row in models.Repayment.objects.filter(favour_id__in=head).order_by("id"):
        back[head[FavourId(row.favour_id)]].append(entries.repayment(row))
    return {s.favour.id: loans.loan(s.favour, back[s.favour.id]) for s in lent}


def _write_postings(space: Space, accounts: _Accounts) -> None:
    Posting.objects.filter(contact_id__in=accounts).delete()
    Posting.objects.bulk_create(
        (
            Posting(
                space=space,
                contact_id=contact_id,
                account=posting.account,
                units=posting.units,
                day=posting.day,
                favour_id=posting.favour,
                settlement_id=posting.settlement,
            )
            for contact_id, account in accounts.items()
            for posting in account.postings
        ),
        batch_size=_BATCH,
    )


def _write_closings(space: Space, accounts: _Accounts) -> None:
    Closing.objects.filter(favour__contact_id__in=accounts).delete()
    Closing.objects.bulk_create(
        (
            Closing(
                space=space,
                favour_id=closing.favour,
                units=closing.units,
                day=closing.day,
                by_favour_id=closing.by_favour,
                by_settlement_id=closing.by_settlement,
                is_my_return=standing.favour.side is Side.RECEIVED
                and closing.by_favour is not None,
            )
            for account in accounts.values()
            for standing in account.standings
            for closing in standing.closings
        ),
        batch_size=_BATCH,
    )


def _write_sums(space: Space, accounts: _Accounts) -> None:
    models.Account.objects.bulk_create(
        (
            models.Account(contact_id=contact_id, space=space, **_sums(account))
            for contact_id, account in accounts.items()
        ),
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["contact"],
        update_fields=_SUMS,
    )


def _sums(account: replay.Account) -> dict[str, Any]:
    unthanked = account.unthanked
    return {
        "i_owe": account.units(Side.RECEIVED),
        "i_owe_since": _first_day(account.open(Side.RECEIVED)),
        "they_owe": account.units(Side.GIVEN),
        "they_owe_since": _first_day(account.open(Side.GIVEN)),
        "unthanked": len(unthanked),
        "unthanked_units": sum(s.favour.units for s in unthanked),
        "unthanked_since": _first_day(unthanked),
    }


def _first_day(standings: Sequence[replay.Standing]) -> date | None:
    return standings[0].favour.day if standings else None
