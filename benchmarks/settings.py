"""The settings of the web server, with the floor's pages beside the product's."""

from pathlib import Path

from entregent.config.settings import *  # noqa: F403
from entregent.config.settings import TEMPLATES

ROOT_URLCONF = "benchmarks.floor"
TEMPLATES[0]["DIRS"] = [str(Path(__file__).parent / "templates")]
