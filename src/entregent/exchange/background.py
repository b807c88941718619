"""Long work beside the page that started it, in a thread of its own."""

import logging
import threading
from collections.abc import Callable

from django.db import connections

_log = logging.getLogger(__name__)
_running: set[str] = set()
_lock = threading.Lock()


def start(name: str, work: Callable[[], object]) -> bool:
    """Begin a piece of work, unless one of that name is going on here; say which."""
    with _lock:
        if name in _running:
            return False
        _running.add(name)
    threading.Thread(target=_do, args=(name, work), name=name, daemon=True).start()
    return True


def is_running(name: str) -> bool:
    """Say whether work of that name is going on in this process."""
    return name in _running


def _do(name: str, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:  # noqa: BLE001 -- logged; the work can be resumed
        _log.exception("%s stopped before its end", name)
    finally:
        connections.close_all()
        with _lock:
            _running.discard(name)
