"""SQLite and PostgreSQL: all that differs between them stands here."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Float,
    Integer,
    Select,
    SelectBase,
    Table,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.dialects import registry
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.sql.compiler import SQLCompiler

from kilde.ledger import seal
from kilde.ledger.errors import LedgerError

REFUSAL = "a Kilde ledger is append-only"
_BUSY_MS = 30_000  # how long a writer waits for another one


def connect(where: str | Path, *, create: bool) -> Engine:
    """An engine for a path (SQLite) or a database URL, not yet opened."""
    if "://" not in str(where):
        return _sqlite(Path(where), create=create)
    try:
        url = make_url(str(where))
        if url.get_backend_name() == "sqlite":
            return _sqlite(Path(url.database or "kilde.db"), create=create)
        if url.get_backend_name() != "postgresql":
            raise LedgerError(f"{where}: a ledger is a file path, sqlite:///path or postgresql://…")
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return create_engine(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerError(f"{where}: not a database URL; give a file path, sqlite:///path or postgresql://…") from error
    except ModuleNotFoundError as error:
        raise LedgerError(f"no driver for {where}: install it with pip install 'psycopg[binary]'") from error


def _sqlite(path: Path, *, create: bool) -> Engine:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name a file in it, such as {path / 'kilde.db'}")
    if not path.exists():
        if not create:
            raise LedgerError(f"no ledger at {path}: make one with `kilde add`, or name another with --ledger")
        if not path.parent.is_dir():
            raise LedgerError(f"no folder {path.parent}: make it first, or name another ledger with --ledger")
        if not os.access(path.parent, os.W_OK):
            raise LedgerError(f"cannot write in {path.parent.absolute()}: name a ledger elsewhere with --ledger")
    elif not os.access(path, os.R_OK):
        raise LedgerError(f"cannot open {path}: no right to read it")
    # nothing from the process's pool may travel into forked readers, hence a fresh connection for each thread of use
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own record
    # Python's sqlite3 would begin transactions by itself, late and never for DDL: SQLAlchemy's begin event does it.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # so that INSERT OR REPLACE meets the delete trigger too
    connection.execute("PRAGMA synchronous = FULL")  # what was reported as stored survives a power cut


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def begin_writing(connection: Connection) -> None:
    """Make this transaction the only writer, before it reads what it builds on (the head of the chain)."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        seal.break_seal(_raw(connection))
    else:
        connection.execute(text("LOCK TABLE entries IN EXCLUSIVE MODE"))


def begin_writing_schema(connection: Connection) -> None:
    """Make this transaction the only one that may be making tables."""
    if connection.dialect.name == "sqlite":
        begin_writing(connection)
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('kilde'))"))


def path_of(where: URL) -> Path | None:
    """The file that an SQLite ledger is in; None for another database."""
    return Path(where.database or "") if where.get_backend_name() == "sqlite" else None


def read_leniently(connection: Connection) -> None:
    """Let this connection read text that is no UTF-8 any longer, instead of stopping at it."""
    if connection.dialect.name == "sqlite":
        _raw(connection).text_factory = lambda data: data.decode("utf-8", "surrogateescape")


def stream(
    connection: Connection, query: SelectBase, *, most: int = 2000, **values: int
) -> Iterator[Sequence[tuple[Any, ...]]]:
    """The rows of a query, at most so many at a time, as the driver makes them; `values` are its parameters by name.

    Bare tuples: for what passes by the million, SQLAlchemy's own rows around them take longer than reading them.
    """
    if not connection.in_transaction():
        connection.begin()
    sqlite = connection.dialect.name == "sqlite"
    compiled = _compiled(query, f"{connection.dialect.name}.{connection.dialect.driver}")
    named = {**compiled.params, **values}
    given = named if compiled.positiontup is None else [named[name] for name in compiled.positiontup]
    try:  # PostgreSQL keeps the rows of a cursor with a name until they are fetched
        raw = connection.connection
        if not sqlite:  # it plans a cursor for its first rows only, and walks a whole table for a few of them
            connection.exec_driver_sql("SET LOCAL cursor_tuple_fraction = 1.0")
        with closing(raw.cursor() if sqlite else raw.cursor(f"kilde_{next(_CURSORS)}")) as cursor:
            cursor.execute(str(compiled), given)
            while rows := cursor.fetchmany(most):
                yield rows
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(None, None, error) from error


_CURSORS = count()


@lru_cache(128)
def _compiled(query: SelectBase, dialect: str) -> SQLCompiler:
    """A query in a database's own words; one that is kept is put so once."""
    made = query.compile(dialect=registry.load(dialect)(), compile_kwargs={"render_postcompile": True})
    assert isinstance(made, SQLCompiler)
    return made


def with_types_first(query: Select[Any]) -> str:
    """A query in SQLite's own words, its values written out, before whose rows comes one that shows the types."""
    shown = (
        f'{_SHOWN.get(column.type._type_affinity, _WORDS)} AS "{name}"'
        for name, column in query.selected_columns.items()
    )
    words = query.compile(dialect=registry.load("sqlite")(), compile_kwargs={"literal_binds": True})
    return f"SELECT {', '.join(shown)} UNION ALL SELECT * FROM ({words})"


_WORDS = "''"
_SHOWN: dict[Any, str] = {Integer: "0", Float: "0.0"}


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert bare tuples, their values in the order of the table's columns; into PostgreSQL by its COPY."""
    names = ", ".join(map(connection.dialect.identifier_preparer.quote, table.c.keys()))
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(table.c))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(rows))
        return
    try:
        into = f"COPY {table.name} ({names}) FROM STDIN"
        with closing(connection.connection.cursor()) as cursor, cursor.copy(into) as sent:
            for row in rows:
                sent.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(None, None, error) from error


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def enable_wal(engine: Engine) -> None:
    """Let readers work beside a writer. Kept in the file, so once is enough."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()


def refuse_changes(connection: Connection, tables: list[str]) -> None:
    """Triggers by which the database refuses to update or delete rows of these tables."""
    for table in tables:
        for statement in (_sqlite_triggers if connection.dialect.name == "sqlite" else _postgres_triggers)(table):
            connection.exec_driver_sql(statement)


def _sqlite_triggers(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _postgres_triggers(table: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION kilde_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION kilde_refuse()",
    ]
