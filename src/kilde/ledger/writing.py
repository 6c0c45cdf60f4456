"""What one transaction adds: entries at the head of the chain, and rows table by table."""

from collections.abc import Iterable
from importlib.metadata import version

from sqlalchemy import Connection, Table, bindparam, select

from kilde.ledger import chain, engine, rows, schema
from kilde.ledger.chain import Entry
from kilde.ledger.rows import Row
from kilde.vocabulary import Document, Original, Reading

READER = f"kilde {version('kilde')}"
"""The reader's name and version: the same reader meeting the same text again adds nothing."""
Gathered = tuple[Document, str, Original | None]
"""A document, when it was gathered, and the bytes that it was made of."""
_ASKED = 500  # documents in one question to the database
_IN_ORDER = (
    *(schema.entries, schema.kilde_ledger, schema.documents, schema.sightings, schema.originals, schema.readings),
    *(schema.verdicts, *schema.CLAIM_TABLES, schema.people, schema.register, schema.exports),
)
"""The tables such that each comes after those that it points to."""


class Batch:
    """Rows of one transaction, collected and inserted table by table. The caller holds the right to write."""

    def __init__(self, connection: Connection, entered_at: str) -> None:
        self.connection = connection
        self.entered_at = entered_at
        self.head = head(connection)
        self._rows: dict[Table, list[Row]] = {}

    def enter(self, kind: str, subject: str, payload: str) -> int:
        """An entry at the head of the chain; its number."""
        self.head = Entry.after(
            self.head, kind=kind, subject=chain.subject_of(subject), entered_at=self.entered_at, payload=payload
        )
        self.keep(schema.entries, [self.head._asdict()])
        return self.head.seq

    def say(self, kind: str, table: Table, row: Row, *, subject: str) -> int:
        """An entry whose payload is a row of a table, and that row."""
        entry = self.enter(kind, subject, chain.payload(kind, row))
        self.keep(table, [{**row, "entry": entry}])
        return entry

    def keep(self, table: Table, found: list[Row]) -> None:
        """Rows to be stored."""
        if found:
            self._rows.setdefault(table, []).extend(found)

    def pending(self, table: Table) -> list[Row]:
        """Rows that are about to be stored."""
        return self._rows.get(table, [])

    def store(self) -> None:
        """Insert all that was collected."""
        for table in _IN_ORDER:
            if found := self._rows.get(table):
                names = table.c.keys()
                engine.insert_rows(self.connection, table, [tuple(map(row.get, names)) for row in found])
        self._rows.clear()


class Arrivals:
    """Readings, sightings and originals of one batch; what the ledger knows already adds nothing.

    What it knows of their documents is asked for once. Another writer may have been there since `Writer.add` looked.
    """

    def __init__(self, batch: Batch, reader: str) -> None:
        self._batch, self._reader = batch, reader
        self._connection = batch.connection
        self._met: set[tuple[str | None, ...]] = set()
        self._read_before: set[str] = set()
        self._known: set[str] = set()
        self._kept: set[tuple[str, str]] = set()

    def store(self, readings: Iterable[tuple[Reading, Gathered]], sightings: Iterable[Gathered]) -> None:
        """All of them, or nothing."""
        readings, sightings = list(readings), list(sightings)
        self._look_up([reading.document.id for reading, _ in readings] + [document.id for document, *_ in sightings])
        for reading, gathered in readings:
            if reading.document.id not in self._read_before:
                self._read(reading, gathered)
        for gathered in sightings:
            self._sight(gathered)
            self._original(gathered)
        self._batch.store()

    def _look_up(self, ids: list[str]) -> None:
        documents, readings, originals = schema.documents.c, schema.readings.c, schema.originals.c
        ask = self._connection.execute
        for first in range(0, len(ids), _ASKED):
            some = ids[first : first + _ASKED]
            read = select(readings.document_id).where(readings.document_id.in_(some), readings.reader == self._reader)
            kept = select(originals.document_id, originals.sha256).where(originals.document_id.in_(some))
            self._read_before.update(ask(read).scalars())
            self._known.update(ask(select(documents.id).where(documents.id.in_(some))).scalars())
            self._kept.update((document, sha256) for document, sha256 in ask(kept))

    def _read(self, reading: Reading, gathered: Gathered) -> None:
        document, gathered_at, _original = gathered
        if document.id not in self._known:
            row = rows.document_row(document, gathered_at)
            entry = self._batch.enter("document", document.id, chain.document_payload(row))
            self._batch.keep(schema.documents, [{**row, "entry": entry}])
            self._known.add(document.id)
        self._original(gathered)
        jsons = list(map(rows.claim_json, reading.claims))
        entry = self._batch.enter("reading", document.id, chain.claims_payload(document.id, self._reader, jsons))
        row = {"entry": entry, "document_id": document.id, "reader": self._reader, "claims": len(reading.claims)}
        self._batch.keep(schema.readings, [row])
        of_claims = rows.claim_rows(reading.claims, jsons, document.id, entry)
        for table, found in zip(schema.CLAIM_TABLES, of_claims, strict=True):
            self._batch.keep(table, found)

    def _sight(self, gathered: Gathered) -> None:
        document, gathered_at, _original = gathered
        where = (document.id, document.uri, document.publisher, document.published)
        if where in self._met or self._first_met(document) or _sighted(self._connection, document):
            return
        self._met.add(where)
        row = rows.provenance_row(document, gathered_at)
        entry = self._batch.enter("sighting", document.id, chain.sighting_payload(document.id, row))
        self._batch.keep(schema.sightings, [{"entry": entry, "document_id": document.id, **row}])

    def _original(self, gathered: Gathered) -> None:
        """The bytes as they came, once for each text: the same bytes met elsewhere are a sighting alone."""
        document, gathered_at, original = gathered
        if original is None:
            return
        row = rows.original_row(document, original, gathered_at)
        key = (document.id, row["sha256"])
        if key in self._kept:
            return
        self._kept.add(key)
        self._batch.say("original", schema.originals, row, subject=document.id)

    def _first_met(self, document: Document) -> bool:
        """Whether this is where the document was met first, in this batch or before."""
        table = schema.documents
        pending = next((row for row in self._batch.pending(table) if row["id"] == document.id), None)
        if pending is not None:
            return all(pending[name] == getattr(document, name) for name in ("uri", "publisher", "published"))
        query = select(table.c.uri, table.c.publisher, table.c.published).where(table.c.id == document.id)
        first = self._connection.execute(query).first()
        return first is not None and tuple(first) == (document.uri, document.publisher, document.published)


def head(connection: Connection) -> Entry | None:
    """The last entry of the chain."""
    row = connection.execute(_LAST).first()
    return None if row is None else Entry(*row)


_LAST = select(schema.entries).order_by(schema.entries.c.seq.desc()).limit(1)


def read_before(connection: Connection, document_id: str, reader: str) -> bool:
    """Whether the ledger holds this reader's reading of a document."""
    return connection.scalar(_READ_BEFORE, {"document": document_id, "by": reader}) is not None


_READ_BEFORE = select(schema.readings.c.entry).where(
    schema.readings.c.document_id == bindparam("document"), schema.readings.c.reader == bindparam("by")
)


def _sighted(connection: Connection, document: Document) -> bool:
    table = schema.sightings.c
    query = select(table.entry).where(
        table.document_id == document.id,
        table.uri.is_not_distinct_from(document.uri),
        table.publisher.is_not_distinct_from(document.publisher),
        table.published.is_not_distinct_from(document.published),
    )
    return connection.scalar(query.limit(1)) is not None
