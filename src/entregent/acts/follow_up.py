"""Brings up to date what follows from the rows that an act wrote."""

from collections.abc import Callable, Iterable

from django.db import models

from entregent.acts.following.accounts import write_accounts
from entregent.acts.following.days import write_days
from entregent.acts.following.loops import write_loop
from entregent.acts.following.words import write_words
from entregent.store.models import (
    Boundary,
    Contact,
    Favour,
    FavourReturned,
    FavourThanked,
    Introducer,
    Introduction,
    Loop,
    Milestone,
    Opportunity,
    Participant,
    Point,
    Repayment,
    Report,
    ReportMilestone,
    Settlement,
    Space,
    Thanks,
)

_Of = Callable[[models.Model], int | None]


def follow_up(space: Space, rows: Iterable[models.Model]) -> None:
    """Work out anew the accounts, loops, days and words that the rows touch."""
    touched = list(rows)
    if keys := _keys(touched, _account_of):
        write_accounts(space, keys)
    for loop_id in _keys(touched, _loop_of) | _loops_of_bounded(touched):
        write_loop(space, loop_id)
    for contact_id in _keys(touched, _days_of):
        write_days(contact_id)
    if keys := _keys(touched, _words_of):
        write_words(*keys)


def _keys(rows: list[models.Model], of: _Of) -> set[int]:
    return {key for row in rows if (key := of(row)) is not None}


def _account_of(row: models.Model) -> int | None:
    match row:
        case Favour() | Thanks():
            return row.contact_id
        case FavourReturned() | FavourThanked() | Settlement() | Repayment():
            return _through(Favour, row.favour_id, "contact_id")
    return None


def _loop_of(row: models.Model) -> int | None:
    match row:
        case Loop():
            return row.pk
        case Milestone() | Introducer() | Introduction() | Opportunity() | Report():
            return row.loop_id
        case ReportMilestone():
            return _through(Report, row.report_id, "loop_id")
    return None


def _through(table: type[models.Model], key: int, column: str) -> int | None:
    """Read a column of a row that may have gone in the same act, as one touched too."""
    rows = table._default_manager.filter(pk=key)  # noqa: SLF001
    return rows.values_list(column, flat=True).first()


def _loops_of_bounded(rows: list[models.Model]) -> set[int]:
    """Whoever can no longer be reached, or can again, changes what is due to them."""
    bounded = [row.contact_id for row in rows if isinstance(row, Boundary)]
    if not bounded:
        return set()
    links = Introducer.objects.filter(contact_id__in=bounded)
    return set(links.values_list("loop_id", flat=True))


def _days_of(row: models.Model) -> int | None:
    return row.contact_id if isinstance(row, Participant) else None


def _words_of(row: models.Model) -> int | None:
    match row:
        case Contact():
            return row.pk
        case Point():
            return row.contact_id
    return None
