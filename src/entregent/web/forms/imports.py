"""Forms of imports: a file, and the addresses in it that are the owner's."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.web.forms.fields import TextField

_BETWEEN = re.compile(r"[\s,;，；、]+")


class AddressesForm(forms.Form):
    """The addresses in a mail archive that are the owner's, ticked or written."""

    ticked = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple
    )
    addresses = TextField(
        label=_("Your addresses in it, if it is a mail archive"),
        help_text=_(
            "Several are parted by spaces. Those in the settings are known already."
        ),
    )

    def __init__(
        self, *args: object, guesses: tuple[str, ...] = (), **options: object
    ) -> None:
        """Offer the addresses that may be the owner's."""
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["ticked"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(guess, guess) for guess in guesses]

    def said(self) -> list[str]:
        """Return the addresses, each once."""
        written = filter(None, _BETWEEN.split(self.cleaned_data["addresses"]))
        return list(dict.fromkeys((*self.cleaned_data["ticked"], *written)))


class FileForm(AddressesForm):
    """A file to look through."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "An address book (.vcf) or a mail archive (.mbox). You see what it would "
            "bring before anything is written."
        ),
    )
