"""Files on their way into the book: looked at, written, gone on with, taken out."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import TODAY, Cast

from entregent.acts import favours
from entregent.acts.contacts import AddContact, add_contact
from entregent.acts.imports import undo_import
from entregent.core.ids import ContactId, ImportId
from entregent.core.refusals import (
    FileGoneError,
    MayNotWriteError,
    NotFoundError,
    NotInFileError,
    OwnerUnknownError,
    UndoneAlreadyError,
    UnknownFileError,
)
from entregent.core.vocabulary import FavourKind, ImportState
from entregent.exchange import imports
from entregent.queries import checkup, people, person
from entregent.queries import imports as runs
from entregent.store.models import Contact, CoveredPeriod, Interaction, Point

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

CARDS = """\
BEGIN:VCARD
VERSION:3.0
UID:lei-1
FN:王磊
EMAIL;TYPE=work:lei@example.org
TEL:+33 1 99 00 11 22
BDAY:--0314
X-FAVOURITE-TEA:oolong
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Odile Martin
ORG:Studio Nord
END:VCARD
"""


def letter(number: int, sender: str, to: str, day: int, extra: str = "") -> str:
    return (
        f"From - Mon May {day:02} 09:00:00 2026\n"
        f"From: {sender}\nTo: {to}\nDate: {day} May 2026 09:00:00 +0000\n"
        f"Message-ID: <{number}@example.org>\nSubject: Hello\n{extra}\nText.\n\n"
    )


MAIL = (
    letter(1, "Ada Mer <ada@example.org>", "Lei <lei@example.org>", 4)
    + letter(2, "Lei <lei@example.org>", "ada@example.org", 5)
    + letter(3, "Bo <bo@example.org>", "ada@example.org, lei@example.org", 6)
    + letter(4, "news@example.net", "ada@example.org", 7, "List-Id: <n.example.net>\n")
    + "From - Mon May 08 09:00:00 2026\nTo: ada@example.org\n\nno sender\n\n"
)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "people.vcf"
    path.write_text(CARDS, encoding="utf-8")
    return path


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "archive.mbox"
    path.write_text(MAIL, encoding="utf-8")
    return path


def brought_in(cast: Cast, path: Path, *owner: str) -> ImportId:
    run = imports.preview(cast.owner, cast.space, path, owner_addresses=owner)
    return imports.apply(cast.owner, cast.space, run)


def names(cast: Cast) -> list[str]:
    return [line.name for line in people.people(cast.owner, cast.space).lines]


def test_a_preview_counts_and_shows_and_writes_nothing(cast: Cast, cards: Path) -> None:
    run = imports.preview(cast.owner, cast.space, cards)

    page = runs.run(cast.owner, cast.space, run)
    assert page.state is ImportState.PREVIEWED
    assert page.counts["people_new"] == 2
    assert [sample["name"] for sample in page.samples] == ["王磊", "Odile Martin"]
    assert names(cast) == []


def test_an_address_book_becomes_people_with_all_it_says(
    cast: Cast, cards: Path
) -> None:
    brought_in(cast, cards)

    lei = people.find_contact(cast.owner, cast.space, "王磊")
    page = person.person(cast.owner, cast.space, lei, TODAY)
    assert {p.value for p in page.points} == {"lei@example.org", "+33 1 99 00 11 22"}
    assert [(d.line.day.month, d.line.day.day) for d in page.days] == [(3, 14)]
    assert page.identity.unknown == ("X-FAVOURITE-TEA:oolong",)
    assert page.identity.family_name == "王"


def test_the_same_file_twice_adds_nothing(cast: Cast, cards: Path) -> None:
    brought_in(cast, cards)
    before = Contact.objects.count(), Point.objects.count()

    again = brought_in(cast, cards)

    assert (Contact.objects.count(), Point.objects.count()) == before
    assert runs.run(cast.owner, cast.space, again).counts["people_new"] == 0


def test_a_card_joins_the_person_who_has_its_address(cast: Cast, cards: Path) -> None:
    lei = add_contact(
        cast.owner,
        cast.space,
        AddContact(full_name="Lei", emails=("LEI@example.org",)),
    )

    brought_in(cast, cards)

    page = person.person(cast.owner, cast.space, lei, TODAY)
    assert page.identity.full_name == "Lei"
    assert len(page.days) == 1
    assert sorted(names(cast)) == ["Lei", "Odile Martin"]


def test_a_mailbox_becomes_people_and_what_passed_between_us(
    cast: Cast, mail: Path
) -> None:
    run = brought_in(cast, mail, "Ada@Example.org")

    assert sorted(names(cast)) == ["Bo", "Lei"]
    lei = people.find_contact(cast.owner, cast.space, "lei@example.org")
    lines = person.timeline(cast.owner, cast.space, lei).lines
    assert [(x.direction.value, x.intimacy.value, x.is_fellow) for x in lines] == [
        ("from them", "small group", True),
        ("from them", "one-to-one", False),
        ("from me", "one-to-one", False),
    ]
    page = runs.run(cast.owner, cast.space, run)
    assert page.counts["lists_and_bulk"] == 1
    assert [(p.line, p.code) for p in page.refused] == [(38, "no sender")]
    period = CoveredPeriod.objects.get()
    assert (period.first_day.day, period.last_day.day) == (4, 7)


def test_the_days_of_contact_follow_from_the_letters(cast: Cast, mail: Path) -> None:
    brought_in(cast, mail, "ada@example.org")

    lei = Contact.objects.get(full_name="Lei")
    assert lei.first_day
    assert lei.last_day
    assert lei.last_word_from_me
    assert (lei.first_day.day, lei.last_day.day) == (4, 5)
    assert lei.last_word_from_me.day == 4


def test_the_same_mail_twice_adds_nothing(cast: Cast, mail: Path) -> None:
    brought_in(cast, mail, "ada@example.org")
    again = brought_in(cast, mail)

    assert Interaction.objects.count() == 3
    assert runs.run(cast.owner, cast.space, again).counts["interactions_new"] == 0


def test_a_letter_dated_after_today_is_left_out_and_comes_in_later(
    cast: Cast, mail: Path, settings: "Settings"
) -> None:
    settings.ENTREGENT_TODAY = date(2026, 5, 4)
    early = brought_in(cast, mail, "ada@example.org")
    refused = runs.run(cast.owner, cast.space, early).refused
    assert [p.code for p in refused] == ["after today"] * 3 + ["no sender"]
    counts = runs.run(cast.owner, cast.space, early).counts
    assert (counts["after_today"], counts["refused"]) == (3, 1)
    assert Interaction.objects.count() == 1

    settings.ENTREGENT_TODAY = TODAY
    brought_in(cast, mail)
    assert Interaction.objects.count() == 3


def test_undoing_a_run_takes_out_all_it_brought(
    cast: Cast, mail: Path, cards: Path
) -> None:
    book, letters = brought_in(cast, cards), brought_in(cast, mail, "ada@example.org")

    assert undo_import(cast.owner, cast.space, letters) == 0
    assert sorted(names(cast)) == ["Odile Martin", "王磊"]
    assert undo_import(cast.owner, cast.space, book) == 0
    assert names(cast) == []
    assert not Interaction.objects.exists()
    assert not CoveredPeriod.objects.exists()
    with pytest.raises(UndoneAlreadyError):
        undo_import(cast.owner, cast.space, book)


def test_undoing_keeps_whom_something_was_noted_about(cast: Cast, cards: Path) -> None:
    run = brought_in(cast, cards)
    lei = people.find_contact(cast.owner, cast.space, "王磊")
    note_advice(cast, lei)

    assert undo_import(cast.owner, cast.space, run) == 1
    assert names(cast) == ["王磊"]
    assert checkup.check(cast.owner, cast.space).is_sound


def test_undoing_gives_back_what_was_filled_in_but_not_what_was_written_since(
    cast: Cast, cards: Path
) -> None:
    lei = add_contact(
        cast.owner, cast.space, AddContact(full_name="Lei", emails=("lei@example.org",))
    )
    run = brought_in(cast, cards)
    Contact.objects.filter(pk=lei).update(uid="changed since")

    undo_import(cast.owner, cast.space, run)

    contact = Contact.objects.get(pk=lei)
    assert (contact.uid, contact.unknown) == ("changed since", [])
    assert [p.value for p in contact.points.all()] == ["lei@example.org"]
    assert not contact.occasions.exists()


def test_a_run_that_was_stopped_goes_on(
    cast: Cast, mail: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entregent.exchange.mail_archives.STEP_ITEMS", 2)
    run = imports.preview(
        cast.owner, cast.space, mail, owner_addresses=["ada@example.org"]
    )

    def stop(done: int, total: int) -> None:
        if done >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imports.apply(cast.owner, cast.space, run, stop)
    assert runs.run(cast.owner, cast.space, run).state is ImportState.APPLYING
    imports.apply(cast.owner, cast.space, run)

    assert runs.run(cast.owner, cast.space, run).state is ImportState.DONE
    assert Interaction.objects.count() == 3


def test_a_mailbox_without_a_word_about_the_owner_is_asked_about(
    cast: Cast, mail: Path
) -> None:
    mail.write_text(MAIL + letter(5, "bo@example.org", "ada@example.org", 9))
    with pytest.raises(OwnerUnknownError) as refused:
        imports.preview(cast.owner, cast.space, mail)
    assert refused.value.guesses[0] == "ada@example.org"


def test_a_mailbox_of_somebody_else_is_refused(cast: Cast, mail: Path) -> None:
    with pytest.raises(NotInFileError):
        brought_in(cast, mail, "nobody@example.org")


def test_a_file_of_no_known_kind_is_refused(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 not for us")
    with pytest.raises(UnknownFileError):
        imports.preview(cast.owner, cast.space, path)


def test_a_file_that_went_or_changed_since_its_preview_is_refused(
    cast: Cast, cards: Path
) -> None:
    run = imports.preview(cast.owner, cast.space, cards)
    cards.write_text(CARDS + "\n", encoding="utf-8")
    with pytest.raises(FileGoneError):
        imports.apply(cast.owner, cast.space, run)
    cards.unlink()
    with pytest.raises(FileGoneError):
        imports.apply(cast.owner, cast.space, run)


def test_a_viewer_may_not_import_and_a_stranger_finds_no_run(
    cast: Cast, cards: Path
) -> None:
    run = imports.preview(cast.owner, cast.space, cards)
    with pytest.raises(MayNotWriteError):
        imports.preview(cast.viewer, cast.space, cards)
    with pytest.raises(NotFoundError):
        imports.apply(cast.stranger, cast.space, run)
    with pytest.raises(NotFoundError):
        imports.apply(cast.stranger, cast.elsewhere, run)
    with pytest.raises(NotFoundError):
        undo_import(cast.stranger, cast.elsewhere, run)


def test_a_real_log_gives_a_book_and_a_second_import_adds_nothing(
    cast: Cast, shared: Path
) -> None:
    path = shared / "samples" / "mbox" / "one_person_real_log.mbox"
    brought_in(cast, path, "me@example.org")

    assert Interaction.objects.count() == 2458
    assert len(names(cast)) == 33
    again = imports.preview(cast.owner, cast.space, path)
    counts = runs.run(cast.owner, cast.space, again).counts
    assert (counts["interactions_new"], counts["people_new"]) == (0, 0)


def test_every_real_address_book_comes_in_once(cast: Cast, shared: Path) -> None:
    for path in sorted((shared / "samples" / "vcard").glob("*.vcf")):
        brought_in(cast, path)
        again = imports.preview(cast.owner, cast.space, path)
        assert runs.run(cast.owner, cast.space, again).counts["people_new"] == 0, path


def note_advice(cast: Cast, giver: ContactId) -> None:
    favours.record_favour(
        cast.owner,
        cast.space,
        favours.RecordFavour(
            giver=giver, receiver=cast.me, kind=FavourKind.ADVICE, day=TODAY
        ),
    )
