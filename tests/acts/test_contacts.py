"""People's acts: who they are, how to reach them, their days and their ties."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import TODAY, Cast

from entregent.acts import contacts
from entregent.core.ids import ContactId, SpaceId
from entregent.core.refusals import (
    BadAddressError,
    EmptyError,
    NotAChoiceError,
    NotADayError,
    NotFoundError,
    SamePersonError,
    TooLongError,
)
from entregent.core.vocabulary import (
    ContactKind,
    Language,
    NameOrder,
    OccasionKind,
    PointKind,
    RelationKind,
    Sphere,
)
from entregent.exchange.stories import Told
from entregent.queries.people import find_contact
from entregent.queries.person import Person, person
from entregent.store.models import Contact, Event, User

Where = tuple[User, SpaceId]
Story = Callable[[str], Told]
NOBODY = ContactId(10**6)


def page(where: Where, contact: ContactId) -> Person:
    return person(*where, contact, TODAY)


def add(where: Where, **said: Any) -> ContactId:
    return contacts.add_contact(*where, contacts.AddContact(**said))


def test_a_full_name_is_enough(where: Where) -> None:
    found = page(where, add(where, full_name="  Zoé de la Tour ")).identity
    assert (found.full_name, found.given_name) == ("Zoé de la Tour", "Zoé")
    chinese = page(where, add(where, full_name="王磊")).identity
    assert (chinese.family_name, chinese.name_order) == (
        "王",
        NameOrder.FAMILY_FIRST,
    )


def test_the_name_of_an_organisation_has_no_parts(where: Where) -> None:
    acme = add(where, full_name="Acme App", kind=ContactKind.ORGANISATION)
    assert page(where, acme).identity.given_name == ""


def test_everything_that_was_told_is_kept(where: Where) -> None:
    lei = add(
        where,
        full_name="Lei Wang",
        nickname="Lili",
        language=Language.CHINESE,
        spheres=(Sphere.FRIEND,),
        circle=15,
        emails=("Lei@example.org", "lei@EXAMPLE.org "),
        phones=("+33 1 99 00 12 34",),
    )
    found = page(where, lei)
    assert [point.value for point in found.points] == [
        "Lei@example.org",
        "+33 1 99 00 12 34",
    ]
    assert (found.identity.language, found.identity.circle) == (Language.CHINESE, 15)
    for name in ("lili", "LEI@example.org", "wang"):
        assert find_contact(*where, name) == lei


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"full_name": " "}, EmptyError),
        ({"full_name": "x" * 501}, TooLongError),
        ({"full_name": "Lei", "circle": 7}, NotAChoiceError),
        ({"full_name": "Lei", "emails": ("lei",)}, BadAddressError),
        ({"full_name": "Lei", "emails": ("l ei@example.org",)}, BadAddressError),
        ({"full_name": "Lei", "emails": (" ",)}, EmptyError),
    ],
)
def test_what_cannot_be_is_refused_and_nobody_comes_in(
    where: Where, said: dict[str, Any], refusal: type[Exception]
) -> None:
    people, events = Contact.objects.count(), Event.objects.count()
    with pytest.raises(refusal):
        add(where, **said)
    assert (Contact.objects.count(), Event.objects.count()) == (people, events)


def test_several_come_in_as_one_act_or_none_does(where: Where) -> None:
    people, events = Contact.objects.count(), Event.objects.count()
    lei = contacts.AddContact(full_name="Lei", emails=("lei@example.org",))
    bea = contacts.AddContact(full_name="Bea")
    keys = contacts.add_contacts(*where, [lei, bea])
    assert Event.objects.count() == events + 1
    assert [find_contact(*where, name) for name in ("lei@example.org", "bea")] == keys
    with pytest.raises(EmptyError):
        contacts.add_contacts(*where, [lei, contacts.AddContact(full_name="")])
    assert Contact.objects.count() == people + 2


def test_a_change_leaves_the_rest_as_it_was(where: Where) -> None:
    lei = add(where, full_name="Lei", note="tea", circle=15)

    def change(**columns: Any) -> None:
        wish = contacts.ChangeContact(contact=lei, columns=columns)
        contacts.change_contact(*where, wish)

    change(
        full_name="Lei Wang",
        spheres=(Sphere.FAMILY,),
        language=Language.FRENCH,
        circle=None,
        pk=7,
    )
    found = page(where, lei).identity
    assert (found.full_name, found.note, found.circle) == ("Lei Wang", "tea", None)
    assert found.spheres == (Sphere.FAMILY,)
    assert find_contact(*where, "wang") == lei
    change(language=None)
    assert page(where, lei).identity.language is None
    for columns in ({"full_name": ""}, {"title": "x" * 301}, {"circle": 4}):
        with pytest.raises((EmptyError, TooLongError, NotAChoiceError)):
            change(**columns)


def test_a_change_that_changes_nothing_leaves_no_event(where: Where) -> None:
    lei = add(where, full_name="Lei")
    before = Event.objects.count()
    wish = contacts.ChangeContact(contact=lei, columns={"full_name": "Lei"})
    contacts.change_contact(*where, wish)
    assert Event.objects.count() == before


def test_ways_to_reach_somebody_come_once_and_go(where: Where) -> None:
    lei = add(where, full_name="Lei", phones=("+33 1 99 00 12 34",))
    for value in ("0033199001234", "+33 1 99 00 99 99"):
        wish = contacts.AddPoint(contact=lei, kind=PointKind.PHONE, value=value)
        contacts.add_point(*where, wish)
    first, second = page(where, lei).points
    assert second.value == "+33 1 99 00 99 99"
    contacts.remove_point(*where, first.id)
    assert [point.id for point in page(where, lei).points] == [second.id]
    with pytest.raises(NotFoundError):
        contacts.remove_point(*where, first.id)


def test_whoever_lost_an_address_is_not_found_by_it(where: Where) -> None:
    lei = add(where, full_name="Lei", emails=("lei@example.org",))
    (point,) = page(where, lei).points
    contacts.remove_point(*where, point.id)
    with pytest.raises(NotFoundError):
        find_contact(*where, "lei@example.org")


def occasion(contact: ContactId, **said: Any) -> contacts.AddOccasion:
    columns: dict[str, Any] = {"kind": OccasionKind.BIRTHDAY, "month": 3, "day": 14}
    return contacts.AddOccasion(contact=contact, **(columns | said))


def test_a_birthday_replaces_one_and_other_days_stand_beside(where: Where) -> None:
    lei = add(where, full_name="Lei")
    contacts.add_occasion(*where, occasion(lei, year=1980))
    contacts.add_occasion(*where, occasion(lei, month=2, day=29))
    wedding = OccasionKind.ANNIVERSARY
    contacts.add_occasion(*where, occasion(lei, kind=wedding, label="wedding"))
    days = page(where, lei).days
    assert [(day.line.kind, day.year) for day in days] == [
        (OccasionKind.BIRTHDAY, None),
        (wedding, None),
    ]
    contacts.remove_occasion(*where, days[0].id)
    assert len(page(where, lei).days) == 1
    with pytest.raises(NotFoundError):
        contacts.remove_occasion(*where, days[0].id)


@pytest.mark.parametrize(
    "said", [{"month": 2, "day": 30}, {"month": 2, "day": 29, "year": 1981}]
)
def test_a_day_that_no_year_has_is_refused(where: Where, said: dict[str, int]) -> None:
    lei = add(where, full_name="Lei")
    with pytest.raises(NotADayError):
        contacts.add_occasion(*where, occasion(lei, **said))


def test_a_relation_is_kept_once_and_read_from_both_ends(where: Where) -> None:
    lei, bea = add(where, full_name="Lei"), add(where, full_name="Bea")
    for subject, kind, other in (
        (lei, RelationKind.PARENT_OF, bea),
        (bea, RelationKind.CHILD_OF, lei),
    ):
        wish = contacts.RelateContacts(subject=subject, kind=kind, other=other)
        contacts.relate_contacts(*where, wish)
    (line,) = page(where, bea).relations
    assert (line.kind, line.other.id) == (RelationKind.CHILD_OF, lei)
    contacts.remove_relation(*where, line.id)
    assert page(where, lei).relations == ()
    with pytest.raises(NotFoundError):
        contacts.remove_relation(*where, line.id)
    with pytest.raises(SamePersonError):
        contacts.relate_contacts(
            *where,
            contacts.RelateContacts(subject=lei, kind=RelationKind.KNOWS, other=lei),
        )


def test_whoever_is_in_another_book_is_not_found(where: Where, cast: Cast) -> None:
    wish = contacts.AddContact(full_name="Away")
    away = contacts.add_contact(cast.stranger, cast.elsewhere, wish)
    for contact in (away, NOBODY):
        with pytest.raises(NotFoundError):
            contacts.change_contact(*where, contacts.ChangeContact(contact=contact))
        with pytest.raises(NotFoundError):
            contacts.add_occasion(*where, occasion(contact))
