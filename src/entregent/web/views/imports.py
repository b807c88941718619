"""Imports: bring a file, look at what it would bring, write it, take it out again."""

from collections.abc import Sequence
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from entregent.acts import imports as acts
from entregent.core.ids import ImportId, SpaceId
from entregent.core.refusals import NotInFileError, OwnerUnknownError, Refusal
from entregent.core.vocabulary import ImportState
from entregent.exchange import background
from entregent.exchange import imports as exchange
from entregent.queries import access, imports
from entregent.web import uploads
from entregent.web.forms.imports import AddressesForm, FileForm
from entregent.web.shortcuts import REFUSED, SignedInRequest, done, page
from entregent.web.templatetags.words import refusal_sentence

LARGE = 4 * 1024 * 1024


@csrf_exempt
@login_required
def start_import(request: SignedInRequest, space_id: SpaceId) -> HttpResponse:
    """Take in a file; who may not write is refused before it is read.

    The check against forged requests comes second here, because it would read the
    file before anybody could say where to put it.
    """
    if request.method != "POST":
        return _start_page(request, space_id, FileForm())
    access.writable_space(request.user, space_id)
    with uploads.received(request, request.user.pk, space_id) as receiver:
        return _take_in(request, space_id, receiver)


@csrf_protect
def _take_in(
    request: SignedInRequest, space_id: SpaceId, receiver: uploads.Receiver
) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if receiver.is_too_large:
        form.errors.pop("file", None)
        most = filesizeformat(uploads.largest())
        sentence = _("This file is larger than %(most)s, the most that is taken here.")
        form.add_error("file", sentence % {"most": most})
    if not form.is_valid() or receiver.upload is None:
        return _start_page(request, space_id, form)
    uploads.forget_old()
    upload = uploads.note(receiver.upload)
    return _look(request, upload, form.said())


@login_required
@require_safe
def see_upload(request: SignedInRequest, space_id: SpaceId, token: str) -> HttpResponse:
    """Wait while a file is looked through; then show what it would bring."""
    upload = uploads.find(token, request.user.pk, space_id)
    if upload.run is not None:
        url = reverse("see_import", args=[space_id, upload.run])
        return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
    return page(
        request,
        "imports/upload.html",
        part="upload",
        upload=upload,
        form=AddressesForm(guesses=upload.guesses),
        is_looking=background.is_running(_looking(upload)),
    )


@login_required
@require_POST
def look_again(request: SignedInRequest, space_id: SpaceId, token: str) -> HttpResponse:
    """Look through a file anew, now that it is said which addresses are mine."""
    upload = uploads.find(token, request.user.pk, space_id)
    form = AddressesForm(request.POST, guesses=upload.guesses)
    addresses = form.said() if form.is_valid() else []
    return _look(request, uploads.note(upload, refused=""), addresses)


@login_required
@require_POST
def leave_upload(
    request: SignedInRequest, space_id: SpaceId, token: str
) -> HttpResponse:
    """Forget a file that was brought."""
    uploads.forget(uploads.find(token, request.user.pk, space_id).path)
    return redirect("start_import", space_id)


@login_required
@require_safe
def see_import(
    request: SignedInRequest, space_id: SpaceId, run_id: ImportId
) -> HttpResponse:
    """Show what a file would bring or brought, and how far it came."""
    return _run_page(request, space_id, run_id)


@login_required
@require_POST
def apply_import(
    request: SignedInRequest, space_id: SpaceId, run_id: ImportId
) -> HttpResponse:
    """Write a previewed file into the book; one that stopped goes on."""
    access.writable_space(request.user, space_id)
    run = imports.run(request.user, space_id, run_id)
    if run.state in (ImportState.PREVIEWED, ImportState.APPLYING):
        background.start(_writing(run_id), lambda: _write(request, space_id, run))
    return redirect("see_import", space_id, run_id)


@login_required
@require_POST
def discard_import(
    request: SignedInRequest, space_id: SpaceId, run_id: ImportId
) -> HttpResponse:
    """Forget a preview, and the file with it."""
    run = imports.run(request.user, space_id, run_id)
    acts.discard_import(request.user, space_id, run_id)
    uploads.forget(Path(run.path))
    done(request, _("Left; nothing of it was written."), undo=False)
    return redirect("start_import", space_id)


@login_required
@require_POST
def undo_import(
    request: SignedInRequest, space_id: SpaceId, run_id: ImportId
) -> HttpResponse:
    """Take out all that a run wrote."""
    acts.undo_import(request.user, space_id, run_id)
    done(request, _("Taken out again."), undo=False)
    return redirect("see_import", space_id, run_id)


def _look(
    request: SignedInRequest, upload: uploads.Upload, addresses: Sequence[str]
) -> HttpResponse:
    """Look through a file: a small one at once, a large one beside the page."""
    language = translation.get_language() or "en"

    def look() -> None:
        with translation.override(language):
            _preview(request, upload, addresses)

    if upload.path.stat().st_size <= LARGE:
        look()
    else:
        background.start(_looking(upload), look)
    return redirect("see_upload", upload.space, upload.token)


def _preview(
    request: SignedInRequest, upload: uploads.Upload, addresses: Sequence[str]
) -> None:
    try:
        run = exchange.preview(
            request.user,
            SpaceId(upload.space),
            upload.path,
            file_name=upload.file_name,
            owner_addresses=addresses,
        )
    except (OwnerUnknownError, NotInFileError) as refusal:
        sentence = refusal_sentence(refusal)
        uploads.note(upload, refused=sentence, guesses=tuple(refusal.guesses))
    except Refusal as refusal:
        uploads.note(upload, refused=refusal_sentence(refusal))
    else:
        uploads.note(upload, run=run)


def _write(request: SignedInRequest, space_id: SpaceId, run: imports.RunPage) -> None:
    exchange.apply(request.user, space_id, run.id)
    uploads.forget(Path(run.path))


def _looking(upload: uploads.Upload) -> str:
    return f"look-{upload.token}"


def _writing(run_id: ImportId) -> str:
    return f"import-{run_id}"


def _start_page(
    request: SignedInRequest, space_id: SpaceId, form: FileForm
) -> HttpResponse:
    return page(
        request,
        "imports/start.html",
        status=REFUSED if form.is_bound else 200,
        form=form,
        runs=imports.runs(request.user, space_id),
        largest=uploads.largest(),
    )


def _run_page(
    request: SignedInRequest, space_id: SpaceId, run_id: ImportId
) -> HttpResponse:
    run = imports.run(request.user, space_id, run_id)
    why = background.why_stopped(_writing(run_id))
    return page(
        request,
        "imports/run.html",
        part="run",
        run=run,
        is_writing=background.is_running(_writing(run_id)),
        stopped=refusal_sentence(why) if isinstance(why, Refusal) else "",
    )


urlpatterns = [
    path("<int:space_id>/import", start_import, name="start_import"),
    path("<int:space_id>/import/files/<str:token>", see_upload, name="see_upload"),
    path("<int:space_id>/import/files/<str:token>/look", look_again, name="look_again"),
    path(
        "<int:space_id>/import/files/<str:token>/leave",
        leave_upload,
        name="leave_upload",
    ),
    path("<int:space_id>/imports/<int:run_id>", see_import, name="see_import"),
    path(
        "<int:space_id>/imports/<int:run_id>/apply", apply_import, name="apply_import"
    ),
    path(
        "<int:space_id>/imports/<int:run_id>/discard",
        discard_import,
        name="discard_import",
    ),
    path("<int:space_id>/imports/<int:run_id>/undo", undo_import, name="undo_import"),
]
