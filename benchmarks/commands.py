"""Commands from cold: the whole process, beside Python alone and a slim Django.

A command on a book may take a slim `django.setup()` plus its own work, times 1.3. Its
work is what the same command takes once more inside a process that is warm. One that
needs no book does not load Django, and so takes less than half of the setup.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import homes
from benchmarks.figures import Figure, Group, median, milliseconds
from benchmarks.homes import ROOT, Sizes

AIM = 1.3
NO_BOOK_AIM = 0.5
_BARE = "python -c pass"
_CLICK = "python, import click"
_SETUP = "slim django.setup()"
_SLIM = (
    "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'entregent.config.base';"
    "import django; django.setup()"
)
_NO_DJANGO = (
    "import sys\n"
    "from entregent.cli.main import main\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit: pass\n"
    "sys.exit('django' in sys.modules)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process: seconds on the clock and of processor time."""

    wall: float
    cpu: float


def group(sizes: Sizes, runs: int) -> Group:
    """Measure the commands in turns, so that a busy moment spoils all alike."""
    home = homes.made(sizes)
    name = json.loads(homes.child("benchmarks.commands", home, "name"))
    no_book = [["--version"], ["--help"], ["people", "--help"]]
    on_book = [["people"], ["today"], ["ledger"], ["person", name]]
    lines = {
        _BARE: [sys.executable, "-c", "pass"],
        _CLICK: [sys.executable, "-c", "import click"],
        _SETUP: [sys.executable, "-c", _SLIM],
        **{_title(words): _entregent(words) for words in (*no_book, *on_book)},
    }
    found = _in_turns(lines, home, runs)
    setup = median([run.cpu for run in found[_SETUP]])
    figures = [_figure(title, found[title]) for title in (_BARE, _CLICK, _SETUP)]
    for words in no_book:
        title = _title(words)
        loads = "yes" if _loads_django(words, home) else "no"
        figures.append(_figure(title, found[title], setup, NO_BOOK_AIM, django=loads))
    for words in on_book:
        work = float(homes.child("benchmarks.commands", home, "work", *words))
        title = _title(words)
        figures.append(_figure(title, found[title], setup + work, AIM, work))
    return Group(
        "commands",
        f"Commands from cold, {runs} runs in turns",
        "slim django.setup() and, on a book, the work, CPU",
        tuple(figures),
        ('"Work" is the same command once more in a process that is warm.',),
    )


def _entregent(words: Sequence[str]) -> list[str]:
    script = Path(sys.executable).with_name("entregent")
    if script.exists():
        return [str(script), *words]
    return [sys.executable, "-m", "entregent", *words]


def _title(words: Sequence[str]) -> str:
    shown = ["NAME" if words[0] == "person" and n else w for n, w in enumerate(words)]
    return " ".join(("entregent", *shown))


def _in_turns(
    lines: dict[str, list[str]], home: Path, runs: int
) -> dict[str, list[Run]]:
    """Run each line once a turn; the first turn, which compiles files, is left out."""
    found: dict[str, list[Run]] = {title: [] for title in lines}
    for turn in range(runs + 1):
        for title, line in lines.items():
            run = _run(line, home)
            if turn:
                found[title].append(run)
    return found


def _run(line: Sequence[str], home: Path) -> Run:
    before = _children_seconds()
    begun = time.perf_counter()
    done = subprocess.run(
        line,
        env=homes.environment(home),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    wall = time.perf_counter() - begun
    cpu = _children_seconds() - before
    if done.returncode:
        sys.exit(f"{' '.join(line)} ended with {done.returncode}")
    return Run(wall, cpu)


def _children_seconds() -> float:
    """Return the processor time of all processes that ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _loads_django(words: Sequence[str], home: Path) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", _NO_DJANGO, *words],
        env=homes.environment(home),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode != 0


def _figure(
    title: str,
    runs: Sequence[Run],
    beside: float | None = None,
    aim: float | None = None,
    work: float | None = None,
    django: str = "",
) -> Figure:
    cpu = median([run.cpu for run in runs])
    cells: dict[str, float | int | str] = {
        "wall ms, least": milliseconds(min(run.wall for run in runs)),
        "wall ms, median": milliseconds(median([run.wall for run in runs])),
        "CPU ms": milliseconds(cpu),
        "work ms": "" if work is None else milliseconds(work),
        "loads Django": django,
    }
    return Figure(title, cells, cpu / beside if beside else None, aim)


def main() -> None:
    """Print the name of the person the command asks for, or a command's warm work."""
    match sys.argv[1:]:
        case ["name"]:
            print(json.dumps(_busiest()))
        case ["work", *words]:
            print(_work(words))


def _busiest() -> str:
    """Return who is met most, as the command line names them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.base"
    import django

    django.setup()
    from entregent.store.models import Contact, Space

    space = Space.objects.get()
    others = Contact.objects.filter(space=space).exclude(pk=space.me_id or 0)
    return f"#{others.order_by('id').values_list('pk', flat=True)[0]}"


def _work(words: Sequence[str]) -> float:
    """Run a command a few times here; return the median but of the first runs."""
    from contextlib import redirect_stdout
    from io import StringIO

    from entregent.cli.main import main as command

    taken = []
    for turn in range(8):
        begun = time.process_time()
        with redirect_stdout(StringIO()):
            try:
                command(words)
            except SystemExit as end:
                if end.code:
                    raise
        if turn > 2:
            taken.append(time.process_time() - begun)
    return median(taken)


if __name__ == "__main__":
    main()
