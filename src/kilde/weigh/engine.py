"""Where the tables live while they are weighed: in DuckDB inside this process, or on a Spark cluster (`spark.py`)."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from kilde.weigh.columns import SQL, Columns
from kilde.weigh.compiled import compiled

if TYPE_CHECKING:
    import duckdb
    import ibis
    import pyarrow as pa
    from ibis.expr.types import IntegerValue, StringValue

    Laid: TypeAlias = pa.Table | Columns

Step = Callable[..., "ibis.Table"]
"""A function from tables to one table: its parameters name the tables that it reads, its own name the one it makes."""


S = TypeVar("S", bound=Step)


def shown(step: S) -> S:
    """Mark a step whose table is not kept but worked out where it is read: other tables seen together, or columns that
    follow from others.
    """
    step.shown = True  # type: ignore[attr-defined]
    return step


def is_shown(step: Step) -> bool:
    """Whether a step is so marked."""
    return getattr(step, "shown", False)


def number_of(words: "StringValue") -> "IntegerValue":
    """A number for words, the same on every engine: what is compared by it is compared sooner than by the words."""
    return _number()(words)


@cache
def _number() -> Any:  # noqa: ANN401 - Ibis' functions have no types of their own
    import ibis

    def number(words: str) -> int:
        raise NotImplementedError(words)  # each engine has its own

    return ibis.udf.scalar.builtin(number, name="number_of")


NUMBER = "CREATE OR REPLACE TEMP MACRO number_of(words) AS ('0x' || left(md5(words), 15))::BIGINT"
"""Sixty bits of a hash: among a million rows two have one number once in two million times."""


class Engine(Protocol):
    """What computes tables and keeps them under their names."""

    def lay(self, name: str, table: "Laid") -> None:
        """Take in a table."""

    def keep(self, name: str, table: "ibis.Table") -> None:
        """Compute a table now and keep what comes of it, in place of what had its name before."""

    def show(self, name: str, table: "ibis.Table") -> None:
        """Have a table at hand under its name, worked out where it is read."""

    def table(self, name: str) -> "ibis.Table":
        """A table that was laid, kept or shown, to make others of."""

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Hand out the rows of a table."""

    def drop(self, name: str) -> None:
        """Forget a table."""


_FEW = 1000
"""Rows of a table that are kept at hand for what reads it again."""


def connected() -> "duckdb.DuckDBPyConnection":
    """DuckDB in memory."""
    import duckdb

    return duckdb.connect()


class Embedded:
    """DuckDB inside this process, in memory.

    It takes the steps as SQL where that was made beforehand (`compiled`), and then has no need of Ibis.
    """

    def __init__(self, connection: "duckdb.DuckDBPyConnection | None" = None) -> None:
        self.connection = connection or connected()
        self.execute(["SET enable_progress_bar = false", NUMBER])  # a bar would be drawn among the results
        self._ibis: Any = None

    def lay(self, name: str, table: "Laid") -> None:
        """Take in a table."""
        shown = showing(self.connection, "laid", table)
        self.execute([f'CREATE OR REPLACE TEMP TABLE "{name}" AS FROM {shown}'])
        self.connection.unregister("laid")

    def keep(self, name: str, table: "ibis.Table") -> None:
        """Compute a table now and keep what comes of it."""
        self.execute(translated(name, table))

    def show(self, name: str, table: "ibis.Table") -> None:
        """Have a table at hand under its name."""
        self.execute([as_view(name, table)])

    def table(self, name: str) -> "ibis.Table":
        """A table that was laid or kept, to make others of."""
        return self._connected().table(name)

    def execute(self, statements: Iterable[str]) -> None:
        """Do what steps come to in SQL."""
        for statement in statements:
            self.connection.execute(statement).fetchall()

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Hand out the rows of a table."""
        found = self.connection.execute(f'FROM "{name}"')
        rows = found.fetchall()  # all of them: a result that is open keeps others from the connection
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def drop(self, name: str) -> None:
        """Forget a table."""
        query = "SELECT count(*) FROM duckdb_views() WHERE temporary AND view_name = ?"
        (views,) = self.connection.execute(query, [name]).fetchone() or (0,)
        self.execute([f'DROP {"VIEW" if views else "TABLE"} IF EXISTS "{name}"'])

    def _connected(self) -> Any:  # noqa: ANN401 - Ibis' backends have no types of their own
        if self._ibis is None:
            import duckdb  # noqa: F401 - it completes the connections that the driver alone has made
            import ibis

            self._ibis = ibis.duckdb.from_connection(self.connection)
        return self._ibis


def showing(connection: "duckdb.DuckDBPyConnection", name: str, table: "Laid") -> str:
    """Show DuckDB a table under a name, until that is unregistered: what to write after FROM to read it."""
    if not isinstance(table, Columns):
        import duckdb  # noqa: F401 - it completes the connections that the driver alone has made

        connection.register(name, table)
        return name
    connection.register(name, table.arrays())
    told = ", ".join(f'"{column}"::{SQL[kind]} AS "{column}"' for column, kind in table.kinds.items())
    return f"(SELECT {told} FROM {name})"


def translated(name: str, table: "ibis.Table") -> list[str]:
    """How DuckDB is told to make a table. Its columns have the types that Ibis expects, also where DuckDB has wider."""
    from ibis.backends.sql.datatypes import DuckDBType

    columns = ", ".join(f'"{column}" {DuckDBType.to_string(dtype)}' for column, dtype in table.schema().items())
    return [f'CREATE OR REPLACE TEMP TABLE "{name}" ({columns})', f'INSERT INTO "{name}"\n{_query(table)}']


def as_view(name: str, table: "ibis.Table") -> str:
    """How DuckDB is told to show a table."""
    return f'CREATE OR REPLACE TEMP VIEW "{name}" AS\n{_query(table)}'


def _query(table: "ibis.Table") -> str:
    import ibis

    return _EXCLUDE.sub(_in_order, ibis.to_sql(table, dialect="duckdb", pretty=True))


_EXCLUDE = re.compile(r"EXCLUDE \(([^)]*)\)")


def _in_order(found: re.Match[str]) -> str:
    """Columns left out, in one order: Ibis gives them in another each time."""
    return f"EXCLUDE ({', '.join(sorted(found[1].split(', ')))})"


class Bench:
    """Named tables and the steps that make further ones of them, each kept so that its rows can be looked at."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine or Embedded()
        self._kept: dict[str, None] = {}
        self._few: dict[str, list[dict[str, Any]]] = {}  # the rows of small tables that were looked at
        self._open: dict[str, ibis.Table] = {}  # not computed by themselves, but with what reads them
        self._rest_on: dict[str, set[str]] = {}  # the kept tables that each is made of: itself, where it is one

    def lay(self, tables: "Mapping[str, Laid]") -> None:
        """Put input tables on the bench."""
        for name, table in tables.items():
            self._engine.lay(name, table)
            self._keeps(name)

    def found(self, *names: str) -> None:
        """Say that the engine has these tables already."""
        for name in names:
            self._keeps(name)

    def run(self, steps: Iterable[Step], *, until: str | None = None, leave: Collection[str] | None = None) -> None:
        """Make each step's table, in order; stop after the one named `until`.

        With `leave`, only those tables lie on the bench at the end, and what one step alone reads is not computed by
        itself but together with that step: a ledger of a million claims has no room for every table at once.
        """
        listed = tuple(steps)
        if until is None and isinstance(self._engine, Embedded) and (made := compiled(listed, leave)):
            self._engine.execute(made)
            if leave is not None:
                self.leave(leave)
            for step in listed:  # the others are gone
                if leave is None or name_of(step) in leave:
                    self._keeps(name_of(step), rests_on=reads(step) if is_shown(step) else ())
            return
        for at, step in enumerate(listed):
            name = name_of(step)
            made_of = {read: self[read] for read in reads(step)}
            table = step(**made_of)
            readers = [reader for reader in listed[at + 1 :] if name in reads(reader)]
            rests_on = {kept for read in made_of for kept in self._rest_on[read]}
            if is_shown(step):
                self._engine.show(name, table)
                self._keeps(name, rests_on=rests_on)
            elif leave is not None and name not in leave and len(readers) == 1:
                self._open[name] = table
                self._rest_on[name] = rests_on
            else:
                self._engine.keep(name, table)
                self._keeps(name)
            if leave is not None:
                self._clear(listed[at + 1 :], leave)
            if name == until:
                return

    def __contains__(self, name: str) -> bool:
        return name in self._kept or name in self._open

    def __getitem__(self, name: str) -> "ibis.Table":
        return self._open[name] if name in self._open else self._engine.table(name)

    def _keeps(self, name: str, rests_on: Iterable[str] = ()) -> None:
        self._kept[name] = None
        self._few.pop(name, None)
        self._open.pop(name, None)
        self._rest_on[name] = {name, *rests_on}

    def leave(self, names: Collection[str]) -> None:
        """Take away all other tables."""
        self._clear([], names)

    def take_away(self, names: Iterable[str]) -> None:
        """Take away these tables, as far as they are there."""
        self.leave({*self._kept, *self._open} - set(names))

    def _clear(self, to_come: Sequence[Step], leave: Collection[str]) -> None:
        """Take away the tables that nothing will read."""
        there = {*self._kept, *self._open}
        wanted = {*leave, *(name for step in to_come for name in reads(step))} & there
        needed = {kept for name in wanted for kept in self._rest_on[name]}
        for name in sorted(there - wanted - needed):
            del self._rest_on[name]
            if name in self._kept:
                del self._kept[name]
                self._few.pop(name, None)
                self._engine.drop(name)
            self._open.pop(name, None)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        if name not in self._kept:
            raise KeyError(name)
        if name in self._few:
            return self._few[name]
        rows = self._engine.rows(name)
        if len(rows) <= _FEW:
            self._few[name] = rows
        return rows

    def kept(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of all tables."""
        return {name: self.rows(name) for name in self._kept}


def name_of(step: Step) -> str:
    """The table that a step makes."""
    return step.__name__


def reads(step: Step) -> tuple[str, ...]:
    """The tables that a step reads."""
    return tuple(signature(step).parameters)


def outline(steps: Iterable[Step]) -> str:
    """The steps in reading order: what each makes, of what, and the first line of what it says about itself."""
    lines = []
    for step in steps:
        said = (step.__doc__ or "").strip().partition("\n")[0]
        lines.append(f"{name_of(step)} ← {', '.join(reads(step))}: {said}")
    return "\n".join(lines)
