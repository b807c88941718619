"""The form of a boundary: whose, which, and what it needs to be complete."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.acts import boundaries as acts
from entregent.core.ids import ContactId
from entregent.core.vocabulary import BoundaryKind, BoundarySetter, Channel
from entregent.queries import clock
from entregent.web.forms.fields import DayField, TextField, WordField

_MOST_DAYS = 3660


class BoundaryForm(forms.Form):
    """A contact's limit, or the owner's own rule for them."""

    kind = WordField(BoundaryKind, label=_("Which boundary"))
    set_by = WordField(BoundarySetter, label=_("Whose it is"))
    channel = WordField(
        Channel,
        empty=_("any channel"),
        label=_("Channel"),
        help_text=_("For “only by one channel”, or a block on one."),
    )
    until = DayField(
        label=_("Until"),
        required=False,
        initial=None,
        help_text=_("For a quiet time: its last day."),
    )
    at_most = forms.IntegerField(
        label=_("At most so often"),
        required=False,
        min_value=1,
        max_value=_MOST_DAYS,
        help_text=_("For “not too often”: how many times …"),
    )
    period_days = forms.IntegerField(
        label=_("In so many days"),
        required=False,
        min_value=1,
        max_value=_MOST_DAYS,
        help_text=_("… in how many days."),
    )
    why = TextField(label=_("Why, if you care to note it"))

    def wish(self, contact: ContactId) -> acts.SetBoundary:
        """Return what the act takes; it stands from today."""
        said = self.cleaned_data
        return acts.SetBoundary(
            contact=contact,
            kind=said["kind"],
            set_by=said["set_by"],
            since=clock.today(),
            channel=said["channel"],
            until=said["until"],
            at_most=said["at_most"],
            period_days=said["period_days"],
            why=said["why"],
        )
