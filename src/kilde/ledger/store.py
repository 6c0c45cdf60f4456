"""The ledger opened: a Writer to add to it, a View to read from it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, Select, Table, func, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from kilde.ledger import chain, engine, rows, schema
from kilde.ledger.chain import Entry
from kilde.ledger.errors import LedgerError
from kilde.ledger.rows import Row
from kilde.ledger.selection import Selection, beside, claims_asked_for, documents_asked_for
from kilde.vocabulary import Document, Reading

if TYPE_CHECKING:
    from kilde.ledger.verify import Verification

Columns = dict[str, list[Any]]
ALL = Selection()

READER = f"kilde {version('kilde')}"
"""The reader's name and version: the same reader meeting the same text again adds nothing."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds."""

    documents: int
    claims: int
    figures: int
    entries: int


class Ledger:
    """Documents and the claims read in them, append-only. Use it in a `with` statement, or close it."""

    def __init__(self, engine: Engine, where: str, *, clock: Callable[[], str] = _now) -> None:
        self.where = where
        self._engine = engine
        self._clock = clock

    @classmethod
    def open(cls, where: str | Path = "kilde.db", *, create: bool = True, clock: Callable[[], str] = _now) -> "Ledger":
        """The ledger at a path or database URL, made when absent unless `create` is False.

        Raises `LedgerError` where it cannot be used; its message is one line for the user.
        """
        made = engine.connect(where, create=create)
        try:
            with _errors(str(where)):
                _prepare(made, str(where), create=create, clock=clock)
        except BaseException:
            made.dispose()
            raise
        return cls(made, str(where), clock=clock)

    def writer(self, *, reader: str = READER, batch: int = 48) -> "Writer":
        """Adds readings, each `batch` of them in one transaction. `reader` names what made them."""
        return Writer(self._engine, self.where, reader=reader, batch=batch, clock=self._clock)

    def view(self) -> "View":
        """What the ledger holds now."""
        return View(self._engine, self.where)

    def add(self, reading: Reading) -> bool:
        """Add one reading at once; False when it was there already."""
        with self.writer() as writer:
            return writer.add(reading)

    def verify(self) -> "Verification":
        """Check the chain, every document's hash and every anchor. Takes no one's word: all is computed again."""
        from kilde.ledger.verify import verify

        with _errors(self.where), self._engine.connect() as connection:
            return verify(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


class Writer:
    """Adds readings. What has been flushed is stored for good; leaving the `with` statement flushes the rest.

    Leaving it by an exception flushes too: what was read stays read. Only a killed process loses its last batch, and
    then as a whole.
    """

    def __init__(self, engine: Engine, where: str, *, reader: str, batch: int, clock: Callable[[], str]) -> None:
        self._engine, self._where = engine, where
        self._reader, self._batch, self._clock = reader, batch, clock
        self._pending: dict[str, tuple[Reading, str]] = {}  # by document id, with the time of gathering
        self._sightings: list[tuple[Document, str]] = []

    def add(self, reading: Reading) -> bool:
        """Whether the reading is new; this text read by this reader before adds no claims, at most a sighting."""
        document = reading.document
        if document.id in self._pending or self.holds(document.id):
            self.saw(document)
            return False
        _keepable(document)
        self._pending[document.id] = (reading, self._clock())
        if len(self._pending) >= self._batch:
            self.flush()
        return True

    def holds(self, document_id: str) -> bool:
        """Whether this reader's reading of a document is in the ledger or about to be."""
        if document_id in self._pending:
            return True
        with _errors(self._where), self._engine.connect() as connection:
            return _read_before(connection, document_id, self._reader)

    def saw(self, document: Document) -> None:
        """Keep where a known text was met again; where it is known to be found there, nothing is kept."""
        self._sightings.append((document, self._clock()))
        if len(self._sightings) >= self._batch:
            self.flush()

    def flush(self) -> None:
        """Store what is pending, all of it or nothing."""
        if not self._pending and not self._sightings:
            return
        with _errors(self._where), self._engine.begin() as connection:
            engine.begin_writing(connection)
            _Batch(connection, self._reader, self._clock()).store(self._pending.values(), self._sightings)
        self._pending.clear()
        self._sightings.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, LedgerError):  # a ledger that is gone is not to be met a second time
            self.flush()


class _Batch:
    """Rows of one transaction, collected and inserted table by table."""

    def __init__(self, connection: Connection, reader: str, entered_at: str) -> None:
        self._connection = connection
        self._reader = reader
        self._entered_at = entered_at
        self._head = head(connection)
        self._rows: dict[Table, list[Row]] = {}

    def store(self, readings: Iterable[tuple[Reading, str]], sightings: Iterable[tuple[Document, str]]) -> None:
        new: set[str] = set()
        for reading, gathered_at in readings:
            # Another writer may have been here since `add` looked.
            if not _read_before(self._connection, reading.document.id, self._reader):
                self._read(reading, gathered_at, new)
        met: set[tuple[str | None, ...]] = set()
        for document, gathered_at in sightings:
            self._sight(document, gathered_at, met)
        for table in (schema.entries, schema.documents, schema.sightings, schema.readings, *schema.CLAIM_TABLES):
            if table in self._rows:
                self._connection.execute(insert(table), self._rows[table])

    def _read(self, reading: Reading, gathered_at: str, new: set[str]) -> None:
        document = reading.document
        if document.id not in new and not _known(self._connection, document.id):
            row = rows.document_row(document, gathered_at)
            entry = self._enter("document", document.id, chain.document_payload(row))
            self._keep(schema.documents, [{**row, "entry": entry}])
            new.add(document.id)
        heads_payload = chain.claims_payload(document.id, self._reader, map(rows.claim_json, reading.claims))
        entry = self._enter("reading", document.id, heads_payload)
        row = {"entry": entry, "document_id": document.id, "reader": self._reader, "claims": len(reading.claims)}
        self._keep(schema.readings, [row])
        for table, found in zip(schema.CLAIM_TABLES, rows.claim_rows(reading.claims, document.id, entry), strict=True):
            self._keep(table, found)

    def _sight(self, document: Document, gathered_at: str, met: set[tuple[str | None, ...]]) -> None:
        where = (document.id, document.uri, document.publisher, document.published)
        if where in met or self._first_met(document) or _sighted(self._connection, document):
            return
        met.add(where)
        row = rows.provenance_row(document, gathered_at)
        entry = self._enter("sighting", document.id, chain.sighting_payload(document.id, row))
        self._keep(schema.sightings, [{"entry": entry, "document_id": document.id, **row}])

    def _first_met(self, document: Document) -> bool:
        """Whether this is where the document was met first, in this batch or before."""
        table = schema.documents
        pending = next((row for row in self._rows.get(table, []) if row["id"] == document.id), None)
        if pending is not None:
            return all(pending[name] == getattr(document, name) for name in ("uri", "publisher", "published"))
        query = select(table.c.uri, table.c.publisher, table.c.published).where(table.c.id == document.id)
        first = self._connection.execute(query).first()
        return first is not None and tuple(first) == (document.uri, document.publisher, document.published)

    def _enter(self, kind: str, subject: str, payload: str) -> int:
        self._head = Entry.after(self._head, kind=kind, subject=subject, entered_at=self._entered_at, payload=payload)
        self._keep(schema.entries, [self._head._asdict()])
        return self._head.seq

    def _keep(self, table: Table, found: list[Row]) -> None:
        if found:
            self._rows.setdefault(table, []).extend(found)


class View:
    """What a ledger holds. Documents come in the order in which they were added; of each, the newest reading."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine, self._where = engine, where

    def counts(self) -> Counts:
        """How many documents, claims, figures among them, and entries."""
        figures = select(func.count()).select_from(schema.claims).where(schema.claims.c.kind == "figure")
        queries = [select(func.count()).select_from(t) for t in (schema.documents, schema.claims)]
        with self._connect() as connection:
            documents, claims, figure_claims, entries = (
                connection.scalar(query) or 0
                for query in (*queries, figures, select(func.count()).select_from(schema.entries))
            )
        return Counts(documents=documents, claims=claims, figures=figure_claims, entries=entries)

    def holds(self, document_id: str, *, reader: str = READER) -> bool:
        """Whether a document has been read by this reader."""
        with self._connect() as connection:
            return _read_before(connection, document_id, reader)

    def documents(self) -> Iterator[Document]:
        """The documents, with their texts."""
        for row in self.rows(select(schema.documents).order_by(schema.documents.c.entry)):
            yield rows.document_of(row)

    def document(self, document_id: str) -> Document | None:
        """One document by its id."""
        found = self.rows(select(schema.documents).where(schema.documents.c.id == document_id))
        return next((rows.document_of(row) for row in found), None)

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each document."""
        for document in self.documents():
            yield self._reading(document)

    def reading(self, document_id: str) -> Reading | None:
        """The newest reading of one document."""
        document = self.document(document_id)
        return None if document is None else self._reading(document)

    def figures(self, selection: Selection = ALL) -> dict[str, Columns]:
        """The figures asked for and what stands beside them, as columns for weighing.

        `claims`, `claim_places` and `claim_sources` share `reading` and `position`.
        """
        queries = {
            "claims": claims_asked_for(selection),
            "claim_places": beside(schema.claim_places, selection),
            "claim_sources": beside(schema.claim_sources, selection),
        }
        return {name: self.columns(query) for name, query in queries.items()}

    def documents_of_figures(self, selection: Selection = ALL) -> Iterator[Document]:
        """The documents that carry them, in the order in which they were added."""
        return map(rows.document_of, self.rows(documents_asked_for(selection)))

    def rows(self, query: Select[Any]) -> Iterator[Row]:
        """The rows that a query on the ledger's tables gives, as mappings."""
        with self._connect() as connection:
            for row in connection.execution_options(yield_per=1000).execute(query).mappings():
                yield dict(row)

    def columns(self, query: Select[Any]) -> Columns:
        """The same, column by column."""
        with self._connect() as connection:
            result = connection.execute(query)
            names = list(result.keys())
            columns = list(zip(*result.fetchall(), strict=True)) or [()] * len(names)
        return {name: list(column) for name, column in zip(names, columns, strict=True)}

    def _reading(self, document: Document) -> Reading:
        newest = (
            select(func.max(schema.readings.c.entry))
            .where(schema.readings.c.document_id == document.id)
            .scalar_subquery()
        )
        claims = schema.claims.c
        query = select(claims.json).where(claims.reading == newest).order_by(claims.position)
        return Reading(document, tuple(rows.claim_of(row["json"]) for row in self.rows(query)))

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        with _errors(self._where), self._engine.connect() as connection:
            yield connection


def head(connection: Connection) -> Entry | None:
    """The last entry of the chain."""
    row = connection.execute(select(schema.entries).order_by(schema.entries.c.seq.desc()).limit(1)).first()
    return None if row is None else Entry(*row)


def _known(connection: Connection, document_id: str) -> bool:
    return connection.scalar(select(schema.documents.c.entry).where(schema.documents.c.id == document_id)) is not None


def _read_before(connection: Connection, document_id: str, reader: str) -> bool:
    table = schema.readings.c
    query = select(table.entry).where(table.document_id == document_id, table.reader == reader)
    return connection.scalar(query) is not None


def _sighted(connection: Connection, document: Document) -> bool:
    table = schema.sightings.c
    query = select(table.entry).where(
        table.document_id == document.id,
        table.uri.is_not_distinct_from(document.uri),
        table.publisher.is_not_distinct_from(document.publisher),
        table.published.is_not_distinct_from(document.published),
    )
    return connection.scalar(query.limit(1)) is not None


def _keepable(document: Document) -> None:
    """Half a character (a lone surrogate) or a NUL cannot stand in a database's text."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"the text holds half a character at {error.start}: read it again as UTF-8") from error
    if "\0" in document.text:
        raise ValueError("the text holds NUL characters: this is a binary file, or one in UTF-16")


def _prepare(made: Engine, where: str, *, create: bool, clock: Callable[[], str]) -> None:
    """Make the tables where there are none; refuse what is not a ledger, or a newer one."""
    present = set(inspect(made).get_table_names())
    table = schema.kilde_ledger
    if table.name not in present:
        if present:
            raise LedgerError(f"{where} is a database but not a Kilde ledger: name another with --ledger")
        if not create:
            raise LedgerError(f"{where} is empty, not a Kilde ledger: name another with --ledger")
        _make(made, clock)
    with made.connect() as connection:
        found = connection.scalar(select(func.max(table.c.version)))
    if found is None or found > schema.VERSION:
        raise LedgerError(
            f"{where} was made by a newer Kilde (tables {found}, this one knows {schema.VERSION}): upgrade kilde"
        )


def _make(made: Engine, clock: Callable[[], str]) -> None:
    engine.enable_wal(made)
    with made.begin() as connection:
        engine.begin_writing_schema(connection)
        if inspect(connection).has_table(schema.kilde_ledger.name):
            return  # another process made it a moment ago
        schema.metadata.create_all(connection, checkfirst=False)
        connection.execute(insert(schema.kilde_ledger), {"version": schema.VERSION, "created_at": clock()})
        engine.refuse_changes(connection, list(schema.metadata.tables))


@contextmanager
def _errors(where: str) -> Iterator[None]:
    """The database's own errors as one line that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(_in_words(where, str(error.orig).strip().splitlines()[0])) from error


_IN_WORDS = {
    "file is not a database": "is not a Kilde ledger: name another with --ledger",
    "unable to open database file": "cannot be opened: check the folder and your rights to it",
    "readonly": "cannot be written to: check your rights to the file and its folder",
    "is locked": "is in use by another program that does not let go: try again when it is done",
    "disk is full": "cannot grow: the disk is full; what was stored before is safe",
    "malformed": "is damaged: restore it from a backup, or run `kilde verify` on a copy",
}


def _in_words(where: str, said: str) -> str:
    advice = next((words for sign, words in _IN_WORDS.items() if sign in said), None)
    return f"{where} {advice}" if advice else f"{where}: the database says: {said}"
