"""`python -m kilde.weigh.compiling`: translates the steps to SQL for DuckDB and writes `steps.sql` (see `compiled`)."""

from collections.abc import Collection, Iterator
from importlib import import_module
from inspect import getsourcefile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kilde.weigh import compiled, copies_again, renewing, rulebooks
from kilde.weigh.columns import Columns
from kilde.weigh.copies import STEPS as COPY_STEPS
from kilde.weigh.copies import standing_runs
from kilde.weigh.engine import Bench, Step, as_view, reads, translated
from kilde.weigh.figures import LEFT, ROWED, TOLD
from kilde.weigh.figures import STEPS as FIGURE_STEPS
from kilde.weigh.identity import NAME_STEPS
from kilde.weigh.series import PLACED
from kilde.weigh.sources import STEPS as SOURCE_STEPS
from kilde.weigh.tables import empty
from kilde.weigh.translations import NEAR_STEPS
from kilde.weigh.translations import STEPS as TRANSLATION_STEPS

if TYPE_CHECKING:
    import ibis

    from kilde.weigh.engine import Laid

STARTS = (
    COPY_STEPS,
    NAME_STEPS,
    copies_again.MOVED_STEPS,
    NEAR_STEPS,
    SOURCE_STEPS,
    TOLD,
    FIGURE_STEPS,
)
"""Runs that start from the ledger's tables, and not from what the run before left."""

_AFTER = ("echo_links", "conflicts", "stocks")


class Translator:
    """An engine that computes nothing and writes down what DuckDB would be told."""

    def __init__(self) -> None:
        self._tables: dict[str, ibis.Table] = {}
        self._shown: set[str] = set()
        self.said: list[str] = []

    def lay(self, name: str, table: "Laid") -> None:
        """Take in a table, of which only the columns matter."""
        import ibis

        made = table.arrow() if isinstance(table, Columns) else table
        self._tables[name] = ibis.table(ibis.memtable(made).schema(), name=name)

    def keep(self, name: str, table: "ibis.Table") -> None:
        """Say how to make a table."""
        import ibis

        self.said += translated(name, table)
        self._tables[name] = ibis.table(table.schema(), name=name)

    def show(self, name: str, table: "ibis.Table") -> None:
        """Say how to show a table."""
        import ibis

        self.said.append(as_view(name, table))
        self._shown.add(name)
        self._tables[name] = ibis.table(table.schema(), name=name)

    def table(self, name: str) -> "ibis.Table":
        """A table that was laid, kept or shown."""
        return self._tables[name]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """There are no rows."""
        raise NotImplementedError(name)

    def drop(self, name: str) -> None:
        """Say that a table goes."""
        self.said.append(f'DROP {"VIEW" if name in self._shown else "TABLE"} IF EXISTS "{name}"')
        del self._tables[name]


def written() -> str:
    """The file as today's steps make it."""
    runs = list(_runs())
    modules = {step.__module__ for steps, _, _ in runs for step in steps} | {"kilde.weigh.rulebooks.book"}
    paths = (Path(getsourcefile(import_module(module)) or "") for module in modules)
    files = sorted(path.relative_to(compiled.ROOM).as_posix() for path in paths)
    named = ((compiled.run_name(steps, leave), f"to {steps[-1].__name__}", said) for steps, leave, said in runs)
    return compiled.as_file(files, named)


def _runs() -> Iterator[tuple[tuple[Step, ...], Collection[str] | None, list[str]]]:
    """Each run that weighing knows, with what it comes to."""
    lists: list[tuple[tuple[Step, ...], Collection[str] | None]] = [
        (COPY_STEPS, None),
        (NAME_STEPS, None),
        (copies_again.MOVED_STEPS, None),
        ((standing_runs,), None),
        (copies_again.STEPS, None),
        (NEAR_STEPS, None),
        (TRANSLATION_STEPS, None),
        (SOURCE_STEPS, None),
        (TOLD, renewing.OF_CLAIMS),
        (PLACED, renewing.OF_PLACES),
        (ROWED, renewing.OF_ROWS),
        (FIGURE_STEPS, LEFT),
        *((import_module(f"kilde.weigh.{name}").STEPS, None) for name in _AFTER),
        *((book.steps, None) for book in rulebooks.values()),
    ]
    for steps, leave in lists:
        if steps in STARTS:
            engine = Translator()
            bench = Bench(engine)
        wanted = {name for step in steps for name in reads(step)}
        bench.lay({name: table for name, table in empty().items() if name in wanted and name not in bench})
        engine.said = []
        bench.run(steps, leave=leave)
        yield steps, leave, engine.said


if __name__ == "__main__":
    compiled.FILE.write_text(written(), encoding="utf-8")
