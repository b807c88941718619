"""`entregent told` and `news`: introducers hear how it goes."""

import pytest
from cli.conftest import Entregent


@pytest.fixture
def with_news(owner: Entregent) -> Entregent:
    """Return the owner's book in which Lei is owed the news of Acme."""
    owner.says("introduce", "Lei", "--to-me", "Wu", "--for", "Acme app", "--new")
    owner.says("milestone", "Acme", "won")
    return owner


def test_told_names_what_was_told(with_news: Entregent) -> None:
    said = with_news.says("told", "Lei", "Acme", "--by", "call", "--text", "We won!")

    assert said.splitlines()[0] == "Acme app: Lei was told today, by phone."
    assert "Tell Lei" not in with_news.says("news", "Acme")


def test_the_loop_may_be_left_out_where_there_is_one(with_news: Entregent) -> None:
    said = with_news.says("told", "Lei", "--on", "today")

    assert said.startswith("Acme app: Lei was told today")


def test_of_several_loops_one_is_named(with_news: Entregent) -> None:
    with_news.says("project", "Shop", "--by", "Lei")
    with_news.says("milestone", "Shop", "won")

    assert "Shop (#2)" in with_news.refuses("told", "Lei")
    assert with_news.says("told", "Lei", "#2").startswith("Shop: Lei was told")


def test_some_news_may_be_told_before_the_rest(with_news: Entregent) -> None:
    page = with_news.gives("milestone", "Acme", "started")
    first = page["loop"]["milestones"][0]["id"]

    with_news.says("told", "Lei", "Acme", "--milestone", str(first))

    assert "started" in with_news.says("news", "Acme")
    assert with_news.refuses("told", "Lei", "Acme", "--milestone", "99")


def test_what_need_not_be_told_is_said_so(with_news: Entregent) -> None:
    said = with_news.says("told", "Lei", "Acme", "--not-needed")

    assert said.startswith("Acme app: Lei need not be told.")


def test_who_is_owed_nothing_is_not_told(with_news: Entregent) -> None:
    with_news.says("milestone", "Acme", "lost")
    with_news.says("told", "Lei")

    assert "all the news" in with_news.refuses("told", "Lei")
    assert with_news.refuses("told", "Wu", "Acme")
    assert with_news.refuses("told", "Lei", "Nothing")


def test_the_draft_is_in_the_introducers_language(with_news: Entregent) -> None:
    assert "    Dear Lei," in with_news.says("news", "Acme")

    with_news.says("person", "Lei", "--language", "fr")

    said = with_news.says("news", "Acme", "--to", "Lei")
    assert "A draft for Lei:" in said
    assert "Dear Lei," not in said


def test_my_own_words_are_kept_as_the_draft(with_news: Entregent) -> None:
    said = with_news.says("news", "Acme", "--keep", "Dear Lei, we won!")

    assert "    Dear Lei, we won!" in said
    assert with_news.gives("news", "Acme")["reports"][0]["state"] == "drafted"


def test_words_are_kept_for_one_introducer(owner: Entregent) -> None:
    owner.says(
        *("introduce", "Lei", "--via", "Mina", "--to-me", "Wu", "--for", "Acme"),
        "--new",
    )
    owner.says("milestone", "Acme", "won")

    assert "Mina (#" in owner.refuses("news", "Acme", "--keep", "We won!")
    said = owner.says("news", "Acme", "--to", "Mina", "--keep", "We won!")
    assert "    We won!" in said
    assert owner.refuses("news", "Acme", "--to", "Wu", "--keep", "We won!")


def test_the_one_question_is_drafted_when_its_day_has_come(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--on", "2026-03-01", "--new")

    said = owner.says("news", "Ada")

    assert "A question for Ada, once:" in said
    assert "    Dear Bob," in said


def test_who_is_left_in_peace_is_not_asked(owner: Entregent) -> None:
    owner.says("introduce", "Ada", "Bob", "--on", "2026-03-01", "--new")
    owner.says("boundary", "Ada", "quiet-until", "--until", "2026-09-01")

    said = owner.says("news", "Ada")

    assert "A question for Bob, once:" in said
    assert "A question for Ada" not in said


def test_a_viewer_reads_but_tells_nobody(
    with_news: Entregent, viewer: Entregent
) -> None:
    assert "Dear Lei" in viewer.says("news", "Acme")
    assert viewer.refuses("told", "Lei")
    assert viewer.refuses("news", "Acme", "--keep", "x")
