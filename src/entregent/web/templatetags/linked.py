"""Sentences in which each name is a link to its page."""

import re
from collections.abc import Callable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from entregent.queries.loops import Someone

# Each stands for a name until the sentence around it is made, and is then the link.
_FIRST = 0xE100
_MARKS = re.compile("([\ue100-\uefff])")


def linked(
    say: Callable[[list[str]], str], people: Sequence[Someone], book: str
) -> SafeString:
    """Make a sentence about people; names keep the direction of their script."""
    marks = [chr(_FIRST + place) for place in range(len(people))]
    links = {
        mark: _link(someone, book) for mark, someone in zip(marks, people, strict=True)
    }
    parts = _MARKS.split(say(marks))
    return format_html_join("", "{}", ((links.get(part, part),) for part in parts))


def _link(someone: Someone, book: str) -> SafeString:
    return format_html(
        '<a class="name" href="{}/people/{}"><bdi>{}</bdi></a>',
        book,
        someone.id,
        someone.name,
    )
