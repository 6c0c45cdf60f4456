"""Claims as a table: streamed in batches, or whole as Arrow, pandas or Polars.

A row is a claim of a document's newest reading, with the way back to its words: the document's hash, the characters,
the chain of sources, the reader, and the entry that vouches for it. `places` and `sources` hold as JSON, in the form
of the claim record, what does not fit in a cell.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

from kilde.edtf import MINUTE, EdtfError, Interval
from kilde.ledger import schema, unfolding
from kilde.ledger.errors import LedgerError
from kilde.ledger.records import Selection
from kilde.ledger.selection import asked_for
from kilde.vocabulary import Source, SourceRole

if TYPE_CHECKING:
    import duckdb
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

BATCH = 32_768
"""Claims read and unfolded at a time."""


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
    """Claims of a ledger, as a table. `rows` gives, some at a time, their JSON and what the ledger knows of them."""

    def __init__(self, rows: Callable[[], Iterable[Sequence[Row]]], head: str) -> None:
        self._rows = rows
        self.head = head

    def batches(self) -> "Iterator[pa.RecordBatch]":
        """The table in pieces, so that any number of claims passes through in the same memory."""
        bench = unfolding.bench()
        for some in _ahead(self._rows()):
            yield _batch(some, self.head, bench)

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


def _need(library: str) -> None:
    from importlib.util import find_spec

    if find_spec(library) is None:
        raise LedgerError(f"{library} is not installed: pip install {library}, or use to_arrow()")


def _ahead(pieces: Iterable[Sequence[Row]]) -> Iterator[Sequence[Row]]:
    """The pieces, the next one being read in a thread of its own while one is worked on."""
    reading = iter(pieces)
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, reading, None)
        while (some := coming.result()) is not None:
            coming = reader.submit(next, reading, None)
            yield some


def _batch(rows: Sequence[Row], head: str, bench: "duckdb.DuckDBPyConnection") -> "pa.RecordBatch":
    import pyarrow as pa

    made = arrow_schema(CLAIM_FIELDS)
    jsons, *known = zip(*rows, strict=True)
    said = unfolding.unfolded(jsons, bench)
    columns = {name: said.column(name).combine_chunks() for name in said.column_names}
    columns |= {
        name: pa.array(column, made.field(name).type) for (name, _), column in zip(_FROM_LEDGER, known, strict=True)
    }
    columns |= _dates(columns["period"])
    columns["ledger_head"] = pa.repeat(pa.scalar(head), len(rows))
    return pa.record_batch([columns[name] for name in made.names], schema=made)


def _dates(periods: "pa.Array") -> "dict[str, pa.Array]":
    """The first and last days of times, each worked out once: a batch has few that differ."""
    import pyarrow as pa

    coded = periods.dictionary_encode()
    found = [days(edtf) for edtf in coded.dictionary.to_pylist()]
    sides = {"start_date": [first for first, _ in found], "end_date": [last for _, last in found]}
    return {name: pa.array(side, pa.date32()).take(coded.indices) for name, side in sides.items()}
