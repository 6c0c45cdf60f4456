"""Claims as a table: streamed in batches, or whole as Arrow, pandas or Polars.

A row is a claim of a document's newest reading, with the way back to its words: the document's hash, the characters,
the chain of sources, the reader, and the entry that vouches for it. `places` and `sources` hold as JSON, in the form
of the claim record, what does not fit in a cell.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import ColumnElement, Select, select

from kilde.edtf import MINUTE, EdtfError, Interval
from kilde.ledger import schema
from kilde.ledger.errors import LedgerError
from kilde.ledger.records import Selection
from kilde.ledger.rows import claim_of
from kilde.ledger.selection import asked_for
from kilde.vocabulary import AnyClaim, Event, Figure, Period, Place, Quantity, Source, SourceRole, Span, Statement, Who

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Row = tuple[Any, ...]
Fields = tuple[tuple[str, str], ...]

_FROM_LEDGER: Fields = (
    ("document_id", "string"),
    ("uri", "string"),
    ("title", "string"),
    ("publisher", "string"),
    ("published", "string"),
    ("language", "string"),
    ("entry", "int64"),
    ("entered_at", "string"),
    ("reader", "string"),
)
"""In the order in which the ledger gives them, after a claim's JSON."""

CLAIM_FIELDS: Fields = (
    ("claim_id", "string"),
    ("kind", "string"),
    ("modality", "string"),
    ("measure", "string"),
    ("unit", "string"),
    ("extent", "string"),
    ("number_text", "string"),
    ("qualifier", "string"),
    ("low", "float64"),
    ("high", "float64"),
    ("value", "float64"),
    ("who", "string"),
    ("categories", "string"),
    ("composition", "string"),
    ("event", "string"),
    ("actors", "string"),
    ("targets", "string"),
    ("cue", "string"),
    ("content", "string"),
    ("direct", "bool"),
    ("place", "string"),
    ("place_role", "string"),
    ("country", "string"),
    ("lat", "float64"),
    ("lon", "float64"),
    ("gazetteer_id", "string"),
    ("places", "string"),
    ("period", "string"),
    ("period_text", "string"),
    ("start_date", "date32"),
    ("end_date", "date32"),
    ("origin", "string"),
    ("relays", "string"),
    ("evidence", "string"),
    ("sources", "string"),
    ("sentence", "string"),
    ("start", "int64"),
    ("end", "int64"),
    ("sentence_start", "int64"),
    ("sentence_end", "int64"),
    ("rules", "string"),
    *_FROM_LEDGER,
    ("ledger_head", "string"),
)
"""The columns of a table of claims: name and Arrow type. docs/exports.md says what each means."""

_BATCH = 8192


def claims_as_rows(selection: Selection, counting: ColumnElement[bool]) -> Select[Any]:
    """Each claim's JSON with what the ledger knows of it, in the order in which they were added."""
    told = schema.documents.c
    query = (
        select(
            schema.claims.c.json,
            told.id,
            told.uri,
            told.title,
            told.publisher,
            told.published,
            told.language,
            schema.entries.c.seq,
            schema.entries.c.entered_at,
            schema.readings.c.reader,
        )
        .join(schema.documents, told.id == schema.claims.c.document_id)
        .join(schema.entries, schema.entries.c.seq == schema.claims.c.reading)
        .outerjoin(schema.readings, schema.readings.c.entry == schema.claims.c.reading)
    )
    wanted = counting if selection == Selection() else asked_for(selection, counting)
    return query.where(wanted).order_by(schema.claims.c.reading, schema.claims.c.position)


class Claims:
    """Claims of a ledger, as a table. `rows` gives each claim's JSON and what the ledger knows of its document."""

    def __init__(self, rows: Callable[[], Iterable[Row]], head: str) -> None:
        self._rows = rows
        self.head = head

    def batches(self) -> "Iterator[pa.RecordBatch]":
        """The table in pieces, so that any number of claims passes through in the same memory."""
        import pyarrow as pa

        made = arrow_schema(CLAIM_FIELDS)
        rows = iter(self._rows())
        while some := list(islice(rows, _BATCH)):
            with _uncollected():
                columns = _columns([claim_of(row[0]) for row in some], some, self.head)
                arrays = [pa.array(columns[name], made.field(name).type) for name in made.names]
            yield pa.record_batch(arrays, schema=made)

    def to_arrow(self) -> "pa.Table":
        """The table in Arrow."""
        import pyarrow as pa

        return pa.Table.from_batches(self.batches(), schema=arrow_schema(CLAIM_FIELDS))

    def to_pandas(self) -> "pd.DataFrame":
        """The table in pandas, where that is installed."""
        _need("pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """The table in Polars, where that is installed."""
        _need("polars")
        import polars as pl

        made = pl.from_arrow(self.to_arrow())
        assert isinstance(made, pl.DataFrame)
        return made


@contextmanager
def _uncollected() -> Iterator[None]:
    """No collecting of garbage meanwhile: a batch is a hundred thousand small objects, none of them in a circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def arrow_schema(fields: Fields) -> "pa.Schema":
    """Columns as an Arrow schema."""
    import pyarrow as pa

    return pa.schema([(name, getattr(pa, kind if kind != "bool" else "bool_")()) for name, kind in fields])


@lru_cache(maxsize=10_000)
def days(edtf: str | None) -> tuple[Any, Any]:
    """The first and the last day of a time, as dates; None where it is open or not understood."""
    try:
        interval = Interval.parse(edtf) if edtf else None
    except EdtfError:
        interval = None
    if interval is None:
        return None, None
    return interval.start and interval.start.date(), interval.end and (interval.end - MINUTE).date()


def names_of(sources: Iterable[Source], role: SourceRole) -> str | None:
    """The sources with this part in the chain, by name or else by their words; None where there is none."""
    return "; ".join(s.name or s.text or s.kind.value for s in sources if s.role is role) or None


def anchor(claim: AnyClaim) -> Span:
    """The characters that a claim stands on: its number, its trigger, or what is said."""
    match claim:
        case Figure(quantity=span) | Event(trigger=span) | Statement(content=span):
            return span if span.start is not None else claim.sentence


def _need(library: str) -> None:
    from importlib.util import find_spec

    if find_spec(library) is None:
        raise LedgerError(f"{library} is not installed: pip install {library}, or use to_arrow()")


_NO_QUANTITY, _NO_WHO, _NO_PERIOD, _NO_PLACE, _NO_SPAN = Quantity(), Who(), Period(), Place(), Span()


def _columns(claims: list[AnyClaim], rows: list[Row], head: str) -> dict[str, list[Any]]:
    """The columns of a batch, each made in one go: this is where the time of a large export goes."""
    figures = [c if isinstance(c, Figure) else None for c in claims]
    events = [c if isinstance(c, Event) else None for c in claims]
    statements = [c if isinstance(c, Statement) else None for c in claims]
    quantities = [f.quantity if f else _NO_QUANTITY for f in figures]
    who = [f.who if f else _NO_WHO for f in figures]
    periods = [getattr(c, "period", _NO_PERIOD) for c in claims]
    places: list[tuple[Place, ...]] = [getattr(c, "places", ()) for c in claims]
    first = [p[0] if p else _NO_PLACE for p in places]
    tags = {kind: str(kind.__struct_config__.tag) for kind in (Figure, Event, Statement)}
    dates = [days(p.edtf) for p in periods]
    anchors = [anchor(c) for c in claims]
    encode = msgspec.json.encode
    return {
        "claim_id": [c.id for c in claims],
        "kind": [tags[type(c)] for c in claims],
        "modality": [c.modality.value for c in claims],
        "measure": [f and f.measure.value for f in figures],
        "unit": [f and f.unit.value for f in figures],
        "extent": [f and f.extent.value for f in figures],
        "number_text": [q.text for q in quantities],
        "qualifier": [f and f.quantity.qualifier.value for f in figures],
        "low": [q.low for q in quantities],
        "high": [q.high for q in quantities],
        "value": [q.value for q in quantities],
        "who": [w.text for w in who],
        "categories": [",".join(w.categories) or None for w in who],
        "composition": [f.composition.text if f and f.composition else None for f in figures],
        "event": [e and e.event for e in events],
        "actors": [_parties(e.actors) if e else None for e in events],
        "targets": [_parties(e.targets) if e else None for e in events],
        "cue": [s.cue.text if s and s.cue else None for s in statements],
        "content": [s and s.content.text for s in statements],
        "direct": [s and s.direct for s in statements],
        "place": [p.name or p.text for p in first],
        "place_role": [p.role and p.role.value for p in first],
        "country": [p.country for p in first],
        "lat": [p.lat for p in first],
        "lon": [p.lon for p in first],
        "gazetteer_id": [p.gazetteer_id for p in first],
        "places": [encode(p).decode() if p else None for p in places],
        "period": [p.edtf for p in periods],
        "period_text": [p.text for p in periods],
        "start_date": [start for start, _ in dates],
        "end_date": [end for _, end in dates],
        "origin": [names_of(c.sources, SourceRole.CLAIMS) for c in claims],
        "relays": [names_of(c.sources, SourceRole.RELAYS) for c in claims],
        "evidence": [names_of(c.sources, SourceRole.EVIDENCE) for c in claims],
        "sources": [encode(c.sources).decode() if c.sources else None for c in claims],
        "sentence": [c.sentence.text for c in claims],
        "start": [span.start for span in anchors],
        "end": [span.end for span in anchors],
        "sentence_start": [c.sentence.start for c in claims],
        "sentence_end": [c.sentence.end for c in claims],
        "rules": [",".join(c.rules) or None for c in claims],
        **{
            name: list(column)
            for (name, _), column in zip(_FROM_LEDGER, list(zip(*rows, strict=True))[1:], strict=True)
        },
        "ledger_head": [head] * len(claims),
    }


def _parties(parties: Iterable[Source]) -> str | None:
    return "; ".join(party.name or party.text or "" for party in parties) or None
