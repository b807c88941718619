"""What every view needs: the reader, the page or its changing part, the way back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from entregent.core.ids import SpaceId
from entregent.queries import access
from entregent.queries.access import Reader

View = Callable[..., HttpResponse]

REFUSED = 422
NOTICES = "components/notices.html"
# A page with a place for forms has an element "form"; what a form changes is "person".
_PLACES_OF_FORMS = ("form", "person")


class SignedInRequest(HttpRequest):
    """A request of somebody who signed in; views below `login_required` get these."""

    user: Reader
    htmx: HtmxDetails


def for_writers(view: View) -> View:
    """Let in whoever may write in the book of the address; the others learn why not.

    The acts check it again; this spares people a form they could not send.
    """

    @login_required
    @wraps(view)
    def checked(
        request: SignedInRequest, space_id: SpaceId, **ids: Any
    ) -> HttpResponse:
        access.writable_space(request.user, space_id)
        return view(request, space_id=space_id, **ids)

    return checked


def page(
    request: HttpRequest,
    template: str,
    /,
    *,
    part: str | tuple[str, ...] = (),
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Show a page, or only the part of it that htmx asked for.

    A part is a `{% partialdef name %}` of the template whose one element has the id
    `name` and is swapped whole: `hx-target="#name" hx-swap="outerHTML"`.
    """
    wanted = _wanted_part(request, (part,) if isinstance(part, str) else part)
    if wanted:
        html = render_to_string(f"{template}#{wanted}", context, request)
        html += render_to_string(NOTICES, {"out_of_band": True}, request)
    else:
        html = render_to_string(template, context, request)
    response = HttpResponse(html, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def form_page(
    request: HttpRequest,
    form: Form,
    /,
    *,
    title: str,
    button: str,
    back: str,
    template: str = "forms/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form of an act, on its own page or in the place a page keeps for it.

    A form that was refused comes back with what was typed, above it the reason.
    """
    status = REFUSED if form.is_bound else 200
    target = _target(request)
    if target and target not in _PLACES_OF_FORMS:
        return refused(request, _problems(form), status)
    shown = {"form": form, "title": title, "button": button, "back": back, **context}
    if not target:
        return page(request, template, status=status, **shown)
    html = render_to_string(f"{template}#form", {"in_place": True, **shown}, request)
    response = HttpResponse(html, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#form", "outerHTML"
    return response


def refused(
    request: HttpRequest,
    sentence: str,
    /,
    status: int,
    template: str = "refused.html",
) -> HttpResponse:
    """Say why not: a page, or a notice above the page that htmx keeps as it is."""
    context = {"sentence": sentence}
    if not _target(request):
        return render(request, template, context, status=status)
    response = render(request, "components/refused.html", context, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#notices", "innerHTML"
    return response


def done(request: HttpRequest, sentence: str, /, *, undo: bool = True) -> None:
    """Say on the next page what was done, with a way to take it back."""
    messages.success(request, sentence, extra_tags="undo" if undo else "")


def back_to(request: HttpRequest, default: str, /) -> HttpResponseRedirect:
    """Go back to the page the form names in `next`, if it is one of ours."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/"):
        return redirect(wanted)
    return redirect(default)


def _wanted_part(request: HttpRequest, parts: tuple[str, ...]) -> str:
    target = _target(request)
    return target if target in parts else ""


def _target(request: HttpRequest) -> str:
    """Return the id of what htmx means to swap; htmx 4 names it `tag#id`."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    if not htmx or htmx.history_restore_request:
        return ""
    return (htmx.target or "").rpartition("#")[2]


def _problems(form: Form) -> str:
    return " ".join(str(problem) for said in form.errors.values() for problem in said)
