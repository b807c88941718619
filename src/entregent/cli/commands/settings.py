"""The command that shows and changes the settings of a book."""

import click

from entregent.cli.answers import Answer
from entregent.cli.book import Book, speak
from entregent.cli.command import command
from entregent.cli.says import _
from entregent.cli.words import Word
from entregent.core.vocabulary import Language


@command(
    "settings",
    "entregent settings",
    "entregent settings --language fr",
    "entregent settings --name Studio --half-life 12 --ceiling 9",
    gives="Book",
    writes=True,
)
@click.option("--name", help="What the book is called.")
@click.option(
    "--half-life", type=int, metavar="MONTHS", help="How what others owe fades."
)
@click.option("--ceiling", type=int, metavar="MONTHS", help="When a load reads heavy.")
@click.option("--language", type=Word(Language), help="The language you read.")
@click.option("--remove-demo", is_flag=True, help="Take a demo book out, whole.")
def settings_(
    book: Book,
    name: str | None,
    half_life: int | None,
    ceiling: int | None,
    language: Language | None,
    *,
    remove_demo: bool,
) -> Answer:
    """Show the settings of the book, or change those you name."""
    from entregent.acts import spaces
    from entregent.queries.books import book as read_book

    now = read_book(book.user, book.space)
    if remove_demo:
        spaces.remove_demo(book.user, book.space)
        return Answer([_("“%(book)s” is gone.") % {"book": now.line.name}], now)
    if (name, half_life, ceiling) != (None, None, None):
        wish = spaces.ChangeSettings(
            name=now.line.name if name is None else name,
            half_life_months=now.half_life_months if half_life is None else half_life,
            ceiling_months=now.ceiling_months if ceiling is None else ceiling,
        )
        spaces.change_settings(book.user, book.space, wish)
    if language is not None:
        spaces.change_language(book.user, language)
        speak(language)
    return _settings(book)


def _settings(book: Book) -> Answer:
    from entregent.queries.books import book as read_book
    from entregent.wording.words import label

    now = read_book(book.user, book.space)
    words = [
        f"{now.line.name} (#{now.line.id}, {label(now.line.role)})",
        _("What others owe you fades by half in %(months)s months.")
        % {"months": now.half_life_months},
        _("The gratitude load reads heavy from %(months)s months on.")
        % {"months": now.ceiling_months},
    ]
    also = _("Also yours to open: --space %(id)s, %(name)s")
    words += [f"{member.username}: {label(member.role)}" for member in now.members]
    words += [also % {"id": other.id, "name": other.name} for other in now.others]
    return Answer(words, now)
