"""Long work beside the page: one at a time, seen by all, and why it stopped."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from entregent.core.refusals import NotFoundError
from entregent.exchange import background

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

SOON_SECONDS = 5


@pytest.fixture(autouse=True)
def alone(
    settings: "Settings", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Keep the locks in a folder of the test, and wait for its threads."""
    settings.ENTREGENT_HOME = tmp_path
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(SOON_SECONDS)


def test_work_of_one_name_goes_on_once() -> None:
    go_on = threading.Event()
    done: list[str] = []

    def first() -> None:
        go_on.wait(SOON_SECONDS)
        done.append("first")

    background.start("work", first)

    background.start("work", lambda: done.extend(["second"]))

    assert background.is_running("work")
    assert not background.is_running("other work")
    go_on.set()
    _wait_for("work")
    assert done == ["first"]


def test_another_process_sees_the_work_by_its_lock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = threading.Event()
    background.start("work", lambda: go_on.wait(SOON_SECONDS))

    monkeypatch.setattr(background, "_running", set())

    assert background.is_running("work")
    go_on.set()
    _wait_for("work")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("problem", [NotFoundError("import"), ValueError("broken")])
def test_why_it_stopped_is_kept_until_it_is_begun_anew(problem: Exception) -> None:
    def stop() -> None:
        raise problem

    background.start("work", stop)
    _wait_for("work")
    assert background.why_stopped("work") is problem

    background.start("work", lambda: None)
    _wait_for("work")

    assert background.why_stopped("work") is None


def _wait_for(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(SOON_SECONDS)
    assert not background.is_running(name)
