"""What is made of all rows at once and then looked up for one: conflicts, links between claims, other books' numbers.

It takes seconds where there are a million claims, and a look-up a few thousandths. So it is made with the first
question that needs it, or beforehand (`Weighed.prepare`), and kept beside the store in a file of its own, by the same
stamp; in memory where the store is. Renewing the store has no need to follow it.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kilde.weigh import conflicts, echo_links
from kilde.weigh.assembling import whole_number
from kilde.weigh.records import BookNumbers
from kilde.weigh.rulebooks import BOOK_TABLES, rulebooks
from kilde.weigh.rulebooks.house import BOOK as HOUSE

if TYPE_CHECKING:
    import duckdb

    from kilde.weigh.engine import Bench

VERSION = 2
Stamp = tuple[Any, ...]
OTHERS = tuple(name for name in rulebooks if name != HOUSE.name)

_NUMBERS = ("low", "high", "best", "about", "grade")
_ASKED_BY = "measure categories place_key place_name country gazetteer_id starts entry".split()
"""Columns of rows by which they are asked for, beside their end."""


def attach(
    tables: "duckdb.DuckDBPyConnection",
    path: Path | None,
    stamp: Stamp,
    bench: "Callable[[], Bench]",
    sizes: Any,  # noqa: ANN401
) -> None:
    """Have the tables at hand as `beside`: found in a file, or made of those on a bench."""
    import duckdb

    if path is not None:
        with suppress(OSError, duckdb.Error):  # damaged or no room: it goes without a file
            if _stamp_of(path) != stamp:
                fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
                fresh.unlink(missing_ok=True)
                try:
                    _make(tables, str(fresh), stamp, bench(), sizes)
                    tables.execute("DETACH beside")
                    fresh.replace(path)
                finally:
                    fresh.unlink(missing_ok=True)
            tables.execute(f"ATTACH {_quoted(path)} AS beside (READ_ONLY)")
            return
        tables.execute("DETACH DATABASE IF EXISTS beside")
    _make(tables, ":memory:", stamp, bench(), sizes)


def at(store: Path | None) -> Path | None:
    """Where they are kept, by where the store is: `kilde.weighed.beside.duckdb`."""
    return store and store.with_name(f"{store.stem}.beside{store.suffix}")


def _stamp_of(path: Path) -> Stamp | None:
    if not path.is_file():
        return None
    import duckdb

    tables = duckdb.connect()
    try:
        tables.execute(f"ATTACH {_quoted(path)} AS beside (READ_ONLY)")
        return tables.execute("FROM beside.made_of").fetchone()
    finally:
        tables.close()


def _make(tables: "duckdb.DuckDBPyConnection", where: str, stamp: Stamp, bench: "Bench", sizes: Any) -> None:  # noqa: ANN401
    tables.execute(f"ATTACH {_quoted(where)} AS beside")
    bench.lay({"household_sizes": sizes})
    bench.run(conflicts.STEPS)
    bench.run(echo_links.STEPS)
    _, ranges = BOOK_TABLES
    for name in OTHERS:
        bench.run(rulebooks[name].steps)
        tables.execute(
            f"CREATE OR REPLACE TEMP TABLE ranges_of_{name} AS SELECT row, {', '.join(_NUMBERS)} FROM {ranges}"
        )
    for statement in _tables():
        tables.execute(statement)
    marks = ", ".join("?" * len(stamp))
    tables.execute(f"CREATE TABLE beside.made_of AS SELECT * FROM (VALUES ({marks}))", stamp)


def _tables() -> Iterable[str]:
    asked_by = ", ".join(f"r.{name}" for name in _ASKED_BY)
    yield f"""CREATE TABLE beside.conflicts AS
        SELECT c.*, greatest(one.end_time, two.end_time) AS until, coalesce(r.key, f.key) AS key, r.ended, {asked_by}
        FROM conflicts c JOIN kept.row_founders f ON f.row = c.row
        JOIN kept.ranked_claims one ON one.claim = c.claim
        LEFT JOIN kept.ranked_claims two ON two.claim = c.other
        LEFT JOIN kept.figure_rows r ON r.row = c.row ORDER BY r.place_key"""
    yield """CREATE TABLE beside.echo_links AS
        SELECT l.claim, l.parent, l.link, d.drift, own.row AS row, its.row AS row_of
        FROM echo_links l JOIN kept.ranked_claims own ON own.claim = l.claim
        JOIN kept.ranked_claims its ON its.claim = l.parent LEFT JOIN drifts d ON d.claim = l.claim"""
    books = ", ".join(f"{name}.it AS {name}" for name in OTHERS)
    numbers = ", ".join(f"{name}: {name}" for name in _NUMBERS)
    joined = " ".join(
        f"LEFT JOIN (SELECT row, {{{numbers}}} AS it FROM ranges_of_{name}) {name} ON {name}.row = f.row"
        for name in OTHERS
    )
    yield f"CREATE TABLE beside.row_books AS SELECT f.row, {books} FROM kept.figure_rows f {joined}"
    yield from (f"CREATE INDEX {table}_{column} ON beside.{table} ({column})" for table, column in _LOOKED_UP)
    yield from (f"DROP TABLE ranges_of_{name}" for name in OTHERS)


_LOOKED_UP = (("row_books", "row"), ("echo_links", "row"), ("echo_links", "row_of"), ("echo_links", "claim"))


def books_of(cursor: "duckdb.DuckDBPyConnection", row: int) -> dict[str, BookNumbers]:
    """What the other rule books make of a row, those that have it."""
    found = cursor.execute(f"SELECT {', '.join(OTHERS)} FROM beside.row_books WHERE row = {row}").fetchone() or ()
    return {
        name: BookNumbers(
            whole_number(it["low"]), whole_number(it["high"]), whole_number(it["best"]), it["about"], it["grade"]
        )
        for name, it in zip(OTHERS, found, strict=False)
        if it
    }


def links_of(cursor: "duckdb.DuckDBPyConnection", row: int) -> list[dict[str, Any]]:
    """The links of a row's claims, and of those of other rows that follow one of its claims."""
    found = {link for by in ("row", "row_of") for link in _links(cursor, f"{by} = {row}")}
    return [dict(zip(_OF_LINKS, link, strict=True)) for link in sorted(found)]


def links_from(cursor: "duckdb.DuckDBPyConnection", claims: str) -> list[dict[str, Any]]:
    """The links of claims, as they stand between the brackets of an IN."""
    return [dict(zip(_OF_LINKS, link, strict=True)) for link in _links(cursor, f"claim IN ({claims})")]


_OF_LINKS = ("claim", "parent", "link", "drift", "row", "row_of")


def _links(cursor: "duckdb.DuckDBPyConnection", where: str) -> list[tuple[Any, ...]]:
    return cursor.execute(f"SELECT {', '.join(_OF_LINKS)} FROM beside.echo_links WHERE {where}").fetchall()


def _quoted(where: Path | str) -> str:
    return "'" + str(where).replace("'", "''") + "'"
