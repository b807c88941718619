"""Limits that courtesy keeps."""

from django.db import models

from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.store.models.choices import perhaps_word, word
from entregent.store.models.contact import Contact
from entregent.store.models.space import Space


class Boundary(models.Model):
    """A contact's limit or the owner's rule for them; a lifted one stays on record."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="boundaries"
    )
    kind = word(BoundaryKind)
    set_by = word(BoundarySetter)
    channel = perhaps_word(Channel)
    until = models.DateField(null=True, blank=True)
    at_most = models.PositiveSmallIntegerField(null=True, blank=True)
    period_days = models.PositiveSmallIntegerField(null=True, blank=True)
    since = models.DateField()
    why = models.TextField(blank=True)
    lifted_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "contact"),
                condition=models.Q(lifted_on__isnull=True),
                name="boundary_standing",
            ),
        )
