"""`entregent met` notes what passed between us."""

from cli.conftest import Entregent


def test_a_meeting_is_the_plainest_thing_to_note(owner: Entregent) -> None:
    owner.says("add", "Lei Chen")

    assert owner.says("met", "Lei") == "Noted: meeting with Lei Chen today.\n"


def test_several_people_a_day_a_channel_and_a_direction(owner: Entregent) -> None:
    said = owner.says(
        *("met", "Lei", "Bob", "--on", "yesterday", "--by", "mail", "--from-me"),
        *("--note", "The plan.", "--new"),
    )
    line = owner.gives("person", "Bob")["timeline"]["lines"][0]

    assert said == "Noted: e-mail with Lei and Bob yesterday.\n"
    assert (line["channel"], line["direction"]) == ("mail", "from me")
    assert (line["intimacy"], line["note"]) == ("small group", "The plan.")


def test_they_wrote_and_many_were_there(owner: Entregent) -> None:
    owner.says("met", "Lei", "--from-them", "--intimacy", "many", "--new")
    line = owner.gives("person", "Lei")["timeline"]["lines"][0]

    assert (line["direction"], line["intimacy"]) == ("from them", "many")


def test_what_was_noted_by_mistake_is_taken_out(owner: Entregent) -> None:
    noted = owner.gives("met", "Lei", "--new")

    assert owner.says("met", "--remove", str(noted["interaction"])) == "Taken out.\n"
    assert owner.gives("person", "Lei")["timeline"]["lines"] == []
    assert owner.refuses("met", "--remove", str(noted["interaction"]))


def test_what_cannot_be_noted_is_refused(owner: Entregent) -> None:
    owner.says("add", "Lei")

    assert "whom" in owner.refuses("met", exit_code=2)
    assert "--new" in owner.refuses("met", "Zed")
    assert "still to come" in owner.refuses("met", "Lei", "--on", "2026-06-02")
    assert owner.refuses("met", "me")


def test_a_day_that_is_refused_adds_nobody(owner: Entregent) -> None:
    owner.refuses("met", "Zed", "--on", "2030-01-01", "--new")

    assert owner.refuses("person", "Zed")


def test_a_viewer_notes_nothing(owner: Entregent, viewer: Entregent) -> None:
    owner.says("add", "Lei")

    assert viewer.refuses("met", "Lei")
