"""A book's settings, the reader's language, and the way out of the demo."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entregent.acts import contacts, spaces
from entregent.core.ids import SpaceId
from entregent.core.refusals import NotFoundError
from entregent.core.vocabulary import PointKind
from entregent.queries import books
from entregent.web.forms.carrying_out import carry_out
from entregent.web.forms.settings import AddressForm, LanguageForm, SettingsForm
from entregent.web.shortcuts import REFUSED, SignedInRequest, back_to, done, page


@login_required
@require_safe
def see_settings(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Show how the book remembers and warns, and who may read it."""
    return _settings(request, space_id)


@login_required
@require_POST
def change_settings(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Change how the book is called, how it fades and when it warns."""
    form = SettingsForm(request.POST)
    changed = carry_out(
        form,
        lambda: spaces.change_settings(request.user, space_id, form.wish()),
    )
    if changed is None:
        return _settings(request, space_id, form=form)
    done(request, _("The settings are changed."))
    return redirect("see_settings", space_id)


@login_required
@require_POST
def add_address(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Note a mail address of the owner's, so that mail is read from their side."""
    form = AddressForm(request.POST)
    me = books.book(request.user, space_id).me
    if me is None:
        raise NotFoundError("contact")
    added = carry_out(
        form,
        lambda: contacts.add_point(
            request.user,
            space_id,
            contacts.AddPoint(
                contact=me.id,
                kind=PointKind.EMAIL,
                value=form.cleaned_data["address"],
            ),
        ),
    )
    if added is None:
        return _settings(request, space_id, address_form=form)
    done(request, _("The address is noted."))
    return redirect("see_settings", space_id)


@login_required
@require_POST
def remove_address(
    request: SignedInRequest, space_id: SpaceId, point_id: int
) -> HttpResponse:
    """Take out a mail address that is not the owner's."""
    contacts.remove_point(request.user, space_id, point_id)
    done(request, _("The address is taken out."))
    return redirect("see_settings", space_id)


@login_required
@require_POST
def change_language(request: SignedInRequest) -> HttpResponse:
    """Change the language the reader reads."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        spaces.change_language(request.user, form.chosen())
        translation.activate(form.chosen())
    return back_to(request, "start")


@login_required
@require_POST
def remove_demo(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Take the demo's invented people out, all of them."""
    spaces.remove_demo(request.user, space_id)
    done(request, _("The invented book is gone."), undo=False)
    return redirect("start")


def _settings(
    request: SignedInRequest,
    space_id: SpaceId,
    form: SettingsForm | None = None,
    address_form: AddressForm | None = None,
) -> HttpResponse:
    book = books.book(request.user, space_id)
    return page(
        request,
        "settings/settings.html",
        settings=book,
        form=form or SettingsForm.of(book),
        address_form=address_form or AddressForm(),
        status=REFUSED if form or address_form else 200,
    )


urlpatterns = [
    path("<int:space_id>/settings", see_settings, name="see_settings"),
    path("<int:space_id>/settings/change", change_settings, name="change_settings"),
    path("<int:space_id>/settings/addresses/add", add_address, name="add_address"),
    path(
        "<int:space_id>/settings/addresses/<int:point_id>/remove",
        remove_address,
        name="remove_address",
    ),
    path("<int:space_id>/settings/remove-demo", remove_demo, name="remove_demo"),
    path("change-language", change_language, name="change_language"),
]
