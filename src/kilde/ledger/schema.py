"""The ledger's tables. Rows are added, never changed: `engine.py` has the database itself refuse anything else.

`entries` is the chain: one row for every fact that came in, with the hash of what it says and of the entry before.
The tables with a column `entry` hold what the entries say; `claims` holds each claim's JSON, as read or, under the
entry of a verdict, as a person left it. The remaining columns of `claims`, `claim_places` and `claim_sources` repeat
what the JSON says so that the database can search it; they are computed from the JSON alone (`rows.py`), and
verification computes them again.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

kilde_ledger = Table(
    "kilde_ledger",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("created_at", String(32), nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),  # version, document, sighting, original, reading, verdict, person …
    Column("subject", String(64), nullable=False),  # whom or what it is about; the SHA-256 of what is longer
    Column("entered_at", String(32), nullable=False),
    Column("payload_sha256", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)


def _provenance() -> list[Column[str]]:
    """Where a text was met. The same text in two outlets is one document with a sighting beside it."""
    return [
        Column("uri", Text),
        Column("title", Text),
        Column("publisher", Text),
        Column("published", String(64)),
        Column("ref", Text),
        Column("gathered_at", String(32), nullable=False),
    ]


documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the text
    Column("entry", Integer, ForeignKey("entries.seq"), nullable=False, unique=True),
    *_provenance(),
    Column("published_start", String(16)),
    Column("published_end", String(16)),
    Column("language", String(8)),
    Column("places", Text, nullable=False),  # JSON
    Column("text", Text, nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("document_id", String(64), ForeignKey("documents.id"), nullable=False, index=True),
    *_provenance(),
)

originals = Table(
    "originals",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("document_id", String(64), ForeignKey("documents.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("media_type", String(64), nullable=False),
    Column("how", String(64), nullable=False),
    Column("uri", Text),
    Column("gathered_at", String(32), nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),  # the bytes as they came
    Index("originals_once", "document_id", "sha256", unique=True),
)

readings = Table(
    "readings",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("document_id", String(64), ForeignKey("documents.id"), nullable=False),
    Column("reader", String(128), nullable=False),
    Column("claims", Integer, nullable=False),
    Index("readings_once", "document_id", "reader", unique=True),
)

claims = Table(
    "claims",
    metadata,
    Column("reading", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),  # or verdict
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False, index=True),
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
    Column("categories", Text),  # sorted, with a comma between
    Column("period", String(64)),
    Column("period_start", String(16)),
    Column("period_end", String(16)),
    Column("start", Integer),  # of the number, or of the sentence where there is none
    Column("json", Text, nullable=False),
    Index("claims_by_measure", "kind", "measure"),
)

claim_places = Table(
    "claim_places",
    metadata,
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("role", String(8)),
    Column("name", Text),
    Column("key", Text, index=True),  # of the name
    Column("words", Text, index=True),  # of the words in the text
    Column("country", String(8), index=True),
    Column("gazetteer_id", String(64), index=True),
    Column("start", Integer),
)

claim_sources = Table(
    "claim_sources",
    metadata,
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", Text),  # the normal form where the register knows one, else the words
    Column("known", Integer, nullable=False),  # 1 where `name` is a normal form
    Column("key", Text),
    Column("body", Text),  # whom they speak for
    Column("body_key", Text),
    Column("body_kind", String(16)),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("judgement", String(16), nullable=False),
    Column("about", String(16), nullable=False),  # claim, document, source
    Column("subject", Text, nullable=False),  # a claim's or document's id, a source's key
    Column("other", Text),  # the second of a pair
    Column("field", String(64)),  # of a correction, such as `quantity.high`
    Column("value", Text),  # of a correction, JSON
    Column("undoes", Integer, ForeignKey("verdicts.entry")),
    Column("by", Text, nullable=False),
    Column("machine", Integer, nullable=False),  # 1 where no person said it
    Column("why", Text),
    # what follows from it and all before it (`judgements.py`)
    Column("matter", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("claims", Integer, nullable=False),  # rows of `claims` that hold the claim as it was left: 0 or 1
    Column("document_id", String(64)),  # of a claim
    Column("anchor", Text),  # of a claim: what a later reading has to share to be the same one
    Index("verdicts_by_subject", "about", "subject"),
)

people = Table(
    "people",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("role", String(16)),  # None: no longer
    Column("by", Text, nullable=False),
    Column("why", Text),
)

register = Table(
    "register",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("key", Text, nullable=False),
    Column("json", Text, nullable=False),  # `null`: no longer
    Column("by", Text, nullable=False),
    Column("why", Text),
    Index("register_by_key", "kind", "key"),
)

exports = Table(
    "exports",
    metadata,
    Column("entry", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("format", String(32), nullable=False),
    Column("selection", Text, nullable=False),  # JSON
    Column("rulebook", String(32)),
    Column("upto", Integer, nullable=False),  # the last entry that it knew
    Column("claims", Integer, nullable=False),
    Column("withheld", Integer, nullable=False),  # left out as confidential or too long
    Column("confidential", Integer, nullable=False),  # 1 where it holds what is confidential
    Column("sha256", String(64)),  # of the file
    Column("figures", Text, nullable=False),  # JSON: by key, what stood there
    Column("by", Text, nullable=False),
    Column("why", Text),
)

CLAIM_TABLES = (claims, claim_places, claim_sources)
"""Tables with rows of a reading's claims."""
