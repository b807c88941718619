"""Commands that let others in and set passwords."""

import sys
from dataclasses import dataclass

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book
from entregent.cli.command import command
from entregent.cli.refusing import RefusedError
from entregent.cli.says import _
from entregent.cli.words import Word
from entregent.core.vocabulary import Language


@dataclass(frozen=True, slots=True)
class UserNoted:
    """Somebody who keeps a book here."""

    username: str


@click.group("user")
def user_() -> None:
    """Let others keep a book here, and set passwords.

    A password is asked for without showing it, or read from a pipe.
    """


@command("add", "entregent user add bob --language fr", gives="UserNoted", writes=True)
@click.argument("username")
@click.option("--language", type=Word(Language), help="The language they read.")
@click.option("--no-password", is_flag=True, help="They use the command line only.")
def add(
    book: Book,  # noqa: ARG001 -- every command opens it
    username: str,
    language: Language | None,
    *,
    no_password: bool,
) -> Answer:
    """Make somebody who can sign in and keep a book of their own here."""
    from entregent.acts import spaces

    _check_is_new(username)
    password = None if no_password else _password()
    spaces.make_user(username, password=password, language=language)
    words = _("%(name)s can keep a book here now.") % {"name": username}
    return Answer([words], UserNoted(username))


@command(
    "password",
    "entregent user password",
    "entregent user password bob < password.txt",
    gives="UserNoted",
    writes=True,
)
@click.argument("username", required=False)
def password(book: Book, username: str | None) -> Answer:
    """Set the password somebody signs in with; your own, unless you name them."""
    from entregent.acts.local import set_password

    name = username or book.user.username
    set_password(name, _password())
    return Answer(
        [_("The password of %(name)s is set.") % {"name": name}], UserNoted(name)
    )


def _check_is_new(username: str) -> None:
    from entregent.acts.local import user_named
    from entregent.core.refusals import NotFoundError

    try:
        user_named(username)
    except NotFoundError:
        return
    sentence = _("Somebody called “%(name)s” keeps a book here already.")
    data = {"error": "name_taken", "facts": {"name": username}}
    raise RefusedError(sentence % {"name": username}, data)


def _password() -> str:
    """Ask twice at a terminal, else read a line of what is piped in."""
    from entregent.core.refusals import EmptyError

    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    if not typed:
        raise EmptyError("password")
    return typed


user_.add_command(add)
user_.add_command(password)
