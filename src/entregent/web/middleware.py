"""What happens around every page: the demo's reader, the language, the refusals."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from entregent.core.refusals import MayNotWriteError, NotFoundError, Refusal
from entregent.queries import access
from entregent.web.shortcuts import REFUSED, refused
from entregent.web.templatetags.words import refusal_sentence
from entregent.web.visitors import is_at_this_machine

_GetResponse = Callable[[HttpRequest], HttpResponse]
_STATUS = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    MayNotWriteError: HTTPStatus.FORBIDDEN,
}
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in_by_the_demo(get_response: _GetResponse) -> _GetResponse:
    """Sign the demo's one reader in, where the demo runs and on this machine only."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if (
            settings.ENTREGENT_DEMO
            and is_at_this_machine(request)
            and not request.user.is_authenticated
        ):
            reader = access.demo_reader()
            if reader is not None:
                auth.login(request, reader, backend=_BACKEND)
        return get_response(request)

    return middleware


def in_the_readers_language(get_response: _GetResponse) -> _GetResponse:
    """Speak the language a reader chose; before that, the one their browser asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language() or ""
        return get_response(request)

    return middleware


class RefusalsAsPages:
    """Turns what cannot be done into a page that says so, and why."""

    def __init__(self, get_response: _GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; refusals come to `process_exception`."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, problem: Exception
    ) -> HttpResponse | None:
        """Answer a refusal; anything else is a fault and goes on."""
        if not isinstance(problem, Refusal):
            return None
        status = _STATUS.get(type(problem), REFUSED)
        template = "404.html" if status == HTTPStatus.NOT_FOUND else "refused.html"
        return refused(request, refusal_sentence(problem), status, template)


refusals_as_pages = RefusalsAsPages
