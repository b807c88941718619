"""Who can sign in: only whether anybody can."""

from entregent.store.models import User


def is_nobody_here() -> bool:
    """Say whether nobody has an account yet, so that the first may be made."""
    return not User.objects.exists()
