"""The files that weighed tables are kept in: what was made from nothing, and beside it what has changed since.

The rule. Each file is made beside its place and takes it when it is whole, so that one who reads keeps what it has, and
one that is stopped leaves what was there. A file says what it was made of: the version, the steps and the ledger's
head. That of changes says so twice, of what it was made and of which base it tells; of any other base it tells nothing.
"""

import os
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kilde.ledger import Head
from kilde.weigh import changes, compiled
from kilde.weigh.columns import Columns
from kilde.weigh.engine import Bench, Embedded, connected, showing
from kilde.weigh.figures import ALL, LEFT, STEPS
from kilde.weigh.renewing import renewed
from kilde.weigh.tables import lay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb

    from kilde.ledger import Selection, View

VERSION = 11
"""Of the tables kept. A store with another is made anew, and so is one whose steps were others (`compiled.steps`)."""

INDEXED = (
    *((name, "row") for name in ("weighed_claims", "figure_rows")),
    *((name, "claim") for name in ("weighed_claims", "claim_changes")),
    ("figure_rows", "key"),
    ("bylines", "id"),
    ("bylines", "report"),
)
"""Columns by which a few rows are looked up among very many, in a store that is kept in a file."""
_BY_PLACE = "ORDER BY place_key"
AT_HOME = {
    **dict.fromkeys(("weighed_claims", "figure_rows"), _BY_PLACE),
    **dict.fromkeys(("claim_changes", "claim_leverages", "chain_links", "identities", "reports", "bylines"), ""),
}
"""Tables that are made where they are kept. Some lie in the order of their places: what a page shows of a place is then
read in one piece.
"""
COPIES = ("publishers", "run_counts", "standing_counts", "copy_pairs", "translated_pairs")
"""What copies are found by again as more reports come in."""

Stamp = tuple[int, str, int, str]


def stamp(head: Head) -> Stamp:
    """What a store is made of: the version, the steps, the ledger's head."""
    return VERSION, compiled.fingerprint(), head.seq, head.hash


def changes_of(path: Path) -> Path:
    """Where the changes since a file was made are kept: `kilde.weighed.changes.duckdb`."""
    return path.with_name(f"{path.stem}.changes{path.suffix}")


def opened(path: Path, of: Stamp) -> "duckdb.DuckDBPyConnection | None":
    """The tables of a file as `kept`, with what has changed since; None where they are of something else."""
    tables, made_of = _read(path)
    if made_of == of and tables:
        return tables
    if tables:
        tables.close()
    return None


_MAKING = threading.Lock()
"""Held while a file is made, so that threads that ask for it at once wait for one another."""


def brought_up(view: "View", path: Path) -> "duckdb.DuckDBPyConnection | None":
    """The tables of a file, made to hold what is weighed of a view; None where another has them be of another one."""
    wanted = stamp(view.head)
    with _MAKING:
        tables, made_of = _read(path)
        if made_of != wanted:
            if tables:
                tables.close()
            if not (made_of and _follows(view, made_of) and _renewed(view, path, made_of[2])):
                with _fresh(path) as fresh:
                    made(view, str(fresh)).close()
    return tables if made_of == wanted else opened(path, wanted)


def _read(path: Path) -> "tuple[duckdb.DuckDBPyConnection | None, Stamp | None]":
    """What a file holds and what it was made of; nothing where there is none that can be read."""
    if not path.is_file():
        return None, None
    from kilde.weigh.driver import duckdb

    for changed in (True, False):
        tables = duckdb.connect()
        try:
            if not (changed and _changes(tables, path, changes_of(path))):
                _attach(tables, path, "kept", "READ_ONLY")
            (found,) = tables.execute("FROM kept.made_of").fetchall()
            return tables, found
        except (duckdb.Error, ValueError):  # damaged, or of another version of DuckDB
            tables.close()
    return None, None


def _changes(tables: "duckdb.DuckDBPyConnection", path: Path, file: Path, how: str = "READ_ONLY") -> bool:
    """Show a file with its changes as `kept`; False, and nothing is shown, where there are none of it."""
    if not file.is_file():
        return False
    _attach(tables, file, "changes", how)
    _attach(tables, path, "base", "READ_ONLY")
    if tables.execute("FROM changes.base").fetchall() != tables.execute("FROM base.made_of").fetchall():
        tables.execute("DETACH base")
        tables.execute("DETACH changes")
        return False
    changes.show(tables)
    return True


def _follows(view: "View", made_of: Stamp) -> bool:
    """Whether a view holds what a store was made of, and more, by the same steps."""
    version, steps, seq, seal = made_of
    return (version, steps) == stamp(view.head)[:2] and seq < view.upto and view.hash_of(seq) == seal


def _renewed(view: "View", path: Path, since: int) -> bool:
    """Bring the changes of a file up to a view; False where it must be made anew."""
    import shutil

    with _fresh(changes_of(path)) as fresh:
        tables = connected()
        try:
            with suppress(FileNotFoundError):
                shutil.copyfile(changes_of(path), fresh)
            if not _changes(tables, path, fresh, "READ_WRITE"):
                fresh.unlink(missing_ok=True)
                _attach(tables, fresh, "changes")
                _attach(tables, path, "base", "READ_ONLY")
                with _at_once(tables):
                    changes.begin(tables)
                    tables.execute("CREATE TABLE changes.base AS FROM base.made_of")
                    tables.execute("CREATE TABLE changes.made_of AS FROM base.made_of")
                changes.show(tables)
            with _at_once(tables):
                whole = renewed(tables, view, since)
                _put_stamp(tables, "changes", view)
        finally:
            tables.close()
        if not whole:
            fresh.unlink()
    return whole


@contextmanager
def _at_once(tables: "duckdb.DuckDBPyConnection") -> "Iterator[None]":
    """Write all or nothing: the disk is waited for once."""
    tables.begin()
    yield
    tables.commit()


@contextmanager
def _fresh(path: Path) -> "Iterator[Path]":
    """A place beside a file to make it anew at; what was made there takes its place."""
    _clear(path)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        yield fresh
        if fresh.exists():
            fresh.replace(path)
    finally:
        for left in (fresh, fresh.with_name(fresh.name + ".wal")):
            left.unlink(missing_ok=True)


def _clear(path: Path) -> None:
    """Take away what processes have left that were stopped while they made a file, where it can be told who runs."""
    processes = Path("/proc")
    for left in path.parent.glob(f"{path.name}.*.new*"):
        process = left.name.removeprefix(f"{path.name}.").partition(".")[0]
        if process.isdecimal() and processes.is_dir() and not (processes / process).exists():
            left.unlink(missing_ok=True)


def _attach(tables: "duckdb.DuckDBPyConnection", where: Path | str, name: str, how: str = "READ_WRITE") -> None:
    quoted = str(where).replace("'", "''")
    tables.execute(f"ATTACH '{quoted}' AS {name} ({how})")


def _put_stamp(tables: "duckdb.DuckDBPyConnection", name: str, view: "View") -> None:
    tables.execute(f"CREATE OR REPLACE TABLE {name}.made_of (version INT, steps TEXT, seq BIGINT, hash TEXT)")
    tables.execute(f"INSERT INTO {name}.made_of VALUES (?, ?, ?, ?)", stamp(view.head))


def made(view: "View", where: str, asked: "Selection" = ALL) -> "duckdb.DuckDBPyConnection":
    """All tables of a view, weighed from nothing and kept."""
    tables = connected()
    _attach(tables, where, "kept")
    bench, other = Bench(_AtHome(tables)), tables.cursor()

    def keep(name: str, table: Columns) -> None:
        other.execute(f"CREATE TABLE kept.{name} AS FROM {showing(other, 'taken', table)}")
        other.unregister("taken")

    lay(bench, view, asked, beside=Bench(Embedded(other)), keep=keep)
    for name in COPIES:
        other.execute(f"CREATE TABLE kept.{name} AS FROM temp.{name}")
    other.close()  # and its tables with it
    bench.run(STEPS, leave=LEFT)
    tables.execute(f"CREATE TABLE kept.bare_rows AS {changes.BARE.format('row_founders')}")
    tables.execute(f"CREATE TABLE kept.row_places AS {changes.PLACES.format('kept')}")
    columns = [column for column, *_ in tables.execute("DESCRIBE temp.comparable_claims").fetchall()]
    changes.views(tables, _ranked(tables), columns)
    for name in LEFT:
        bench.take_away([name])
    if where != ":memory:":
        for name, column in INDEXED:
            tables.execute(f"CREATE INDEX {name}_{column} ON kept.{name} ({column})")
    _put_stamp(tables, "kept", view)
    return tables


class _AtHome(Embedded):
    """DuckDB that makes some tables where they are kept, and shows them under their names."""

    def execute(self, statements: "Iterable[str]") -> None:
        """Do what steps come to in SQL."""
        super().execute(map(_at_home, statements))


def _at_home(statement: str) -> str:
    for name, order in AT_HOME.items():
        made, filled = f'CREATE OR REPLACE TEMP TABLE "{name}" ', f'INSERT INTO "{name}"\n'
        if statement.lstrip().startswith(made):
            rest = statement.lstrip().removeprefix(made)
            return f'CREATE TABLE kept."{name}" {rest}; CREATE TEMP VIEW "{name}" AS FROM kept."{name}"'
        if statement.lstrip().startswith(filled):
            return f'INSERT INTO kept."{name}" FROM ({statement.lstrip().removeprefix(filled)}) {order}'
    return statement


def _ranked(tables: "duckdb.DuckDBPyConnection") -> str:
    """How `ranked_claims` is told from what is kept."""
    query = "SELECT sql FROM duckdb_views() WHERE temporary AND view_name = 'ranked_claims'"
    ((said,),) = tables.execute(query).fetchall()
    _, _, told = str(said).rstrip(";").partition(" AS ")
    return told.replace(" FROM weighed_claims ", " FROM kept.weighed_claims ")
