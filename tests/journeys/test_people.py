"""People: found as one types, left in peace as they wish, safe from who only reads."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Cast
    from journeys.conftest import SignIn, Visit

    from entregent.exchange.stories import Told

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("typed", "found"),
    [("franc", "François Lemaire"), ("王", "王磊"), ("الحداد", "سلمى الحداد")],
)
def test_people_are_found_while_one_types(
    owner: "Visit", told: "Told", typed: str, found: str
) -> None:
    owner.to("people")
    names = owner.page.locator("#found .name")
    expect(names).to_have_count(4)
    owner.page.get_by_label("Find somebody").press_sequentially(typed)
    expect(names).to_have_text([found])


def test_the_slash_leads_to_the_search(owner: "Visit", told: "Told") -> None:
    owner.to("people")
    owner.page.keyboard.press("/")
    expect(owner.page.get_by_label("Find somebody")).to_be_focused()


def test_whoever_wants_quiet_is_not_in_today_until_then(
    owner: "Visit", told: "Told"
) -> None:
    page, person = owner.page, f"people/{told.people['François']}"
    owner.to("today")
    expect(page.locator("#letter")).to_contain_text("François Lemaire has a birthday")

    owner.to(person)
    page.get_by_role("link", name="A boundary").click()
    page.get_by_label("Which boundary").select_option("quiet until a day")
    page.get_by_label("Until").fill("2026-08-31")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("status")).to_contain_text("The boundary stands")
    owner.to("today")
    expect(page.locator("#letter")).not_to_contain_text(
        "François Lemaire has a birthday"
    )

    owner.to(person)
    page.get_by_role("button", name="Lift it").click()
    owner.to("today")
    expect(page.locator("#letter")).to_contain_text("François Lemaire has a birthday")


PAGES_OF_ACTS = ["today", "people", "ledger", "loops", "history", "import"]


def test_a_viewer_reads_and_finds_nothing_to_press(
    cast: "Cast", sign_in: "SignIn", told: "Told"
) -> None:
    visit = sign_in(cast.viewer)
    person = f"people/{told.people['Lei']}"
    for path in [*PAGES_OF_ACTS, person, f"loops/{told.loops['François']}"]:
        visit.to(path)
        expect(visit.page.locator("main")).to_be_visible()
        expect(visit.page.locator("main form[method=post]")).to_have_count(0)
        expect(visit.page.locator("main a[href*='/record']")).to_have_count(0)
