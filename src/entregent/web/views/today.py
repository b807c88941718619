"""The letter of the day."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from entregent.core.ids import SpaceId
from entregent.queries import clock, today
from entregent.web.shortcuts import SignedInRequest, page


@login_required
@require_safe
def see_today(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Show what the day asks of the owner, and whom it leaves in peace."""
    letter = today.today(request.user, space_id, clock.today())
    return page(request, "today/today.html", part="letter", letter=letter)


urlpatterns = [path("<int:space_id>/today", see_today, name="see_today")]
