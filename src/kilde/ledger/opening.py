"""A ledger's tables made where there are none, and brought up to date where an older Kilde made them."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, func, inspect, select

from kilde.ledger import chain, engine, schema, views
from kilde.ledger.errors import LedgerError
from kilde.ledger.version import VERSION
from kilde.ledger.writing import Batch


def prepare(made: Engine, where: str, *, create: bool, clock: Callable[[], str]) -> None:
    """Make the tables where there are none; refuse what is not a ledger, or a newer one."""
    table = schema.kilde_ledger
    present = set(inspect(made).get_table_names())
    if table.name not in present:
        if present:
            raise LedgerError(f"{where} is a database but not a Kilde ledger: name another with --ledger")
        if not create:
            raise LedgerError(f"{where} is empty, not a Kilde ledger: name another with --ledger")
        _make(made, clock)
    with made.connect() as connection:
        found = version_of(connection)
    if found is None or found > VERSION:
        raise LedgerError(
            f"{where} was made by a newer Kilde (tables {found}, this one knows {VERSION}): upgrade kilde"
        )
    if found < VERSION:
        from kilde.ledger.migrations import migrate

        migrate(made, found, clock)


def make_tables(connection: Connection) -> None:
    """The tables, and the database's own refusal to change what is in them."""
    schema.metadata.create_all(connection, checkfirst=False)
    engine.refuse_changes(connection, list(schema.metadata.tables))
    views.create(connection)


def version_of(connection: Connection) -> int | None:
    """The version of a ledger's tables."""
    found: int | None = connection.scalar(select(func.max(schema.kilde_ledger.c.version)))
    return found


def enter_version(connection: Connection, version: int, now: str) -> None:
    """Note since when the tables are what they are, in the chain like all else."""
    table = schema.kilde_ledger
    batch = Batch(connection, now)
    before = [tuple(row) for row in connection.execute(select(table).order_by(table.c.version))]
    batch.enter("version", str(version), chain.version_payload([*before, (version, now)]))
    batch.keep(table, [{"version": version, "created_at": now}])
    batch.store()


def _make(made: Engine, clock: Callable[[], str]) -> None:
    engine.enable_wal(made)
    with made.begin() as connection:
        engine.begin_writing_schema(connection)
        if inspect(connection).has_table(schema.kilde_ledger.name):
            return  # another process made it a moment ago
        make_tables(connection)
        enter_version(connection, VERSION, clock())
