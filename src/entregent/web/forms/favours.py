"""Forms of the ledger: note a favour, correct it, settle it, give something back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.acts import favours as acts
from entregent.core.ids import ContactId, FavourId
from entregent.core.ledger.entries import SettlementKind, Side
from entregent.core.vocabulary import FavourKind, Weight
from entregent.queries import clock
from entregent.queries.ledger import FavourLine
from entregent.web.forms.fields import DayField, MoneyField, TextField, WordField
from entregent.web.templatetags.words import favour_line
from entregent.wording.favours import what_words

_MOST_MINUTES = 1_000_000
_DIRECTIONS_OF_SOMEBODY = (_("%(name)s gave me"), _("I gave %(name)s"))
_DIRECTIONS = (_("they gave me"), _("I gave them"))


def _kinds() -> list[tuple[str, str]]:
    """Name each kind as a sentence does: "an introduction", "advice"."""
    return [(kind.value, what_words(kind, "")) for kind in FavourKind]


class FavourForm(forms.Form):
    """What somebody did for somebody; `returns` are favours it is meant to return."""

    kind = forms.TypedChoiceField(
        label=_("What it was"), choices=_kinds, coerce=FavourKind
    )
    day = DayField()
    weight = WordField(
        Weight, empty=_("as such a favour usually is"), label=_("What it meant")
    )
    about = TextField(label=_("What it was about"))
    minutes = forms.IntegerField(
        label=_("Minutes it took"),
        required=False,
        min_value=0,
        max_value=_MOST_MINUTES,
    )
    money = MoneyField(label=_("Money"), required=False)
    thing = TextField(label=_("Thing"), max_length=300)
    on_its_own = forms.BooleanField(
        label=_("On its own: it returns nothing"), required=False
    )
    returns = forms.TypedMultipleChoiceField(
        label=_("It returns"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("If you name none, the oldest open favour is returned first."),
    )

    def __init__(
        self, *args: Any, returnable: Sequence[FavourLine] = (), **options: Any
    ) -> None:
        """Offer the open favours that this one may return."""
        super().__init__(*args, **options)
        _offer(self.fields["returns"], returnable)

    def named(self) -> tuple[FavourId, ...]:
        """Return the favours that it names as returned."""
        return tuple(FavourId(key) for key in self.cleaned_data["returns"])


class RecordFavourForm(FavourForm):
    """A favour either way between the owner and one contact."""

    who = TextField(label=_("Who"), required=True)
    add_missing = forms.BooleanField(required=False)
    side = forms.ChoiceField(label=_("Who did it for whom"))

    def __init__(self, *args: Any, name: str = "", **options: Any) -> None:
        """Write both directions with the contact's name, or leave it to be said."""
        super().__init__(*args, **options)
        gave, got = _DIRECTIONS_OF_SOMEBODY if name else _DIRECTIONS
        side = self.fields["side"]
        if isinstance(side, forms.ChoiceField):
            side.choices = [
                (Side.RECEIVED.value, str(gave) % {"name": name}),
                (Side.GIVEN.value, str(got) % {"name": name}),
            ]
        if name:
            del self.fields["who"], self.fields["add_missing"]
        for word in ("side", "kind", "day", "about", "weight"):
            field = self.fields[word]
            field.widget.attrs["aria-label"] = field.label

    def wish(self, me: ContactId, contact: ContactId) -> acts.RecordFavour:
        """Return what the act takes."""
        said = self.cleaned_data
        is_received = said["side"] == Side.RECEIVED
        return acts.RecordFavour(
            giver=contact if is_received else me,
            receiver=me if is_received else contact,
            kind=said["kind"],
            day=said["day"],
            weight=said["weight"],
            about=said["about"],
            minutes=said["minutes"],
            money=said["money"],
            thing=said["thing"],
            returns=self.named(),
            on_its_own=said["on_its_own"],
        )


class CorrectFavourForm(FavourForm):
    """What a favour should have said."""

    weight = WordField(Weight, label=_("What it meant"))

    @classmethod
    def of(cls, line: FavourLine) -> "CorrectFavourForm":
        """Return the form as the favour stands."""
        return cls(
            initial={
                "kind": line.kind.value,
                "day": line.day,
                "weight": line.weight.value,
                "about": line.about,
                "minutes": line.minutes,
                "money": line.money,
                "thing": line.thing,
                "on_its_own": line.on_its_own,
            }
        )

    def wish(self, favour: FavourId) -> acts.CorrectFavour:
        """Return what the act takes; what it returns stays as it was."""
        said = self.cleaned_data
        return acts.CorrectFavour(
            favour=favour,
            kind=said["kind"],
            day=said["day"],
            weight=said["weight"],
            about=said["about"],
            minutes=said["minutes"],
            money=said["money"],
            thing=said["thing"],
            on_its_own=said["on_its_own"],
        )


class ThanksForm(forms.Form):
    """A thank-you; without a favour named, for all that still want one."""

    favours = forms.TypedMultipleChoiceField(
        label=_("For what"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("If you name none, it is for all of them."),
    )
    day = DayField(required=False)
    note = TextField(label=_("How you thanked"))

    def __init__(
        self, *args: Any, unthanked: Sequence[FavourLine], **options: Any
    ) -> None:
        """Offer the favours that still want thanks."""
        super().__init__(*args, **options)
        _offer(self.fields["favours"], unthanked)

    def wish(self, contact: ContactId) -> acts.ThankContact:
        """Return what the act takes; a day unsaid is today."""
        said = self.cleaned_data
        return acts.ThankContact(
            contact=contact,
            day=said["day"] or clock.today(),
            favours=tuple(FavourId(key) for key in said["favours"]),
            note=said["note"],
        )


class SettleForm(forms.Form):
    """The word that ends what is open of a favour."""

    day = DayField()
    note = TextField(label=_("Why, or in whose words"))

    def wish(self, line: FavourLine) -> acts.SettleFavour:
        """Return what the act takes: theirs I waive, mine they release."""
        is_mine = line.side is Side.RECEIVED
        return acts.SettleFavour(
            favour=line.id,
            kind=SettlementKind.RELEASED if is_mine else SettlementKind.WAIVED,
            day=self.cleaned_data["day"],
            note=self.cleaned_data["note"],
        )


class RepayForm(forms.Form):
    """What came back of something lent."""

    day = DayField()
    money = MoneyField(
        label=_("How much came back"),
        required=False,
        help_text=_("Leave it empty if all of it came back."),
    )
    waived = forms.BooleanField(label=_("It need not come back"), required=False)
    note = TextField(label=_("Note"))

    def wish(self, favour: FavourId) -> acts.RepayLoan:
        """Return what the act takes."""
        said = self.cleaned_data
        return acts.RepayLoan(
            favour=favour,
            day=said["day"],
            money=said["money"],
            waived=said["waived"],
            note=said["note"],
        )


def _offer(field: forms.Field, lines: Sequence[FavourLine]) -> None:
    """Let a field name favours, each by its sentence."""
    if isinstance(field, forms.TypedMultipleChoiceField):
        field.choices = [(str(line.id), favour_line(line)) for line in lines]
