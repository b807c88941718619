"""The form of a meeting, a call or a letter."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.acts import interactions as acts
from entregent.core.ids import ContactId
from entregent.core.vocabulary import Channel, Direction
from entregent.web.forms.fields import DayField, TextField, WordField
from entregent.web.forms.names import NamesField


class InteractionForm(forms.Form):
    """What passed between the owner and a contact, and who else was there."""

    channel = WordField(Channel, label=_("How"))
    direction = WordField(
        Direction, label=_("From whom"), initial=Direction.MUTUAL.value
    )
    day = DayField()
    others = NamesField(
        label=_("Who else was there"), further=_("and also"), required=False
    )
    note = TextField(label=_("What it was about"), rows=3)

    def wish(
        self, contact: ContactId, others: Iterable[ContactId]
    ) -> acts.RecordInteraction:
        """Return what the act takes."""
        said = self.cleaned_data
        return acts.RecordInteraction(
            contacts=(contact, *others),
            day=said["day"],
            channel=said["channel"],
            direction=said["direction"],
            note=said["note"],
        )
