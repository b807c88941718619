"""Who did what and when, with enough of it to take it back."""

from django.conf import settings
from django.db import models

from entregent.store.models.contact import Contact
from entregent.store.models.space import Space


class Event(models.Model):
    """One act that wrote to the book.

    `facts` are what a sentence about it needs; `changes` are the rows it added,
    changed and removed, as they were and as they became.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL
    )
    moment = models.DateTimeField()
    day = models.DateField()
    act = models.CharField(max_length=50)
    facts = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    undone_by = models.OneToOneField(
        "self", null=True, on_delete=models.SET_NULL, related_name="undoes"
    )

    class Meta:
        indexes = (models.Index(fields=("space", "-id"), name="event_newest"),)


class EventContact(models.Model):
    """Whom an act was about."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="about")
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="events"
    )

    class Meta:
        indexes = (models.Index(fields=("contact", "-event"), name="event_of_contact"),)
