"""The demo book: looked at, and taken out with one press."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from entregent.acts import spaces

if TYPE_CHECKING:
    from conftest import Cast
    from journeys.conftest import SignIn

pytestmark = pytest.mark.journey


def test_the_demo_book_goes_with_one_press(cast: "Cast", sign_in: "SignIn") -> None:
    wish = spaces.OpenBook(name="Atelier", owner_name="Camille", is_demo=True)
    demo = spaces.open_book(cast.owner, wish)
    page = sign_in(cast.owner).page

    page.goto(f"/{demo}/settings")
    page.get_by_role("button", name="Take the demo book out").click()
    expect(page.locator("details.books > summary")).to_have_text("Book")
    page.goto(f"/{cast.space}/settings")
    expect(page.get_by_role("region", name="Your other books")).to_contain_text(
        "This is the only one."
    )
    expect(page.locator("main")).not_to_contain_text("Atelier")
