"""The one place where what cannot be done becomes a sentence and an exit code."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import IO, Any

import click

from entregent.cli.answers import as_json
from entregent.cli.book import start
from entregent.cli.says import _


class RefusedError(click.ClickException):
    """A sentence for the reader; with --json also its kind and its facts."""

    exit_code = 1

    def __init__(
        self, sentence: str, data: dict[str, Any], *, in_json: bool = False
    ) -> None:
        super().__init__(sentence)
        self.data = data
        self.in_json = in_json

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it on stderr."""
        text = self.message
        if self.in_json:
            text = json.dumps(self.data | {"sentence": text}, ensure_ascii=False)
        click.echo(text, file=file, err=file is None)


@contextmanager
def in_kind_words(*, in_json: bool) -> Iterator[None]:
    """Run a command in its reader's language; whatever is refused is said kindly."""
    _start(in_json=in_json)
    with _in_a_language():
        try:
            yield
        except Exception as problem:
            error = _refused(problem, in_json=in_json)
            if error is None:
                raise
            raise error from None


def _start(*, in_json: bool) -> None:
    """Load Django; settings that cannot be read are told as they say it themselves."""
    from django.core.exceptions import ImproperlyConfigured

    try:
        start()
    except (ImproperlyConfigured, ValueError) as problem:
        data = {"error": "settings", "facts": {}}
        raise RefusedError(str(problem), data, in_json=in_json) from None


@contextmanager
def _in_a_language() -> Iterator[None]:
    """Speak the language ENTREGENT_LANGUAGE names; give back the one before."""
    from django.utils import translation

    with translation.override(os.environ.get("ENTREGENT_LANGUAGE") or "en"):
        yield


def _refused(problem: Exception, *, in_json: bool) -> RefusedError | None:
    """Find the sentence for a problem; none if it is a fault of the program."""
    from entregent.core.refusals import Refusal

    if isinstance(problem, RefusedError):
        problem.in_json = in_json
        return problem
    if isinstance(problem, Refusal):
        from entregent.wording.refusals import refusal_sentence

        said = [refusal_sentence(problem), *getattr(problem, "__notes__", ())]
        return RefusedError(" ".join(said), _facts(problem), in_json=in_json)
    from entregent.acts.local import trouble

    what = trouble(problem)
    if what is None:
        return None
    data = {"error": "book_out_of_reach", "facts": {"trouble": what.value}}
    return RefusedError(_trouble_sentences()[what], data, in_json=in_json)


def _facts(refusal: Exception) -> dict[str, Any]:
    """Return the kind of a refusal and what it knows, for programs."""
    name = type(refusal).__name__.removesuffix("Error")
    kind = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).strip("_")
    facts: dict[str, Any] = {}
    if is_dataclass(refusal):
        facts = {f.name: as_json(getattr(refusal, f.name)) for f in fields(refusal)}
    return {"error": kind, "facts": facts}


def _trouble_sentences() -> dict[str, str]:
    return {
        "busy": _(
            "Another program is writing into the book. Nothing was changed; "
            "try again in a moment."
        ),
        "full": _(
            "There is no room left where the book is kept. Nothing was changed; "
            "make room and try again."
        ),
        "read-only": _(
            "The book may be read but not written here. Nothing was changed; "
            "see who owns the files in its folder."
        ),
        "out of reach": _(
            "The book cannot be opened where it is kept. See whether the folder or the "
            "server is there and may be read by you."
        ),
        "damaged": _(
            "The file of the book is damaged or is no book. Nothing was changed; "
            "put a backup in its place."
        ),
    }
