"""Runs all tests on SQLite, then those that touch the database on PostgreSQL.

What cannot run here is said loudly; in CI it is a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

POSTGRES = os.environ.get(
    "ENTREGENT_TEST_POSTGRES",
    "postgresql://entregent:entregent@127.0.0.1:5432/entregent",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
IN_CI = bool(os.environ.get("CI"))


def main() -> int:
    """Run both rounds; return the first exit code that is not nought."""
    arguments = sys.argv[1:]
    return _on_sqlite(arguments) or _on_postgres(arguments)


def _on_sqlite(arguments: list[str]) -> int:
    print("=== all tests, on SQLite ===", flush=True)
    if not any(shutil.which(name) for name in BROWSERS):
        _missing(
            "no Chromium was found, so no browser journey can run",
            "apt-get install chromium",
        )
        arguments = ["-m", "not journey", *arguments]
    environment = {k: v for k, v in os.environ.items() if k != "ENTREGENT_DATABASE"}
    return _pytest(arguments, environment)


def _on_postgres(arguments: list[str]) -> int:
    print("=== the tests of the book, on PostgreSQL ===", flush=True)
    if not _postgres_answers():
        _missing(
            f"no PostgreSQL answers at {POSTGRES}",
            "scripts/debian_packages.sh installs and starts one",
        )
        return 0
    environment = {**os.environ, "ENTREGENT_DATABASE": POSTGRES}
    rooms = ["tests/acts", "tests/queries", "tests/exchange", "tests/web", "tests/cli"]
    found = [room for room in rooms if Path(room).is_dir()]
    return _pytest(["-m", "not journey and not long", *found, *arguments], environment)


def _pytest(arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def _postgres_answers() -> bool:
    import psycopg

    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def _missing(what: str, mend: str) -> None:
    print(f"\n*** NOT TESTED: {what}; {mend}. ***\n", flush=True)
    if IN_CI:
        sys.exit(f"In CI this is a failure: {what}.")


if __name__ == "__main__":
    sys.exit(main())
