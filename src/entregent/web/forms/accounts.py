"""Forms of whoever comes in: signing in, the first account, a first book."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entregent.acts.accounts import FirstAccount
from entregent.acts.spaces import OpenBook
from entregent.core.vocabulary import Language

SHORTEST_PASSWORD = 10


class SignInForm(AuthenticationForm):
    """A user name and a password."""

    error_messages = {  # noqa: RUF012 -- as Django declares it
        "invalid_login": _(
            "That user name and password do not belong together. Both tell capital "
            "from small letters."
        ),
        "inactive": _("This account has been closed."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        """Call the fields as the first account does."""
        super().__init__(*args, **options)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")


class FirstAccountForm(forms.Form):
    """Whose book it is, and how they sign in."""

    name = forms.CharField(label=_("Your name"), max_length=200)
    username = forms.CharField(label=_("User name"), max_length=150)
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput,
        min_length=SHORTEST_PASSWORD,
        max_length=1000,
        strip=False,
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Begin with the language the page is in."""
        super().__init__(*args, **options)
        self.fields["language"].initial = get_language()

    def wish(self) -> FirstAccount:
        """Return what the act takes."""
        said = self.cleaned_data
        return FirstAccount(
            name=said["name"],
            username=said["username"],
            password=said["password"],
            language=Language(said["language"]),
            book=said["name"],
        )


class OpenBookForm(forms.Form):
    """A new book and whose it is."""

    book = forms.CharField(label=_("Name of the book"), max_length=200)
    name = forms.CharField(label=_("Your name"), max_length=200)

    def wish(self) -> OpenBook:
        """Return what the act takes."""
        return OpenBook(
            name=self.cleaned_data["book"], owner_name=self.cleaned_data["name"]
        )
