"""`entregent history` and `undo`: who did what, and back again."""

from pathlib import Path

from cli.conftest import Entregent

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoé Card\r\nEND:VCARD\r\n"


def test_the_history_names_acts_and_people(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")
    owner.says("add", "Bob")

    newest = owner.says("history").splitlines()
    of_lei = owner.says("history", "Lei")

    assert newest[0].endswith("You added Bob.")
    assert newest[0].startswith("#")
    assert "favour with Lei" in of_lei
    assert "Bob" not in of_lei


def test_another_persons_act_has_their_name(
    owner: Entregent, editor: Entregent
) -> None:
    editor.says("add", "Lei")

    assert "editor added Lei." in owner.says("history")


def test_undo_takes_back_the_last_act_of_mine(
    owner: Entregent, editor: Entregent
) -> None:
    owner.says("add", "Lei")
    editor.says("add", "Bob")

    assert owner.says("undo") == "Taken back: You added Lei.\n"
    assert "Nobody called" in owner.refuses("person", "Lei")
    assert "(taken back today)" in owner.says("history")
    assert owner.refuses("undo")


def test_an_act_is_taken_back_by_its_number(
    owner: Entregent, editor: Entregent
) -> None:
    owner.says("add", "Lei")
    number = str(owner.gives("history")["lines"][0]["id"])

    assert editor.gives("undo", number)["act"] == "add_contact"
    assert "already" in owner.refuses("undo", number)
    assert owner.refuses("undo", "999")


def test_what_later_entries_stand_on_stays(owner: Entregent) -> None:
    owner.says("add", "Lei")
    number = str(owner.gives("history")["lines"][0]["id"])
    owner.says("favour", "from", "Lei", "gift")

    assert "stand on it" in owner.refuses("undo", number)


def test_an_import_is_taken_back_whole(owner: Entregent, tmp_path: Path) -> None:
    file = tmp_path / "book.vcf"
    file.write_text(CARD * 2 + CARD.replace("Zoé", "Ute"), encoding="utf-8")
    run = str(owner.gives("import", str(file))["id"])
    owner.says("favour", "from", "Ute", "gift")

    said = owner.says("undo", "--import", run)

    assert "Everything “book.vcf” brought was taken out." in said
    assert "1 person stayed" in said
    assert owner.refuses("person", "Zoé")
    assert owner.refuses("undo", "--import", run)
    assert owner.refuses("undo", "--import", "99")


def test_a_page_says_where_the_next_begins(owner: Entregent) -> None:
    owner.says("add", "Lei")
    first = owner.gives("history", "--limit", "1")

    assert owner.gives("history", "--before", first["before"])["lines"]
    assert "--before" in owner.says("history", "--limit", "1")
    assert owner.says("history", "--before", "1") == "Nothing here.\n"


def test_a_viewer_reads_but_takes_nothing_back(
    owner: Entregent, viewer: Entregent
) -> None:
    owner.says("add", "Lei")

    assert "Lei" in viewer.says("history")
    assert viewer.refuses("undo")
