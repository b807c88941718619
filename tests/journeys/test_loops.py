"""An introduction from its first day until everybody knows how it went."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from journeys.conftest import Visit

    from entregent.exchange.stories import Told

pytestmark = pytest.mark.journey


def test_an_introduction_is_won_noted_told_and_nothing_is_owed(
    owner: "Visit", told: "Told"
) -> None:
    page = owner.page
    owner.to("introductions/record")
    page.get_by_label("Who introduced").first.fill("王磊")
    page.get_by_label("Who was introduced").last.fill("Noor Haddad")
    page.get_by_label("Project that came with it").fill("Harbour signs")
    page.get_by_role("button", name="Note it").last.click()
    page.get_by_role("button", name="Add Noor Haddad and note it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour signs")

    page.get_by_text("Note what happened").click()
    page.get_by_role("combobox", name="What happened").select_option("won")
    page.get_by_label("Value").fill("12000 EUR")
    page.get_by_role("button", name="Note it").first.click()

    proposal = page.get_by_role("region", name="A favour to note?")
    expect(proposal).to_contain_text("王磊 made it possible")
    proposal.get_by_role("button", name="Note it").click()
    expect(proposal).to_have_count(0)

    letter = page.get_by_label("A draft to change and send yourself")
    expect(letter).to_have_attribute("lang", "zh-hans")
    expect(letter).to_have_value(re.compile("王磊，您好"))
    page.get_by_role("button", name="Told", exact=True).click()
    expect(page.locator(".told")).to_contain_text("王磊 was told")

    owner.to("today")
    expect(page.locator("#letter")).not_to_contain_text("Tell 王磊")
    expect(page.locator("#letter")).to_contain_text("Thank 王磊 for a project")
