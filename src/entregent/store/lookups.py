"""Ways to ask the tables that Django does not have."""

from typing import TYPE_CHECKING, TypeAlias

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import StartsWith
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    _TextLookup = models.Lookup[str]
else:
    _TextLookup = models.Lookup

_Sql: TypeAlias = tuple[str, tuple[str | int, ...]]
_LAST_CHARACTER = "\U0010ffff"


@models.CharField.register_lookup
class Begins(_TextLookup):
    """Texts that begin so, case regarded; SQLite too finds them by an index."""

    lookup_name = "begins"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        """Ask as `startswith` does, for which PostgreSQL has a kind of index."""
        return StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        """Ask for all from the first to the last text that begins so."""
        column, params = self.process_lhs(compiler, connection)
        between = (*params, self.rhs, *params, self.rhs + _LAST_CHARACTER)
        return f"{column} >= %s AND {column} <= %s", between
