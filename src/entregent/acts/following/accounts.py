"""One contact's accounts: how each favour stands, every posting, and the sums."""

from collections.abc import Sequence

from entregent.core.ledger import loans, replay
from entregent.core.ledger.entries import Side
from entregent.queries import entries
from entregent.store.models import (
    Account,
    Closing,
    Favour,
    Posting,
    Repayment,
    Space,
)

_STANDING = (
    "is_current",
    "open_units",
    "returning_units",
    "thanked_on",
    "wants_thanks",
    "lent_amount",
    "is_lent_out",
)


def write_account(space: Space, contact_id: int) -> None:
    """Replay a contact's entries and write what follows from them."""
    account = entries.account_of(contact_id)
    _write_standings(contact_id, account)
    _write_postings(space, contact_id, account)
    _write_closings(space, contact_id, account)
    _write_sums(space, contact_id, account)


def _write_standings(contact_id: int, account: replay.Account) -> None:
    rows = {row.pk: row for row in Favour.objects.filter(contact_id=contact_id)}
    lent = _loans(contact_id, account)
    for row in rows.values():
        row.is_current = row.wants_thanks = row.is_lent_out = False
        row.open_units = row.returning_units = 0
        row.thanked_on = row.lent_amount = None
    for standing in account.standings:
        row = rows[standing.favour.id]
        row.is_current = not standing.favour.withdrawn
        row.open_units = standing.open_units
        row.returning_units = standing.returning_units
        row.thanked_on = standing.thanked_on
        row.wants_thanks = standing.wants_thanks
        if loan := lent.get(row.pk):
            row.is_lent_out = loan.settled_on is None
            row.lent_amount = loan.money.amount if loan.money else None
    Favour.objects.bulk_update(rows.values(), _STANDING, batch_size=500)


def _loans(contact_id: int, account: replay.Account) -> dict[int, loans.Loan]:
    lent = [s for s in account.standings if loans.is_loan(s.favour)]
    if not lent:
        return {}
    rows = Repayment.objects.filter(favour__contact_id=contact_id).order_by("id")
    back = [entries.repayment(row) for row in rows]
    return {
        s.favour.id: loans.loan(
            s.favour, [b for b in back if b.favour in (s.favour.id, *s.earlier)]
        )
        for s in lent
    }


def _write_postings(space: Space, contact_id: int, account: replay.Account) -> None:
    Posting.objects.filter(contact_id=contact_id).delete()
    Posting.objects.bulk_create(
        Posting(
            space=space,
            contact_id=contact_id,
            account=posting.account,
            units=posting.units,
            day=posting.day,
            favour_id=posting.favour,
            settlement_id=posting.settlement,
        )
        for posting in account.postings
    )


def _write_closings(space: Space, contact_id: int, account: replay.Account) -> None:
    Closing.objects.filter(favour__contact_id=contact_id).delete()
    Closing.objects.bulk_create(
        Closing(
            space=space,
            favour_id=closing.favour,
            units=closing.units,
            day=closing.day,
            by_favour_id=closing.by_favour,
            by_settlement_id=closing.by_settlement,
        )
        for standing in account.standings
        for closing in standing.closings
    )


def _write_sums(space: Space, contact_id: int, account: replay.Account) -> None:
    received, given = account.open(Side.RECEIVED), account.open(Side.GIVEN)
    unthanked = account.unthanked
    Account.objects.update_or_create(
        contact_id=contact_id,
        defaults={
            "space": space,
            "i_owe": account.units(Side.RECEIVED),
            "i_owe_since": _first_day(received),
            "they_owe": account.units(Side.GIVEN),
            "they_owe_since": _first_day(given),
            "unthanked": len(unthanked),
            "unthanked_units": sum(s.favour.units for s in unthanked),
            "unthanked_since": _first_day(unthanked),
        },
    )


def _first_day(standings: Sequence[replay.Standing]) -> object:
    return standings[0].favour.day if standings else None
