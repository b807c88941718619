"""Readers of pages: each a process that asks over HTTP, and stops by itself."""

import http.client
import multiprocessing
import time
from collections.abc import Sequence
from multiprocessing.synchronize import Barrier
from typing import TypeAlias

_PATIENCE_SECONDS = 120

Samples: TypeAlias = dict[str, list[float]]


def read(
    port: int,
    cookie: str,
    paths: Sequence[str],
    *,
    users: int,
    rounds: int,
    times: int,
) -> Samples:
    """Let users read every page `times` in a row, page after page, round after round.

    All users are on the same page at the same time. The first round warms up and is
    not counted. Returns the seconds of each answer, by path.
    """
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(users)
    plan = (port, cookie, tuple(paths), rounds + 1, times)
    with context.Pool(users, initializer=_meet, initargs=(barrier,)) as pool:
        found = pool.map(_reader, [plan] * users, chunksize=1)
    return {path: [s for one in found for s in one[path]] for path in paths}


_BARRIER: list[Barrier] = []


def _meet(barrier: Barrier) -> None:
    _BARRIER.append(barrier)


def _reader(plan: tuple[int, str, tuple[str, ...], int, int]) -> Samples:
    """Be one user: keep the connection, ask, read to the end, note the time."""
    port, cookie, paths, rounds, times = plan
    connection = http.client.HTTPConnection(
        "127.0.0.1", port, timeout=_PATIENCE_SECONDS
    )
    samples: Samples = {path: [] for path in paths}
    for turn in range(rounds):
        for path in paths:
            _BARRIER[0].wait(_PATIENCE_SECONDS)
            for _ in range(times):
                seconds = _ask(connection, path, cookie)
                if turn:
                    samples[path].append(seconds)
    connection.close()
    return samples


def _ask(connection: http.client.HTTPConnection, path: str, cookie: str) -> float:
    begun = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie})
    response = connection.getresponse()
    response.read()
    seconds = time.perf_counter() - begun
    if response.status != http.client.OK:
        raise ConnectionError(f"{path} answered {response.status}")
    return seconds
