"""Measures the product and says what was met: `python -m benchmarks [--quick]`."""

import argparse
from collections.abc import Callable, Iterator

from benchmarks import commands, homes, imports, ledger, report, web
from benchmarks.figures import Group


def main() -> None:
    """Measure what is asked for, print the tables, write the lines and the page."""
    asked = _arguments()
    groups = []
    for name, measure in _measures(quick=asked.quick).items():
        if asked.only in (None, name):
            for group in measure():
                report.show(group)
                groups.append(group)
    print(f"\nWritten: {report.write_lines(groups, quick=asked.quick)}")
    if asked.page:
        print(f"Written: {report.write_page(groups)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small books, few rounds")
    parser.add_argument("--only", choices=_measures(quick=True), help="one measure")
    parser.add_argument(
        "--page", action="store_true", help="put the figures into the docs"
    )
    return parser.parse_args()


def _measures(*, quick: bool) -> dict[str, Callable[[], Iterator[Group]]]:
    book = homes.QUICK_BOOK if quick else homes.BOOK

    def inside() -> Iterator[Group]:
        yield web.inside(book, 10 if quick else 40)

    def growth() -> Iterator[Group]:
        if quick:
            yield web.growth(homes.QUICK_NARROW, homes.QUICK_WIDE, 10)
        else:
            yield web.growth(homes.NARROW, homes.WIDE, 30)

    def over_http() -> Iterator[Group]:
        yield from web.over_http(book, 2 if quick else 8, 5)

    def balances() -> Iterator[Group]:
        yield ledger.group(homes.QUICK_LEDGER if quick else homes.LEDGER)

    def from_cold() -> Iterator[Group]:
        yield commands.group(book, 3 if quick else 9)

    def files() -> Iterator[Group]:
        if quick:
            yield imports.group(imports.QUICK_CARDS, imports.QUICK_LETTERS)
        else:
            yield imports.group(imports.CARDS, imports.LETTERS)

    return {
        "inside": inside,
        "growth": growth,
        "http": over_http,
        "ledger": balances,
        "commands": from_cold,
        "imports": files,
    }


if __name__ == "__main__":
    main()
