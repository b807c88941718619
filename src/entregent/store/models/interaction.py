"""What passed between the owner and the contacts."""

from django.db import models

from entregent.core.vocabulary import Channel, Direction, Intimacy
from entregent.store.models.choices import word
from entregent.store.models.contact import Contact
from entregent.store.models.space import Space


class Interaction(models.Model):
    """A meeting, a call, a letter: when, how, from whom, and among how many.

    `source` and `source_key` are the source's own name for it, so that a second
    import adds nothing. `recipients` is how many people it went to.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    moment = models.DateTimeField()
    channel = word(Channel)
    direction = word(Direction)
    intimacy = word(Intimacy)
    recipients = models.PositiveIntegerField(default=1)
    subject = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=50, blank=True)
    source_key = models.CharField(max_length=300, blank=True)
    run = models.ForeignKey(
        "store.ImportRun",
        null=True,
        on_delete=models.SET_NULL,
        related_name="interactions",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("space", "source", "source_key"),
                condition=~models.Q(source_key=""),
                name="one_interaction_a_source_key",
            ),
        )


class Participant(models.Model):
    """Who took part; `moment` and the rest repeat the interaction's for reading."""

    interaction = models.ForeignKey(
        Interaction, on_delete=models.CASCADE, related_name="participants"
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="participations"
    )
    moment = models.DateTimeField()
    is_fellow = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                fields=("contact", "-moment", "-interaction"), name="participant_newest"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("interaction", "contact"), name="one_part_a_contact"
            ),
        )


class CoveredPeriod(models.Model):
    """The days for which a channel was recorded; outside them silence says nothing."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    channel = word(Channel)
    source = models.CharField(max_length=50)
    first_day = models.DateField()
    last_day = models.DateField()
    run = models.ForeignKey(
        "store.ImportRun", null=True, on_delete=models.CASCADE, related_name="periods"
    )
