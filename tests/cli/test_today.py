"""`entregent today` reads like a short letter."""

from cli.conftest import Entregent


def test_an_empty_book_says_how_to_begin(owner: Entregent) -> None:
    assert "entregent favour from Lei" in owner.says("today")
    assert owner.gives("today")["is_empty_book"] is True


def test_a_day_that_asks_nothing_says_so(owner: Entregent) -> None:
    owner.says("add", "Lei Chen")

    assert owner.says("today") == (
        "Nothing is asked of you today.\n\nNothing to return.\n"
    )


def test_the_letter_has_its_parts_in_their_order(owner: Entregent) -> None:
    owner.says("favour", "from", "Bob Marsh", "gift", "pears", "--new")
    owner.says("thank", "Bob")
    owner.says("favour", "from", "Lei Chen", "advice", "--on", "2026-02-03", "--new")
    owner.says(
        *("introduce", "Lei", "--to-me", "Wu", "--for", "Acme", "--new"),
        *("--on", "2026-03-01"),
    )
    owner.says("milestone", "Acme", "won", "--on", "2026-05-30")
    owner.says("person", "Bob", "--birthday", "06-05")
    owner.says("introduce", "Bob", "Mina", "--on", "2026-03-01", "--new")

    letter = owner.says("today")

    headings = [line for line in letter.splitlines() if line and line[0] != " "]
    assert headings == [
        "Thank",
        "Tell",
        "Return",
        "Accept",
        "Prepare",
        "Ask",
        "About a month of returning.",
    ]
    assert "  Thank Lei Chen for advice" in letter
    assert "  Tell Lei Chen that Acme was won" in letter
    assert "  Give something back to Bob Marsh: a small favour, since today." in letter
    assert "  Bob Marsh has a birthday in 4 days.\n" in letter
    assert "  You introduced Bob Marsh to Mina on 1 March." in letter


def test_more_than_a_letter_holds_is_pointed_to(owner: Entregent) -> None:
    for name in ("Ada", "Bob", "Chen", "Dov", "Eve", "Fay", "Gil", "Hu"):
        owner.says("favour", "from", f"{name} Test", "gift", "--new")

    assert "... and more: entregent people --only unthanked" in owner.says("today")


def test_who_must_wait_is_left_in_peace(owner: Entregent) -> None:
    owner.says("favour", "from", "Lei", "gift", "--new")
    owner.says("boundary", "Lei", "quiet-until", "--until", "2026-09-01")

    letter = owner.says("today")

    assert letter.startswith("Nothing is asked of you today.\n\nLeave in peace\n")
    assert "Lei wants to be left in peace until 1 September" in letter


def test_the_letter_is_in_the_readers_language(owner: Entregent) -> None:
    owner.says("add", "Lei")
    owner.environment["ENTREGENT_LANGUAGE"] = "fr"

    assert "Rien à rendre." in owner.says("today")


def test_a_viewer_reads_it_and_a_stranger_finds_no_book(
    viewer: Entregent, stranger: Entregent
) -> None:
    assert viewer.says("today")
    assert stranger.refuses("today")
