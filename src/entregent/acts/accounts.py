"""The first account: whoever comes first, on their own machine, opens a book."""

from dataclasses import dataclass

from django.db import transaction

from entregent.acts.checks import needed_text
from entregent.acts.spaces import OpenBook, make_user, open_book
from entregent.core.refusals import EmptyError, NotFoundError, TakenError
from entregent.core.vocabulary import Language
from entregent.queries.accounts import is_nobody_here, owner_without_password
from entregent.store.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAccount:
    """Who signs in from now on, and what their book is called."""

    name: str
    username: str
    password: str
    book: str
    language: Language = Language.ENGLISH


@transaction.atomic
def first_account(wish: FirstAccount) -> User:
    """Make the first account and its book; once there is one, the page is gone.

    Whoever began on the command line goes on with the book they have.
    """
    if not is_nobody_here():
        raise NotFoundError
    if not wish.password:
        raise EmptyError("password")
    if user := owner_without_password():
        return _with_password(user, wish)
    user = make_user(
        wish.username, password=wish.password, language=Language(wish.language)
    )
    open_book(user, OpenBook(name=wish.book, owner_name=wish.name))
    return user


def _with_password(user: User, wish: FirstAccount) -> User:
    username = needed_text("user name", wish.username, 150)
    if User.objects.filter(username=username).exclude(pk=user.pk).exists():
        raise TakenError(username)
    user.username = username
    user.language = wish.language
    user.set_password(wish.password)
    user.save()
    return user
