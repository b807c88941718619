"""Favours: note one, look at one, correct it, thank for it, settle it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entregent.acts import favours as acts
from entregent.core.ids import ContactId, FavourId, SpaceId
from entregent.core.ledger.entries import Side
from entregent.queries import clock, ledger, people, person
from entregent.queries.ledger import FavourLine
from entregent.web.forms.carrying_out import carry_out
from entregent.web.forms.favours import (
    CorrectFavourForm,
    RecordFavourForm,
    RepayForm,
    SettleForm,
    ThanksForm,
)
from entregent.web.forms.names import meant, with_the_one_meant
from entregent.web.shortcuts import (
    SignedInRequest,
    back_to,
    done,
    for_writers,
    form_page,
    page,
)


@login_required
@require_safe
def see_favour(
    request: SignedInRequest, space_id: SpaceId, favour_id: FavourId
) -> HttpResponse:
    """Show one favour, what became of it, and what can be done with it."""
    line = _line(request, space_id, favour_id)
    return page(request, "favours/favour.html", line=line)


@for_writers
def record_favour(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Note a favour, by them or by me."""
    said = request.POST or request.GET
    key = said.get("contact", "")
    contact_id = ContactId(int(key)) if key.isdecimal() else None
    form = _favour_form(request, space_id, contact_id)
    recorded = carry_out(form, lambda: _record(request, space_id, contact_id, form))
    if recorded is not None:
        done(request, _("The favour is noted."))
        return redirect("see_person", space_id, recorded)
    noun = ("see_person", [space_id, contact_id]) if contact_id else None
    name, args = noun or ("see_ledger", [space_id])
    return form_page(
        request,
        form,
        title=_("A favour to remember"),
        button=_("Note it"),
        back=reverse(name, args=args),
        template="favours/record.html",
        contact_id=contact_id,
    )


def _favour_form(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId | None
) -> RecordFavourForm:
    """Return the form for one contact, or for whoever will be named."""
    name, open_lines = "", []
    if contact_id is not None:
        book = ledger.person_ledger(request.user, space_id, contact_id, clock.today())
        open_lines = [line for line in book.lines if line.is_open]
        name = person.identity(request.user, space_id, contact_id).full_name
    if request.method == "POST":
        typed = with_the_one_meant(request.POST)
        return RecordFavourForm(typed, name=name, returnable=open_lines)
    return RecordFavourForm(
        name=name,
        returnable=open_lines,
        initial={
            "side": request.GET.get("side", Side.RECEIVED.value),
            "returns": request.GET.getlist("returns"),
        },
    )


def _record(
    request: SignedInRequest,
    space_id: SpaceId,
    contact_id: ContactId | None,
    form: RecordFavourForm,
) -> ContactId:
    me = people.find_contact(request.user, space_id, "me")
    contact = contact_id or _named(request, space_id, form)
    acts.record_favour(request.user, space_id, form.wish(me, contact))
    return contact


def _named(
    request: SignedInRequest, space_id: SpaceId, form: RecordFavourForm
) -> ContactId:
    """Return whom the form names; who is new comes into the book on a second press."""
    who = form.cleaned_data["who"]
    add_missing = form.cleaned_data["add_missing"]
    return meant(request.user, space_id, [who], add_missing=add_missing)[who]


@for_writers
def correct_favour(
    request: SignedInRequest, space_id: SpaceId, favour_id: FavourId
) -> HttpResponse:
    """Write what a favour should have said; both entries stay visible."""
    line = _line(request, space_id, favour_id)
    if request.method == "POST":
        form = CorrectFavourForm(request.POST)
    else:
        form = CorrectFavourForm.of(line)
    if carry_out(
        form,
        lambda: acts.correct_favour(request.user, space_id, form.wish(favour_id)),
    ):
        done(request, _("Corrected; the earlier entry stays on record."))
        return redirect("see_person", space_id, line.contact)
    return form_page(
        request,
        form,
        title=_("What it should have said"),
        button=_("Correct it"),
        back=_favour_href(space_id, favour_id),
    )


@for_writers
@require_POST
def withdraw_favour(
    request: SignedInRequest, space_id: SpaceId, favour_id: FavourId
) -> HttpResponse:
    """Note that a favour never happened."""
    line = _line(request, space_id, favour_id)
    acts.withdraw_favour(request.user, space_id, favour_id)
    done(request, _("Withdrawn; the entry stays on record."))
    return redirect("see_person", space_id, line.contact)


@for_writers
def thank_contact(
    request: SignedInRequest, space_id: SpaceId, contact_id: ContactId
) -> HttpResponse:
    """Note a thank-you, for what is named or for all that wants one."""
    book = ledger.person_ledger(request.user, space_id, contact_id, clock.today())
    unthanked = [line for line in book.lines if line.wants_thanks]
    posted = request.POST if request.method == "POST" else None
    form = ThanksForm(posted, unthanked=unthanked)
    here = reverse("see_person", args=[space_id, contact_id])
    if carry_out(
        form, lambda: acts.thank_contact(request.user, space_id, form.wish(contact_id))
    ):
        done(request, _("The thanks are noted."))
        return back_to(request, here)
    title = _("A thank-you")
    return form_page(request, form, title=title, button=_("Thanked"), back=here)


@for_writers
def settle_favour(
    request: SignedInRequest, space_id: SpaceId, favour_id: FavourId
) -> HttpResponse:
    """Let go what they owe, or take their word that nothing is owed."""
    line = _line(request, space_id, favour_id)
    is_mine = line.side is Side.RECEIVED
    form = SettleForm(request.POST if request.method == "POST" else None)
    if carry_out(
        form, lambda: acts.settle_favour(request.user, space_id, form.wish(line))
    ):
        done(request, _("Settled.") if is_mine else _("Let go."))
        return redirect("see_person", space_id, line.contact)
    return form_page(
        request,
        form,
        title=_("They said it is settled") if is_mine else _("Let it go"),
        button=_("Settled") if is_mine else _("Let go"),
        back=_favour_href(space_id, favour_id),
    )


@for_writers
def repay_loan(
    request: SignedInRequest, space_id: SpaceId, favour_id: FavourId
) -> HttpResponse:
    """Note that something lent came back."""
    line = _line(request, space_id, favour_id)
    form = RepayForm(request.POST if request.method == "POST" else None)
    if carry_out(
        form, lambda: acts.repay_loan(request.user, space_id, form.wish(favour_id))
    ):
        done(request, _("Noted."))
        return redirect("see_person", space_id, line.contact)
    return form_page(
        request,
        form,
        title=_("What was lent came back"),
        button=_("Note it"),
        back=_favour_href(space_id, favour_id),
    )


def _line(
    request: SignedInRequest, space_id: SpaceId, favour_id: FavourId
) -> FavourLine:
    return ledger.favour(request.user, space_id, favour_id, clock.today())


def _favour_href(space_id: SpaceId, favour_id: FavourId) -> str:
    return reverse("see_favour", args=[space_id, favour_id])


_FAVOUR = "<int:space_id>/favours/<int:favour_id>"
urlpatterns = [
    path("<int:space_id>/favours/record", record_favour, name="record_favour"),
    path(_FAVOUR, see_favour, name="see_favour"),
    path(f"{_FAVOUR}/correct", correct_favour, name="correct_favour"),
    path(f"{_FAVOUR}/withdraw", withdraw_favour, name="withdraw_favour"),
    path(f"{_FAVOUR}/settle", settle_favour, name="settle_favour"),
    path(f"{_FAVOUR}/repay", repay_loan, name="repay_loan"),
    path(
        "<int:space_id>/people/<int:contact_id>/thank",
        thank_contact,
        name="thank_contact",
    ),
]
