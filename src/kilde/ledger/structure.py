"""The database around the entries: are its tables, triggers and indexes those that Kilde makes?"""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, create_engine

from kilde.ledger import engine, schema
from kilde.ledger.contents import Fault

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
_TRIGGERS = """
    SELECT c.relname, t.tgname, t.tgenabled::text, p.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""


def faults(connection: Connection) -> Iterator[Fault]:
    """What differs; tables of other programs beside the ledger's are their own affair."""
    found = _of_sqlite(connection) if connection.dialect.name == "sqlite" else _of_postgresql(connection)
    return (Fault(None, said) for said in found)


@cache
def _expected() -> dict[tuple[str, str], str]:
    """What an SQLite ledger's schema says, by kind and name: that of a new one."""
    from kilde.ledger.opening import make_tables

    blank = create_engine("sqlite://")
    with blank.begin() as made:
        make_tables(made)
        found = {(row[0], row[1]): row[3] for row in made.exec_driver_sql(_SCHEMA)}
    blank.dispose()
    return found


def _of_sqlite(connection: Connection) -> Iterator[str]:
    expected = _expected()
    ours = set(schema.metadata.tables)
    found = {(row[0], row[1]): (row[2], row[3]) for row in connection.exec_driver_sql(_SCHEMA)}
    for (kind, name), sql in expected.items():
        if (kind, name) not in found:
            yield f"the {kind} {name} is missing: the database does not refuse what it should, or finds it slowly"
        elif found[kind, name][1] != sql:
            yield f"the {kind} {name} is not as Kilde makes it"
    for (kind, name), (table, _sql) in found.items():
        if kind == "trigger" and table in ours and (kind, name) not in expected:
            yield f"the trigger {name} on {table} is not Kilde's"
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"


def _of_postgresql(connection: Connection) -> Iterator[str]:
    found = {row[0]: row for row in connection.exec_driver_sql(_TRIGGERS) if row[1] == f"{row[0]}_no_change"}
    for table in schema.metadata.tables:
        _table, _name, enabled, source = found.get(table, (table, None, "D", ""))
        if enabled == "D" or engine.REFUSAL not in source:
            yield f"the trigger that keeps {table} from being changed is missing or switched off"
