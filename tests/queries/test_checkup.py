"""The check of the books finds what does not hold, and says what it looked at."""

from datetime import date, timedelta

import pytest
from conftest import TODAY, Cast

from entregent.acts import contacts, favours, loops
from entregent.core.ids import ContactId, FavourId
from entregent.core.refusals import NotFoundError
from entregent.core.vocabulary import FavourKind, IntroductionDirection, MilestoneKind
from entregent.queries import checkup
from entregent.queries import loops as loop_queries
from entregent.queries.checkup import Claim
from entregent.store.models import (
    Account,
    Closing,
    Favour,
    FavourReturned,
    Posting,
    Report,
)


@pytest.fixture
def lei(cast: Cast) -> ContactId:
    return contacts.add_contact(
        cast.owner, cast.space, contacts.AddContact(full_name="Lei")
    )


@pytest.fixture
def favour(cast: Cast, lei: ContactId) -> FavourId:
    """Lei brought me a project, I gave advice back, and an app came of it."""
    received = note(cast, lei, cast.me, FavourKind.PROJECT_BROUGHT)
    given = note(cast, cast.me, lei, FavourKind.ADVICE, received)
    favours.correct_favour(
        cast.owner,
        cast.space,
        favours.CorrectFavour(
            favour=given,
            kind=FavourKind.ADVICE,
            day=TODAY,
            weight=FavourKind.WORK.usual_weight,
        ),
    )
    loops.record_introduction(
        cast.owner,
        cast.space,
        loops.RecordIntroduction(
            introducers=(lei,),
            parties=(someone(cast, "Chen"),),
            direction=IntroductionDirection.TO_ME,
            day=TODAY - timedelta(days=30),
            project="Acme app",
        ),
    )
    loops.record_milestone(
        cast.owner,
        cast.space,
        loops.RecordMilestone(
            loop=loop_queries.find_loop(cast.owner, cast.space, "Acme app"),
            kind=MilestoneKind.WON,
            day=TODAY,
        ),
    )
    return received


def someone(cast: Cast, name: str) -> ContactId:
    return contacts.add_contact(
        cast.owner, cast.space, contacts.AddContact(full_name=name)
    )


def note(
    cast: Cast,
    giver: ContactId,
    receiver: ContactId,
    kind: FavourKind,
    *returns: FavourId,
    on: date = TODAY,
) -> FavourId:
    wish = favours.RecordFavour(
        giver=giver, receiver=receiver, kind=kind, day=on, returns=returns
    )
    return favours.record_favour(cast.owner, cast.space, wish)


def wrong(cast: Cast) -> set[Claim]:
    found = checkup.check(cast.owner, cast.space)
    assert found.is_sound == (not any(f.wrong for f in found.findings))
    return {f.claim for f in found.findings if f.wrong}


def test_sound_books_are_found_sound_and_every_claim_looked_at_something(
    cast: Cast, favour: FavourId
) -> None:
    assert wrong(cast) == set()
    findings = checkup.check(cast.owner, cast.space).findings
    assert {finding.claim for finding in findings} == set(Claim)
    assert all(finding.looked_at for finding in findings)


def test_units_written_to_one_account_only_are_found(
    cast: Cast, favour: FavourId
) -> None:
    Posting.objects.filter(favour_id=favour).first().delete()  # type: ignore[union-attr]
    assert {Claim.ZERO_ALL, Claim.ZERO_EACH} <= wrong(cast)


def test_open_units_that_no_account_knows_are_found(
    cast: Cast, favour: FavourId
) -> None:
    Favour.objects.filter(pk=favour).update(open_units=1)
    assert {Claim.ACCOUNT_IS_OPEN, Claim.WITHIN_WEIGHT} <= wrong(cast)


def test_a_return_beyond_the_weight_is_found(cast: Cast, favour: FavourId) -> None:
    Closing.objects.filter(favour_id=favour).update(units=90)
    assert wrong(cast) == {Claim.WITHIN_WEIGHT}


def test_an_account_that_does_not_follow_from_its_entries_is_found(
    cast: Cast, favour: FavourId
) -> None:
    Account.objects.filter(i_owe__gt=0).update(unthanked=7)
    assert wrong(cast) == {Claim.REPLAYED}


def test_a_correction_that_moved_to_somebody_else_is_found(
    cast: Cast, favour: FavourId
) -> None:
    Favour.objects.exclude(corrects=None).update(contact_id=someone(cast, "Bo"))
    assert Claim.CORRECTIONS in wrong(cast)


def test_a_return_of_ones_own_favour_is_found(cast: Cast, favour: FavourId) -> None:
    row = FavourReturned.objects.order_by("id")[0]
    FavourReturned.objects.filter(pk=row.pk).update(favour_id=favour)
    assert Claim.RETURNS in wrong(cast)


def test_a_report_that_went_missing_is_found(cast: Cast, favour: FavourId) -> None:
    Report.objects.all().delete()
    assert wrong(cast) == {Claim.REPORTS}


def test_a_row_that_crossed_from_another_book_is_found(
    cast: Cast, favour: FavourId
) -> None:
    Favour.objects.filter(pk=favour).update(space_id=cast.elsewhere)
    assert Claim.ONE_SPACE in {
        f.claim
        for f in checkup.check(cast.stranger, cast.elsewhere).findings
        if f.wrong
    }


def test_a_stranger_cannot_check_a_book(cast: Cast) -> None:
    with pytest.raises(NotFoundError):
        checkup.check(cast.stranger, cast.space)
