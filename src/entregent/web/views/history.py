"""Who did what and when, and the way to take it back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entregent.acts import history as acts
from entregent.core.ids import ActId, ContactId, SpaceId
from entregent.queries import history, person
from entregent.web.shortcuts import SignedInRequest, back_to, done, page


@login_required
@require_safe
def see_history(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Show the acts of the book, or of one contact, the newest first."""
    contact = request.GET.get("contact", "")
    contact_id = ContactId(int(contact)) if contact.isdecimal() else None
    found = history.history(
        request.user,
        space_id,
        contact_id=contact_id,
        before=request.GET.get("before", ""),
    )
    about = contact_id and person.identity(request.user, space_id, contact_id)
    return page(
        request, "history/history.html", part="acts", history=found, about=about
    )


@login_required
@require_POST
def undo_act(
    request: SignedInRequest, space_id: SpaceId, act_id: ActId
) -> HttpResponse:
    """Take an act back; the history keeps both."""
    acts.undo_act(request.user, space_id, act_id)
    done(request, _("Taken back."), undo=False)
    return back_to(request, reverse("see_history", args=[space_id]))


@login_required
@require_POST
def undo_last(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Take the reader's newest act back."""
    acts.undo_last(request.user, space_id)
    done(request, _("Taken back."), undo=False)
    return back_to(request, reverse("see_history", args=[space_id]))


urlpatterns = [
    path("<int:space_id>/history", see_history, name="see_history"),
    path("<int:space_id>/history/<int:act_id>/undo", undo_act, name="undo_act"),
    path("<int:space_id>/history/undo-last", undo_last, name="undo_last"),
]
