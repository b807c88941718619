"""`entregent demo` on a machine that has never seen Entregent, pages and all."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest


@pytest.mark.long
def test_the_demo_opens_its_pages_in_a_fresh_home(tmp_path: Path) -> None:
    left_out = ("ENTREGENT_DATABASE", "DJANGO_SETTINGS_MODULE")
    inherited = {k: v for k, v in os.environ.items() if k not in left_out}
    with subprocess.Popen(
        [sys.executable, "-m", "entregent", "demo"],
        env={**inherited, "ENTREGENT_HOME": str(tmp_path), "ENTREGENT_TODAY": ""},
        stdout=subprocess.PIPE,
        text=True,
    ) as demo:
        try:
            said = ""
            for line in demo.stdout or ():
                said += line
                if found := re.search(r"http://\S+", line):
                    break
            assert found, said
            assert "Thank" in said
            assert "王磊" in opened(found.group())
        finally:
            demo.terminate()


def opened(address: str) -> str:
    """Open a page, waiting for the server to come up."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address) as page:  # noqa: S310
                return str(page.read().decode())
        except urllib.error.HTTPError as error:
            pytest.fail(f"{address} answered {error.code}")
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"{address} never answered")
