"""Fields as people fill them in: a day, a sum of money, words of a vocabulary, text."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from entregent.core.money import Money
from entregent.core.refusals import Refusal
from entregent.queries import clock
from entregent.web.templatetags.words import refusal_sentence
from entregent.wording import dates, money, words

_Choices = list[tuple[str, str]]
_LONGEST = 60


class DayField(forms.Field):
    """A day, picked in the browser's calendar or written; today unless said."""

    def __init__(self, **options: Any) -> None:
        """Begin with today, unless the form says otherwise."""
        options.setdefault("label", _("Day"))
        options.setdefault("initial", clock.today)
        # Browsers take a day as ISO writes it, whatever the language.
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> date | None:
        """Read the day; a text that is none is refused beside the field."""
        if isinstance(value, date) or not value:
            return value or None
        text = str(value)[:_LONGEST]
        day: date = _read(lambda: dates.parse_day(text, clock.today()))
        return day


class MoneyField(forms.CharField):
    """A sum with its currency, as people write it: "500 EUR"."""

    def __init__(self, **options: Any) -> None:
        """Show how a sum is written."""
        super().__init__(max_length=_LONGEST, **options)
        self.widget.attrs.setdefault("placeholder", _("120 EUR"))

    def clean(self, value: Any) -> Any:
        """Read the sum; a text that is none is refused beside the field."""
        text = super().clean(value)
        return _read(lambda: money.parse_money(text)) if text else None

    def prepare_value(self, value: Any) -> Any:
        """Write a sum as it is typed."""
        return (
            f"{value.amount:f} {value.currency}" if isinstance(value, Money) else value
        )


class WordField(forms.TypedChoiceField):
    """One word of a closed vocabulary; where `empty` names none, it may be left out."""

    def __init__(
        self, vocabulary: type[StrEnum], *, empty: Any = None, **options: Any
    ) -> None:
        """Offer every word of it, in the reader's language."""
        super().__init__(
            choices=_choices(vocabulary, empty),
            coerce=vocabulary,
            empty_value=None,
            required=empty is None,
            **options,
        )


class WordsField(forms.TypedMultipleChoiceField):
    """Several words of a closed vocabulary, each to be ticked."""

    def __init__(self, vocabulary: type[StrEnum], **options: Any) -> None:
        """Offer every word of it."""
        super().__init__(
            choices=_choices(vocabulary, None),
            coerce=vocabulary,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **options,
        )


class TextField(forms.CharField):
    """Words that may be left out; how long they may be is the act's to say."""

    def __init__(self, *, rows: int = 0, **options: Any) -> None:
        """Take one line, or a box of some; the script of the words sets the side."""
        if rows:
            options["widget"] = forms.Textarea(attrs={"rows": rows})
        options.setdefault("required", False)
        super().__init__(**options)
        self.widget.attrs.setdefault("dir", "auto")


def _choices(vocabulary: type[StrEnum], empty: Any) -> Callable[[], _Choices]:
    def choices() -> _Choices:
        found = [(member.value, words.label(member)) for member in vocabulary]
        return found if empty is None else [("", str(empty)), *found]

    return choices


def _read(reader: Callable[[], Any]) -> Any:
    try:
        return reader()
    except Refusal as refusal:
        raise ValidationError(refusal_sentence(refusal)) from refusal
