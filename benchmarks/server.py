"""The server as `entregent serve --workers 2` starts it, and the memory it takes."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.homes import ROOT, environment
from entregent.cli.commands.serve import _server as words_of_server

WORKERS = 2
_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    process: int
    port: int


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of the server's processes in MiB: their pages, shared ones by share.

    `resident` counts a page as often as processes have it, `proportional` once.
    """

    processes: int
    resident: float
    proportional: float


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """Run the server on a book until the end of the block."""
    port = _free_port()
    settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    process = subprocess.Popen(
        [sys.executable, *words_of_server(port, WORKERS)],
        env=environment(home) | settings,
        cwd=ROOT,
    )
    try:
        _await(port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(_PATIENCE_SECONDS)


def memory(server: Server) -> Memory | None:
    """Return the memory of the server and its workers; None where none can be read."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    sizes = [_sizes(key) for key in (server.process, *_children(server.process))]
    return Memory(
        len(sizes), sum(rss for rss, _ in sizes) / 1024, sum(p for _, p in sizes) / 1024
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _await(port: int) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/floor/text")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    sys.exit("The server did not answer.")


def _children(process: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _parent(entry) == process:
            child = int(entry.name)
            found += [child, *_children(child)]
    return found


def _parent(entry: Path) -> int | None:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _sizes(process: int) -> tuple[int, int]:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    found = {line.partition(":")[0]: line for line in lines}
    rss, pss = (int(found[name].split()[1]) for name in ("Rss", "Pss"))
    return rss, pss


def cores() -> int:
    """Say how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
