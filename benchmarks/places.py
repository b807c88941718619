"""The pages that are measured: where they are, and what each is compared with."""

from dataclasses import dataclass

LIST_AIM = 2.0
PERSON_AIM = 3.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, the floor it stands on, and how many floors it may cost.

    Today and Loops are several lists with reasons, and have no aim of their own.
    """

    name: str
    path: str
    floor: str = ""
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What the addresses of a book's pages need to know."""

    space: int
    busiest: int
    far_inside: str
    search: str
    name: str


TEXT, LIST, DETAIL = "floor, text", "floor, list", "floor, detail"


def pages(marks: Marks) -> list[Page]:
    """Return all pages that are measured, the floors first."""
    book = f"/{marks.space}"
    return [
        Page(TEXT, "/floor/text"),
        Page(LIST, f"/floor{book}/list"),
        Page(DETAIL, f"/floor/detail/{marks.busiest}"),
        Page("People, first page", f"{book}/people", LIST, LIST_AIM),
        Page(
            "People, far inside",
            f"{book}/people?after={marks.far_inside}",
            LIST,
            LIST_AIM,
        ),
        Page(
            "People, a search",
            f"{book}/people?search={marks.search}",
            LIST,
            LIST_AIM,
        ),
        Page("People, a name", f"{book}/people?search={marks.name}", LIST, LIST_AIM),
        Page(
            "Person, 5,000 interactions",
            f"{book}/people/{marks.busiest}",
            DETAIL,
            PERSON_AIM,
        ),
        Page("Today", f"{book}/today", LIST),
        Page("Ledger", f"{book}/ledger", LIST, LIST_AIM),
        Page("Loops", f"{book}/loops", LIST),
    ]
