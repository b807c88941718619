"""The books of `entregent demo`: made once a day, alone with their own reader."""

from datetime import timedelta
from pathlib import Path

import pytest
from conftest import TODAY, Cast

from entregent.core.refusals import UnknownFileError
from entregent.exchange import demos
from entregent.queries import access, people
from entregent.queries.today import today
from entregent.store.models import Space


def test_the_invented_book_is_kept_for_the_day_and_made_anew_on_the_next(
    cast: Cast, settings: "object"
) -> None:
    first = demos.open_invented()
    assert not today(first.user, first.space, TODAY).is_quiet
    assert demos.open_invented() == first

    settings.ENTREGENT_TODAY = TODAY + timedelta(days=1)  # type: ignore[attr-defined]
    later = demos.open_invented()
    assert later.space != first.space
    assert not Space.objects.filter(pk=first.space).exists()


def test_the_demo_sees_no_book_but_its_own(cast: Cast) -> None:
    shown = demos.open_invented()
    assert [space.pk for space, _ in access.spaces(shown.user)] == [shown.space]


def test_a_book_is_made_from_an_archive_in_place_of_the_last_one(
    cast: Cast, shared: Path
) -> None:
    path = shared / "samples" / "mbox" / "one_person_real_log.mbox"
    first = demos.open_from_mail(path, ["me@example.org"])
    again = demos.open_from_mail(path, ["me@example.org"])

    assert not Space.objects.filter(pk=first.space).exists()
    assert len(people.people(again.user, again.space).lines) == 33
    assert len(today(again.user, again.space, TODAY).familiar) == 5
    me = access.readable_space(again.user, again.space).me_id or 0
    assert people.names_of(again.user, again.space, [me]) == {me: "Moi"}


def test_an_archive_that_is_refused_leaves_no_book(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "no.mbox"
    path.write_text("nothing of the kind")
    with pytest.raises(UnknownFileError):
        demos.open_from_mail(path, ["me@example.org"])
    assert not Space.objects.filter(is_demo=True).exists()
