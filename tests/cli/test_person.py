"""`entregent add` and `entregent person`: who somebody is, and what is kept."""

from cli.conftest import Entregent


def test_the_full_name_is_enough(owner: Entregent) -> None:
    assert "Lei Chen" in owner.says("add", "Lei Chen")

    page = owner.gives("person", "Lei")
    assert page["identity"]["family_name"] == "Chen"
    assert page["points"] == []


def test_all_that_is_kept_can_be_said_at_once(owner: Entregent) -> None:
    owner.says("add", "Bob Marsh")

    words = owner.says(
        *("add", "Lei Chen", "--title", "printer", "--organisation", "Nord"),
        *("--language", "fr", "--sphere", "friend", "--sphere", "business"),
        *("--circle", "15", "--note", "Loves pears.", "--nickname", "Lele"),
        *("--mail", "lei@example.org", "--phone", "+33 1 23"),
        *("--address", "1 quai Nord, Lyon", "--url", "https://lei.example"),
        *("--handle", "@lei", "--birthday", "1980-06-05"),
        *("--day", "name day", "06-24", "--day", "anniversary", "2010-07-01"),
        *("--is", "colleague-of", "Bob", "--order", "family-first"),
        *("--given", "Lei", "--family", "Chen", "--kind", "person"),
    )

    assert "printer, Nord; “Lele”; French; friend, business; circle 15" in words
    assert "Loves pears." in words
    assert "e-mail: lei@example.org" in words
    assert "colleague of Bob Marsh" in words
    assert "Lei Chen turns 46 in 4 days." in words
    assert "name day" in words
    assert "16 years" in words


def test_what_is_not_named_stays(owner: Entregent) -> None:
    owner.says("add", "Lei Chen", "--title", "printer", "--circle", "5")

    owner.says("person", "Lei", "--language", "zh-hans")
    identity = owner.gives("person", "Lei")["identity"]

    assert (identity["title"], identity["circle"]) == ("printer", 5)
    assert identity["language"] == "zh-hans"


def test_what_was_said_can_be_unsaid(owner: Entregent) -> None:
    owner.says("add", "Bob Marsh")
    owner.says(
        *("add", "Lei Chen", "--language", "fr", "--sphere", "friend"),
        *("--circle", "5", "--note", "x", "--phone", "+33 123"),
        *("--birthday", "03-02", "--day", "name day", "06-24", "--is", "knows", "Bob"),
    )

    owner.says(
        *("person", "Lei", "--language", "none", "--sphere", "none"),
        *("--circle", "beyond", "--note", "", "--without", "0033 1 23"),
        *("--without-day", "birthday", "--without-day", "name day"),
        *("--not", "knows", "Bob", "--name", "Lei Chen-Marsh"),
    )
    page = owner.gives("person", "Lei")

    identity = page["identity"]
    assert identity["full_name"] == "Lei Chen-Marsh"
    assert (identity["language"], identity["circle"]) == (None, None)
    assert (identity["spheres"], identity["note"]) == ([], "")
    assert (page["points"], page["days"], page["relations"]) == ([], [], [])


def test_what_is_not_there_cannot_be_taken_out(owner: Entregent) -> None:
    owner.says("add", "Lei")
    owner.says("add", "Bob")

    assert owner.refuses("person", "Lei", "--without", "x@example.org")
    assert owner.refuses("person", "Lei", "--without-day", "birthday")
    assert owner.refuses("person", "Lei", "--not", "knows", "Bob")


def test_what_is_no_day_no_address_and_no_relation_is_refused(
    owner: Entregent,
) -> None:
    owner.says("add", "Lei")

    assert "02-31" in owner.refuses("person", "Lei", "--birthday", "02-31")
    assert "0-0" in owner.refuses("person", "Lei", "--birthday", "0-0")
    assert "soon" in owner.refuses("person", "Lei", "--birthday", "soon")
    assert "nowhere" in owner.refuses("person", "Lei", "--mail", "nowhere")
    foe = owner.refuses("person", "Lei", "--is", "foe-of", "Bob", exit_code=2)
    assert "colleague-of" in foe


def test_what_is_refused_leaves_nothing_half_done(owner: Entregent) -> None:
    owner.says("add", "Lei")

    owner.refuses("person", "Lei", "--title", "printer", "--mail", "nowhere")

    assert owner.gives("person", "Lei")["identity"]["title"] == ""


def test_a_page_shows_all_that_passed(owner: Entregent) -> None:
    for n in range(12):
        owner.says("favour", "from", "Lei", "gift", f"pear {n}", "--new")
    owner.says("met", "Lei", "--by", "call", "--note", "She moved.")
    owner.says("boundary", "Lei", "no-asks")
    owner.says("introduce", "Lei", "--to-me", "Chen", "--for", "Acme", "--new")
    owner.says("milestone", "Acme", "won")
    owner.says("introduce", "Lei", "Chen", "--on", "2026-05-01")
    owner.says("milestone", "#2", "met", "--heard-from", "Lei")

    words = owner.says("person", "Lei")

    assert "entregent ledger" in words
    assert "today, call, both ways: She moved." in words
    assert "wants to be asked for nothing" in words
    assert "Tell Lei that Acme was won today" in words
    assert "Lei let you know how it went: in one introduction" in words


def test_me_is_the_owner(owner: Entregent) -> None:
    words = owner.says("person", "me", "--mail", "ada@example.org")

    assert words.splitlines()[0].endswith("Ada Mer")
    assert "ada@example.org" in words


def test_several_of_a_name_are_listed_with_their_numbers(owner: Entregent) -> None:
    owner.says("add", "Lei Chen")
    owner.says("add", "Lei Wang")

    sentence = owner.refuses("person", "Lei")
    number = sentence.partition("Lei Wang (")[2].partition(")")[0]

    assert "Lei Chen (#" in sentence
    assert "Lei Wang" in owner.says("person", number)


def test_nobody_of_that_name_is_said(owner: Entregent) -> None:
    assert "Nobody called “Zed”" in owner.refuses("person", "Zed")


def test_a_viewer_reads_but_does_not_write(owner: Entregent, viewer: Entregent) -> None:
    owner.says("add", "Lei")

    assert "Lei" in viewer.says("person", "Lei")
    assert viewer.refuses("person", "Lei", "--title", "x")
    assert viewer.refuses("add", "Bob")
