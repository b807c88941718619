"""Options that several commands share, and how they are explained."""

import click

_MOST = 2**63 - 1  # what every database can count to


class Number(click.ParamType[int]):
    """The number by which a line was named, with its # or without."""

    name = "number"

    def convert(
        self,
        value: str | int,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        """Read the number; one that nothing can have is refused at once."""
        digits = str(value).strip().removeprefix("#")
        if not digits.isdecimal() or int(digits) > _MOST:
            self.fail(f'"{value}" is no number of anything.', param, ctx)
        return int(digits)


NUMBER = Number()

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
    "--limit",
    type=click.IntRange(1, 1000),
    default=50,
    metavar="LINES",
    help="How many at most.",
)
