"""Columns that hold one word of a closed vocabulary."""

from enum import StrEnum
from typing import Any

from django.db import models

_LONGEST = 32


def word(vocabulary: type[StrEnum], **options: Any) -> "models.CharField[str, str]":
    """Make a column for one word of a vocabulary."""
    choices = [(item.value, item.value) for item in vocabulary]
    return models.CharField(max_length=_LONGEST, choices=choices, **options)


def perhaps_word(vocabulary: type[StrEnum]) -> "models.CharField[str, str]":
    """Make a column for one word of a vocabulary, or for nothing said."""
    return word(vocabulary, blank=True, default="")
