"""Lets `python -m entregent` do what `entregent` does."""

from entregent.cli.main import main

main()
