"""The list of people, and the way to add one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entregent.acts import contacts as acts
from entregent.core.ids import SpaceId
from entregent.queries import people
from entregent.queries.people import PeopleFilter, PeopleOrder
from entregent.web.forms.carrying_out import carry_out
from entregent.web.forms.contacts import AddContactForm
from entregent.web.shortcuts import SignedInRequest, done, for_writers, form_page, page

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of the list that one link opens."""

    name: str
    href: str
    is_here: bool


@login_required
@require_safe
def list_people(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """List the people that were asked for, a page at a time."""
    search = request.GET.get("search", "")[:200]
    only = _word(PeopleFilter, request.GET.get("only"), PeopleFilter.ALL)
    order = _word(PeopleOrder, request.GET.get("order"), PeopleOrder.NAME)
    after = request.GET.get("after", "")
    found = people.people(
        request.user, space_id, search=search, only=only, order=order, after=after
    )
    asked = {"search": search, "only": only.value, "order": order.value}
    return page(
        request,
        "people/people.html",
        part="found",
        found=found,
        asked=asked,
        by_last_word=order is PeopleOrder.LAST_CONTACT,
        tabs=[
            Tab(name, _href(asked, only=key.value), key is only)
            for key, name in _filter_names().items()
        ],
        orders=[
            Tab(name, _href(asked, order=key.value), key is order)
            for key, name in _order_names().items()
        ],
        next_href=_href(asked, after=found.after) if found.after else "",
        first_href=_href(asked) if after else "",
    )


@for_writers
def add_contact(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Put somebody into the book."""
    form = AddContactForm(request.POST or None)
    contact = carry_out(
        form, lambda: acts.add_contact(request.user, space_id, form.wish())
    )
    if contact is not None:
        done(request, _("Now in the book."))
        return redirect("see_person", space_id, contact)
    return form_page(
        request,
        form,
        title=_("Somebody to remember"),
        button=_("Put into the book"),
        back=reverse("list_people", args=[space_id]),
    )


def _word(vocabulary: type[Word], asked: str | None, usual: Word) -> Word:
    """Read a word of a closed vocabulary; what is none of it counts as unsaid."""
    return next((word for word in vocabulary if word.value == asked), usual)


def _href(asked: dict[str, str], **changed: str) -> str:
    """Link to the list as it is asked for now, but for what is changed."""
    usual = {"only": PeopleFilter.ALL.value, "order": PeopleOrder.NAME.value}
    wanted = {**asked, **changed}
    said = {k: v for k, v in wanted.items() if v and usual.get(k) != v}
    return f"?{urlencode(said)}"


def _filter_names() -> dict[PeopleFilter, str]:
    return {
        PeopleFilter.ALL: _("everyone"),
        PeopleFilter.CLOSE: _("closest"),
        PeopleFilter.FAMILY: _("family"),
        PeopleFilter.FRIENDS: _("friends"),
        PeopleFilter.UNTHANKED: _("to thank"),
        PeopleFilter.I_OWE: _("to give back to"),
        PeopleFilter.THEY_OWE: _("helped by you"),
        PeopleFilter.BOUNDED: _("with a boundary"),
        PeopleFilter.PEOPLE: _("persons"),
        PeopleFilter.ORGANISATIONS: _("organisations"),
    }


def _order_names() -> dict[PeopleOrder, str]:
    return {
        PeopleOrder.NAME: _("by name"),
        PeopleOrder.LAST_CONTACT: _("by last word"),
    }


urlpatterns = [
    path("<int:space_id>/people", list_people, name="list_people"),
    path("<int:space_id>/people/add", add_contact, name="add_contact"),
]
