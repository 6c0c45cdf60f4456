"""Version 3: the body that a source speaks for."""

from alembic.operations import Operations
from sqlalchemy import Column, Integer, String, Text

from kilde.ledger import engine, views

_BEFORE = ("reading", "position", "number", "role", "kind", "name", "known", "key")


def upgrade(op: Operations) -> None:
    """What version 2 lacks."""
    if op.get_bind().dialect.name == "sqlite":
        _as_made_today(op)
    else:
        for column in _new():
            op.add_column("claim_sources", column)


def _new() -> tuple[Column[str], ...]:
    return Column("body", Text), Column("body_key", Text), Column("body_kind", String(16))


def _as_made_today(op: Operations) -> None:
    """SQLite writes a column added later otherwise: the table is made anew and its rows are copied."""
    for name in views.definitions(op.get_bind().dialect):
        op.execute(f"DROP VIEW {name}")
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"DROP TRIGGER claim_sources_no_{verb}")
    op.rename_table("claim_sources", "claim_sources_2")
    op.create_table(
        "claim_sources",
        *(Column(name, Integer, primary_key=True, autoincrement=False) for name in _BEFORE[:3]),
        Column("role", String(16), nullable=False),
        Column("kind", String(16), nullable=False),
        Column("name", Text),
        Column("known", Integer, nullable=False),
        Column("key", Text),
        *_new(),
    )
    columns = ", ".join(_BEFORE)
    op.execute(f"INSERT INTO claim_sources ({columns}) SELECT {columns} FROM claim_sources_2")
    op.drop_table("claim_sources_2")
    engine.refuse_changes(op.get_bind(), ["claim_sources"])
    views.create(op.get_bind())
