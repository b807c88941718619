"""Long work beside the page that started it, in a thread of its own.

A lock in the home folder goes with each piece of work: other processes of the server
see by it that the work goes on, and it is free again when the process dies.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connections

from entregent.core.refusals import Refusal

_log = logging.getLogger(__name__)
_running: set[str] = set()
_stopped: dict[str, Exception] = {}
_MOMENT_SECONDS = 0.05


def start(name: str, work: Callable[[], object]) -> None:
    """Begin a piece of work, unless one of that name is going on."""
    begun = threading.Event()
    # The work ends with the server, and goes on from there when it is begun anew.
    threading.Thread(
        target=_do, args=(name, work, begun), name=name, daemon=True
    ).start()
    begun.wait()


def is_running(name: str) -> bool:
    """Say whether work of that name is going on, in whichever process."""
    if name in _running:
        return True
    path = _lock_of(name)
    if not path.exists():
        return False
    with path.open("a") as file:
        return not _is_locked(file.fileno(), tries=1)


def why_stopped(name: str) -> Exception | None:
    """Return what ended the last work of that name before its end, if anything did."""
    return _stopped.get(name)


def _do(name: str, work: Callable[[], object], begun: threading.Event) -> None:
    path = _lock_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        # Whoever only looks holds the lock for a moment.
        is_mine = _is_locked(file.fileno(), tries=20)
        if is_mine:
            _running.add(name)
        begun.set()
        if is_mine:
            _try(name, work)
            path.unlink(missing_ok=True)
            _running.discard(name)


def _try(name: str, work: Callable[[], object]) -> None:
    _stopped.pop(name, None)
    try:
        work()
    except Refusal as refusal:
        _stopped[name] = refusal
    except Exception as problem:  # noqa: BLE001 -- logged; the work can be resumed
        _stopped[name] = problem
        _log.exception("%s stopped before its end", name)
    finally:
        connections.close_all()


def _is_locked(descriptor: int, tries: int) -> bool:
    """Take a lock; say whether it was free. It is given back with the file."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system, where one process serves
        return True
    for _ in range(tries):
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        time.sleep(_MOMENT_SECONDS)
    return False


def _lock_of(name: str) -> Path:
    return Path(settings.ENTREGENT_HOME) / "running" / f"{name}.lock"
