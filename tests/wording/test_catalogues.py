"""The translations are whole, keep their facts, and sound as the program should."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import polib
import pytest

from entregent.wording.catalogues import compile_catalogues


def load_script() -> ModuleType:
    """Load the tool that finds every message; it is no part of the program."""
    path = Path(__file__).parents[2] / "scripts" / "messages.py"
    spec = importlib.util.spec_from_file_location("messages_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = load_script()
CATALOGUES = {path.parts[-3]: polib.pofile(str(path)) for path in SCRIPT.catalogues()}
LANGUAGES = ["fr", "zh_Hans"]
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%(?![ (%])[a-z]")
BANNED = re.compile(
    r"\b(reach(es|ed|ing)? out|nurtur\w*|engage\w*|engaging|touchpoints?|CRM|"
    r"scor(e|es|ed|ing)|leads?|networking|to network)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def said() -> set[tuple[str, str, str]]:
    """Find every message of the program."""
    return SCRIPT.messages()  # type: ignore[no-any-return]


def forms(entry: polib.POEntry) -> list[str]:
    """List an entry's translations."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text: str) -> set[str]:
    return {found.group() for found in PLACEHOLDER.finditer(text.replace("%%", ""))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_the_program_says_is_untranslated(
    language: str, said: set[tuple[str, str, str]]
) -> None:
    path = SCRIPT.LOCALE / language / "LC_MESSAGES" / "django.po"

    assert SCRIPT.untranslated(path, said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_translated_that_the_program_no_longer_says(
    language: str, said: set[tuple[str, str, str]]
) -> None:
    assert {SCRIPT.key(entry) for entry in CATALOGUES[language]} <= said
    assert CATALOGUES[language].fuzzy_entries() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_twice(language: str) -> None:
    keys = [(entry.msgctxt, entry.msgid) for entry in CATALOGUES[language]]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_keeps_the_facts(language: str) -> None:
    for entry in CATALOGUES[language].translated_entries():
        needed = placeholders(entry.msgid)
        possible = needed | placeholders(entry.msgid_plural or "")
        for form in forms(entry):
            # "one" may be a word; what the plural has may stand in any form.
            assert needed <= placeholders(form) <= possible, entry.msgid


@pytest.mark.parametrize(("language", "count"), [("fr", 2), ("zh_Hans", 1)])
def test_every_plural_has_all_its_forms(language: str, count: int) -> None:
    for entry in CATALOGUES[language].translated_entries():
        if entry.msgid_plural:
            assert set(entry.msgstr_plural) == set(range(count)), entry.msgid
            assert placeholders(entry.msgid_plural) == placeholders(forms(entry)[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_as_what_they_translate(language: str) -> None:
    for entry in CATALOGUES[language].translated_entries():
        for form in forms(entry):
            assert form.startswith("\n") == entry.msgid.startswith("\n"), entry.msgid
            assert form.endswith("\n") == entry.msgid.endswith("\n"), entry.msgid


def test_nobody_is_spoken_of_as_a_lead(said: set[tuple[str, str, str]]) -> None:
    english = [text for message in said for text in message]
    translated = [form for po in CATALOGUES.values() for e in po for form in forms(e)]

    assert [text for text in english + translated if BANNED.search(text)] == []


def test_french_is_set_as_french_is_set() -> None:
    for entry in CATALOGUES["fr"]:
        for form in forms(entry):
            text = re.sub(r"https?://\S+|`[^`]*`|\d:\d", "", form)
            assert not re.search(r" [;:?!»]|« ", text), form
            assert not re.search(r"[^\W\d_]'[^\W\d_]", text), form
            assert not re.search(r'[“”"]', text), form


def test_french_says_vous() -> None:
    for entry in CATALOGUES["fr"]:
        for form in forms(entry):
            assert not re.search(r"\b(tu|toi|ton|ta|tes)\b", form, re.IGNORECASE), form


def test_chinese_is_set_as_chinese_is_set() -> None:
    han = r"[\u4e00-\u9fff]"
    for entry in CATALOGUES["zh_Hans"]:
        for form in forms(entry):
            assert not re.search(rf"{han} +{han}", form), form
            assert not re.search(rf"{han}[,;:?!]|[,;?!]{han}", form), form
            assert not re.search(rf"{han}\.(\s|$)", form), form


def test_a_catalogue_is_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    CATALOGUES["fr"].save(str(source))

    first = compile_catalogues(tmp_path)
    second = compile_catalogues(tmp_path)

    assert first == [folder / "django.mo"]
    assert second == []
    translated = CATALOGUES["fr"].translated_entries()
    assert len(polib.mofile(str(first[0]))) == len(translated)


def test_merging_keeps_what_was_written_and_drops_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    CATALOGUES["fr"].save(str(path))
    one = SCRIPT.Message("today", "", "")
    new = SCRIPT.Message("a %(thing)s", "", "%(count)s %(thing)s")

    SCRIPT.merge(path, [new, one])
    once = path.read_text(encoding="utf-8")
    SCRIPT.merge(path, [one, new])

    merged = polib.pofile(str(path))
    assert [(e.msgid, forms(e)) for e in merged] == [
        ("a %(thing)s", ["", ""]),
        ("today", ["aujourd’hui"]),
    ]
    assert path.read_text(encoding="utf-8") == once
    assert SCRIPT.untranslated(path, [new, one]) == [new]


def test_messages_are_found_in_modules_and_templates(tmp_path: Path) -> None:
    templates = tmp_path / "web" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "said.py").write_text(
        'a = _("one" " more")\n'
        'b = ngettext_lazy("a day", "%(count)s days", "count")\n'
        'c = pgettext("time", "May")\n'
        'd = npgettext("time", "a month", "%(count)s months", n)\n',
        encoding="utf-8",
    )
    (templates / "page.html").write_text(
        "<ul>\n"
        "    <li title='{% translate \"It's here\" %}'>{{ _('There') }}</li>\n"
        '  <li>{% translate "May" context "time" %}</li>\n'
        "      {% blocktranslate count n=list|length trimmed %}\n"
        "        One line\n"
        "      {% plural %}{{ n }} lines{% endblocktranslate %}\n"
        "</ul>\n",
        encoding="utf-8",
    )

    assert SCRIPT.messages(tmp_path) == {
        ("one more", "", ""),
        ("a day", "", "%(count)s days"),
        ("May", "time", ""),
        ("a month", "time", "%(count)s months"),
        ("It's here", "", ""),
        ("There", "", ""),
        ("One line", "", "%(n)s lines"),
    }
