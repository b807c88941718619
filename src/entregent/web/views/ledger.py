"""The ledger: with whom something stands open, on either side."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from entregent.core.ids import SpaceId
from entregent.core.ledger.entries import Side
from entregent.queries import clock, ledger
from entregent.web.shortcuts import SignedInRequest, page


@login_required
@require_safe
def see_ledger(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Show one side of the ledger, the load, and what is lent."""
    is_given = request.GET.get("side") == Side.GIVEN
    side = Side.GIVEN if is_given else Side.RECEIVED
    after = request.GET.get("after", "")
    found = ledger.ledger(request.user, space_id, clock.today(), side=side, after=after)
    onward = urlencode({"side": side.value, "after": found.after})
    return page(
        request,
        "ledger/ledger.html",
        part="side",
        ledger=found,
        is_given=is_given,
        is_first=not after,
        next_href=f"?{onward}" if found.after else "",
    )


urlpatterns = [path("<int:space_id>/ledger", see_ledger, name="see_ledger")]
