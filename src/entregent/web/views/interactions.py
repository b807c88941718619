"""What passed between us: note a meeting, a call, a letter; take one out."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entregent.acts import interactions as acts
from entregent.core.ids import ContactId, InteractionId, SpaceId
from entregent.queries import person
from entregent.web.forms.carrying_out import carry_out
from entregent.web.forms.interactions import InteractionForm
from entregent.web.forms.names import meant
from entregent.web.shortcuts import SignedInRequest, done, for_writers, form_page


@for_writers
def record_interaction(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Note a meeting, a call or a letter."""
    who = person.identity(request.user, space_id, contact_id)
    form = InteractionForm(request.POST or None)
    if carry_out(form, lambda: _record(request, space_id, contact_id, form)):
        done(request, _("Noted."))
        return redirect("see_person", space_id, contact_id)
    return form_page(
        request,
        form,
        title=_("Time with %(name)s") % {"name": who.full_name},
        button=_("Note it"),
        back=reverse("see_person", args=[space_id, contact_id]),
    )


def _record(
    request: SignedInRequest,
    space_id: SpaceId,
    contact_id: ContactId,
    form: InteractionForm,
) -> InteractionId:
    named = form.cleaned_data["others"]
    others = meant(request.user, space_id, named, add_missing=False)
    wish = form.wish(contact_id, others.values())
    return acts.record_interaction(request.user, space_id, wish)


@for_writers
@require_POST
def remove_interaction(
    request: SignedInRequest,
    space_id: SpaceId,
    contact_id: ContactId,
    interaction_id: InteractionId,
) -> HttpResponse:
    """Take out what was noted by mistake; the history keeps it."""
    acts.remove_interaction(request.user, space_id, interaction_id)
    done(request, _("Taken out."))
    return redirect("see_person", space_id, contact_id)


_INTERACTIONS = "<int:space_id>/people/<int:contact_id>/interactions"
urlpatterns = [
    path(f"{_INTERACTIONS}/record", record_interaction, name="record_interaction"),
    path(
        f"{_INTERACTIONS}/<int:interaction_id>/remove",
        remove_interaction,
        name="remove_interaction",
    ),
]
