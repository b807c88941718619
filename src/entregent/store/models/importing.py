"""Runs of imports: what was read, what was refused, and how far it came."""

from django.conf import settings
from django.db import models

from entregent.core.vocabulary import ImportState
from entregent.store.models.choices import word
from entregent.store.models.space import Space


class ImportRun(models.Model):
    """One file on its way into the book; its rows can be taken out again.

    `next_item` is how many items of the file were written, so that a run that was
    stopped goes on from there.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL
    )
    file_format = models.CharField(max_length=30)
    file_name = models.CharField(max_length=300)
    path = models.TextField()
    digest = models.CharField(max_length=64)
    owner_addresses = models.JSONField(default=list, blank=True)
    state = word(ImportState, default=ImportState.PREVIEWED.value)
    next_item = models.PositiveBigIntegerField(default=0)
    total_items = models.PositiveBigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    samples = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    problem_count = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    kept_on_undo = models.PositiveIntegerField(default=0)
    event = models.OneToOneField(
        "store.Event", null=True, on_delete=models.SET_NULL, related_name="run"
    )
