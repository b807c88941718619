"""The shape of every command: open the book, do one thing, print the answer."""

import functools
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import click

from entregent.cli.answers import Answer, show
from entregent.cli.book import open_book
from entregent.cli.options import NUMBER
from entregent.cli.refusing import in_kind_words
from entregent.cli.words import Word

Body = Callable[..., Answer]


class Command(click.Command):
    """A command whose help ends with examples, and which knows what --json gives."""

    examples: tuple[str, ...] = ()
    gives: str = ""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the words of the long lists, then the examples as they are typed."""
        for param in self.params:
            name = param.make_metavar(ctx).strip("[]")
            if isinstance(param.type, Word) and "|" not in name:
                with formatter.section(name):
                    formatter.write_text(", ".join(param.type.words))
        with formatter.section("Example" if len(self.examples) == 1 else "Examples"):
            for line in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def command(
    name: str, *examples: str, gives: str, writes: bool = False
) -> Callable[[Body], Command]:
    """Make a command of a function that takes the book and returns an answer.

    What a command `writes` is written whole or not at all. `gives` names the type
    of what --json prints, for the reference.
    """

    def make(body: Body) -> Command:
        @functools.wraps(body)
        def run(*, in_json: bool, space: int | None, **options: Any) -> None:
            with in_kind_words(in_json=in_json):
                answer = _answer(body, space, options, writes=writes)
            show(answer, in_json=in_json)
            click.get_current_context().exit(answer.exit_code)

        made = click.command(name, cls=Command)(run)
        made.params += _FOR_ALL
        made.examples, made.gives = examples, gives
        return made

    return make


def _answer(
    body: Body, space: int | None, options: dict[str, Any], *, writes: bool
) -> Answer:
    from entregent.acts.local import all_or_nothing

    book = open_book(space)
    with all_or_nothing() if writes else nullcontext():
        return body(book, **options)


_FOR_ALL = (
    click.Option(["--json", "in_json"], is_flag=True, help="Print data, not words."),
    click.Option(
        ["--space"],
        type=NUMBER,
        envvar="ENTREGENT_SPACE",
        metavar="ID",
        help="Another book than your home.",
    ),
)
