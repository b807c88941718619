"""The form of a meeting, a call or a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.acts import interactions as acts
from entregent.core.ids import ContactId
from entregent.core.vocabulary import Channel, Direction
from entregent.web.forms.fields import DayField, TextField, WordField


class InteractionForm(forms.Form):
    """What passed between the owner and one contact."""

    channel = WordField(Channel, label=_("How"))
    direction = WordField(
        Direction, label=_("From whom"), initial=Direction.MUTUAL.value
    )
    day = DayField()
    note = TextField(label=_("What it was about"), rows=3)

    def wish(self, contact: ContactId) -> acts.RecordInteraction:
        """Return what the act takes."""
        said = self.cleaned_data
        return acts.RecordInteraction(
            contacts=(contact,),
            day=said["day"],
            channel=said["channel"],
            direction=said["direction"],
            note=said["note"],
        )
