"""A favour from its first note to its return, with a pointer, keys, or no script."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from journeys.conftest import Visit

    from entregent.exchange.stories import Told

pytestmark = pytest.mark.journey
without_script = pytest.mark.browser_context_args(java_script_enabled=False)


def test_a_favour_of_somebody_new_is_noted_thanked_for_and_returned(
    owner: "Visit",
) -> None:
    page = owner.page
    owner.to("favours/record")
    page.get_by_label("Who", exact=True).fill("Zoë Marchand")
    page.get_by_label("What it was", exact=True).select_option("advice")
    page.get_by_label("What it was about").fill("the lease")
    page.get_by_role("button", name="Note it").click()
    page.get_by_role("button", name="Add Zoë Marchand and note it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoë Marchand")
    expect(page.locator("#ledger")).to_contain_text("not thanked yet")

    owner.to("today")
    thank = _verb(page, "Thank")
    expect(thank).to_contain_text("Thank Zoë Marchand for advice on the lease")
    thank.get_by_role("button", name="Thanked").click()
    expect(thank).to_have_count(0)

    give_back = _verb(page, "Return")
    expect(give_back).to_contain_text("Give something back to Zoë Marchand")
    give_back.get_by_role("link", name="Return…").click()
    page.get_by_label("What it was", exact=True).select_option("hospitality")
    page.get_by_label("What it was about").fill("her first fair")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("#ledger")).to_contain_text("You are even.")

    owner.to("today")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Nothing is asked of you today."
    )


@without_script
def test_all_of_it_works_without_script_and_can_be_taken_back(owner: "Visit") -> None:
    page = owner.page
    _add_somebody(owner, "Zoë Marchand")
    _note_advice(page, about="the lease")
    owner.to("today")
    page.get_by_role("button", name="Thanked").click()
    expect(page.get_by_role("status")).to_contain_text("The thanks are noted.")
    expect(_verb(page, "Thank")).to_have_count(0)

    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(_verb(page, "Thank")).to_contain_text("Zoë Marchand")
    owner.to("history")
    page.get_by_role("button", name="Undo: You noted a favour").first.click()
    owner.to("today")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Nothing is asked of you today."
    )


def test_a_gesture_shows_its_undo_in_place(owner: "Visit", told: "Told") -> None:
    page = owner.page
    owner.to(f"people/{told.people['François']}")
    page.get_by_role("link", name="A favour", exact=True).click()
    page.get_by_label("What it was about").fill("the sails")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("#ledger")).to_contain_text("the sails")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.locator("#ledger")).not_to_contain_text("the sails")


def test_the_keyboard_alone_reaches_and_presses_thanked(owner: "Visit") -> None:
    page = owner.page
    _add_somebody(owner, "Zoë Marchand")
    _note_advice(page, about="the lease")
    owner.to("today")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Thanked":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The thanks are noted.")
    expect(_verb(page, "Thank")).to_have_count(0)


def test_what_is_lent_says_what_is_still_out(owner: "Visit", told: "Told") -> None:
    page = owner.page
    owner.to("ledger")
    lent = page.get_by_role("region", name="Lent and borrowed")
    expect(lent).to_contain_text("€500 of €800")
    lent.get_by_role("link", name="Given back…").click()
    page.get_by_label("How much came back").fill("100 EUR")
    page.get_by_role("button", name="Note it").click()
    owner.to("ledger")
    expect(lent).to_contain_text("€400 of €800")


def _add_somebody(visit: "Visit", name: str) -> None:
    """Put somebody new into the book; their page opens."""
    visit.to("people/add")
    visit.page.get_by_label("Full name").fill(name)
    visit.page.get_by_role("button", name="Put into the book").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(name)


def _note_advice(page: Page, *, about: str) -> None:
    """Note advice received, from the page of who gave it."""
    page.get_by_role("link", name="A favour", exact=True).click()
    page.get_by_label("What it was", exact=True).select_option("advice")
    page.get_by_label("What it was about").fill(about)
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("status")).to_contain_text("The favour is noted.")


def _verb(page: Page, verb: str) -> Locator:
    """Find what today asks under one verb."""
    heading = page.get_by_role("heading", name=verb, exact=True)
    return page.locator("section").filter(has=heading)
