"""The web door as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and template tags of the web door."""

    name = "entregent.web"
    label = "web"
