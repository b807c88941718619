"""Every act, found by itself: a viewer may not do it, a stranger sees nothing."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import pytest

import entregent.acts
from entregent.core import ids
from entregent.core.money import Money
from entregent.core.refusals import MayNotWriteError, Refusal
from entregent.core.vocabulary import Role
from entregent.store.models import Event, User

if TYPE_CHECKING:
    from conftest import Cast

DAY = date(2026, 6, 1)
# What is no act: the ground they stand on, and first steps before there is a book.
GROUND = ("checks", "follow_up", "following", "journal", "local", "accounts")
# A part of an act is handed an open journal or a book: whoever opened it asked.
PARTS_TAKE = ("journal", "space", "day")
WITHOUT_A_BOOK = ("make_user", "open_book", "change_language")


def every_act() -> dict[str, Callable[..., Any]]:
    """Find the public functions of the acts, without the parts they share."""
    found = {}
    for module in iter_modules(entregent.acts.__path__):
        if module.name in GROUND:
            continue
        whole = f"entregent.acts.{module.name}"
        for name, value in vars(import_module(whole)).items():
            act = inspect.unwrap(value) if callable(value) else None
            if inspect.isfunction(act) and act.__module__ == whole and name[0] != "_":
                found[f"{module.name}.{name}"] = value
    return found


def first_name(act: Callable[..., Any]) -> str:
    """Name what an act is handed first."""
    return next(iter(inspect.signature(inspect.unwrap(act)).parameters))


ACTS = {
    name: act
    for name, act in every_act().items()
    if name.partition(".")[2] not in WITHOUT_A_BOOK and first_name(act) == "user"
}


def arguments(act: Callable[..., Any], user: User, space: ids.SpaceId) -> list[Any]:
    """Invent what an act asks for; nothing of it needs to exist."""
    hints = get_type_hints(inspect.unwrap(act))
    hints.pop("return", None)
    names = list(inspect.signature(inspect.unwrap(act)).parameters)
    assert names[:2] == ["user", "space_id"], act
    return [user, space, *(_example(hints[name], user) for name in names[2:])]


def _example(kind: Any, user: User) -> Any:
    """Invent a value of a type."""
    origin = get_origin(kind)
    if origin is UnionType:
        return _example(get_args(kind)[0], user)
    if origin is not None:
        return {} if issubclass(origin, dict) else ()
    while hasattr(kind, "__supertype__"):
        kind = kind.__supertype__
    if is_dataclass(kind):
        return _wish(kind, user)
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    return user if kind is User else _PLAIN[kind]


def _wish(kind: Any, user: User) -> Any:
    if kind is Money:
        return Money(Decimal(1), "EUR")
    hints = get_type_hints(kind)
    needed = [
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    ]
    return kind(**{name: _example(hints[name], user) for name in needed})


_PLAIN: dict[Any, Any] = {int: 1, str: "text", bool: False, date: DAY}


def test_the_acts_are_found() -> None:
    assert len(ACTS) > 30
    assert "favours.record_favour" in ACTS


def test_whatever_asks_nobody_is_a_part_of_an_act() -> None:
    others = [act for name, act in every_act().items() if name not in ACTS]
    unasked = [act for act in others if act.__name__ not in WITHOUT_A_BOOK]
    assert {first_name(act) for act in unasked} <= set(PARTS_TAKE)


def refusal(act: Callable[..., Any], user: User, space: ids.SpaceId) -> Refusal | None:
    """Try an act and say how it was refused; None if it was done."""
    try:
        act(*arguments(act, user, space))
    except Refusal as refused:
        return refused
    return None


def test_a_viewer_may_not_write(cast: "Cast") -> None:
    before = Event.objects.count()
    refused = {
        name: type(refusal(act, cast.viewer, cast.space)) for name, act in ACTS.items()
    }
    assert refused == dict.fromkeys(ACTS, MayNotWriteError)
    assert Event.objects.count() == before


def test_a_stranger_finds_no_book(cast: "Cast") -> None:
    before = Event.objects.count()
    refused = {
        name: getattr(refusal(act, cast.stranger, cast.space), "what", "")
        for name, act in ACTS.items()
    }
    assert refused == dict.fromkeys(ACTS, "book")
    assert Event.objects.count() == before


@pytest.mark.parametrize("name", ["change_settings", "remove_demo", "share_book"])
def test_some_acts_are_the_owners_alone(cast: "Cast", name: str) -> None:
    act = ACTS[f"spaces.{name}"]
    with pytest.raises(MayNotWriteError) as raised:
        act(*arguments(act, cast.editor, cast.space))
    assert raised.value.owner_only


def test_an_editor_writes_as_the_owner_does(cast: "Cast") -> None:
    from entregent.acts import contacts

    wish = contacts.AddContact(full_name="Bea")
    assert contacts.add_contact(cast.editor, cast.space, wish)


def test_a_book_can_be_shared_and_a_role_changed(cast: "Cast") -> None:
    from entregent.acts import contacts, spaces

    spaces.share_book(cast.owner, cast.space, cast.stranger, Role.EDITOR)
    wish = contacts.AddContact(full_name="Bea")
    assert contacts.add_contact(cast.stranger, cast.space, wish)
    spaces.share_book(cast.owner, cast.space, cast.stranger, Role.VIEWER)
    with pytest.raises(MayNotWriteError):
        contacts.add_contact(cast.stranger, cast.space, wish)
