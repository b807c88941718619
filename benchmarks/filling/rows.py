"""Puts many rows into a table at once; the only place that speaks SQL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Model

_AT_ONCE = 50_000


def insert(
    table: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Write rows whose values stand as the database keeps them."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in columns)
    marks = ", ".join("%s" for _ in columns)
    sql = f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: SLF001
    rest = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(rest, _AT_ONCE)):
            cursor.executemany(sql, some)


def update(
    table: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Change columns of rows; each row of values ends with its key."""
    quote = connection.ops.quote_name
    marks = ", ".join(f"{quote(name)} = %s" for name in columns)
    name = quote(table._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {name} SET {marks} WHERE id = %s", list(rows))


@contextmanager
def indexed_afterwards(*tables: type[Model]) -> Iterator[None]:
    """Take the indexes of tables away while they are filled, and make them anew."""
    names = [table._meta.db_table for table in tables]  # noqa: SLF001
    marks = ", ".join("%s" for _ in names)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' "
            f"AND sql IS NOT NULL AND tbl_name IN ({marks})",
            names,
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    yield
    with connection.cursor() as cursor:
        for _, sql in indexes:
            cursor.execute(sql)
