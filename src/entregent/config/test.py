"""The settings of the tests: a home of their own and a fast password hasher."""

import os
import tempfile

os.environ["ENTREGENT_HOME"] = tempfile.mkdtemp(prefix="entregent-tests-")
os.environ.pop("ENTREGENT_DEMO", None)

from entregent.config.settings import *  # noqa: F403
from entregent.config.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TIME_ZONE = "UTC"
ENTREGENT_TODAY = None
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, as in life: a database in memory is one connection to all threads of a
    # server, or locks whole tables between them.
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['ENTREGENT_HOME']}/tests.db"}
DATABASES["default"]["CONN_MAX_AGE"] = 0
