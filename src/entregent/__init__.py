"""Entregent keeps the books of a person's relationships."""

__version__ = "0.1.0"
