"""Boundaries: set one, lift one."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entregent.acts import boundaries as acts
from entregent.core.ids import BoundaryId, ContactId, SpaceId
from entregent.queries import clock, person
from entregent.web.forms.boundaries import BoundaryForm
from entregent.web.forms.carrying_out import carry_out
from entregent.web.shortcuts import SignedInRequest, done, for_writers, form_page


@for_writers
def set_boundary(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Note a contact's limit, or a rule of one's own for them."""
    who = person.identity(request.user, space_id, contact_id)
    form = BoundaryForm(request.POST or None)
    if carry_out(
        form, lambda: acts.set_boundary(request.user, space_id, form.wish(contact_id))
    ):
        done(request, _("The boundary stands; courtesy keeps it from now on."))
        return redirect("see_person", space_id, contact_id)
    return form_page(
        request,
        form,
        title=_("A boundary of %(name)s") % {"name": who.full_name},
        button=_("Set it"),
        back=reverse("see_person", args=[space_id, contact_id]),
    )


@for_writers
@require_POST
def lift_boundary(
    request: SignedInRequest,
    space_id: SpaceId,
    contact_id: ContactId,
    boundary_id: BoundaryId,
) -> HttpResponse:
    """End a boundary from today on; it stays on record."""
    acts.lift_boundary(request.user, space_id, boundary_id, clock.today())
    done(request, _("The boundary is lifted."))
    return redirect("see_person", space_id, contact_id)


_BOUNDARIES = "<int:space_id>/people/<int:contact_id>/boundaries"
urlpatterns = [
    path(f"{_BOUNDARIES}/set", set_boundary, name="set_boundary"),
    path(f"{_BOUNDARIES}/<int:boundary_id>/lift", lift_boundary, name="lift_boundary"),
]
