"""The floor: the least a page costs with the product's own middleware around it.

- `text`: a signed-in answer of a few bytes, without a template;
- `list`: 50 contacts by name with one ORM query, as rows of five columns in a plain
  template without base page, context processors, translation or tags of its own;
- `detail`: one contact and their 50 newest interactions with one ORM query each, ten
  facts and 50 rows of five columns in the same kind of template.

The reader is known to all three, as middleware asks who reads and in what language.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path

from entregent.store.models import Contact, Participant
from entregent.web.urls import urlpatterns as pages

_ROWS = 50


@login_required
def floor_text(_request: HttpRequest) -> HttpResponse:
    """Answer with a word."""
    return HttpResponse("ok")


@login_required
def floor_list(_request: HttpRequest, space_id: int) -> HttpResponse:
    """Answer with fifty rows."""
    contacts = Contact.objects.filter(space_id=space_id).order_by("sort_key", "id")
    context = {"contacts": contacts[:_ROWS]}
    return HttpResponse(render_to_string("floor/list.html", context))


@login_required
def floor_detail(_request: HttpRequest, contact_id: int) -> HttpResponse:
    """Answer with one row, and fifty rows of what passed."""
    contact = Contact.objects.get(pk=contact_id)
    parts = Participant.objects.filter(contact=contact).select_related("interaction")
    newest = parts.order_by("-moment", "-interaction_id")[:_ROWS]
    context = {"contact": contact, "parts": newest}
    return HttpResponse(render_to_string("floor/detail.html", context))


urlpatterns: list[URLPattern] = [
    path("floor/text", floor_text),
    path("floor/<int:space_id>/list", floor_list),
    path("floor/detail/<int:contact_id>", floor_detail),
    *pages,
]
