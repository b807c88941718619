"""What one contact is to another."""

from django.db import models

from entregent.core.vocabulary import RelationKind
from entregent.store.models.choices import word
from entregent.store.models.contact import Contact
from entregent.store.models.space import Space


class Relation(models.Model):
    """A tie between two contacts, noted once; its inverse is read, not stored."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    subject = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="relations_from"
    )
    kind = word(RelationKind)
    other = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="relations_to"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "kind", "other"), name="one_relation_a_kind"
            ),
        )
