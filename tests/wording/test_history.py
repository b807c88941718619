"""Who did what, in words."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import entregent.acts
from entregent.wording import history

# Written without a journal, or named by a variable.
FURTHER_ACTS = {"import_file", "undo_import", "tell_introducer", "skip_report"}


def acts() -> set[str]:
    """Find the name of every act that is written into the history."""
    folder = Path(entregent.acts.__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    named = re.compile(r"""\bnoted\(\s*user,\s*space,\s*"(\w+)\"""")
    return {name for source in sources for name in named.findall(source)}


def test_every_act_has_a_sentence_and_a_name() -> None:
    known = acts() | FURTHER_ACTS

    assert len(acts()) > 20
    assert set(history._SENTENCES) == known
    assert set(history._NAMES) == known


@pytest.mark.parametrize("act", sorted(history._SENTENCES))
@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_every_act_can_be_told_with_much_or_little(act: str, language: str) -> None:
    facts = {"act": "record_favour", "of": 3, "file": "a.vcf"}

    with translation.override(language):
        full = history.act_words(act, "ada", ["Lei"], facts)
        bare = history.act_words(act, "", [], {})

    assert "ada" in full
    assert "%(" not in full + bare


@pytest.mark.parametrize(
    ("language", "you", "ada", "nobody"),
    [
        (
            "en",
            "You noted a favour with Lei.",
            "ada noted a favour with Lei.",
            "Somebody noted a favour with Lei.",
        ),
        (
            "fr",
            "Vous avez noté un service avec Lei.",
            "ada a noté un service avec Lei.",
            "Quelqu’un a noté un service avec Lei.",
        ),
        (
            "zh-hans",
            "您记下了与Lei的一份人情。",
            "ada记下了与Lei的一份人情。",
            "有人记下了与Lei的一份人情。",
        ),
    ],
)
def test_an_act_says_who_did_it(language: str, you: str, ada: str, nobody: str) -> None:
    with translation.override(language):
        act = "record_favour"
        assert history.act_words(act, "ada", ["Lei"], {}, is_you=True) == you
        assert history.act_words(act, "ada", ["Lei"], {}) == ada
        assert history.act_words(act, "", ["Lei"], {}) == nobody


def test_an_undoing_says_what_was_taken_back() -> None:
    facts = {"act": "record_favour", "of": 3}

    with_lei = history.act_words("undo_act", "ada", ["Lei"], facts)
    alone = history.act_words("undo_act", "ada", [], facts)

    assert with_lei == "ada took back: a favour noted (Lei)."
    assert alone == "ada took back: a favour noted."


def test_an_act_nobody_has_words_for_is_a_change() -> None:
    assert history.act_words("new_act", "ada", [], {}) == "ada changed something."
    assert history.act_name("new_act") == "a change"
