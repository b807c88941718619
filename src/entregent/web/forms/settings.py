"""Forms of a book's settings."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from entregent.acts.spaces import ChangeSettings
from entregent.core.vocabulary import Language
from entregent.queries.books import Book

_LONGEST_MONTHS = 600


class SettingsForm(forms.Form):
    """How a book is called, how it fades and when it warns."""

    name = forms.CharField(label=_("Name of the book"), max_length=200)
    half_life_months = forms.IntegerField(
        label=_("Months until half is forgotten"),
        min_value=1,
        max_value=_LONGEST_MONTHS,
        help_text=_(
            "What others owe you fades by half in this time; what you owe never does."
        ),
    )
    ceiling_months = forms.IntegerField(
        label=_("Months of returning from which it is heavy"),
        min_value=1,
        max_value=_LONGEST_MONTHS,
        help_text=_(
            "When all you owe would take you longer than this to return, at your own "
            "pace, you are told before you ask for more."
        ),
    )

    @classmethod
    def of(cls, book: Book) -> "SettingsForm":
        """Return the form as the book stands."""
        return cls(
            initial={
                "name": book.line.name,
                "half_life_months": book.half_life_months,
                "ceiling_months": book.ceiling_months,
            }
        )

    def wish(self) -> ChangeSettings:
        """Return what the act takes."""
        return ChangeSettings(**self.cleaned_data)


class LanguageForm(forms.Form):
    """The language a reader reads."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)

    def chosen(self) -> Language:
        """Return what the act takes."""
        return Language(self.cleaned_data["language"])


class AddressForm(forms.Form):
    """A mail address of the owner's."""

    address = forms.CharField(label=_("Mail address"), max_length=500)
