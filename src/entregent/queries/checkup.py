"""Proves a book's books: what was checked, and what does not hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, F, Sum

from entregent.core.ids import SpaceId
from entregent.core.ledger.entries import Side
from entregent.core.ledger.replay import AccountName
from entregent.core.loops.reports import reports_owed
from entregent.core.vocabulary import ReportKind
from entregent.queries import access, entries, loop_values
from entregent.store.models import (
    Account,
    Closing,
    Contact,
    Favour,
    Interaction,
    Loop,
    Participant,
    Posting,
    Report,
    Space,
    Thanks,
    User,
)

_MANY = 200


class Claim(StrEnum):
    """What a check says of the books when it finds nothing wrong."""

    ZERO_ALL = "all accounts together are zero"
    ZERO_EACH = "every entry posts equal and opposite amounts"
    ACCOUNT_IS_OPEN = "each account is open received minus open given"
    WITHIN_WEIGHT = "no favour was returned beyond its weight"
    REPLAYED = "every account follows from its entries, played through anew"
    CORRECTIONS = "a correction stays with the contact and the side it corrects"
    RETURNS = "a return names favours of the other side with the same contact"
    REPORTS = "the news that is due follows from what happened"
    ONE_SPACE = "nothing crosses from one book into another"
    SOURCES = "no source's event stands in the book twice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: how many things were looked at, and the ids that fail."""

    claim: Claim
    looked_at: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checkup:
    """All checks of a book."""

    book: str
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(finding.wrong for finding in self.findings)


def check(user: User, space_id: SpaceId) -> Checkup:
    """Check the ledger, the loops and the borders of a book, all of it."""
    space = access.readable_space(user, space_id)
    findings = tuple(
        Finding(claim, *_collect(look(space))) for claim, look in _CHECKS.items()
    )
    return Checkup(space.name, findings)


_Looks = Iterator[tuple[str, bool]]


def _collect(looks: _Looks) -> tuple[int, tuple[str, ...]]:
    looked_at, wrong = 0, []
    for name, holds in looks:
        looked_at += 1
        if not holds:
            wrong.append(name)
    return looked_at, tuple(wrong)


def _zero_all(space: Space) -> _Looks:
    sums = Posting.objects.filter(space=space).aggregate(all=Sum("units"))
    yield space.name, not sums["all"]


def _zero_each(space: Space) -> _Looks:
    rows = Posting.objects.filter(space=space).values("favour_id", "settlement_id")
    for row in rows.annotate(units=Sum("units"), legs=Count("id")).order_by():
        yield f"favour {row['favour_id']}", row["units"] == 0 and row["legs"] % 2 == 0


def _account_is_open(space: Space) -> _Looks:
    posted = dict(
        Posting.objects.filter(space=space, account=AccountName.I_OWE)
        .values_list("contact_id")
        .annotate(units=Sum("units"))
        .order_by()
    )
    open_units: dict[int, int] = dict.fromkeys(posted, 0)
    rows = Favour.objects.filter(space=space).values_list("contact_id", "side")
    for contact_id, side, units in rows.annotate(units=Sum("open_units")).order_by():
        sign = 1 if side == Side.RECEIVED else -1
        open_units[contact_id] = open_units.get(contact_id, 0) + sign * units
    for contact_id, units in open_units.items():
        yield f"contact {contact_id}", posted.get(contact_id, 0) == units


def _within_weight(space: Space) -> _Looks:
    rows = Favour.objects.filter(space=space, is_current=True)
    closed = dict(
        Closing.objects.filter(space=space)
        .values_list("favour_id")
        .annotate(units=Sum("units"))
        .order_by()
    )
    for row in rows.iterator():
        units = entries.favour(row).units if not row.withdrawn else 0
        parts = row.open_units + closed.get(row.pk, 0) + row.returning_units
        yield f"favour {row.pk}", parts == units


def _replayed(space: Space) -> _Looks:
    kept = {row.pk: row for row in Account.objects.filter(space=space)}
    rows = Favour.objects.filter(space=space).values_list("contact_id", flat=True)
    keys = list(rows.distinct().order_by("contact_id"))
    for start in range(0, len(keys), _MANY):
        accounts = entries.accounts_of(keys[start : start + _MANY])
        for contact_id, account in accounts.items():
            row = kept.get(contact_id)
            yield (
                f"contact {contact_id}",
                row is not None
                and row.i_owe == account.units(Side.RECEIVED)
                and row.they_owe == account.units(Side.GIVEN)
                and row.unthanked == len(account.unthanked),
            )


def _corrections(space: Space) -> _Looks:
    rows = Favour.objects.filter(space=space, corrects__isnull=False)
    for row in rows.select_related("corrects"):
        old = row.corrects
        yield (
            f"favour {row.pk}",
            old is not None
            and (old.contact_id, old.side) == (row.contact_id, row.side)
            and not old.is_current,
        )


def _returns(space: Space) -> _Looks:
    rows = Favour.objects.filter(space=space, names__isnull=False)
    named = rows.values_list("pk", "contact_id", "side", "names__returned_id")
    others = {
        row.pk: (row.contact_id, row.side)
        for row in Favour.objects.filter(space=space, named_by__isnull=False)
    }
    for key, contact_id, side, returned in named:
        contact, other = others.get(returned, (None, None))
        yield f"favour {key}", contact == contact_id and other != side


def _reports(space: Space) -> _Looks:
    open_states = ("due", "drafted", "cannot be told")
    rows = Loop.objects.filter(space=space).prefetch_related(
        "introducers", "milestones"
    )
    for row in rows.iterator(chunk_size=500):
        due = Report.objects.filter(
            loop=row, kind=ReportKind.NEWS, state__in=open_states
        )
        owed = {r.introducer for r in reports_owed(loop_values.loop_value(row))}
        yield f"loop {row.pk}", owed == set(due.values_list("introducer_id", flat=True))


def _one_space(space: Space) -> _Looks:
    here = {"space": space}
    for name, rows in (
        ("favours", Favour.objects.filter(**here).exclude(contact__space=space)),
        ("thanks", Thanks.objects.filter(**here).exclude(contact__space=space)),
        (
            "participants",
            Participant.objects.filter(contact__space=space).exclude(
                interaction__space=space
            ),
        ),
        ("owner", Contact.objects.filter(pk=space.me_id or 0).exclude(**here)),
        (
            "introducers",
            Loop.objects.filter(**here, introducers__isnull=False).exclude(
                introducers__contact__space=F("space")
            ),
        ),
    ):
        yield name, not rows.exists()


def _sources(space: Space) -> _Looks:
    rows = Interaction.objects.filter(space=space).exclude(source_key="")
    twice = rows.values("source", "source_key").annotate(n=Count("id"))
    found = twice.filter(n__gt=1).order_by()
    if not found:
        yield "interactions", True
    for row in found:
        yield f"{row['source']} {row['source_key']}", False


_CHECKS: dict[Claim, Callable[[Space], _Looks]] = {
    Claim.ZERO_ALL: _zero_all,
    Claim.ZERO_EACH: _zero_each,
    Claim.ACCOUNT_IS_OPEN: _account_is_open,
    Claim.WITHIN_WEIGHT: _within_weight,
    Claim.REPLAYED: _replayed,
    Claim.CORRECTIONS: _corrections,
    Claim.RETURNS: _returns,
    Claim.REPORTS: _reports,
    Claim.ONE_SPACE: _one_space,
    Claim.SOURCES: _sources,
}
