"""Makes one book of a given size and proves it sound: `book '{"contacts": ...}'`.

The numbers are drawn with a fixed seed, so that two runs have the same book. What
follows from the rows is worked out by the product's own code.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.homes import TODAY, USER, Sizes

if TYPE_CHECKING:
    from entregent.core.ids import SpaceId
    from entregent.store.models import User

_SEED = 20260601


def main() -> None:
    """Make the book that the argument describes in ENTREGENT_HOME."""
    sizes = Sizes(**json.loads(sys.argv[1]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
    _forget(Path(os.environ["ENTREGENT_HOME"]))
    import django

    django.setup()
    _make(sizes)


def _forget(home: Path) -> None:
    """Take out what an interrupted run left."""
    for file in home.glob("book.sqlite3*"):
        file.unlink()


def _make(sizes: Sizes) -> None:
    from django.core.management import call_command
    from django.db import connection, transaction

    from entregent.acts import spaces

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA foreign_keys=OFF")
    user = spaces.make_user(USER)
    wish = spaces.OpenBook(
        name="Benchmark", owner_name="Ada Mer", owner_emails=("ada.mer@example.org",)
    )
    space_id = spaces.open_book(user, wish)
    with transaction.atomic():
        _fill(user, space_id, sizes)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _prove(user, space_id)


def _fill(user: "User", space_id: "SpaceId", sizes: Sizes) -> None:
    from benchmarks.filling.favours import add_favours
    from benchmarks.filling.interactions import add_interactions
    from benchmarks.filling.loops import add_introductions
    from benchmarks.filling.people import add_people
    from entregent.queries import access

    day = date.fromisoformat(TODAY)
    space = access.readable_space(user, space_id)
    ids = add_people(space, sizes.contacts, day, Random(_SEED))
    add_interactions(space, ids, sizes.interactions, sizes.most, day, Random(_SEED + 1))
    add_favours(space, ids, sizes.favours, day, Random(_SEED + 2))
    add_introductions(space, ids, sizes.introductions, day, Random(_SEED + 3))


def _prove(user: "User", space_id: "SpaceId") -> None:
    """Check the books, as `entregent check` does."""
    from entregent.queries.checkup import check

    checkup = check(user, space_id)
    wrong = [f"{f.claim}: {f.wrong[:5]}" for f in checkup.findings if f.wrong]
    if wrong:
        sys.exit("The made book is not sound: " + "; ".join(wrong))


if __name__ == "__main__":
    main()
