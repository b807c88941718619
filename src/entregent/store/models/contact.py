"""People and organisations, and how to reach and find them."""

from django.db import models

from entregent.core.vocabulary import ContactKind, Language, NameOrder, PointKind
from entregent.store import lookups  # noqa: F401 -- made known to the columns
from entregent.store.models.choices import perhaps_word, word
from entregent.store.models.space import Space


class Contact(models.Model):
    """A person or an organisation.

    `full_name` is the name as it was written; its parts are kept where known.
    `unknown` holds what a source said that has no column here, to be written back.
    The days and counts of contact are kept up to date by the acts.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    kind = word(ContactKind, default=ContactKind.PERSON.value)
    full_name = models.CharField(max_length=500)
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    additional_names = models.CharField(max_length=200, blank=True)
    prefixes = models.CharField(max_length=100, blank=True)
    suffixes = models.CharField(max_length=100, blank=True)
    nickname = models.CharField(max_length=200, blank=True)
    name_order = word(NameOrder, default=NameOrder.GIVEN_FIRST.value)
    sort_key = models.CharField(max_length=500)
    language = perhaps_word(Language)
    organisation = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    spheres = models.JSONField(default=list, blank=True)
    circle = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    uid = models.CharField(max_length=300, blank=True)
    unknown = models.JSONField(default=list, blank=True)
    run = models.ForeignKey(
        "store.ImportRun", null=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    last_from_me = models.DateField(null=True)
    last_from_them = models.DateField(null=True)
    last_word_from_me = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("space", "sort_key", "id"), name="contact_by_name"),
            models.Index(fields=("space", "-last_day", "id"), name="contact_by_day"),
            models.Index(fields=("space", "circle"), name="contact_by_circle"),
            models.Index(fields=("space", "first_day"), name="contact_first_day"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("space", "uid"),
                condition=~models.Q(uid=""),
                name="one_contact_a_uid",
            ),
        )

    def __str__(self) -> str:
        """Name the contact as it was written."""
        return self.full_name


class Point(models.Model):
    """A way to reach a contact; `folded` is the value as it is compared."""

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="points"
    )
    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    kind = word(PointKind)
    value = models.TextField()
    folded = models.CharField(max_length=500)
    label = models.CharField(max_length=100, blank=True)
    is_preferred = models.BooleanField(default=False)
    run = models.ForeignKey(
        "store.ImportRun", null=True, on_delete=models.SET_NULL, related_name="points"
    )

    class Meta:
        indexes = (
            models.Index(fields=("space", "kind", "folded"), name="point_by_value"),
        )


class SearchToken(models.Model):
    """One word under which a contact is found."""

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="search_tokens"
    )
    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    token = models.CharField(max_length=100)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "token", "contact"),
                name="token_by_word",
                # PostgreSQL finds beginnings only so; others do not ask.
                opclasses=("int8_ops", "varchar_pattern_ops", "int8_ops"),
            ),
        )
