"""Days of the year that belong to somebody."""

from django.db import models

from entregent.core.vocabulary import OccasionKind
from entregent.store.models.choices import word
from entregent.store.models.contact import Contact
from entregent.store.models.space import Space


class Occasion(models.Model):
    """A birthday, an anniversary or another day; the year may be unknown."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="occasions"
    )
    kind = word(OccasionKind)
    label = models.CharField(max_length=200, blank=True)
    year = models.SmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    run = models.ForeignKey(
        "store.ImportRun",
        null=True,
        on_delete=models.SET_NULL,
        related_name="occasions",
    )

    class Meta:
        indexes = (
            models.Index(fields=("space", "month", "day"), name="occasion_by_day"),
        )
