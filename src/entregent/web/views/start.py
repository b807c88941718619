"""The first page: the reader's own book, or the very first account."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_safe

from entregent.acts import accounts, spaces
from entregent.core.refusals import NotFoundError
from entregent.queries.accounts import is_nobody_here
from entregent.queries.books import home_book
from entregent.web.forms.accounts import FirstAccountForm, OpenBookForm
from entregent.web.forms.carrying_out import carry_out
from entregent.web.shortcuts import REFUSED, SignedInRequest, page
from entregent.web.visitors import is_at_this_machine

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_safe
def start(request: SignedInRequest) -> HttpResponse:
    """Open the reader's own book on today's page."""
    if not request.user.is_authenticated:
        may_begin = is_nobody_here() and is_at_this_machine(request)
        return redirect("make_first_account" if may_begin else "sign_in")
    space_id = home_book(request.user)
    return redirect("see_today", space_id) if space_id else redirect("open_book")


def make_first_account(request: HttpRequest) -> HttpResponse:
    """Let whoever sits at this machine make the first account; afterwards nobody."""
    if not is_nobody_here() or not is_at_this_machine(request):
        raise NotFoundError
    form = FirstAccountForm(request.POST or None)
    user = carry_out(form, lambda: accounts.first_account(form.wish()))
    if user is not None:
        login(request, user, backend=_BACKEND)
        return redirect("start")
    status = REFUSED if form.is_bound else 200
    return page(request, "start/first_account.html", form=form, status=status)


@login_required
def open_book(request: SignedInRequest) -> HttpResponse:
    """Open a book for a reader who has none yet, or wants another."""
    form = OpenBookForm(request.POST or None)
    space_id = carry_out(form, lambda: spaces.open_book(request.user, form.wish()))
    if space_id is not None:
        return redirect("see_today", space_id)
    status = REFUSED if form.is_bound else 200
    return page(request, "start/open_book.html", form=form, status=status)


urlpatterns = [
    path("", start, name="start"),
    path("first-account", make_first_account, name="make_first_account"),
    path("open-book", open_book, name="open_book"),
]
