"""A hundred thousand favours: all balances, one balance, beside the program `ledger`.

`ledger` reads its journal on every run, so its run is compared with ours on the book
as it stands. Both must come to the same sums for everybody.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from benchmarks import homes
from benchmarks.figures import Figure, Group, median, milliseconds
from benchmarks.homes import TODAY, Sizes

Answer = TypeVar("Answer")

ALL_AIM = 1 / 25
ONE_AIM_SECONDS = 0.001
_TURNS = 5
_ASKED = 400
_AT_ONCE = 500


def group(sizes: Sizes) -> Group:
    """Measure the balances in a process of their own."""
    home = homes.made(sizes)
    found = json.loads(homes.child("benchmarks.ledger", home))
    peer = found["peer"]
    how = (
        f'"All balances" is the sum of each of {found["contacts"]:,} accounts, from '
        f"the postings of {found['favours']:,} favours; "
        '"replayed" works every favour through anew, which only `check` does.'
    )
    notes = [how]
    if peer is None:
        notes.append(
            "The program `ledger` is not installed here, so there is no ratio. With it "
            "a journal of this size took 3.1 to 3.4 s on the machine of the first run."
        )
    elif not found["same"]:
        sys.exit("Our sums are not those of `ledger`.")
    return Group(
        "ledger",
        f"Ledger of {sizes.favours:,} favours",
        "the whole run of ledger; one balance: a millisecond",
        (
            _figure("ledger, the whole run", peer, None, None),
            _figure("all balances", found["all"], peer, ALL_AIM),
            _figure("replayed, all accounts", found["replayed"], peer, None),
            _figure("one balance", found["one"], ONE_AIM_SECONDS, 1.5),
        ),
        tuple(notes),
    )


def _figure(
    name: str, seconds: float | None, beside: float | None, aim: float | None
) -> Figure:
    cells: dict[str, float | int | str] = {
        "ms": "not here" if seconds is None else milliseconds(seconds)
    }
    ratio = seconds / beside if seconds and beside else None
    return Figure(name, cells, ratio, aim)


def main() -> None:
    """Measure on the book in ENTREGENT_HOME; print one JSON object."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.base"
    import django

    django.setup()
    from entregent.core.ids import ContactId, SpaceId
    from entregent.queries import entries, ledger
    from entregent.store.models import Account, Favour, User

    user = User.objects.get()
    space, day = SpaceId(user.home_space_id or 0), date.fromisoformat(TODAY)
    keys = list(Account.objects.order_by("pk").values_list("pk", flat=True))
    journal = _journal()
    program = shutil.which("ledger")
    peers, alls = [], []
    peer_sums: dict[int, int] = {}
    for _ in range(_TURNS):
        if program:
            seconds, peer_sums = _taken(lambda: _sums_of(str(program), journal))
            peers.append(seconds)
        seconds, sums = _taken(lambda: ledger.account_sums(user, space))
        alls.append(seconds)
    replayed, _ = _taken(
        lambda: [
            entries.accounts_of(keys[start : start + _AT_ONCE])
            for start in range(0, len(keys), _AT_ONCE)
        ]
    )
    ones = []
    for key in keys[:: max(len(keys) // _ASKED, 1)]:
        one = ContactId(key)
        seconds, _ = _taken(lambda: ledger.balance_with(user, space, one, day))  # noqa: B023
        ones.append(seconds)
    print(
        json.dumps(
            {
                "contacts": len(keys),
                "favours": Favour.objects.count(),
                "peer": median(peers) if peers else None,
                "same": {k: v for k, v in sums.items() if v} == peer_sums,
                "all": median(alls),
                "replayed": replayed,
                "one": median(ones),
            }
        )
    )


def _taken(work: Callable[[], Answer]) -> tuple[float, Answer]:
    begun = time.perf_counter()
    answer = work()
    return time.perf_counter() - begun, answer


def _journal() -> Path:
    """Write the postings as a journal that `ledger` reads: one entry a favour."""
    from entregent.core.ledger.replay import AccountName
    from entregent.store.models import Posting

    path = Path(os.environ["ENTREGENT_HOME"]) / "favours.ledger"
    if not path.exists():
        rows = Posting.objects.filter(account=AccountName.I_OWE).order_by("day", "id")
        with path.open("w", encoding="utf-8") as file:
            for contact, units, day in rows.values_list("contact_id", "units", "day"):
                file.write(
                    f"{day:%Y/%m/%d} a favour\n"
                    f"    I owe:{contact}  {units} U\n"
                    f"    They owe:{contact}  {-units} U\n\n"
                )
    return path


def _sums_of(program: str, journal: Path) -> dict[int, int]:
    """Let `ledger` balance every account; return what I owe by contact, but zeros."""
    report = subprocess.run(
        [program, "-f", str(journal), "balance", "I owe", "--flat", "--no-total"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sums = {}
    for line in report.splitlines():
        amount, _, contact = line.strip().partition(" U")
        sums[int(contact.rpartition(":")[2])] = int(amount)
    return sums


if __name__ == "__main__":
    main()
