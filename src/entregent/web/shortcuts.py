"""What every view needs: the reader, the page or its changing part, the way back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from entregent.queries.access import Reader

REFUSED = 422
NOTICES = "components/notices.html"


class SignedInRequest(HttpRequest):
    """A request of somebody who signed in; views below `login_required` get these."""

    user: Reader
    htmx: HtmxDetails


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
    """Return the part htmx means to swap; htmx 4 names its target `tag#id`."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    if not htmx or htmx.history_restore_request:
        return ""
    target = (htmx.target or "").rpartition("#")[2]
    return target if target in parts else ""
