"""The one Django app that holds the tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables, and nothing else."""

    name = "entregent.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
