"""`entregent serve` starts the pages, and the server takes its place."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from entregent.cli.main import cli


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, db: None) -> list[list[str]]:
    """Return the words of each server that would have been started."""
    found: list[list[str]] = []
    settings = "DJANGO_SETTINGS_MODULE"
    monkeypatch.setenv(settings, os.environ[settings])
    monkeypatch.setattr("os.execv", lambda _, words: found.append(words))
    return found


def test_the_server_takes_the_place_of_the_command(started: list[list[str]]) -> None:
    result = CliRunner().invoke(cli, ["serve", "--port", "0", "--workers", "2"])

    said = re.match(r"Entregent is at http://127.0.0.1:(\d+)/\n", result.stdout)
    assert said
    (words,) = started
    assert words[words.index("--port") + 1] == said[1]
    assert words[words.index("--workers") + 1] == "2"
    assert words[words.index("--host") + 1] == "127.0.0.1"
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "entregent.config.settings"


def test_a_port_that_is_taken_is_said(started: list[list[str]]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        result = CliRunner().invoke(cli, ["serve", "--port", port])

    assert result.exit_code == 1
    assert result.stderr.startswith(f"Port {port} is taken")
    assert started == []


@pytest.mark.long
def test_the_pages_answer(tmp_path: Path) -> None:
    environment = os.environ | {
        "ENTREGENT_HOME": str(tmp_path),
        "PYTHONUNBUFFERED": "1",
    }
    for name in ("DJANGO_SETTINGS_MODULE", "ENTREGENT_DATABASE"):
        environment.pop(name, None)
    words = [sys.executable, "-m", "entregent", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 -- our own program
        words, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        address = server.stdout.readline().rpartition(" ")[2].strip()
        try:
            assert _status(address) in (200, 302)
        finally:
            server.send_signal(signal.SIGINT)
            server.stdout.read()
    assert server.returncode is not None


def _status(address: str) -> int:
    """Ask for the first page until the server is up."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 -- our own
                status: int = answer.status
                return status
        except urllib.error.HTTPError as problem:
            return problem.code
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)
