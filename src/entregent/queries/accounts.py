"""Who can sign in: only whether anybody can."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from entregent.core.vocabulary import Role
from entregent.store.models import User


def is_nobody_here() -> bool:
    """Say whether nobody can sign in yet, so that the first account may be made.

    The reader of the demo has no password, nor has who only uses the command line.
    """
    return not User.objects.exclude(
        password__startswith=UNUSABLE_PASSWORD_PREFIX
    ).exists()


def owner_without_password() -> User | None:
    """Return who has a book of their own here and only uses the command line yet."""
    return (
        User.objects.filter(
            password__startswith=UNUSABLE_PASSWORD_PREFIX,
            membership__role=Role.OWNER,
            membership__space__is_demo=False,
        )
        .order_by("id")
        .first()
    )
