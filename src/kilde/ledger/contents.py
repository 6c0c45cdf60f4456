"""Each entry against the rows that it vouches for: a stretch of the chain at a time, every table read once in order.

- A document's id is the SHA-256 of its text, and its entry's payload hash that of what is known of it.
- An original's bytes have the SHA-256 and the size that stand beside them.
- A reading's payload hash is that of its claims' JSON; the searchable columns are what that JSON gives.
- Each claim's words stand at their offsets in the document's text. So for a claim as a person left it.
- Everything else that was entered has the payload hash of its row.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain as joined
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    func,
    literal,
    select,
    union_all,
)

from kilde.ledger import chain, engine, rows, schema
from kilde.ledger.bounds import bounds
from kilde.ledger.correcting import misplaced
from kilde.ledger.rows import Row

Tuple = tuple[Any, ...]
"""A row as it was read, its columns in the table's order."""
_CHUNK = 2000  # rows in memory at a time
_JSON = schema.claims.c.keys().index("json")


class Fault(NamedTuple):
    """What does not hold, and at which entry; no number where it belongs to none."""

    entry: int | None
    said: str


class _Ordered:
    """The rows of a table in the order of their entries, handed out entry by entry; those of none are strays."""

    def __init__(self, connection: Connection, query: Select[Any], column: str, *, first: int, last: int) -> None:
        self._names = tuple(query.selected_columns.keys())
        rows = joined.from_iterable(engine.stream(connection, query, most=_CHUNK, first=first, last=last))
        self._groups = groupby(rows, itemgetter(self._names.index(column)))
        self._strays = 0
        self._entry: int | None
        self._advance()

    def _advance(self) -> None:
        found = next(self._groups, None)
        self._entry, self._rows = (found[0], list(found[1])) if found else (None, [])

    def of(self, entry: int) -> list[Tuple]:
        """The rows of an entry; entries have to be asked for in their order."""
        while self._entry is not None and self._entry < entry:
            self._strays += len(self._rows)
            self._advance()
        if self._entry != entry:
            return []
        found = self._rows
        self._advance()
        return found

    def named(self, row: Tuple) -> Row:
        """A row by its columns' names."""
        return dict(zip(self._names, row, strict=True))

    def rest(self) -> int:
        """How many rows no entry asked for, those left included."""
        while self._entry is not None:
            self._strays += len(self._rows)
            self._advance()
        return self._strays


def vouched_for() -> Iterator[tuple[Table, str]]:
    """The tables whose rows belong to entries, each with the column that says to which."""
    yield from ((table, "entry") for table in _BY_ENTRY.values())
    yield from ((table, "reading") for table in schema.CLAIM_TABLES)


def faults(connection: Connection, first: int, last: int) -> Iterator[Fault]:
    """What does not hold in the entries from `first` to `last`, and the rows there that belong to none."""
    stretch = _Stretch(connection, first, last)
    for entry in stretch.entries:
        try:
            yield from (Fault(entry["seq"], said) for said in stretch.check(entry))
        except (ValueError, TypeError, AttributeError, KeyError, LookupError) as error:
            said = f"entry {entry['seq']}: what it vouches for cannot be read ({type(error).__name__})"
            yield Fault(entry["seq"], said)
    yield from stretch.strays()


class _Stretch:
    """A part of the chain, with the rows that its entries vouch for."""

    def __init__(self, connection: Connection, first: int, last: int) -> None:
        within = {"first": first, "last": last}
        self._tables = {
            table.name: _Ordered(connection, _rows_of(table, column), column, **within)
            for table, column in vouched_for()
        }
        self._texts = {
            kind: _Ordered(connection, _texts_of(table), "entry", **within)
            for kind, table in (("reading", schema.readings), ("verdict", schema.verdicts))
        }
        read = joined.from_iterable(engine.stream(connection, _rows_of(schema.entries, "seq"), most=_CHUNK, **within))
        names = schema.entries.c.keys()
        self.entries: Iterable[Row] = (dict(zip(names, row, strict=True)) for row in read)

    def check(self, entry: Any) -> Iterator[str]:  # noqa: ANN401 - a row of entries
        """What is wrong with what an entry vouches for."""
        kind, seq = entry["kind"], entry["seq"]
        if kind == "version":
            return
        table = _BY_ENTRY.get(kind)
        if table is None:
            yield f"entry {seq} is of a kind that Kilde does not know: {kind!r}"
            return
        found = self._tables[table.name].of(seq)
        if len(found) != 1:
            yield f"entry {seq}: {_WHAT[kind]} {entry['subject'][:12]} is missing"
            return
        yield from _CHECKS.get(kind, _row_faults)(self, entry, self._tables[table.name].named(found[0]))

    def claims(self, seq: int) -> list[list[Tuple]]:
        """The rows of an entry in the tables of claims."""
        return [self._tables[table.name].of(seq) for table in schema.CLAIM_TABLES]

    def text(self, kind: str, seq: int) -> str:
        """The text that the claims of an entry were read in."""
        found = self._texts[kind].of(seq)
        return found[0][1] if found else ""

    def strays(self) -> Iterator[Fault]:
        """Rows that no entry vouches for."""
        for name, ordered in self._tables.items():
            if strays := ordered.rest():
                yield Fault(None, f"{strays} rows of {name} belong to no entry")


@cache
def _rows_of(table: Table, column: str) -> Select[Any]:
    """The rows of the entries from `first` to `last`."""
    keys = [table.c[name] for name in (column, "position", "number") if name in table.c]
    return select(table).where(_within(table.c[column])).order_by(*keys)


@cache
def _texts_of(table: Table) -> Select[Any]:
    """The texts of the documents that these rows are about."""
    documents = schema.documents.c
    query = select(table.c.entry, documents.text).join(schema.documents, documents.id == table.c.document_id)
    return query.where(_within(table.c.entry)).order_by(table.c.entry)


def _within(column: ColumnElement[int]) -> ColumnElement[bool]:
    return column.between(bindparam("first", type_=Integer), bindparam("last", type_=Integer))


@cache
def beyond() -> CompoundSelect[Any]:
    """How many rows each table has that are beyond the last entry."""
    last = select(func.max(schema.entries.c.seq)).scalar_subquery()
    counts = (
        select(literal(table.name), func.count()).select_from(table).where(table.c[column] > last)
        for table, column in vouched_for()
    )
    return union_all(*counts)


def _document_faults(_stretch: _Stretch, entry: Any, row: Row) -> Iterator[str]:  # noqa: ANN401
    at, document = f"entry {entry['seq']}:", f"document {entry['subject'][:12]}"
    if row["id"] != entry["subject"] or entry["payload_sha256"] != chain.document_payload(row):
        yield f"{at} what is known of {document} was altered"
    if hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != entry["subject"]:
        yield f"{at} {document}: its text was altered"
    if (row["published_start"], row["published_end"]) != bounds(row["published"]):
        yield f"{at} the dates of {document} were altered"


def _sighting_faults(_stretch: _Stretch, entry: Any, row: Row) -> Iterator[str]:  # noqa: ANN401
    said = chain.sighting_payload(row["document_id"], row)
    if row["document_id"] != entry["subject"] or entry["payload_sha256"] != said:
        yield f"entry {entry['seq']}: a sighting of document {entry['subject'][:12]} was altered"


def _original_faults(stretch: _Stretch, entry: Any, row: Row) -> Iterator[str]:  # noqa: ANN401
    yield from _row_faults(stretch, entry, row)
    data = row["data"]
    if row["size"] != len(data) or hashlib.sha256(bytes(data)).hexdigest() != row["sha256"] or isinstance(data, str):
        yield f"entry {entry['seq']}: the bytes kept of document {entry['subject'][:12]} were altered"


def _row_faults(_stretch: _Stretch, entry: Any, row: Row) -> Iterator[str]:  # noqa: ANN401
    if entry["payload_sha256"] != chain.payload(entry["kind"], row) or entry["subject"] != _subject(entry["kind"], row):
        yield f"entry {entry['seq']}: {_WHAT[entry['kind']]} {entry['subject'][:12]} was altered"


def _reading_faults(stretch: _Stretch, entry: Any, row: Row) -> Iterator[str]:  # noqa: ANN401
    stored, text = stretch.claims(entry["seq"]), stretch.text("reading", entry["seq"])
    name = f"entry {entry['seq']}: the reading of document {entry['subject'][:12]}"
    jsons = [claim[_JSON] for claim in stored[0]]
    said = chain.claims_payload(row["document_id"], row["reader"], jsons)
    if (row["document_id"], row["claims"], said) != (entry["subject"], len(jsons), entry["payload_sha256"]):
        yield f"{name} was altered"
        return
    yield from _claim_faults(name, entry["seq"], stored, row["document_id"], text)


def _verdict_faults(stretch: _Stretch, entry: Any, row: Row) -> Iterator[str]:  # noqa: ANN401
    stored, text = stretch.claims(entry["seq"]), stretch.text("verdict", entry["seq"])
    name = f"entry {entry['seq']}: the verdict on {entry['subject'][:12]}"
    jsons = [claim[_JSON] for claim in stored[0]]
    said = chain.payload("verdict", row, jsons)
    if (chain.subject_of(row["subject"]), row["claims"], said) != (
        *(entry["subject"], len(jsons), entry["payload_sha256"]),
    ):
        yield f"{name} was altered"
        return
    yield from _claim_faults(name, entry["seq"], stored, row["document_id"], text)


def _claim_faults(name: str, seq: int, stored: list[list[Tuple]], document_id: str, text: str) -> Iterator[str]:
    jsons = [claim[_JSON] for claim in stored[0]]
    claims = tuple(map(rows.claim_of, jsons))
    # the JSON is under the payload's hash, and is not made again: the record may have grown since
    computed = rows.claim_rows(claims, jsons, document_id, seq)
    if stored != [[tuple(row.values()) for row in made] for made in computed]:
        yield f"{name}: searchable columns differ from what its claims say"
    for claim in claims:
        for field, span in misplaced(claim, text):
            yield f"{name}: the words of {field} in claim {claim.id[:12]} do not stand at {span.start}–{span.end}"


def _subject(kind: str, row: Row) -> str:
    """Whom or what an entry has to name, going by its row."""
    match kind:
        case "person":
            return chain.subject_of(row["name"])
        case "register":
            return chain.subject_of(f"{row['kind']}:{row['key']}")
        case "export":
            return chain.subject_of(row["format"])
    return chain.subject_of(row["document_id"])


_BY_ENTRY = {
    "document": schema.documents,
    "sighting": schema.sightings,
    "original": schema.originals,
    "reading": schema.readings,
    "verdict": schema.verdicts,
    "person": schema.people,
    "register": schema.register,
    "export": schema.exports,
}
"""By kind of entry, the table with its row."""
_WHAT = {
    "document": "document",
    "sighting": "a sighting of document",
    "original": "the original of document",
    "reading": "the reading of document",
    "verdict": "the verdict on",
    "person": "the role of",
    "register": "the register's",
    "export": "the export to",
}
_CHECKS: dict[str, Callable[[_Stretch, Any, Row], Iterator[str]]] = {
    "document": _document_faults,
    "sighting": _sighting_faults,
    "original": _original_faults,
    "reading": _reading_faults,
    "verdict": _verdict_faults,
}
