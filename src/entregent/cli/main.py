"""The command `entregent`: finds the one word it is given and loads only that."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from entregent import __version__
from entregent.cli.catalogue import CATALOGUE, MODULES


class Door(click.Group):
    """Loads a command when it is asked for, so that the others cost nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's
        """Name the commands in the order people come to need them."""
        return list(MODULES)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click's
        cmd_name: str,
    ) -> click.Command | None:
        """Load the module a command is in."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"entregent.cli.commands.{MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_") + "_")
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click's
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands under what they are for, without loading one."""
        width = max(len(name) for name in MODULES)
        for title, commands in CATALOGUE.items():
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (name.ljust(width), words)
                        for name, (_, words) in commands.items()
                    ]
                )


@click.group(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Names may be written as they are known: first name, nickname, mail address,"
    " or #12 where several share one.",
)
@click.version_option(__version__, "-V", "--version", message="entregent %(version)s")
def cli() -> None:
    """Keep the books of your relationships: who helped you, whom you owe news.

    Nothing is ever sent for you. Whatever you note, `entregent undo` takes back.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.base")
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not all(_is_text(word) for word in words):
        click.echo("These words are not in UTF-8, so they cannot be read.", err=True)
        sys.exit(2)
    cli.main(words, prog_name="entregent")


def _is_text(word: str) -> bool:
    """Say whether a word came in as text, not as bytes of another encoding."""
    return not any("\ud800" <= character <= "\udfff" for character in word)
