"""The way in: the first account, signing in and out, the language of the pages."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from datetime import date

    from conftest import Cast
    from journeys.conftest import Visit

    from entregent.exchange.stories import Told

pytestmark = pytest.mark.journey


def test_the_first_person_makes_an_account_signs_out_and_in_again(
    page: Page, live_server: object, today: "date"
) -> None:
    page.goto("/")
    expect(page).to_have_url(re.compile("/first-account$"))
    page.get_by_label("Your name").fill("Ada Mer")
    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password").fill("a long way home")
    page.get_by_role("button", name="Open the book").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A new book")

    page.locator("details.books > summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in$"))

    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password").fill("a long way")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    page.get_by_label("Password").fill("a long way home")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A new book")


def test_nobody_makes_a_second_account_by_that_page(
    cast: "Cast", page: Page, live_server: object
) -> None:
    cast.owner.set_password("a long way home")
    cast.owner.save()
    page.goto("/")
    expect(page).to_have_url(re.compile("/sign-in$"))


@pytest.mark.parametrize(
    ("name", "code", "heading", "thanks"),
    [
        ("Français", "fr", "Aujourd’hui", "Remercier"),
        ("简体中文", "zh-hans", "今天", "道谢"),
    ],
)
def test_the_pages_speak_the_language_one_chooses(
    owner: "Visit", told: "Told", name: str, code: str, heading: str, thanks: str
) -> None:
    owner.to("settings")
    owner.page.get_by_role("button", name=name).click()
    expect(owner.page.locator("html")).to_have_attribute("lang", code)
    owner.to("today")
    expect(owner.page.get_by_role("heading", level=1)).to_have_text(heading)
    owner.to(f"people/{told.people['Lei']}")
    expect(owner.page.locator("html")).to_have_attribute("lang", code)
