"""Where the tables live while they are weighed: in DuckDB inside this process, or on a Spark cluster (`spark.py`)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa

Step = Callable[..., "ibis.Table"]
"""A function from tables to one table: its parameters name the tables that it reads, its own name the one it makes."""


class Engine(Protocol):
    """What computes tables and keeps them under their names."""

    def lay(self, name: str, table: "pa.Table") -> "ibis.Table":
        """Take in a table."""

    def keep(self, name: str, table: "ibis.Table") -> "ibis.Table":
        """Compute a table now and keep what comes of it, in place of what had its name before."""

    def fetch(self, table: "ibis.Table") -> "pa.Table":
        """Hand out the rows of a table."""

    def drop(self, name: str) -> None:
        """Forget a table."""


class Embedded:
    """DuckDB inside this process, in memory."""

    def __init__(self) -> None:
        import ibis

        self._connection = ibis.duckdb.connect()
        self._connection.raw_sql("SET enable_progress_bar = false")  # it would be drawn among the results
        self._kept: set[str] = set()

    def lay(self, name: str, table: "pa.Table") -> "ibis.Table":
        """Take in a table."""
        import ibis

        return self.keep(name, ibis.memtable(table))

    def keep(self, name: str, table: "ibis.Table") -> "ibis.Table":
        """Compute a table now and keep what comes of it."""
        if name in self._kept:
            self._connection.raw_sql(f'DROP TABLE "{name}"')
        self._kept.add(name)
        return self._connection.create_table(name, table, temp=True)

    def fetch(self, table: "ibis.Table") -> "pa.Table":
        """Hand out the rows of a table."""
        return self._connection.to_pyarrow(table)

    def drop(self, name: str) -> None:
        """Forget a table."""
        self._connection.raw_sql(f'DROP TABLE "{name}"')
        self._kept.discard(name)


class Bench:
    """Named tables and the steps that make further ones of them, each kept so that its rows can be looked at."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine or Embedded()
        self._tables: dict[str, ibis.Table] = {}
        self._rest_on: dict[str, set[str]] = {}  # the computed tables that each is made of: itself, where it is one

    def __getitem__(self, name: str) -> "ibis.Table":
        return self._tables[name]

    def lay(self, tables: Mapping[str, "pa.Table"]) -> None:
        """Put input tables on the bench."""
        for name, table in tables.items():
            self._tables[name] = self._engine.lay(name, table)
            self._rest_on[name] = {name}

    def run(self, steps: Iterable[Step], *, until: str | None = None, leave: Collection[str] | None = None) -> None:
        """Make each step's table, in order; stop after the one named `until`.

        With `leave`, only those tables lie on the bench at the end, and what one step alone reads is not computed by
        itself but together with that step: a ledger of a million claims has no room for every table at once.
        """
        listed = list(steps)
        for at, step in enumerate(listed):
            name = name_of(step)
            made = step(**{read: self._tables[read] for read in reads(step)})
            readers = [reader for reader in listed[at + 1 :] if name in reads(reader)]
            alone = leave is not None and name not in leave and len(readers) == 1
            self._tables[name] = made if alone else self._engine.keep(name, made)
            self._rest_on[name] = {kept for read in reads(step) for kept in self._rest_on[read]} if alone else {name}
            if leave is not None:
                self._clear(listed[at + 1 :], leave)
            if name == until:
                return

    def _clear(self, to_come: list[Step], leave: Collection[str]) -> None:
        """Take away the tables that nothing will read."""
        wanted = {*leave, *(name for step in to_come for name in reads(step))} & set(self._tables)
        needed = {kept for name in wanted for kept in self._rest_on[name]}
        for name in set(self._tables) - wanted - needed:
            if name in self._rest_on.pop(name):
                self._engine.drop(name)
            del self._tables[name]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        rows: list[dict[str, Any]] = self._engine.fetch(self._tables[name]).to_pylist()
        return rows

    def kept(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of all tables."""
        return {name: self.rows(name) for name in self._tables}


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
