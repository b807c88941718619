"""Proves that the migrations say what the tables say."""

import os
import sys
import tempfile

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
os.environ["ENTREGENT_HOME"] = tempfile.mkdtemp(prefix="entregent-check-")

import django
from django.core.management import call_command

django.setup()
try:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
except SystemExit:
    sys.exit("The tables changed and no migration says so: run makemigrations.")
call_command("check", "--fail-level", "WARNING")
