"""Whoever signs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from entregent.core.vocabulary import Language
from entregent.store.models.choices import word


class User(AbstractUser):
    """A person with a way to sign in and a language they read."""

    language = word(Language, default=Language.ENGLISH.value)
    home_space = models.ForeignKey(
        "store.Space",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
