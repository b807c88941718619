"""`entregent people` lists and finds."""

from cli.conftest import Entregent


def test_people_are_listed_with_what_stands_open(owner: Entregent) -> None:
    owner.says("add", "Lei Chen", "--title", "printer", "--organisation", "Nord")
    owner.says("favour", "from", "Lei", "gift")
    owner.says("favour", "to", "Bob Marsh", "work", "--new")
    owner.says("met", "Bob", "--on", "yesterday")

    lines = owner.says("people").splitlines()

    assert [line.partition(" ")[2] for line in lines] == [
        "Lei Chen: printer, Nord; a small favour to return",
        "Bob Marsh: you gave a medium favour; last contact yesterday",
    ]


def test_a_search_finds_beginnings_of_words(owner: Entregent) -> None:
    owner.says("add", "Lei Chen")
    owner.says("add", "Bob Marsh")

    assert "Lei Chen" in owner.says("people", "che", "le")
    assert owner.says("people", "zz") == "Nobody here.\n"


def test_some_of_them_and_another_order(owner: Entregent) -> None:
    owner.says("add", "Atelier Nord", "--kind", "organisation")
    owner.says("favour", "from", "Lei", "gift", "--new")

    assert "Nord" in owner.says("people", "--only", "organisations")
    assert "Lei" in owner.says("people", "--only", "i-owe")
    assert owner.says("people", "--by", "last-contact") == "Nobody here.\n"


def test_a_page_says_where_the_next_begins(owner: Entregent) -> None:
    for name in ("Ada", "Bob", "Chen"):
        owner.says("add", name)

    first = owner.gives("people", "--limit", "2")
    second = owner.gives("people", "--limit", "2", "--after", first["after"])

    assert "--after" in owner.says("people", "--limit", "2")
    names = [line["name"] for line in first["lines"] + second["lines"]]
    assert names == ["Ada", "Bob", "Chen"]
    assert second["after"] == ""


def test_every_filter_of_the_query_is_offered() -> None:
    from entregent.cli.commands.people import FILTERS
    from entregent.queries.people import PeopleFilter

    assert [each.replace("-", " ") for each in FILTERS] == list(PeopleFilter)


def test_a_stranger_finds_no_book(stranger: Entregent) -> None:
    assert stranger.refuses("people")
