"""A person's page, and what is kept about them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entregent.acts import contacts as acts
from entregent.core.ids import ContactId, SpaceId
from entregent.queries import clock, people, person
from entregent.web.forms.carrying_out import carry_out
from entregent.web.forms.contacts import (
    ChangeContactForm,
    OccasionForm,
    PointForm,
    RelationForm,
)
from entregent.web.shortcuts import SignedInRequest, done, for_writers, form_page, page


@login_required
@require_safe
def see_person(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Show who somebody is, what stands between us, and the time together."""
    found = person.person(request.user, space_id, contact_id, clock.today())
    return page(
        request,
        "person/person.html",
        part="person",
        person=found,
        who=found.identity,
        timeline=found.timeline,
        wants_thanks=any(line.wants_thanks for line in found.ledger.lines),
    )


@login_required
@require_safe
def see_timeline(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Show what passed between us, as far back as one cares to read."""
    before = request.GET.get("before", "")
    found = person.timeline(request.user, space_id, contact_id, before)
    who = person.identity(request.user, space_id, contact_id)
    return page(
        request, "person/timeline.html", part="timeline", timeline=found, who=who
    )


@for_writers
def change_contact(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Change what is kept about somebody."""
    who = person.identity(request.user, space_id, contact_id)
    posted = request.method == "POST"
    form = ChangeContactForm(request.POST) if posted else ChangeContactForm.of(who)
    if carry_out(
        form,
        lambda: acts.change_contact(request.user, space_id, form.wish(contact_id)),
    ):
        done(request, _("Changed."))
        return redirect("see_person", space_id, contact_id)
    return form_page(
        request,
        form,
        title=_("Who they are"),
        button=_("Keep it so"),
        back=reverse("see_person", args=[space_id, contact_id]),
    )


@for_writers
def add_point(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Add a way to reach somebody."""
    who = person.identity(request.user, space_id, contact_id)
    form = PointForm(request.POST or None)
    if carry_out(
        form, lambda: acts.add_point(request.user, space_id, form.wish(contact_id))
    ):
        done(request, _("Noted."))
        return redirect("see_person", space_id, contact_id)
    return form_page(
        request,
        form,
        title=_("A way to reach %(name)s") % {"name": who.full_name},
        button=_("Note it"),
        back=reverse("see_person", args=[space_id, contact_id]),
    )


@for_writers
@require_POST
def remove_point(
    request: SignedInRequest, space_id: SpaceId, point_id: int
) -> HttpResponse:
    """Take out a way to reach somebody."""
    contact_id = acts.remove_point(request.user, space_id, point_id)
    done(request, _("Taken out."))
    return redirect("see_person", space_id, contact_id)


@for_writers
def add_occasion(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Note a birthday or another day of somebody's year."""
    who = person.identity(request.user, space_id, contact_id)
    form = OccasionForm(request.POST or None)
    if carry_out(
        form, lambda: acts.add_occasion(request.user, space_id, form.wish(contact_id))
    ):
        done(request, _("Noted."))
        return redirect("see_person", space_id, contact_id)
    return form_page(
        request,
        form,
        title=_("A day that belongs to %(name)s") % {"name": who.full_name},
        button=_("Note it"),
        back=reverse("see_person", args=[space_id, contact_id]),
    )


@for_writers
@require_POST
def remove_occasion(
    request: SignedInRequest, space_id: SpaceId, occasion_id: int
) -> HttpResponse:
    """Take out a day that does not belong to somebody after all."""
    contact_id = acts.remove_occasion(request.user, space_id, occasion_id)
    done(request, _("Taken out."))
    return redirect("see_person", space_id, contact_id)


@for_writers
def relate_contacts(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Note what somebody is to another one."""
    who = person.identity(request.user, space_id, contact_id)
    form = RelationForm(request.POST or None)
    if carry_out(form, lambda: _relate(request, space_id, contact_id, form)):
        done(request, _("Noted."))
        return redirect("see_person", space_id, contact_id)
    return form_page(
        request,
        form,
        title=_("What %(name)s is to somebody") % {"name": who.full_name},
        button=_("Note it"),
        back=reverse("see_person", args=[space_id, contact_id]),
    )


def _relate(
    request: SignedInRequest,
    space_id: SpaceId,
    contact_id: ContactId,
    form: RelationForm,
) -> ContactId:
    named = form.cleaned_data["other"]
    other = people.find_contact(request.user, space_id, named)
    return acts.relate_contacts(request.user, space_id, form.wish(contact_id, other))


@for_writers
@require_POST
def remove_relation(
    request: SignedInRequest,
    space_id: SpaceId,
    contact_id: ContactId,
    relation_id: int,
) -> HttpResponse:
    """Take out a relation that does not hold."""
    acts.remove_relation(request.user, space_id, relation_id)
    done(request, _("Taken out."))
    return redirect("see_person", space_id, contact_id)


_PERSON = "<int:space_id>/people/<int:contact_id>"
urlpatterns = [
    path(_PERSON, see_person, name="see_person"),
    path(f"{_PERSON}/timeline", see_timeline, name="see_timeline"),
    path(f"{_PERSON}/change", change_contact, name="change_contact"),
    path(f"{_PERSON}/points/add", add_point, name="add_point"),
    path(f"{_PERSON}/occasions/add", add_occasion, name="add_occasion"),
    path(f"{_PERSON}/relations/add", relate_contacts, name="relate_contacts"),
    path(
        f"{_PERSON}/relations/<int:relation_id>/remove",
        remove_relation,
        name="remove_relation",
    ),
    path(
        "<int:space_id>/points/<int:point_id>/remove",
        remove_point,
        name="remove_point",
    ),
    path(
        "<int:space_id>/occasions/<int:occasion_id>/remove",
        remove_occasion,
        name="remove_occasion",
    ),
]
