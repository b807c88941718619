"""Options that several commands share, and how they are explained."""

import click

on_day = click.option(
    "--on",
    "day",
    metavar="DAY",
    help="The day, as 2026-02-03 or yesterday; today, unless said.",
)
with_note = click.option("--note", default="", help="Words of your own.")
new_people = click.option(
    "--new", is_flag=True, help="Put into the book whoever is not in it yet."
)
how_many = click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, help="How many lines at most."
)
