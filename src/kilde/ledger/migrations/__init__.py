"""Ledgers of an older Kilde brought up to date: a module for each version of the tables, with Alembic's operations.

What was entered stays as it is, letter by letter: a migration adds tables and columns, and an entry that says so.
"""

from collections.abc import Callable
from importlib import import_module

from sqlalchemy import Engine

from kilde.ledger import engine
from kilde.ledger.version import VERSION


def migrate(made: Engine, found: int, clock: Callable[[], str]) -> None:
    """Run the migrations that a ledger lacks, each in a transaction of its own."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    from kilde.ledger.opening import enter_version, version_of

    for version in range(found + 1, VERSION + 1):
        with made.begin() as connection:
            engine.begin_writing_schema(connection)
            if version_of(connection) != version - 1:
                continue  # another process did it a moment ago
            operations = Operations(MigrationContext.configure(connection))
            import_module(f"kilde.ledger.migrations.version_{version}").upgrade(operations)
            enter_version(connection, version, clock())
