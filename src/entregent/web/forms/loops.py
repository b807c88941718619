"""Forms of introductions, projects, what happened and the news owed about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.acts.loops import (
    RecordIntroduction,
    RecordMilestone,
    RecordOpportunity,
    TellIntroducer,
)
from entregent.core.courtesy import ONE_TO_ONE_CHANNELS
from entregent.core.ids import ContactId
from entregent.core.vocabulary import (
    Channel,
    Consent,
    IntroductionDirection,
    IntroductionState,
    MilestoneKind,
    Weight,
)
from entregent.queries import clock
from entregent.web.forms.fields import DayField, MoneyField, TextField, WordField
from entregent.web.forms.names import Meant, NamesField

CHANNELS = [channel for channel in Channel if channel in ONE_TO_ONE_CHANNELS]


class IntroductionForm(forms.Form):
    """*Lei* introduced *Chen* to me on *3 March*, for *the Acme app*."""

    direction = forms.TypedChoiceField(
        label=_("Who was introduced to whom"),
        choices=(
            (IntroductionDirection.TO_ME.value, _("Somebody introduced them to me")),
            (IntroductionDirection.BY_ME.value, _("I introduced them to each other")),
            (
                IntroductionDirection.BETWEEN_OTHERS.value,
                _("Somebody introduced them to each other"),
            ),
        ),
        coerce=IntroductionDirection,
        initial=IntroductionDirection.TO_ME.value,
        widget=forms.RadioSelect,
    )
    introducers = NamesField(
        label=_("Who introduced"),
        required=False,
        further=_("through whom, if through another"),
    )
    parties = NamesField(label=_("Who was introduced"), further=_("and whom"))
    project = TextField(label=_("Project that came with it"))
    purpose = TextField(label=_("What for"))
    day = DayField()
    is_considered = forms.BooleanField(
        label=_("Not made yet: ask them first whether it is welcome"), required=False
    )
    add_missing = forms.BooleanField(required=False)

    def names(self) -> list[str]:
        """List whom the form names."""
        return [*self._introducers(), *self.cleaned_data["parties"]]

    def wish(self, meant: Meant) -> RecordIntroduction:
        """Return what the act takes."""
        said = self.cleaned_data
        considered = said["is_considered"]
        return RecordIntroduction(
            introducers=tuple(meant[name] for name in self._introducers()),
            parties=tuple(meant[name] for name in said["parties"]),
            direction=said["direction"],
            day=said["day"],
            purpose=said["purpose"],
            project=said["project"],
            state=(
                IntroductionState.CONSIDERED if considered else IntroductionState.MADE
            ),
        )

    def _introducers(self) -> list[str]:
        """Leave out a chain that was typed before the owner turned out to be it."""
        if self.cleaned_data["direction"] is IntroductionDirection.BY_ME:
            return []
        typed: list[str] = self.cleaned_data["introducers"]
        return typed


class OpportunityForm(forms.Form):
    """*Lei* brought *the Acme app* on *3 March*, worth *12,000 euros*."""

    name = TextField(label=_("Project"), required=True)
    brought_by = NamesField(
        label=_("Who brought it"),
        required=False,
        further=_("through whom, if through another"),
        help_text=_("Leave it empty if you found it yourself."),
    )
    day = DayField()
    value = MoneyField(label=_("Value"), required=False)
    add_missing = forms.BooleanField(required=False)

    def names(self) -> list[str]:
        """List whom the form names."""
        typed: list[str] = self.cleaned_data["brought_by"]
        return typed

    def wish(self, meant: Meant) -> RecordOpportunity:
        """Return what the act takes."""
        said = self.cleaned_data
        return RecordOpportunity(
            name=said["name"],
            day=said["day"],
            brought_by=tuple(meant[name] for name in said["brought_by"]),
            value=said["value"],
        )


class MilestoneForm(forms.Form):
    """It was *won* on *3 March*, for *12,000 euros*."""

    kind = WordField(MilestoneKind, label=_("What happened"))
    day = DayField()
    note = TextField(label=_("Note"), rows=2)
    value = MoneyField(label=_("Value"), required=False)
    heard_from = forms.TypedChoiceField(
        label=_("Heard from"), required=False, coerce=int, empty_value=None
    )

    def __init__(
        self, *args: Any, people: list[tuple[int, str]], **options: Any
    ) -> None:
        """Offer the people of the loop as those it was heard from."""
        super().__init__(*args, **options)
        field = self.fields["heard_from"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", "—"), *((str(key), name) for key, name in people)]

    def wish(self, loop_id: int) -> RecordMilestone:
        """Return what the act takes."""
        said = self.cleaned_data
        heard = said["heard_from"]
        return RecordMilestone(
            loop=loop_id,
            kind=said["kind"],
            day=said["day"],
            note=said["note"],
            value=said["value"],
            heard_from=None if heard is None else ContactId(heard),
        )


class TellingForm(forms.Form):
    """An introducer was told on a day, by a channel, in these words."""

    introducer = forms.IntegerField()
    day = DayField(required=False)
    channel = WordField(Channel, label=_("How"), empty=_("not said"))
    text = TextField(label=_("In these words"), rows=8)

    def clean_channel(self) -> Channel | None:
        """Take only ways by which one person speaks to one."""
        channel: Channel | None = self.cleaned_data["channel"]
        if channel is not None and channel not in CHANNELS:
            raise forms.ValidationError(_("News is told to one person at a time."))
        return channel

    def wish(self, loop_id: int) -> TellIntroducer:
        """Return what the act takes; no day said is today."""
        said = self.cleaned_data
        return TellIntroducer(
            loop=loop_id,
            introducer=ContactId(said["introducer"]),
            day=said["day"] or clock.today(),
            channel=said["channel"] or Channel.MAIL,
            text=said["text"],
        )


class DraftForm(forms.Form):
    """The owner's words for a report of a loop."""

    loop = forms.IntegerField()
    introducer = forms.IntegerField(required=False)
    text = TextField(label=_("In these words"), rows=8)


class ConsentForm(forms.Form):
    """Whether a party was asked, agreed or declined."""

    party = forms.IntegerField()
    consent = WordField(Consent, label=_("Consent"))


class ProposalForm(forms.Form):
    """What the favour that is proposed meant."""

    weight = WordField(Weight, label=_("What it meant"), empty=_("as proposed"))
