"""Books and users: opened, set, shared, read in another language."""

import pytest
from conftest import TODAY, Cast

from entregent.acts import contacts, spaces
from entregent.core.ids import ContactId
from entregent.core.refusals import (
    BadAddressError,
    EmptyError,
    NotAChoiceError,
    NotFoundError,
    TooLongError,
)
from entregent.core.vocabulary import Language, Role
from entregent.queries import access
from entregent.queries.person import person
from entregent.queries.today import today
from entregent.store.models import Space, User


def test_a_book_opens_with_its_owner_in_it(cast: Cast) -> None:
    wish = spaces.OpenBook(
        name=" Studio ", owner_name="Ada Mer", owner_emails=("ada@example.org",)
    )
    key = spaces.open_book(cast.owner, wish)
    space = access.readable_space(cast.owner, key)
    assert (space.name, space.made_on, space.is_demo) == ("Studio", TODAY, False)
    me = person(cast.owner, key, ContactId(space.me_id or 0), TODAY)
    assert me.identity.is_me
    assert [point.value for point in me.points] == ["ada@example.org"]
    assert me.role is Role.OWNER
    assert today(cast.owner, key, TODAY).is_empty_book


def test_the_first_book_is_home_and_a_demo_too(cast: Cast) -> None:
    first = cast.owner.home_space_id
    assert first == cast.space
    spaces.open_book(cast.owner, spaces.OpenBook(name="Two", owner_name="Ada"))
    assert cast.owner.home_space_id == first
    wish = spaces.OpenBook(name="Demo", owner_name="Ada", is_demo=True)
    assert spaces.open_book(cast.owner, wish) == cast.owner.home_space_id


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"name": " "}, EmptyError),
        ({"name": "x" * 201}, TooLongError),
        ({"owner_name": ""}, EmptyError),
        ({"owner_emails": ("ada",)}, BadAddressError),
    ],
)
def test_a_book_without_its_words_does_not_open(
    cast: Cast, said: dict[str, str], refusal: type[Exception]
) -> None:
    books = Space.objects.count()
    columns = {"name": "Book", "owner_name": "Ada"} | said
    with pytest.raises(refusal):
        spaces.open_book(cast.owner, spaces.OpenBook(**columns))  # type: ignore[arg-type]
    assert Space.objects.count() == books


def test_settings_are_the_owners_and_stay_within_reason(cast: Cast) -> None:
    def change(half_life: int, ceiling: int) -> None:
        wish = spaces.ChangeSettings(
            name="Mine", half_life_months=half_life, ceiling_months=ceiling
        )
        spaces.change_settings(cast.owner, cast.space, wish)

    change(12, 4)
    space = access.readable_space(cast.owner, cast.space)
    assert (space.name, space.half_life_months, space.ceiling_months) == ("Mine", 12, 4)
    for half_life, ceiling in ((0, 6), (24, 0), (601, 6), (24, -1)):
        with pytest.raises(NotAChoiceError):
            change(half_life, ceiling)


def test_a_user_reads_the_language_they_chose(cast: Cast) -> None:
    spaces.change_language(cast.owner, Language.CHINESE)
    assert User.objects.get(pk=cast.owner.pk).language == Language.CHINESE


def test_a_user_has_a_name_and_may_have_a_password(cast: Cast) -> None:
    with pytest.raises(EmptyError):
        spaces.make_user("  ")
    with_one = spaces.make_user("bea", password="a long one", language=Language.FRENCH)
    assert with_one.check_password("a long one")
    assert with_one.language == Language.FRENCH
    assert not spaces.make_user("lei").has_usable_password()


def test_nothing_of_a_book_is_found_from_another(cast: Cast) -> None:
    wish = contacts.AddContact(full_name="Lei")
    lei = contacts.add_contact(cast.owner, cast.space, wish)
    with pytest.raises(NotFoundError):
        person(cast.stranger, cast.elsewhere, lei, TODAY)
    with pytest.raises(NotFoundError):
        person(cast.stranger, cast.space, lei, TODAY)
    assert [space.name for space, _ in access.spaces(cast.stranger)] == ["Elsewhere"]
