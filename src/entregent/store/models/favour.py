"""The ledger: entries that are never edited, and the accounts that follow from them."""

from django.db import models

from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.ledger.replay import AccountName
from entregent.core.vocabulary import FavourKind, Weight
from entregent.store.models.choices import word
from entregent.store.models.contact import Contact
from entregent.store.models.space import Space


class Favour(models.Model):
    """A favour as it was noted; a correction is a favour that names what it corrects.

    What stands below the line follows from all entries of the contact and is written
    anew by the acts whenever one is added.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="favours"
    )
    side = word(Side)
    kind = word(FavourKind)
    weight = word(Weight)
    day = models.DateField()
    about = models.TextField(blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    thing = models.CharField(max_length=300, blank=True)
    on_its_own = models.BooleanField(default=False)
    corrects = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="corrected_by",
    )
    withdrawn = models.BooleanField(default=False)
    # --- follows from the entries ---
    is_current = models.BooleanField(default=True)
    open_units = models.PositiveIntegerField(default=0)
    returning_units = models.PositiveIntegerField(default=0)
    thanked_on = models.DateField(null=True)
    wants_thanks = models.BooleanField(default=False)
    lent_amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    is_lent_out = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=("contact", "day", "id"), name="favour_by_day"),
            models.Index(fields=("space", "day", "id"), name="favour_newest"),
            models.Index(
                fields=("space", "side", "day"),
                condition=models.Q(open_units__gt=0),
                name="favour_open",
            ),
            models.Index(
                fields=("space", "day"),
                condition=models.Q(is_lent_out=True),
                name="favour_lent_out",
            ),
        )


class FavourReturned(models.Model):
    """A favour names one that it returns."""

    favour = models.ForeignKey(Favour, on_delete=models.CASCADE, related_name="names")
    returned = models.ForeignKey(
        Favour, on_delete=models.CASCADE, related_name="named_by"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("favour", "returned"), name="one_naming_a_return"
            ),
        )


class Thanks(models.Model):
    """A thank-you."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="thanks"
    )
    day = models.DateField()
    note = models.TextField(blank=True)


class FavourThanked(models.Model):
    """A thank-you names a favour."""

    thanks = models.ForeignKey(Thanks, on_delete=models.CASCADE, related_name="names")
    favour = models.ForeignKey(Favour, on_delete=models.CASCADE, related_name="thanks")


class Settlement(models.Model):
    """A word that ends what is open of a favour: waived by me, or released by them."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    favour = models.ForeignKey(
        Favour, on_delete=models.CASCADE, related_name="settlements"
    )
    kind = word(SettlementKind)
    day = models.DateField()
    note = models.TextField(blank=True)


class Repayment(models.Model):
    """Lent money or a lent thing that came back, or was waived."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    favour = models.ForeignKey(
        Favour, on_delete=models.CASCADE, related_name="repayments"
    )
    day = models.DateField()
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    currency = models.CharField(max_length=3, blank=True)
    waived = models.BooleanField(default=False)
    note = models.TextField(blank=True)


class Closing(models.Model):
    """Follows from the entries: units of a favour that something ended.

    `is_my_return` tells that it was received and I gave something back for it.
    """

    favour = models.ForeignKey(
        Favour, on_delete=models.CASCADE, related_name="closings"
    )
    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    units = models.PositiveIntegerField()
    day = models.DateField()
    by_favour = models.ForeignKey(
        Favour, null=True, on_delete=models.CASCADE, related_name="closed"
    )
    by_settlement = models.ForeignKey(Settlement, null=True, on_delete=models.CASCADE)
    is_my_return = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "day", "units"),
                condition=models.Q(is_my_return=True),
                name="closing_my_returns",
            ),
        )


class Posting(models.Model):
    """Follows from the entries: units written to one of a contact's two accounts."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="postings"
    )
    account = word(AccountName)
    units = models.IntegerField()
    day = models.DateField()
    favour = models.ForeignKey(
        Favour, on_delete=models.CASCADE, related_name="postings"
    )
    settlement = models.ForeignKey(Settlement, null=True, on_delete=models.CASCADE)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "contact", "account", "units"), name="posting_sums"
            ),
        )


class Account(models.Model):
    """Follows from the entries: what stands open with one contact, in sum."""

    contact = models.OneToOneField(
        Contact, on_delete=models.CASCADE, related_name="account", primary_key=True
    )
    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    i_owe = models.PositiveIntegerField(default=0)
    i_owe_since = models.DateField(null=True)
    they_owe = models.PositiveIntegerField(default=0)
    they_owe_since = models.DateField(null=True)
    unthanked = models.PositiveIntegerField(default=0)
    unthanked_units = models.PositiveIntegerField(default=0)
    unthanked_since = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "-i_owe", "i_owe_since", "contact"),
                condition=models.Q(i_owe__gt=0),
                name="account_i_owe",
            ),
            models.Index(
                fields=("space", "-they_owe", "they_owe_since", "contact"),
                condition=models.Q(they_owe__gt=0),
                name="account_they_owe",
            ),
            models.Index(
                fields=("space", "-unthanked_units", "unthanked_since", "contact"),
                condition=models.Q(unthanked__gt=0),
                name="account_unthanked",
            ),
        )
