"""Introductions and opportunities, and the news owed about them."""

from django.db import models

from entregent.core.vocabulary import (
    Channel,
    Consent,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    ProposalState,
    ReportKind,
    ReportState,
    Weight,
)
from entregent.store.models.choices import perhaps_word, word
from entregent.store.models.contact import Contact
from entregent.store.models.favour import Favour
from entregent.store.models.space import Space


class Loop(models.Model):
    """What an introduction or an opportunity set going, until everybody has heard.

    A mirror is a loop that I began for others: the news comes to me. Where others
    introduced others I owe no news. `asked_on` is the day of the one gentle question;
    what stands below the line follows from the rest.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    is_mirror = models.BooleanField(default=False)
    owes_news = models.BooleanField(default=True)
    began = models.DateField()
    asked_on = models.DateField(null=True)
    # --- follows from the milestones ---
    question_from = models.DateField(null=True)
    is_going_on = models.BooleanField(default=False)
    is_closed = models.BooleanField(default=False)
    last_news = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "question_from"),
                condition=models.Q(question_from__isnull=False),
                name="loop_question",
            ),
            models.Index(
                fields=("space", "is_closed", "-began", "id"), name="loop_newest"
            ),
        )


class Introducer(models.Model):
    """One link of the chain that made it happen, the nearest first."""

    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, related_name="introducers")
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="introducing"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("loop", "contact"), name="one_link_a_contact"
            ),
        )


class Opportunity(models.Model):
    """A project, a gig, a job: its name, who brought it and what became of it."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    loop = models.ForeignKey(
        Loop, on_delete=models.CASCADE, related_name="opportunities"
    )
    name = models.CharField(max_length=300)
    folded_name = models.CharField(max_length=300)
    came_in = models.DateField()
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("space", "folded_name"), name="opportunity_by_name"),
        )


class Introduction(models.Model):
    """Somebody made two people known to each other, or means to."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    loop = models.ForeignKey(
        Loop, on_delete=models.CASCADE, related_name="introductions"
    )
    direction = word(IntroductionDirection)
    state = word(IntroductionState)
    purpose = models.TextField(blank=True)
    day = models.DateField()


class Party(models.Model):
    """Somebody who is introduced, and whether they agreed."""

    introduction = models.ForeignKey(
        Introduction, on_delete=models.CASCADE, related_name="parties"
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="introduced"
    )
    consent = word(Consent, default=Consent.NOT_ASKED.value)
    consent_day = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("introduction", "contact"), name="one_party_a_contact"
            ),
        )


class Milestone(models.Model):
    """Something that happened, to be told to whoever made it possible."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, related_name="milestones")
    opportunity = models.ForeignKey(
        Opportunity, null=True, on_delete=models.CASCADE, related_name="milestones"
    )
    kind = word(MilestoneKind)
    day = models.DateField()
    note = models.TextField(blank=True)
    heard_from = models.ForeignKey(
        Contact, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class Report(models.Model):
    """News owed, drafted, told or not needed, to one introducer.

    What is still due follows from the milestones; what was told is a fact.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, related_name="reports")
    introducer = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="reports"
    )
    kind = word(ReportKind, default=ReportKind.NEWS.value)
    state = word(ReportState)
    due = models.DateField(null=True)
    told_on = models.DateField(null=True)
    channel = perhaps_word(Channel)
    text = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "due"),
                condition=models.Q(state__in=("due", "drafted")),
                name="report_open",
            ),
        )


class ReportMilestone(models.Model):
    """A report covers a milestone."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="covers")
    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, related_name="reported"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("report", "milestone"), name="one_covering_a_milestone"
            ),
        )


class FavourProposal(models.Model):
    """A favour that *won* suggests to note for an introducer."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE)
    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, related_name="proposals"
    )
    introducer = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="proposals"
    )
    weight = word(Weight)
    state = word(ProposalState, default=ProposalState.OPEN.value)
    favour = models.ForeignKey(Favour, null=True, on_delete=models.SET_NULL)

    class Meta:
        indexes = (
            models.Index(
                fields=("space", "id"),
                condition=models.Q(state="open"),
                name="proposal_open",
            ),
        )
