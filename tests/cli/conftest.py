"""The command line as a test uses it: words in, words or data out."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from conftest import Cast
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from entregent.cli import command
from entregent.cli.answers import Answer
from entregent.cli.main import cli


@dataclass
class Entregent:
    """Runs commands as one of the cast, in the owner's book."""

    user: str
    space: int
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *words: str, typed: str = "") -> Result:
        """Run a command and return all that came of it."""
        runner = CliRunner(env=self._environment())
        result = runner.invoke(cli, words, input=typed, prog_name="entregent")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def says(self, *words: str, typed: str = "") -> str:
        """Run a command that succeeds and return what it prints."""
        result = self.run(*words, typed=typed)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    def gives(self, *words: str) -> Any:
        """Run a command that succeeds and return the data it prints."""
        return json.loads(self.says(*words, "--json"))

    def refuses(self, *words: str, exit_code: int = 1) -> str:
        """Run a command that cannot be done and return why."""
        result = self.run(*words)
        assert (result.exit_code, result.stdout) == (exit_code, "")
        return result.stderr

    def _environment(self) -> dict[str, str]:
        return {
            "ENTREGENT_USER": self.user,
            "ENTREGENT_SPACE": str(self.space),
            "COLUMNS": "80",
            **self.environment,
        }


@pytest.fixture(autouse=True)
def _promised(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold every answer to the type of data that the reference promises."""
    answered = command._answer

    def checked(*words: Any, **options: Any) -> Answer:
        answer = answered(*words, **options)
        asked = click.get_current_context().command
        assert isinstance(asked, command.Command)
        lines = answer.data if isinstance(answer.data, list) else [answer.data]
        for line in lines:
            assert re.search(rf"\b{type(line).__name__}\b", asked.gives)
        return answer

    monkeypatch.setattr(command, "_answer", checked)


@pytest.fixture
def numbers(cast: Cast) -> None:
    """Let the numbers of what is noted begin at 1; PostgreSQL goes on counting."""
    tables = apps.get_app_config("store").get_models()
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(line)


@pytest.fixture
def owner(cast: Cast, numbers: None) -> Entregent:
    """Return the command line of the book's owner, on 1 June 2026."""
    return Entregent("owner", cast.space)


@pytest.fixture
def editor(cast: Cast) -> Entregent:
    """Return the command line of somebody who may write in the book."""
    return Entregent("editor", cast.space)


@pytest.fixture
def viewer(cast: Cast) -> Entregent:
    """Return the command line of somebody who may only read the book."""
    return Entregent("viewer", cast.space)


@pytest.fixture
def stranger(cast: Cast) -> Entregent:
    """Return the command line of somebody who must see nothing."""
    return Entregent("stranger", cast.space)
