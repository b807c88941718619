"""What the journeys share: a real browser, a small story, and the eyes of a reader.

A browser that is missing skips them; in CI that is a failure. Whatever the browser
complains about on the way, in its console or about the security policy, fails the
journey.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from conftest import TODAY
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django.live_server_helper import LiveServer

    from entregent.exchange.stories import Told
    from entregent.store.models import User

# The browser's driver runs a loop in this thread, in which Django would see danger.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A form that is refused comes back with this status, which the console notes.
_REFUSED = re.compile("status of 422")

STORY = """
    person Lei = 王磊; zh; lei@example.org; business; circle 15
    person François = François Lemaire; fr; francois@example.org; friend; born +6
    person Salma = سلمى الحداد; en; friend
    organisation Acme; en; hello@example.com; note Keeps the boats

    2026-01-10 François hosted me about the storm #storm
    2026-01-12 I thanked François
    2026-03-01 Salma brought me a project: the atlas, large #atlas
    2026-03-02 I thanked Salma for #atlas: with tea
    2026-04-02 I gave Salma advice about maps, returning #atlas
    2026-05-01 Lei lent me 800 EUR about the first printing #loan
    2026-05-02 I paid Lei back 300 EUR
    2026-05-03 I thanked Lei
    2026-05-20 I met François: the boat, and rain
    2026-03-10 I introduced Salma to François for a map of the harbour
"""


@dataclass(frozen=True)
class Visit:
    """A reader at the book, in a browser."""

    page: Page
    space: int

    def to(self, path: str) -> None:
        """Open a page of the book."""
        answer = self.page.goto(f"/{self.space}/{path}")
        assert answer
        assert answer.ok, f"{path} answers {answer.status}"


SignIn = Callable[["User"], Visit]


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    """Take the machine's own Chromium."""
    found = [path for name in BROWSERS if (path := shutil.which(name))]
    if not found:
        reason = (
            f"No browser was found ({', '.join(BROWSERS)}); "
            "install one to run the journeys: apt-get install chromium"
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return {
        **browser_type_launch_args,
        "executable_path": found[0],
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def base_url(live_server: "LiveServer") -> str:
    """Say where the pages are; tests name them by their path."""
    return str(live_server.url)


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """Open a page, and fail on whatever the browser complains about."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not _REFUSED.search(message.text):
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.set_default_timeout(5_000)
    yield page
    assert not complaints


@pytest.fixture
def told(cast: "Cast") -> "Told":
    """Tell the small story in the owner's book."""
    from entregent.exchange.stories import tell

    return tell(cast.owner, cast.space, STORY, TODAY)


@pytest.fixture
def sign_in(cast: "Cast", page: Page, context: BrowserContext, base_url: str) -> SignIn:
    """Offer to sign somebody in without the page that does it."""

    def signed_in(user: "User") -> Visit:
        client = Client()
        client.force_login(user)
        (cookie,) = client.cookies.values()
        context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": base_url}]
        )
        return Visit(page, cast.space)

    return signed_in


@pytest.fixture
def owner(cast: "Cast", sign_in: SignIn) -> Visit:
    """Sit the owner down in front of the book."""
    return sign_in(cast.owner)
