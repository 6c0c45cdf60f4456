"""Where the tables live while they are weighed: DuckDB here; a Spark session would stand in the same place."""

from collections.abc import Callable, Iterable, Mapping
from inspect import signature
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa
    from ibis.backends import BaseBackend

Step = Callable[..., "ibis.Table"]
"""A function from tables to one table: its parameters name the tables that it reads, its own name the one it makes."""


class Bench:
    """Named tables and the steps that make further ones of them, each kept so that its rows can be looked at."""

    def __init__(self, connection: "BaseBackend | None" = None) -> None:
        self._connection = connection or embedded()
        self._tables: dict[str, ibis.Table] = {}

    def __getitem__(self, name: str) -> "ibis.Table":
        return self._tables[name]

    def lay(self, tables: Mapping[str, "pa.Table"]) -> None:
        """Put input tables on the bench."""
        import ibis

        for name, table in tables.items():
            self._keep(name, ibis.memtable(table))

    def run(self, steps: Iterable[Step], *, until: str | None = None) -> None:
        """Make each step's table, in order; stop after the one named `until`."""
        for step in steps:
            self._keep(name_of(step), step(**{name: self._tables[name] for name in reads(step)}))
            if name_of(step) == until:
                return

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        rows: list[dict[str, Any]] = self._connection.to_pyarrow(self._tables[name]).to_pylist()
        return rows

    def _keep(self, name: str, table: "ibis.Table") -> None:
        if name in self._tables:
            self._connection.raw_sql(f'DROP TABLE "{name}"')
        self._tables[name] = self._connection.create_table(name, table, temp=True)


def embedded() -> "BaseBackend":
    """DuckDB inside this process, in memory."""
    import ibis

    return ibis.duckdb.connect()


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
