"""What a log of mail says about people.

Mia keeps the book. A line of a story names who wrote, to whom, and who had a copy.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.correspondence import (
    Acquaintance,
    Contacted,
    Letter,
    NotPersonal,
    Part,
    Party,
    Reason,
    Tally,
    covered_period,
    guess_owner,
    is_person_address,
    is_shared_address,
    people_worth_keeping,
    read_letter,
)
from entregent.core.vocabulary import Channel, Direction, Intimacy

MIA = "mia@example.org"
OWNER = frozenset({MIA, "mia@studio.example.org"})


def party(told: str) -> Party:
    """Read "Lei" as lei@example.org, and an address as itself, without a name."""
    name = told.strip()
    if "@" in name:
        return Party("", name)
    return Party(name, f"{name.lower()}@example.org")


def parties(told: str) -> tuple[Party, ...]:
    return tuple(party(name) for name in told.split(",") if name.strip())


_keys = count(1)


def letter(line: str) -> Letter:
    """Read "2026-01-10 Lei to Mia, Noa cc Ada [list]"."""
    text, _, mark = line.partition("[")
    addressed, _, copied = text.partition(" cc ")
    written, _, to = addressed.partition(" to ")
    day, sender = written.split()
    return Letter(
        key=f"<{next(_keys)}@example.org>",
        moment=datetime.fromisoformat(day).replace(tzinfo=UTC),
        sender=party(sender),
        to=parties(to),
        cc=parties(copied),
        subject="Lunch",
        is_list="list" in mark,
        is_bulk="bulk" in mark,
    )


def story(lines: str) -> list[Letter]:
    return [letter(line.strip()) for line in lines.strip().splitlines()]


def read(line: str, *known: str) -> Contacted:
    contacted = read_letter(letter(line), OWNER, known)
    assert isinstance(contacted, Contacted)
    return contacted


def left_out(line: str) -> Reason:
    told = read_letter(letter(line), OWNER)
    assert isinstance(told, NotPersonal)
    return told.reason


def with_whom(contacted: Contacted) -> dict[str, Part]:
    return {person.party.name: person.part for person in contacted.with_whom}


def kept(lines: str) -> dict[str, Acquaintance]:
    told = [read_letter(each, OWNER) for each in story(lines)]
    return people_worth_keeping(each for each in told if isinstance(each, Contacted))


# --- whose mail it is -----------------------------------------------------------------


def test_the_address_in_most_letters_is_likely_the_owners() -> None:
    letters = story("""
        2026-01-10 Mia to Lei
        2026-01-11 Lei to Mia
        2026-01-12 Noa to Mia, Lei
        2026-01-13 Mia to Ada
    """)

    assert [(guess.email, guess.share) for guess in guess_owner(letters)] == [(MIA, 1)]


def test_a_second_address_is_guessed_from_what_the_first_leaves_open() -> None:
    letters = story("""
        2026-01-10 Mia to Lei
        2026-01-11 Noa to Mia
        2026-01-12 Ada to Mia, Lei
        2026-01-13 mia@studio.example.org to Ada
        2026-01-14 Noa to mia@studio.example.org
    """)

    assert [(guess.email, guess.share) for guess in guess_owner(letters)] == [
        (MIA, 0.6),
        ("mia@studio.example.org", 0.4),
    ]


def test_a_friend_who_writes_to_hidden_receivers_is_not_taken_for_the_owner() -> None:
    letters = story("""
        2026-01-10 Mia to Lei
        2026-01-11 Lei to Mia
        2026-01-12 Noa to Mia
        2026-01-13 Mia to Ada
        2026-01-14 Lei to Mia
        2026-01-15 Lei to undisclosed@
    """)

    assert [guess.email for guess in guess_owner(letters)] == [MIA]


def test_between_two_people_nobody_stands_out() -> None:
    letters = story("""
        2026-01-10 Mia to Lei
        2026-01-11 Lei to Mia
    """)

    assert guess_owner(letters) == ()


def test_where_no_address_is_in_half_of_the_letters_nobody_stands_out() -> None:
    letters = story("""
        2026-01-10 Mia to Lei
        2026-01-11 Mia to Ada
        2026-01-12 Noa to Eva
        2026-01-13 Ines to Tom
        2026-01-14 Sami to Paul
    """)

    assert guess_owner(letters) == ()


def test_an_address_in_a_handful_of_many_letters_is_not_worth_a_question() -> None:
    letters = [letter(f"2026-01-10 Mia to Friend{n}") for n in range(50)]
    letters.append(letter("2026-01-11 noreply@example.com to mia@old.example.org"))

    assert [guess.email for guess in guess_owner(letters)] == [MIA]


def test_list_mail_has_no_vote() -> None:
    letters = story("""
        2026-01-10 Lei to choir@example.org [list]
        2026-01-11 Noa to choir@example.org [list]
    """)

    assert guess_owner(letters) == ()
    assert guess_owner([]) == ()


# --- who is a person ------------------------------------------------------------------


@pytest.mark.parametrize(
    "email",
    [
        "noreply@example.org",
        "no-reply@example.org",
        "NO_REPLY@example.org",
        "studio.noreply+42@example.org",
        "donotreply@example.org",
        "mailer-daemon@example.org",
        "postmaster@example.org",
        "notifications@example.org",
        "team-newsletter@example.org",
        "bounces+42-mia=example.com@example.org",
        "mia@users.noreply.example.org",
        "nepasrepondre@example.org",
        "ne-pas-repondre@example.org",
        "sans.reponse@example.org",
        "infolettre@example.org",
        "alertes@example.org",
        "qing-wu-hui-fu@example.org",
        "xitong.tongzhi@example.org",
        "请勿回复@example.org",
        "通知@example.org",
        "",
        "undisclosed",
        "undisclosed@",
        "@example.org",
    ],
)
def test_a_machine_is_no_person(email: str) -> None:
    assert not is_person_address(email)


@pytest.mark.parametrize(
    "email",
    [
        "lei@example.org",
        "nora.reilly@example.org",
        "norman.mailer@example.org",
        "info@example.org",
        "若岚@example.org",
    ],
)
def test_people_and_offices_can_be_written_to(email: str) -> None:
    assert is_person_address(email)


def test_an_office_is_not_one_person() -> None:
    assert is_shared_address("info@example.org")
    assert is_shared_address("Contact+web@example.org")
    assert is_shared_address("客服@example.org")
    assert not is_shared_address("lei@example.org")


# --- one letter -----------------------------------------------------------------------


def test_a_letter_of_mine_to_one_person_is_one_to_one() -> None:
    sent = letter("2026-01-10 Mia to Lei")

    contacted = read_letter(sent, OWNER)

    assert isinstance(contacted, Contacted)
    assert contacted.key == sent.key
    assert contacted.moment == sent.moment
    assert contacted.subject == "Lunch"
    assert contacted.direction is Direction.FROM_ME
    assert contacted.channel is Channel.MAIL
    assert contacted.intimacy is Intimacy.ONE_TO_ONE
    assert contacted.recipients == 1
    assert with_whom(contacted) == {"Lei": Part.RECEIVER}


def test_a_letter_of_mine_counts_for_receivers_and_copies() -> None:
    contacted = read("2026-01-10 Mia to Lei, Noa cc Ada, Lei, mia@studio.example.org")

    assert contacted.intimacy is Intimacy.SMALL_GROUP
    assert contacted.recipients == 3
    assert with_whom(contacted) == {
        "Lei": Part.RECEIVER,
        "Noa": Part.RECEIVER,
        "Ada": Part.COPIED,
    }


def test_a_letter_to_me_alone_is_one_to_one() -> None:
    contacted = read("2026-01-10 Lei to Mia")

    assert contacted.direction is Direction.FROM_THEM
    assert contacted.intimacy is Intimacy.ONE_TO_ONE
    assert contacted.recipients == 1
    assert with_whom(contacted) == {"Lei": Part.SENDER}


def test_others_who_got_a_letter_to_me_are_fellows() -> None:
    contacted = read("2026-01-10 Lei to Noa cc Mia, Lei, noreply@example.org")

    assert contacted.intimacy is Intimacy.SMALL_GROUP
    assert contacted.recipients == 2
    assert with_whom(contacted) == {"Lei": Part.SENDER, "Noa": Part.FELLOW}


def test_a_letter_to_two_of_my_addresses_went_to_one_person() -> None:
    contacted = read("2026-01-10 Lei to Mia cc mia@studio.example.org")

    assert contacted.intimacy is Intimacy.ONE_TO_ONE
    assert contacted.recipients == 1


@pytest.mark.parametrize(
    ("others", "intimacy"),
    [(2, Intimacy.SMALL_GROUP), (5, Intimacy.SMALL_GROUP), (6, Intimacy.MANY)],
)
def test_a_small_group_is_two_to_five_others(others: int, intimacy: Intimacy) -> None:
    receivers = ", ".join(f"Friend{n}" for n in range(others))

    assert read(f"2026-01-10 Mia to {receivers}").intimacy is intimacy


@pytest.mark.parametrize("mark", ["[list]", "[bulk]"])
def test_what_i_send_to_a_list_touches_nobody(mark: str) -> None:
    contacted = read(f"2026-01-10 Mia to choir@example.org {mark}")

    assert contacted.direction is Direction.FROM_ME
    assert contacted.channel is Channel.BROADCAST
    assert contacted.intimacy is Intimacy.MANY
    assert contacted.recipients == 1
    assert contacted.with_whom == ()


def test_a_broadcast_to_hidden_receivers_went_to_somebody() -> None:
    assert read("2026-01-10 Mia [bulk]").recipients == 1


@pytest.mark.parametrize("mark", ["[list]", "[bulk]"])
def test_a_broadcast_of_somebody_known_touches_only_them(mark: str) -> None:
    line = f"2026-01-10 Lei to choir@example.org, Noa {mark}"

    contacted = read(line, "lei@example.org")

    assert contacted.direction is Direction.FROM_THEM
    assert contacted.channel is Channel.BROADCAST
    assert contacted.intimacy is Intimacy.MANY
    assert contacted.recipients == 2
    assert with_whom(contacted) == {"Lei": Part.SENDER}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2026-01-10 Lei to choir@example.org [list]", Reason.BROADCAST_OF_A_STRANGER),
        ("2026-01-10 Lei to Mia [bulk]", Reason.BROADCAST_OF_A_STRANGER),
        ("2026-01-10 noreply@example.org to Mia", Reason.AUTOMATIC),
        ("2026-01-10 Mia to unsubscribe@example.org", Reason.AUTOMATIC),
        ("2026-01-10 Lei to Noa", Reason.NOT_ADDRESSED_TO_YOU),
        ("2026-01-10 Lei", Reason.NOT_ADDRESSED_TO_YOU),
        ("2026-01-10 Mia to mia@studio.example.org", Reason.NOTE_TO_SELF),
        ("2026-01-10 Mia", Reason.NOTE_TO_SELF),
    ],
)
def test_a_letter_is_left_out_with_its_reason(line: str, reason: Reason) -> None:
    assert left_out(line) is reason


def test_a_receiver_without_an_address_is_nobody() -> None:
    hidden = Letter(
        key="<hidden@example.org>",
        moment=datetime(2026, 1, 10, tzinfo=UTC),
        sender=party("Mia"),
        to=(Party("undisclosed-recipients", ""),),
        cc=(),
        subject="",
        is_list=False,
        is_bulk=False,
    )

    assert read_letter(hidden, OWNER) == NotPersonal(hidden.key, Reason.NOTE_TO_SELF)


# --- who is kept ----------------------------------------------------------------------


def test_kept_are_those_i_wrote_to_and_those_who_wrote_to_me() -> None:
    people = kept("""
        2026-01-10 Mia to Lei
        2026-01-12 Lei to Mia
        2026-01-14 Noa to Mia, Ada
        2026-01-15 Mia to Eva, Tom
    """)

    assert list(people) == [
        "eva@example.org",
        "lei@example.org",
        "noa@example.org",
        "tom@example.org",
    ]
    assert people["lei@example.org"] == Acquaintance(
        email="lei@example.org",
        name="Lei",
        from_me=1,
        from_them=1,
        one_to_one=2,
        first=datetime(2026, 1, 10, tzinfo=UTC),
        last=datetime(2026, 1, 12, tzinfo=UTC),
    )


def test_a_fellow_receiver_is_kept_only_when_known_otherwise() -> None:
    fellow = "2026-01-10 Lei to Mia, Noa"

    assert "noa@example.org" not in kept(fellow)
    assert kept(f"{fellow}\n2026-02-10 Mia to Noa")["noa@example.org"].from_them == 0


def test_one_of_many_i_wrote_to_is_no_acquaintance_yet() -> None:
    round_robin = "2026-01-10 Mia to A, B, C, D, E, Lei"

    assert kept(round_robin) == {}
    assert kept(f"{round_robin}\n2026-02-10 Lei to Mia")["lei@example.org"].from_me == 1


def test_somebody_who_wrote_to_me_among_many_is_kept() -> None:
    people = kept("2026-01-10 Lei to Mia, A, B, C, D, E, F")

    assert list(people) == ["lei@example.org"]


def test_broadcasts_count_for_nothing() -> None:
    told = read("2026-01-10 Lei to choir@example.org [list]", "lei@example.org")

    assert people_worth_keeping([told]) == {}


def named(*names: str) -> str:
    tally = Tally()
    for name in names:
        received = letter("2026-01-10 Lei to Mia")
        contacted = read_letter(
            Letter(
                key=received.key,
                moment=received.moment,
                sender=Party(name, "lei.chen@example.org"),
                to=received.to,
                cc=(),
                subject="",
                is_list=False,
                is_bulk=False,
            ),
            OWNER,
        )
        assert isinstance(contacted, Contacted)
        tally.add(contacted)
    return tally.people()["lei.chen@example.org"].name


def test_people_go_by_the_name_seen_most_often() -> None:
    assert named("Lei", '"Chen, Lei M."', "Lei M. Chen", "L. Chen") == "Lei M. Chen"


def test_an_address_for_a_name_counts_only_where_there_is_no_other() -> None:
    assert named("lei.chen@example.org", "", "L. Chen") == "L. Chen"
    assert named("lei.chen@example.org", "") == "Lei Chen"


def test_of_names_seen_equally_often_the_longer_says_more() -> None:
    assert named("Lei", "Lei M. Chen") == "Lei M. Chen"
    assert named("Lei B", "Lei A") == "Lei A"


# --- the period -----------------------------------------------------------------------


def test_the_covered_period_runs_from_the_first_day_to_the_last() -> None:
    days = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in (9, 2, 30, 14)]

    assert covered_period(days) == (date(2026, 3, 2), date(2026, 3, 30))
    assert covered_period(days[:1]) == (date(2026, 3, 9), date(2026, 3, 9))
    assert covered_period([]) is None


# --- what always holds ----------------------------------------------------------------

some_parties = st.sampled_from(
    [party(name) for name in ["Mia", "mia@studio.example.org", "Lei", "Noa", "Ada"]]
    + [Party("Lei Chen", "lei@example.org"), party("noreply@example.org")]
)
some_letters = st.builds(
    Letter,
    key=st.just("<1@example.org>"),
    moment=st.integers(0, 900).map(
        lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    ),
    sender=some_parties,
    to=st.lists(some_parties, max_size=8).map(tuple),
    cc=st.lists(some_parties, max_size=3).map(tuple),
    subject=st.just(""),
    is_list=st.booleans(),
    is_bulk=st.booleans(),
)


@given(some_letters)
def test_a_letter_touches_others_once_and_never_the_owner(some: Letter) -> None:
    told = read_letter(some, OWNER, {"lei@example.org"})

    if isinstance(told, Contacted):
        touched = [person.party.email for person in told.with_whom]
        assert OWNER.isdisjoint(touched)
        assert len(touched) == len(set(touched))
        assert told.recipients >= 1


@given(
    st.lists(some_letters, max_size=12).flatmap(
        lambda told: st.tuples(st.just(told), st.permutations(told))
    )
)
def test_the_order_of_letters_changes_nothing(
    logs: tuple[list[Letter], list[Letter]],
) -> None:
    people, shuffled = (
        people_worth_keeping(
            told
            for each in log
            if isinstance(told := read_letter(each, OWNER), Contacted)
        )
        for log in logs
    )

    assert people == shuffled
    assert guess_owner(logs[0]) == guess_owner(logs[1])


@given(st.lists(some_letters, max_size=12))
def test_whoever_is_kept_is_a_person_who_exchanged_a_letter(log: list[Letter]) -> None:
    told = [read_letter(each, OWNER) for each in log]
    people = people_worth_keeping(each for each in told if isinstance(each, Contacted))

    for email, person in people.items():
        assert is_person_address(email)
        assert person.from_me + person.from_them >= max(1, person.one_to_one)
        assert person.first <= person.last
