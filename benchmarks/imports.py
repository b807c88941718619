"""Imports: address book and mail archive, read alone and brought into a fresh book."""

import json
import os
import shutil
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks import homes
from benchmarks.figures import Figure, Group

CARDS, LETTERS = 5_000, 20_000
QUICK_CARDS, QUICK_LETTERS = 500, 2_000
_SEED = 20260602


def group(cards: int, letters: int) -> Group:
    """Measure both files in a process of their own, on a book made for it."""
    home = homes.cache() / "imports"
    shutil.rmtree(home, ignore_errors=True)
    answer = homes.child("benchmarks.imports", home, str(cards), str(letters))
    shutil.rmtree(home, ignore_errors=True)
    figures = [
        Figure(
            name,
            {
                "items": one["items"],
                "s": round(one["seconds"], 2),
                "items a second": round(one["items"] / one["seconds"]),
            },
        )
        for name, one in json.loads(answer).items()
    ]
    return Group(
        "imports",
        "Imports",
        "",
        tuple(figures),
        ('"Brought in" is the preview and the writing, search words and days too.',),
    )


def main() -> None:
    """Measure in ENTREGENT_HOME; print one JSON object."""
    cards, letters = (int(word) for word in sys.argv[1:])
    os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.base"
    import django

    django.setup()
    from entregent.acts.local import open_local_book, prepare
    from entregent.acts.spaces import make_user
    from entregent.exchange import imports
    from entregent.formats.mbox import read_messages
    from entregent.formats.vcard import read_cards

    prepare()
    make_user(homes.USER)
    book = open_local_book(homes.USER)
    home = Path(os.environ["ENTREGENT_HOME"])
    address_book = _address_book(home / "people.vcf", cards)
    archive = _archive(home / "mail.mbox", letters)
    found = {}

    begun = time.perf_counter()
    count = len(read_cards(address_book.read_bytes()).cards)
    found["cards, read"] = _taken(count, begun)

    begun = time.perf_counter()
    run = imports.preview(book.user, book.space, address_book)
    imports.apply(book.user, book.space, run)
    found["cards, brought in"] = _taken(cards, begun)

    begun = time.perf_counter()
    with archive.open("rb") as file:
        count = sum(1 for _ in read_messages(file))
    found["letters, read"] = _taken(count, begun)

    begun = time.perf_counter()
    run = imports.preview(
        book.user, book.space, archive, owner_addresses=["ada.mer@example.org"]
    )
    imports.apply(book.user, book.space, run)
    found["letters, brought in"] = _taken(letters, begun)
    print(json.dumps(found))


def _taken(items: int, begun: float) -> dict[str, float]:
    return {"items": items, "seconds": time.perf_counter() - begun}


def _address_book(path: Path, count: int) -> Path:
    """Write cards of the kind an address book exports: a dozen lines each."""
    from benchmarks.filling import invented

    chance = Random(_SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        for n in range(count):
            name = invented.name(chance)
            lines = (
                "BEGIN:VCARD",
                "VERSION:3.0",
                f"UID:card-{n}@example.org",
                f"FN:{name.full}",
                f"N:{name.family};{name.given};;;",
                f"ORG:{invented.studio(chance)}",
                f"TITLE:{invented.title(chance)}",
                f"EMAIL;TYPE=INTERNET,WORK:person{n}@example.org",
                f"TEL;TYPE=CELL:+33 1 99 00 {n % 10000:04}",
                f"BDAY:19{50 + n % 50}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                f"NOTE:{chance.choice(invented.NOTES)}",
                "END:VCARD",
            )
            file.write("\r\n".join(lines) + "\r\n")
    return path


def _archive(path: Path, count: int) -> Path:
    """Write letters between the owner and a few hundred people, 5 KiB each."""
    from email.utils import format_datetime

    from benchmarks.filling import invented

    chance = Random(_SEED)
    body = "\n".join(chance.choice(invented.NOTES) for _ in range(80))
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            mine = chance.random() < 0.45
            other = f"person{int(chance.paretovariate(0.7)) % 800}@example.org"
            sender, to = "Ada Mer <ada.mer@example.org>", f"<{other}>"
            if not mine:
                sender, to = to, sender
            when = format_datetime(_moment(n))
            file.write(
                f"From - {_moment(n):%a %b %d %H:%M:%S %Y}\n"
                f"From: {sender}\nTo: {to}\nDate: {when}\n"
                f"Message-ID: <letter-{n}@example.org>\n"
                f"Subject: {chance.choice(_PLAIN)}\n"
                "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                f"{body}\n\n"
            )
    return path


_PLAIN = ("Slides, as promised", "Re: the estimate", "The draft for Thursday")


def _moment(n: int) -> datetime:
    return datetime(2018, 1, 1, 9, tzinfo=UTC) + timedelta(hours=3 * n)


if __name__ == "__main__":
    main()
