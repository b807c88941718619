"""A book of relationships, and who may open it."""

from django.conf import settings
from django.db import models

from entregent.core.ledger.balance import HALF_LIFE_MONTHS
from entregent.core.ledger.load import CEILING_MONTHS
from entregent.core.vocabulary import Role
from entregent.store.models.choices import word


class Space(models.Model):
    """One book; every other row belongs to exactly one.

    `me` is the contact that stands for the owner. `revision` counts the acts.
    """

    name = models.CharField(max_length=200)
    me = models.OneToOneField(
        "store.Contact", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_on = models.DateField()
    is_demo = models.BooleanField(default=False)
    revision = models.PositiveBigIntegerField(default=0)
    half_life_months = models.PositiveSmallIntegerField(default=HALF_LIFE_MONTHS)
    ceiling_months = models.PositiveSmallIntegerField(default=CEILING_MONTHS)

    def __str__(self) -> str:
        """Name the book."""
        return self.name


class Membership(models.Model):
    """What a user may do in a space."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    role = word(Role)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("space", "user"), name="one_membership_a_user"
            ),
        )
