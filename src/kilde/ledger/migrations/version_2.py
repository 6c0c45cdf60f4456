"""Version 2: originals, verdicts, people, registers and exports; claims may stand under the entry of a verdict."""

from alembic.operations import Operations
from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, String, Text

from kilde.ledger import engine, views

_NEW = ("originals", "verdicts", "people", "register", "exports")


def upgrade(op: Operations) -> None:
    """What version 1 lacks."""
    if op.get_bind().dialect.name == "sqlite":
        _free_claims_in_sqlite(op)
    else:
        op.drop_constraint("claims_reading_fkey", "claims", type_="foreignkey")
        op.create_foreign_key("claims_reading_fkey", "claims", "entries", ["reading"], ["seq"])
    _add_tables(op)
    engine.refuse_changes(op.get_bind(), list(_NEW))
    views.create(op.get_bind())


def _free_claims_in_sqlite(op: Operations) -> None:
    """SQLite changes no foreign key: the table is made anew and its rows are copied."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"DROP TRIGGER claims_no_{verb}")
    for index in ("ix_claims_id", "claims_by_measure"):
        op.drop_index(index)
    op.rename_table("claims", "claims_1")
    op.create_table(
        "claims",
        _entry("reading"),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("id", String(64), nullable=False),
        Column("document_id", String(64), ForeignKey("documents.id"), nullable=False),
        Column("kind", String(16), nullable=False),
        Column("modality", String(16), nullable=False),
        Column("measure", String(32)),
        Column("unit", String(16)),
        Column("extent", String(16)),
        Column("low", Float),
        Column("high", Float),
        Column("value", Float),
        Column("qualifier", String(16)),
        Column("who", Text),
        Column("categories", Text),
        Column("period", String(64)),
        Column("period_start", String(16)),
        Column("period_end", String(16)),
        Column("start", Integer),
        Column("json", Text, nullable=False),
    )
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("claims_by_measure", "claims", ["kind", "measure"])
    op.execute("INSERT INTO claims SELECT * FROM claims_1")
    op.drop_table("claims_1")
    engine.refuse_changes(op.get_bind(), ["claims"])


def _add_tables(op: Operations) -> None:
    op.create_index("ix_claim_places_country", "claim_places", ["country"])
    op.create_index("ix_claim_places_gazetteer_id", "claim_places", ["gazetteer_id"])
    op.create_table(
        "originals",
        _entry("entry"),
        Column("document_id", String(64), ForeignKey("documents.id"), nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("media_type", String(64), nullable=False),
        Column("how", String(64), nullable=False),
        Column("uri", Text),
        Column("gathered_at", String(32), nullable=False),
        Column("size", Integer, nullable=False),
        Column("data", LargeBinary, nullable=False),
    )
    op.create_index("originals_once", "originals", ["document_id", "sha256"], unique=True)
    op.create_table(
        "verdicts",
        _entry("entry"),
        Column("judgement", String(16), nullable=False),
        Column("about", String(16), nullable=False),
        Column("subject", Text, nullable=False),
        Column("other", Text),
        Column("field", String(64)),
        Column("value", Text),
        Column("undoes", Integer, ForeignKey("verdicts.entry")),
        Column("by", Text, nullable=False),
        Column("machine", Integer, nullable=False),
        Column("why", Text),
        Column("matter", String(16), nullable=False),
        Column("state", String(16), nullable=False),
        Column("claims", Integer, nullable=False),
        Column("document_id", String(64)),
        Column("anchor", Text),
    )
    op.create_index("verdicts_by_subject", "verdicts", ["about", "subject"])
    op.create_table(
        "people",
        _entry("entry"),
        Column("name", Text, nullable=False),
        Column("role", String(16)),
        Column("by", Text, nullable=False),
        Column("why", Text),
    )
    op.create_table(
        "register",
        _entry("entry"),
        Column("kind", String(16), nullable=False),
        Column("key", Text, nullable=False),
        Column("json", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("why", Text),
    )
    op.create_index("register_by_key", "register", ["kind", "key"])
    op.create_table(
        "exports",
        _entry("entry"),
        Column("format", String(32), nullable=False),
        Column("selection", Text, nullable=False),
        Column("rulebook", String(32)),
        Column("upto", Integer, nullable=False),
        Column("claims", Integer, nullable=False),
        Column("withheld", Integer, nullable=False),
        Column("confidential", Integer, nullable=False),
        Column("sha256", String(64)),
        Column("figures", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("why", Text),
    )


def _entry(name: str) -> Column[int]:
    return Column(name, Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False)
