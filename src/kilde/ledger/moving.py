"""Ledgers taken elsewhere: backups, and copies between SQLite and PostgreSQL, entry by entry with the same hashes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, inspect, select

from kilde.ledger import engine, schema, seal
from kilde.ledger.chain import Entry
from kilde.ledger.errors import LedgerError
from kilde.ledger.faults import in_words
from kilde.ledger.opening import make_tables
from kilde.ledger.writing import head

_ROWS = 5000  # sent at a time


def backup(source: Engine, where: str, target: Path) -> None:
    """Write what a ledger holds into a new SQLite file, while others go on reading and writing.

    The file has another name until it is whole, so that what bears the name is a backup.
    """
    if target.exists():
        raise LedgerError(f"{target} is there already: name another file, backups are not written over")
    if not target.absolute().parent.is_dir():
        raise LedgerError(f"no folder {target.absolute().parent}: make it first")
    part = target.with_name(target.name + ".part")
    _remove(part)  # of a backup that was killed
    try:
        with in_words(where):
            path = engine.path_of(source.url)
            _pages(path, part) if path else _rows(source, part)
        seal.seal(part)
        part.replace(target)
    finally:
        _remove(part)


def _remove(path: Path) -> None:
    """A file and SQLite's logs beside it, which would be played into the next file of that name."""
    for rest in ("", "-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)


def copy(source: Engine, target: Engine, where: str) -> Entry | None:
    """Add to a ledger what another one holds beyond it, and give the head that both have then.

    The target is new, or holds the beginning of the same chain: then only the rest is copied.
    """
    with in_words(where), source.connect() as reading, target.begin() as writing:
        engine.begin_writing_schema(writing)
        if not inspect(writing).has_table(schema.kilde_ledger.name):
            make_tables(writing)
        if writing.dialect.name != "sqlite":  # there the right to write comes with that to make tables
            engine.begin_writing(writing)
        last, known = head(reading), head(writing)
        _continues(reading, known, where)
        for table in schema.metadata.sorted_tables:
            _copy_rows(table, reading, writing, after=known.seq if known else 0, upto=last.seq if last else 0)
        if head(writing) != last:
            raise LedgerError(f"{where} has another head than what was copied: try again")
    return last


def _pages(path: Path, target: Path) -> None:
    """SQLite's own backup, page by page."""
    with closing(sqlite3.connect(path)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)
        seal.break_seal(writing)  # the copied one is that of another file: their headers count changes differently
        writing.commit()


def _rows(source: Engine, target: Path) -> None:
    with _engine(target) as made:
        engine.enable_wal(made)
        copy(source, made, str(target))


@contextmanager
def _engine(path: Path) -> Iterator[Engine]:
    made = engine.connect(path, create=True)
    try:
        yield made
    finally:
        made.dispose()


def _continues(reading: Connection, known: Entry | None, where: str) -> None:
    """Whether a ledger holds the beginning of another; `LedgerError` where it does not."""
    if known is None:
        return
    entries = schema.entries.c
    if reading.scalar(select(entries.hash).where(entries.seq == known.seq)) != known.hash:
        raise LedgerError(f"{where} holds another ledger, or more than what is copied: name a new one")


def _copy_rows(table: Table, reading: Connection, writing: Connection, *, after: int, upto: int) -> None:
    query = select(table)
    if table is schema.kilde_ledger:
        known = set(writing.scalars(select(table.c.version)))
        query = query.where(table.c.version.not_in(known))
    else:
        column = next(table.c[name] for name in ("seq", "entry", "reading") if name in table.c)
        query = query.where(column > after, column <= upto).order_by(*table.primary_key.columns)
        if "entry" in table.c:
            query = query.order_by(None).order_by(table.c.entry)
    for rows in engine.stream(reading, query, most=_ROWS):
        engine.insert_rows(writing, table, rows)
