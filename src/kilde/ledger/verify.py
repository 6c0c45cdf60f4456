"""Is the ledger what it was? Everything is computed again from what the tables hold and compared.

- Each entry's hash covers its fields and the hash of the entry before; no number is missing.
- Each document's id is the SHA-256 of its text, and its entry's payload hash that of what is known of it.
- Each reading's payload hash is that of its claims' JSON; the searchable columns are what that JSON gives.
- Each claim's words stand at their offsets in the document's text.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Table, func, select

from kilde.ledger import chain, rows, schema
from kilde.ledger.bounds import bounds
from kilde.ledger.chain import GENESIS, Entry
from kilde.vocabulary import AnyClaim, Span

_MOST_FAULTS = 100  # a ledger with so many needs no longer list


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what is wrong with it; `head` can be kept elsewhere and compared later."""

    entries: int
    documents: int
    claims: int
    head: str
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(connection: Connection) -> Verification:
    """Check all that a ledger holds; the first faults come first."""
    entries = [Entry(*row) for row in connection.execute(select(schema.entries).order_by(schema.entries.c.seq))]
    faults: list[str] = []
    for found in (_chain_faults(entries), _content_faults(connection, entries), _stray_faults(connection)):
        for fault in found:
            if len(faults) < _MOST_FAULTS:
                faults.append(fault)
    return Verification(
        entries=len(entries),
        documents=_count(connection, schema.documents),
        claims=_count(connection, schema.claims),
        head=entries[-1].hash if entries else GENESIS,
        faults=tuple(faults),
    )


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _chain_faults(entries: list[Entry]) -> Iterator[str]:
    before = GENESIS
    for place, entry in enumerate(entries, start=1):
        if entry.seq != place:
            yield f"entry {place} is missing: the next one is {entry.seq}"
            return
        if entry.previous != before:
            yield f"entry {place} does not follow entry {place - 1}: its hash of the entry before differs"
        if entry.hash != entry.expected_hash:
            yield f"entry {place} was altered: its hash is not that of what it says"
        before = entry.hash


def _content_faults(connection: Connection, entries: list[Entry]) -> Iterator[str]:
    """Each entry against the rows that it vouches for, in one pass by document so that a text is loaded once."""
    ordered = sorted(entries, key=lambda entry: (entry.subject, entry.seq))
    for document_id, vouchers in groupby(ordered, key=attrgetter("subject")):
        row = (
            connection.execute(select(schema.documents).where(schema.documents.c.id == document_id)).mappings().first()
        )
        if row is None:
            yield f"document {document_id[:12]} is missing"
            continue
        if hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != document_id:
            yield f"document {document_id[:12]}: its text was altered"
        for entry in vouchers:
            yield from _entry_faults(connection, entry, row)


def _entry_faults(connection: Connection, entry: Entry, document: RowMapping) -> Iterator[str]:
    if entry.kind == "document":
        if document["entry"] != entry.seq or _changed(entry, chain.document_payload(dict(document))):
            yield f"entry {entry.seq}: what is known of document {entry.subject[:12]} was altered"
        derived = bounds(document["published"])
        if (document["published_start"], document["published_end"]) != derived:
            yield f"entry {entry.seq}: the dates of document {entry.subject[:12]} were altered"
    elif entry.kind == "sighting":
        query = select(schema.sightings).where(schema.sightings.c.entry == entry.seq)
        row = connection.execute(query).mappings().first()
        if row is None or _changed(entry, chain.sighting_payload(row["document_id"], dict(row))):
            yield f"entry {entry.seq}: a sighting of document {entry.subject[:12]} was altered"
    elif entry.kind == "reading":
        yield from _reading_faults(connection, entry, document["text"])


def _changed(entry: Entry, payload: str) -> bool:
    return entry.payload_sha256 != payload


def _reading_faults(connection: Connection, entry: Entry, text: str) -> Iterator[str]:
    name = f"entry {entry.seq}: the reading of document {entry.subject[:12]}"
    reading = connection.execute(select(schema.readings).where(schema.readings.c.entry == entry.seq)).mappings().first()
    if reading is None or reading["document_id"] != entry.subject:
        yield f"{name} is missing"
        return
    stored = [_rows_of(connection, table, entry.seq) for table in schema.CLAIM_TABLES]
    jsons = [row["json"] for row in stored[0]]
    if reading["claims"] != len(jsons) or _changed(
        entry, chain.claims_payload(entry.subject, reading["reader"], jsons)
    ):
        yield f"{name} was altered"
        return
    claims = tuple(map(rows.claim_of, jsons))
    if stored != list(map(_in_order, rows.claim_rows(claims, entry.subject, entry.seq))):
        yield f"{name}: searchable columns differ from what its claims say"
    for claim in claims:
        for field, span in anchors(claim):
            if text[span.start : span.end] != span.text:
                yield f"{name}: the words of {field} in claim {claim.id[:12]} do not stand at {span.start}–{span.end}"


def _rows_of(connection: Connection, table: Table, reading: int) -> list[rows.Row]:
    found = connection.execute(select(table).where(table.c.reading == reading)).mappings()
    return _in_order([dict(row) for row in found])


def _in_order(found: list[rows.Row]) -> list[rows.Row]:
    return sorted(found, key=lambda row: (row["position"], row.get("number", 0)))


def _stray_faults(connection: Connection) -> Iterator[str]:
    """Rows that no entry vouches for."""
    for table, column, kind in (
        (schema.documents, "entry", "document"),
        (schema.sightings, "entry", "sighting"),
        (schema.readings, "entry", "reading"),
        *((table, "reading", "reading") for table in schema.CLAIM_TABLES),
    ):
        vouched = select(schema.entries.c.seq).where(schema.entries.c.kind == kind)
        query = select(func.count()).select_from(table).where(table.c[column].not_in(vouched))
        if strays := connection.scalar(query):
            yield f"{strays} rows of {table.name} belong to no entry"


def anchors(claim: AnyClaim) -> Iterator[tuple[str, Span]]:
    """Every span of a claim that points into the text, with the field it stands in."""
    for field in claim.__struct_fields__:
        for span in _spans(getattr(claim, field)):
            yield field, span


def _spans(value: Any) -> Iterator[Span]:  # noqa: ANN401 - any field of a claim
    if isinstance(value, Span):
        if value.start is not None and value.end is not None and value.text is not None:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item) if isinstance(item, msgspec.Struct) else ()
