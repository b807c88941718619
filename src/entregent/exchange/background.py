"""Long work beside the page that started it, in a thread of its own."""

import logging
import threading
from collections.abc import Callable

from django.db import connections

from entregent.core.refusals import Refusal

_log = logging.getLogger(__name__)
_running: set[str] = set()
_stopped: dict[str, Exception] = {}
_lock = threading.Lock()


def start(name: str, work: Callable[[], object]) -> bool:
    """Begin a piece of work, unless one of that name is going on here; say which."""
    with _lock:
        if name in _running:
            return False
        _running.add(name)
        _stopped.pop(name, None)
    threading.Thread(target=_do, args=(name, work), name=name, daemon=True).start()
    return True


def is_running(name: str) -> bool:
    """Say whether work of that name is going on in this process."""
    return name in _running


def why_stopped(name: str) -> Exception | None:
    """Return what ended the last work of that name before its end, if anything did."""
    return _stopped.get(name)


def _do(name: str, work: Callable[[], object]) -> None:
    try:
        work()
    except Refusal as refusal:
        _stopped[name] = refusal
    except Exception as problem:  # noqa: BLE001 -- logged; the work can be resumed
        _stopped[name] = problem
        _log.exception("%s stopped before its end", name)
    finally:
        connections.close_all()
        with _lock:
            _running.discard(name)
