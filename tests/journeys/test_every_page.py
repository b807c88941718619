"""Every page for everybody: named, in order, narrow, by keyboard, and on paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from conftest import Cast
    from journeys.conftest import Visit

    from entregent.exchange.stories import Told

pytestmark = pytest.mark.journey

# Narrower than most telephones, so that it is enough for them all.
PHONE = {"width": 360, "height": 740}
FAULTS = (Path(__file__).parent / "faults.js").read_text(encoding="utf-8")
# What a browser calls a control; each has to say its name.
CONTROLS = {
    *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio"),
    *("spinbutton", "menuitem", "DisclosureTriangle", "Date", "progressbar"),
}


def _main_pages(told: "Told") -> list[str]:
    """List the pages one reads."""
    lei, salma = told.people["Lei"], told.people["Salma"]
    loop, loan = told.loops["François"], told.favours["loan"]
    return [
        *("today", "people", f"people/{lei}", f"people/{salma}", "ledger"),
        *(f"favours/{loan}", "loops", f"loops/{loop}", "history", "settings"),
        *("import", "favours/record", "introductions/record"),
    ]


def _other_pages(told: "Told") -> list[str]:
    """List all others that are opened by their address."""
    lei, loan = told.people["Lei"], told.favours["loan"]
    person = f"people/{lei}"
    return [
        *("people?search=nobody", "people?order=last+contact", "people/add"),
        *(f"people/{told.people['me']}", f"people/{told.people['Acme']}"),
        *(f"{person}/change", f"{person}/thank", f"{person}/timeline"),
        *(f"{person}/points/add", f"{person}/occasions/add"),
        *(f"{person}/relations/add", f"{person}/boundaries/set"),
        *(f"{person}/interactions/record", f"favours/record?contact={lei}"),
        *(f"favours/{loan}/correct", f"favours/{loan}/repay", f"favours/{loan}/settle"),
        *("ledger?side=given", "loops?only=by-me", f"history?contact={lei}"),
        "opportunities/record",
    ]


on_a_phone = pytest.mark.browser_context_args(
    viewport=PHONE, has_touch=True, is_mobile=True
)


@on_a_phone
@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_no_main_page_has_a_fault_on_a_phone(
    owner: "Visit", cast: "Cast", told: "Told", language: str
) -> None:
    _speak(cast, language)
    assert _faults_of(owner, _main_pages(told)) == []


@on_a_phone
def test_no_other_page_has_a_fault_on_a_phone(owner: "Visit", told: "Told") -> None:
    assert _faults_of(owner, _other_pages(told)) == []


def test_no_main_page_has_a_fault_on_a_desk(owner: "Visit", told: "Told") -> None:
    assert _faults_of(owner, _main_pages(told)) == []


def test_what_has_the_focus_can_be_seen(owner: "Visit", told: "Told") -> None:
    for path in ("today", "people", "introductions/record"):
        owner.to(path)
        for _ in range(15):
            owner.page.keyboard.press("Tab")
            shown = owner.page.evaluate(
                """() => {
                    const style = getComputedStyle(document.activeElement);
                    return [document.activeElement.outerHTML.slice(0, 80),
                        style.outlineStyle, parseFloat(style.outlineWidth)];
                }"""
            )
            assert shown[1] != "none", shown
            assert shown[2] >= 1, shown


def test_the_first_tab_leads_past_the_margin(owner: "Visit", told: "Told") -> None:
    owner.to("today")
    owner.page.keyboard.press("Tab")
    owner.page.keyboard.press("Enter")
    expect(owner.page.locator("main")).to_be_focused()


def test_paper_has_no_controls(owner: "Visit", told: "Told") -> None:
    owner.page.emulate_media(media="print")
    for path in ("today", f"people/{told.people['Lei']}", "ledger", "loops"):
        owner.to(path)
        for control in owner.page.locator("button, .button, input, select, nav").all():
            expect(control).to_be_hidden()
        expect(owner.page.get_by_role("heading", level=1)).to_be_visible()


def _speak(cast: "Cast", language: str) -> None:
    cast.owner.language = language
    cast.owner.save()


def _faults_of(visit: "Visit", paths: list[str]) -> list[str]:
    faults = []
    for path in paths:
        visit.to(path)
        found = [*visit.page.evaluate(FAULTS), *_nameless(visit.page)]
        faults += [f"{path}: {fault}" for fault in found]
    return faults


def _nameless(page: Page) -> list[str]:
    """Name what says no name, in the browser's own tree for those who listen."""
    session = page.context.new_cdp_session(page)
    tree: dict[str, Any] = session.send("Accessibility.getFullAXTree")
    session.detach()
    return [
        f"a nameless {node['role']['value']}"
        for node in tree["nodes"]
        if not node["ignored"]
        and node["role"]["value"] in CONTROLS
        and not node.get("name", {}).get("value", "").strip()
    ]
