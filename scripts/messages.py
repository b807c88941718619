"""Keeps the translations in step with the program.

    python scripts/messages.py            merge all messages into the catalogues
    python scripts/messages.py --check    only say what is missing, and fail on it

Merging keeps every translation, drops what the program no longer says, and writes the
catalogues in the same order each time, without line numbers and dates, so that a diff
shows what was said anew and nothing else.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "entregent"
LOCALE = PACKAGE / "wording" / "locale"
TEMPLATES = ("*.html", "*.txt")
_ONE = (1,)
_SEVERAL = (1, 2)
_IN_CONTEXT = ((1, "c"), 2)
_SEVERAL_IN_CONTEXT = ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), _ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _SEVERAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _SEVERAL_IN_CONTEXT),
}


class Message(NamedTuple):
    """What the program says, with its context and its plural where it has them."""

    singular: str
    context: str
    plural: str


def messages(package: Path = PACKAGE) -> set[Message]:
    """Find every message in the modules and templates of the package."""
    found: set[Message] = set()
    for path in sorted(package.rglob("*.py")):
        found.update(_in_source(path.read_text(encoding="utf-8")))
    for pattern in TEMPLATES:
        for path in sorted(package.rglob(pattern)):
            if "templates" in path.relative_to(package).parts:
                found.update(_in_template(path.read_text(encoding="utf-8"), str(path)))
    return found


def catalogues(locale: Path = LOCALE) -> list[Path]:
    """List the catalogues, by language."""
    return sorted(locale.glob("*/LC_MESSAGES/django.po"))


def key(entry: polib.POEntry) -> Message:
    """Return what an entry translates."""
    return Message(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "")


def is_translated(entry: polib.POEntry) -> bool:
    """Whether every form of an entry is there, and none is only a guess."""
    if entry.fuzzy:
        return False
    if entry.msgid_plural:
        forms = entry.msgstr_plural.values()
        return bool(forms) and all(form.strip() for form in forms)
    return bool(entry.msgstr.strip())


def merge(path: Path, wanted: Iterable[Message]) -> None:
    """Bring one catalogue up to date."""
    old = polib.pofile(str(path), wrapwidth=88)
    known = {key(entry): entry for entry in old if not entry.obsolete}
    fresh = polib.POFile(wrapwidth=88)
    fresh.metadata = {
        name: old.metadata[name]
        for name in (
            "Language",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Plural-Forms",
        )
    }
    forms = _plural_forms(old)
    for message in sorted(wanted):
        fresh.append(_entry(message, known.get(message), forms))
    fresh.save(str(path))


def untranslated(path: Path, wanted: Iterable[Message]) -> list[Message]:
    """List what one catalogue lacks."""
    done = {key(entry) for entry in polib.pofile(str(path)) if is_translated(entry)}
    return sorted(set(wanted) - done)


def _in_source(source: str) -> Iterator[Message]:
    lines = io.BytesIO(source.encode())
    for _line, said, _comments, context in extract(
        "python", lines, keywords=KEYWORDS, options={"encoding": "utf-8"}
    ):
        if isinstance(said, str):
            yield Message(said, context or "", "")
        else:
            yield Message(said[0], context or "", said[1])


def _in_template(source: str, origin: str) -> Iterator[Message]:
    # What is not a message becomes X; its indents would be none in Python.
    code = templatize(source, origin=origin)
    yield from _in_source("\n".join(line.strip() for line in code.splitlines()))


def _plural_forms(catalogue: polib.POFile) -> int:
    count = catalogue.metadata["Plural-Forms"].partition("nplurals=")[2]
    return int(count.partition(";")[0])


def _entry(message: Message, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.singular, msgctxt=message.context or None)
    if message.plural:
        entry.msgid_plural = message.plural
        said = known.msgstr_plural if known else {}
        entry.msgstr_plural = {form: said.get(form, "") for form in range(forms)}
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def main(arguments: list[str]) -> int:
    """Merge, or check, and say what is missing."""
    wanted = messages()
    missing = 0
    for path in catalogues():
        if "--check" not in arguments:
            merge(path, wanted)
        for message in untranslated(path, wanted):
            missing += 1
            print(f"{path.parts[-3]}: {message.singular!r} ({message.context})")
    print(f"{len(wanted)} messages, {missing} translations missing")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
