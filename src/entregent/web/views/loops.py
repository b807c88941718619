"""Loops: introductions, projects, and the news owed about them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entregent.acts import loops as acts
from entregent.core.ids import ContactId, IntroductionId, ReportId, SpaceId
from entregent.core.refusals import NotFoundError
from entregent.queries import access, clock, loops, people
from entregent.web.forms.carrying_out import carry_out, problems
from entregent.web.forms.loops import (
    ConsentForm,
    DraftForm,
    IntroductionForm,
    MilestoneForm,
    OpportunityForm,
    ProposalForm,
    TellingForm,
)
from entregent.web.forms.names import Meant, meant, with_the_one_meant
from entregent.web.shortcuts import (
    REFUSED,
    SignedInRequest,
    back_to,
    done,
    page,
    refused,
)


@login_required
@require_safe
def list_loops(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Show what is owed, and the loops of the book."""
    asked = request.GET.get("only", "")
    only = _FILTERS.get(asked, loops.LoopFilter.OPEN)
    after = request.GET.get("after", "")
    found = loops.loops(request.user, space_id, only=only, after=after)
    is_first = only is loops.LoopFilter.OPEN and not after
    owed = loops.owed(request.user, space_id, clock.today()) if is_first else None
    return page(
        request,
        "loops/loops.html",
        part="loops",
        found=found,
        owed=owed,
        tabs=[(key, _tab(each)) for key, each in _FILTERS.items()],
        chosen=only.value.replace(" ", "-"),
        nothing=_nothing(only),
    )


@login_required
@require_safe
def see_loop(request: SignedInRequest, space_id: SpaceId, loop_id: int) -> HttpResponse:
    """Show a loop: its chain, what happened, and who has heard of it."""
    return _loop_page(request, space_id, loop_id)


@login_required
def record_introduction(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Note an introduction, with its chain, its parties and its project."""
    access.writable_space(request.user, space_id)
    form = IntroductionForm(_typed(request), initial=_named(request, space_id))
    made = carry_out(
        form,
        lambda: acts.record_introduction(
            request.user, space_id, form.wish(_meant(request, space_id, form))
        ),
    )
    if made is None:
        return _form_page(request, "loops/introduction.html", form)
    done(request, _("The introduction is noted."))
    return _to_loop(space_id, loops.loop_of_introduction(request.user, space_id, made))


@login_required
def record_opportunity(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Note a project and who brought it."""
    access.writable_space(request.user, space_id)
    form = OpportunityForm(_typed(request), initial=_named(request, space_id))
    made = carry_out(
        form,
        lambda: acts.record_opportunity(
            request.user, space_id, form.wish(_meant(request, space_id, form))
        ),
    )
    if made is None:
        return _form_page(request, "loops/opportunity.html", form)
    done(request, _("The project is noted."))
    return _to_loop(space_id, loops.loop_of_opportunity(request.user, space_id, made))


@login_required
@require_safe
def match_names(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Offer the names that a half-written one may mean, to the field it stands in."""
    access.readable_space(request.user, space_id)
    half = " ".join(request.GET.get(field, "") for field in request.GET).strip()
    found = people.matching(request.user, space_id, half) if half else []
    return page(request, "loops/names.html", found=found)


@login_required
@require_POST
def record_consent(
    request: SignedInRequest, space_id: SpaceId, introduction_id: IntroductionId
) -> HttpResponse:
    """Note whether a party was asked, agreed or declined."""
    loop_id = loops.loop_of_introduction(request.user, space_id, introduction_id)
    form = ConsentForm(request.POST)
    noted = carry_out(
        form,
        lambda: acts.record_consent(
            request.user,
            space_id,
            introduction_id,
            ContactId(form.cleaned_data["party"]),
            form.cleaned_data["consent"],
            clock.today(),
        ),
    )
    if noted is None:
        return _loop_page(request, space_id, loop_id, consent=(introduction_id, form))
    done(request, _("Noted."))
    return back_to(request, _loop_url(space_id, loop_id))


@login_required
@require_POST
def make_introduction(
    request: SignedInRequest, space_id: SpaceId, introduction_id: IntroductionId
) -> HttpResponse:
    """Note that an introduction that was considered has been made."""
    acts.make_introduction(request.user, space_id, introduction_id, clock.today())
    done(request, _("The introduction is made."))
    loop_id = loops.loop_of_introduction(request.user, space_id, introduction_id)
    return back_to(request, _loop_url(space_id, loop_id))


@login_required
@require_POST
def record_milestone(
    request: SignedInRequest, space_id: SpaceId, loop_id: int
) -> HttpResponse:
    """Note something that happened; whoever is in the chain is owed the news."""
    found = loops.loop(request.user, space_id, loop_id, clock.today())
    form = MilestoneForm(request.POST, people=_people_of(found.loop))
    noted = carry_out(
        form,
        lambda: acts.record_milestone(request.user, space_id, form.wish(loop_id)),
    )
    if noted is None:
        return _loop_page(request, space_id, loop_id, milestone=form)
    done(request, _("Noted."))
    return back_to(request, _loop_url(space_id, loop_id))


@login_required
@require_POST
def tell_introducer(
    request: SignedInRequest, space_id: SpaceId, loop_id: int
) -> HttpResponse:
    """Note that an introducer heard the news, whichever way it was told."""
    form = TellingForm(request.POST)
    told = carry_out(
        form,
        lambda: acts.tell_introducer(request.user, space_id, form.wish(loop_id)),
    )
    if told is None:
        return _loop_page(request, space_id, loop_id, telling=form)
    done(request, _("Told."))
    return back_to(request, _loop_url(space_id, loop_id))


@login_required
@require_POST
def skip_report(
    request: SignedInRequest, space_id: SpaceId, loop_id: int
) -> HttpResponse:
    """Note that an introducer need not hear this news."""
    form = TellingForm(request.POST)
    skipped = carry_out(
        form,
        lambda: acts.skip_report(request.user, space_id, form.wish(loop_id)),
    )
    if skipped is None:
        return _loop_page(request, space_id, loop_id, telling=form)
    done(request, _("Noted as not needed."))
    return back_to(request, _loop_url(space_id, loop_id))


@login_required
@require_POST
def draft_report(
    request: SignedInRequest, space_id: SpaceId, report_id: ReportId
) -> HttpResponse:
    """Keep the owner's words for a report that is still to be told."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        raise NotFoundError("report")
    loop_id = form.cleaned_data["loop"]
    kept = carry_out(
        form,
        lambda: acts.draft_report(
            request.user,
            space_id,
            report_id,
            form.cleaned_data["text"],
        ),
    )
    if kept is None:
        return _loop_page(request, space_id, loop_id, telling=form)
    done(request, _("The draft is kept."))
    return redirect(f"{_loop_url(space_id, loop_id)}#report-{report_id}")


@login_required
@require_POST
def ask_for_news(
    request: SignedInRequest, space_id: SpaceId, loop_id: int
) -> HttpResponse:
    """Note the one gentle question about an introduction the owner made."""
    acts.ask_for_news(request.user, space_id, loop_id, clock.today())
    done(request, _("Noted: you asked, once."))
    return back_to(request, _loop_url(space_id, loop_id))


@login_required
@require_POST
def accept_proposal(
    request: SignedInRequest, space_id: SpaceId, proposal_id: int
) -> HttpResponse:
    """Note the favour that is proposed, with its weight or another."""
    form = ProposalForm(request.POST)
    weight = form.cleaned_data["weight"] if form.is_valid() else None
    acts.accept_proposal(request.user, space_id, proposal_id, weight, clock.today())
    done(request, _("The favour is noted."))
    return back_to(request, reverse("list_loops", args=[space_id]))


@login_required
@require_POST
def decline_proposal(
    request: SignedInRequest, space_id: SpaceId, proposal_id: int
) -> HttpResponse:
    """Leave a proposed favour out of the ledger."""
    acts.decline_proposal(request.user, space_id, proposal_id)
    done(request, _("Left out of the ledger."))
    return back_to(request, reverse("list_loops", args=[space_id]))


_FILTERS = {each.value.replace(" ", "-"): each for each in loops.LoopFilter}


def _loop_page(
    request: SignedInRequest,
    space_id: SpaceId,
    loop_id: int,
    *,
    milestone: MilestoneForm | None = None,
    telling: TellingForm | DraftForm | None = None,
    consent: tuple[IntroductionId, ConsentForm] | None = None,
) -> HttpResponse:
    """Show a loop, with the form that could not be carried out as it was typed."""
    found = loops.loop(request.user, space_id, loop_id, clock.today())
    form = telling or milestone or (consent and consent[1])
    if form and _is_elsewhere(request):
        return refused(request, problems(form), REFUSED)
    return page(
        request,
        "loops/loop.html",
        part="loop",
        status=REFUSED if form else 200,
        found=found,
        loop=found.loop,
        milestone_form=milestone or MilestoneForm(people=_people_of(found.loop)),
        refused=form,
        refused_introducer=_key(telling.data.get("introducer")) if telling else None,
        refused_introduction=consent[0] if consent else None,
    )


def _is_elsewhere(request: SignedInRequest) -> bool:
    """Whether a part of another page asked, which this page must not take over."""
    target = request.htmx.target or ""
    return bool(request.htmx) and target.rpartition("#")[2] != "loop"


def _key(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _tab(only: loops.LoopFilter) -> str:
    return {
        loops.LoopFilter.OPEN: _("Open"),
        loops.LoopFilter.CLOSED: _("Come to an end"),
        loops.LoopFilter.BY_ME: _("By me"),
        loops.LoopFilter.ALL: _("All"),
    }[only]


def _nothing(only: loops.LoopFilter) -> str:
    return {
        loops.LoopFilter.OPEN: _("No introduction and no project is open."),
        loops.LoopFilter.CLOSED: _("Nothing has come to an end yet."),
        loops.LoopFilter.BY_ME: _(
            "You have introduced nobody yet, as far as is noted."
        ),
        loops.LoopFilter.ALL: _("No introduction and no project is noted yet."),
    }[only]


def _form_page(
    request: SignedInRequest, template: str, form: IntroductionForm | OpportunityForm
) -> HttpResponse:
    status = REFUSED if form.is_bound else 200
    return page(request, template, form=form, status=status)


def _typed(request: SignedInRequest) -> QueryDict | None:
    return with_the_one_meant(request.POST) if request.method == "POST" else None


def _meant(
    request: SignedInRequest,
    space_id: SpaceId,
    form: IntroductionForm | OpportunityForm,
) -> Meant:
    add_missing = form.cleaned_data["add_missing"]
    return meant(request.user, space_id, form.names(), add_missing=add_missing)


def _named(request: SignedInRequest, space_id: SpaceId) -> dict[str, list[str]]:
    """Begin with the people another page names: `?introducers=12`."""
    fields = ("introducers", "parties", "brought_by")
    keys = {
        field: [int(key) for key in request.GET.getlist(field) if key.isdecimal()]
        for field in fields
    }
    every = [key for some in keys.values() for key in some]
    names = people.names_of(request.user, space_id, every) if every else {}
    return {
        field: [names[key] for key in some if key in names]
        for field, some in keys.items()
        if some
    }


def _people_of(loop: loops.LoopLine) -> list[tuple[int, str]]:
    parties = [p.someone for each in loop.introductions for p in each.parties]
    return [(each.id, each.name) for each in dict.fromkeys((*loop.chain, *parties))]


def _loop_url(space_id: SpaceId, loop_id: int) -> str:
    return reverse("see_loop", args=[space_id, loop_id])


def _to_loop(space_id: SpaceId, loop_id: int) -> HttpResponse:
    return redirect(_loop_url(space_id, loop_id))


urlpatterns = [
    path("<int:space_id>/loops", list_loops, name="list_loops"),
    path("<int:space_id>/loops/<int:loop_id>", see_loop, name="see_loop"),
    path(
        "<int:space_id>/loops/<int:loop_id>/record-milestone",
        record_milestone,
        name="record_milestone",
    ),
    path(
        "<int:space_id>/loops/<int:loop_id>/tell",
        tell_introducer,
        name="tell_introducer",
    ),
    path("<int:space_id>/loops/<int:loop_id>/skip", skip_report, name="skip_report"),
    path("<int:space_id>/loops/<int:loop_id>/ask", ask_for_news, name="ask_for_news"),
    path("<int:space_id>/names", match_names, name="match_names"),
    path(
        "<int:space_id>/introductions/record",
        record_introduction,
        name="record_introduction",
    ),
    path(
        "<int:space_id>/introductions/<int:introduction_id>/consent",
        record_consent,
        name="record_consent",
    ),
    path(
        "<int:space_id>/introductions/<int:introduction_id>/make",
        make_introduction,
        name="make_introduction",
    ),
    path(
        "<int:space_id>/opportunities/record",
        record_opportunity,
        name="record_opportunity",
    ),
    path(
        "<int:space_id>/reports/<int:report_id>/draft",
        draft_report,
        name="draft_report",
    ),
    path(
        "<int:space_id>/proposals/<int:proposal_id>/accept",
        accept_proposal,
        name="accept_proposal",
    ),
    path(
        "<int:space_id>/proposals/<int:proposal_id>/decline",
        decline_proposal,
        name="decline_proposal",
    ),
]
