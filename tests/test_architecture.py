"""The house keeps its shape: what the import contracts cannot say."""

import ast
import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "entregent"
DOORS = ("web", "cli")

# Acts that are not offered as they are on one door or the other, each with the reason.
NOT_ON = {
    ("contacts.add_contacts", "web"): "many at once: stories and demo",
    ("contacts.add_contacts", "cli"): "many at once: stories and demo",
    ("imports.begin_import", "web"): "exchange.imports.preview calls it",
    ("imports.begin_import", "cli"): "exchange.imports.preview calls it",
    ("imports.write_people", "web"): "exchange.imports.apply calls it",
    ("imports.write_people", "cli"): "exchange.imports.apply calls it",
    ("imports.write_interactions", "web"): "exchange.imports.apply calls it",
    ("imports.write_interactions", "cli"): "exchange.imports.apply calls it",
    ("imports.finish_import", "web"): "exchange.imports.apply calls it",
    ("imports.finish_import", "cli"): "exchange.imports.apply calls it",
    ("interactions.record_interactions", "web"): "many at once: stories and demo",
    ("interactions.record_interactions", "cli"): "many at once: stories and demo",
    ("spaces.make_user", "web"): "accounts.first_account calls it",
    ("spaces.make_user", "cli"): "local.open_local_book calls it",
    ("spaces.open_book", "web"): "accounts.first_account calls it",
    ("spaces.open_book", "cli"): "local.open_local_book calls it",
    ("spaces.delete_book", "web"): "remove_demo calls it; real books come later",
    ("spaces.delete_book", "cli"): "remove_demo calls it; real books come later",
    ("spaces.share_book", "web"): "invitations come with accounts and teams",
    ("spaces.share_book", "cli"): "invitations come with accounts and teams",
}
NOT_ACTS = ("checks", "follow_up", "following", "journal", "local", "accounts")
HELPERS = ("new_contact", "put_point", "add_favour", "noon", "demo_user")


def sources(door: str) -> list[Path]:
    return sorted((SOURCE / door).rglob("*.py"))


def acts() -> list[str]:
    """Find every public function of the acts."""
    package = import_module("entregent.acts")
    names = [m.name for m in iter_modules(package.__path__) if m.name not in NOT_ACTS]
    found = []
    for name in names:
        module = import_module(f"entregent.acts.{name}")
        found += [
            f"{name}.{function}"
            for function, value in inspect.getmembers(module, inspect.isfunction)
            if inspect.unwrap(value).__module__ == module.__name__
            and not function.startswith("_")
            and function not in HELPERS
        ]
    return found


@pytest.mark.parametrize("door", DOORS)
def test_a_door_does_not_speak_to_the_database(door: str) -> None:
    for path in sources(door):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                module = node.module or ""
                assert not module.startswith("django.db"), path


@pytest.mark.parametrize("door", DOORS)
def test_every_act_has_its_place_at_every_door(door: str) -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in sources(door))
    missing = [
        act
        for act in acts()
        if (act, door) not in NOT_ON and act.partition(".")[2] not in said
    ]
    assert missing == []


def test_every_exception_names_an_act_that_is_there() -> None:
    assert {act for act, _ in NOT_ON} <= set(acts())
