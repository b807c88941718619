"""The pages: inside the process, over HTTP, as the book grows; and the memory."""

import json
from collections.abc import Sequence

from benchmarks import homes, load, server
from benchmarks.figures import Figure, Group, median, milliseconds, p95
from benchmarks.homes import Sizes
from benchmarks.places import Marks, Page, pages

GROWTH_AIM = 1.15
MEMORY_AIM_MIB = 220
_USERS = (1, 8)


def inside(sizes: Sizes, rounds: int) -> Group:
    """Measure the processor's time of each page, without a server around it."""
    home = homes.made(sizes)
    answer = homes.child("benchmarks.inside", home, str(rounds), str(home))
    found = json.loads(answer)[0]
    figures = []
    for page in pages(_NOWHERE):
        one = found[page.name]
        floor = found[page.floor]["cpu_seconds"] if page.floor else None
        cells = {
            "CPU ms": milliseconds(one["cpu_seconds"]),
            "KiB": round(one["bytes"] / 1024, 1),
            "queries": one["queries"],
        }
        figures.append(_beside(page, cells, one["cpu_seconds"], floor))
    return Group(
        "inside",
        f"Pages inside the process, median of {rounds}",
        "its floor, CPU time",
        tuple(figures),
    )


def over_http(sizes: Sizes, rounds: int, times: int) -> list[Group]:
    """Measure the pages over HTTP with one user and with eight; then the memory."""
    home = homes.made(sizes)
    cookie, places = json.loads(homes.child("benchmarks.inside", home, "marks"))
    found = pages(Marks(**places))
    paths = [page.path for page in found]
    groups = []
    with server.running(home) as running:
        for users in _USERS:
            samples = load.read(
                running.port, cookie, paths, users=users, rounds=rounds, times=times
            )
            groups.append(_http_group(users, found, samples))
        size = server.memory(running)
    if size is not None:
        groups.append(_memory_group(size))
    return groups


def growth(narrow: Sizes, wide: Sizes, rounds: int) -> Group:
    """Measure the same pages in a book of few contacts and in one of many, in turns."""
    both = [homes.made(sizes) for sizes in (narrow, wide)]
    answer = homes.child("benchmarks.inside", both[0], str(rounds), *map(str, both))
    before, after = json.loads(answer)
    figures = []
    for page in pages(_NOWHERE):
        if not page.floor:
            continue
        few, many = before[page.name], after[page.name]
        figures.append(
            Figure(
                page.name,
                {
                    f"{narrow.contacts:,}: CPU ms": milliseconds(few["cpu_seconds"]),
                    f"{wide.contacts:,}: CPU ms": milliseconds(many["cpu_seconds"]),
                    "KiB": round(few["bytes"] / 1024, 1),
                    "KiB then": round(many["bytes"] / 1024, 1),
                },
                many["cpu_seconds"] / few["cpu_seconds"],
                GROWTH_AIM,
            )
        )
    return Group(
        "growth",
        f"From {narrow.contacts:,} to {wide.contacts:,} contacts",
        "the smaller book, CPU time",
        tuple(figures),
        (_GROWTH_HOW,),
    )


_GROWTH_HOW = (
    "Favours grow with the contacts, so that a line of a list says as much; so do "
    "those whom a search of three letters finds."
)
_NOWHERE = Marks(0, 0, "", "", "")


def _beside(
    page: Page, cells: dict[str, float | int | str], cost: float, floor: float | None
) -> Figure:
    ratio = cost / floor if floor else None
    return Figure(page.name, cells, ratio, page.aim)


def _http_group(users: int, found: Sequence[Page], samples: load.Samples) -> Group:
    path_of = {page.name: page.path for page in found}
    figures = []
    for page in found:
        seconds = samples[page.path]
        floor = median(samples[path_of[page.floor]]) if page.floor else None
        cells: dict[str, float | int | str] = {
            "p50 ms": milliseconds(median(seconds)),
            "p95 ms": milliseconds(p95(seconds)),
            "answers": len(seconds),
        }
        figures.append(_beside(page, cells, median(seconds), floor))
    who = "one user" if users == 1 else f"{users} users"
    return Group(
        f"http-{users}",
        f"Pages over HTTP, {server.WORKERS} server processes, {who}",
        "its floor, p50",
        tuple(figures),
    )


def _memory_group(size: server.Memory) -> Group:
    cells: dict[str, float | int | str] = {
        "processes": size.processes,
        "resident MiB": round(size.resident),
        "shared ones once MiB": round(size.proportional),
    }
    name = f"{server.WORKERS} server processes after the run"
    ratio = size.resident / MEMORY_AIM_MIB
    return Group(
        "memory",
        "Memory",
        f"{MEMORY_AIM_MIB} MiB, resident",
        (Figure(name, cells, ratio, 1.0),),
        ("The server's own process, which only watches over the others, is counted.",),
    )
