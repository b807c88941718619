"""Where the made books are kept, and how a process is given one."""

import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_cache_path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TODAY = "2026-06-01"
USER = "bench"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a book is; `most` is how often I met the one I met most."""

    contacts: int
    interactions: int
    favours: int
    introductions: int
    most: int


BOOK = Sizes(5_000, 1_000_000, 5_000, 1_000, 5_000)
NARROW = Sizes(5_000, 50_000, 5_000, 1_000, 5_000)
WIDE = Sizes(100_000, 50_000, 100_000, 1_000, 5_000)
LEDGER = Sizes(5_000, 10_000, 100_000, 0, 1_000)
QUICK_BOOK = Sizes(1_000, 20_000, 1_000, 100, 5_000)
QUICK_NARROW = Sizes(500, 2_000, 500, 50, 500)
QUICK_WIDE = Sizes(5_000, 2_000, 5_000, 50, 500)
QUICK_LEDGER = Sizes(500, 500, 10_000, 0, 100)


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process that works on a book, on one fixed day."""
    kept = {name: v for name, v in os.environ.items() if not _is_ours(name)}
    return kept | {
        "ENTREGENT_HOME": str(home),
        "ENTREGENT_TODAY": TODAY,
        "ENTREGENT_TIME_ZONE": "UTC",
        "ENTREGENT_USER": USER,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
    }


def made(sizes: Sizes) -> Path:
    """Return the home of a book of these sizes; it is made if it is not there yet."""
    key = hashlib.sha256(f"{sizes}{_fingerprint()}".encode()).hexdigest()[:16]
    home = cache() / f"{sizes.contacts}-{sizes.interactions}-{sizes.favours}-{key}"
    if not (home / "made").exists():
        print(f"Making a book of {_words(sizes)}.", flush=True)
        begun = time.monotonic()
        child("benchmarks.book", home, json.dumps(asdict(sizes)))
        (home / "made").touch()
        print(f"Made in {time.monotonic() - begun:.0f} s.", flush=True)
    return home


def cache() -> Path:
    """Return the folder where made books and files are kept."""
    folder = user_cache_path("entregent-benchmarks")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def child(module: str, home: Path, *arguments: str) -> str:
    """Run a module on a book in a process of its own; return what it prints."""
    home.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environment(home),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def _is_ours(name: str) -> bool:
    # Compiled files are what a user has too; `make` asks for none.
    return name.startswith("ENTREGENT_") or name in {
        "PYTHONDONTWRITEBYTECODE",
        "DJANGO_SETTINGS_MODULE",
        "TZ",
    }


def _fingerprint() -> str:
    """Say what the tables and the generator are like: another one, another book."""
    files = [
        *(ROOT / "src/entregent/store/migrations").glob("*.py"),
        *(HERE / "filling").glob("*.py"),
        HERE / "book.py",
    ]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _words(sizes: Sizes) -> str:
    return (
        f"{sizes.contacts:,} contacts, {sizes.interactions:,} interactions, "
        f"{sizes.favours:,} favours, {sizes.introductions:,} introductions"
    )
