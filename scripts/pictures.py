"""Takes the README's picture of Today anew, from the demo, with a local Chromium.

The day is fixed, so that the picture changes only when the page does. Nothing calls
this by itself: look at the picture before you commit it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "today.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DAY = "2026-06-01"


def main() -> None:
    """Run the demo in a home of its own, and look at its first page."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("No Chromium was found; install one to take the picture.")
    home = tempfile.mkdtemp(prefix="entregent-picture-")
    demo = subprocess.Popen(
        [sys.executable, "-m", "entregent", "demo"],
        env={**os.environ, "ENTREGENT_HOME": home, "ENTREGENT_TODAY": DAY},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        _take(browser, _address(demo))
    finally:
        demo.terminate()
        demo.wait()
        shutil.rmtree(home, ignore_errors=True)


def _address(demo: "subprocess.Popen[str]") -> str:
    """Wait until the demo says where it is."""
    for line in demo.stdout or ():
        if found := re.search(r"http://\S+", line):
            return found.group()
    sys.exit("The demo ended without saying where it is.")


def _take(browser: str, address: str) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
        )
        page = chromium.new_page(
            viewport={"width": 1280, "height": 1000},
            color_scheme="light",
            locale="en-GB",
        )
        _open(page, address)
        page.evaluate("document.fonts.ready")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE)
        chromium.close()


def _open(page: Page, address: str) -> None:
    """Open a page of a server that says where it is before it answers."""
    for _ in range(50):
        try:
            page.goto(address)
        except Error:
            page.wait_for_timeout(200)
        else:
            return
    sys.exit(f"Nothing answers at {address}.")


if __name__ == "__main__":
    main()
