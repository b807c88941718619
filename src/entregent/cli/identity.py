"""The options that say who somebody is, shared by adding and changing them."""

from collections.abc import Callable
from typing import Any

import click

from entregent.cli.answers import Answer
from entregent.cli.words import Word
from entregent.core.vocabulary import ContactKind, Language, NameOrder, Sphere

Body = Callable[..., Answer]

_CIRCLES = ("5", "15", "50", "150", "500", "beyond")
_NONE = "none"

_OPTIONS = (
    click.option("--organisation", help="Where they work."),
    click.option("--title", help="What they do there."),
    click.option("--nickname", help="What they are called by friends."),
    click.option("--given", "given_name", help="The given name, if guessed wrong."),
    click.option("--family", "family_name", help="The family name, if guessed wrong."),
    click.option(
        "--order", "name_order", type=Word(NameOrder), help="Which name stands first."
    ),
    click.option(
        "--language",
        type=Word(Language, _NONE),
        help="The language news to them is drafted in.",
    ),
    click.option(
        "--sphere",
        "spheres",
        type=Word(Sphere, _NONE),
        multiple=True,
        help="The part of life they belong to; several are allowed.",
    ),
    click.option(
        "--circle",
        type=click.Choice(_CIRCLES),
        help="How close: among your closest 5 ...",
    ),
    click.option("--kind", type=Word(ContactKind), help="A person, unless said."),
    click.option("--note", help="Words of your own, for you alone."),
)

_POINTS = (
    click.option("--mail", multiple=True, metavar="ADDRESS", help="A mail address."),
    click.option("--phone", multiple=True, metavar="NUMBER", help="A phone number."),
    click.option("--address", multiple=True, help="A postal address."),
    click.option("--url", multiple=True, help="A web page."),
    click.option("--handle", multiple=True, help="An account name somewhere."),
)

_TIES = (
    click.option(
        "--birthday", metavar="DAY", help="1980-03-02, or 03-02 without year."
    ),
    click.option(
        "--day",
        "days",
        type=(str, str),
        multiple=True,
        metavar="NAME DAY",
        help="Another day of their year, as: --day 'name day' 06-24.",
    ),
    click.option(
        "--is",
        "ties",
        type=(str, str),
        multiple=True,
        metavar="WHAT NAME",
        help="What they are to somebody, as: --is colleague-of Bob.",
    ),
)


def identity_options(body: Body) -> Body:
    """Give a command every option that says who somebody is."""
    for option in reversed((*_OPTIONS, *_POINTS, *_TIES)):
        body = option(body)
    return body


def columns_of(facts: dict[str, Any]) -> dict[str, Any]:
    """Return what was said of somebody, by the names of AddContact's fields."""
    said: dict[str, Any] = {}
    context = click.get_current_context()
    for name in _COLUMNS:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            said[name] = facts[name]
    if "circle" in said:
        said["circle"] = None if said["circle"] == "beyond" else int(said["circle"])
    if "spheres" in said:
        said["spheres"] = tuple(each for each in said["spheres"] if each is not None)
    return said


_COLUMNS = (
    "organisation",
    "title",
    "nickname",
    "given_name",
    "family_name",
    "name_order",
    "language",
    "spheres",
    "circle",
    "kind",
    "note",
)
