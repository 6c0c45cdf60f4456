"""The JSON of claims unfolded into columns, a batch at a time, by DuckDB: a million claims are soon read.

What a column says of a claim stands in `_COLUMNS`; `claims.py` names the columns, their types and their order.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_PIECE = 4096  # rows that one core takes at a time
_SPAN = {"text": "VARCHAR", "start": "BIGINT", "end": "BIGINT"}
_NUMBER = dict.fromkeys(("low", "high", "value"), "DOUBLE")
_SOURCES = [dict.fromkeys(("text", "name", "kind", "role"), "VARCHAR")]
_PLACES = [
    {
        **dict.fromkeys(("text", "role", "name", "country", "gazetteer_id"), "VARCHAR"),
        **dict.fromkeys(("lat", "lon"), "DOUBLE"),
    }
]
_SHAPE: dict[str, Any] = {
    **dict.fromkeys(("id", "kind", "modality", "measure", "unit", "extent", "event"), "VARCHAR"),
    "direct": "BOOLEAN",
    **dict.fromkeys(("sentence", "composition", "trigger", "cue", "content"), _SPAN),
    "rules": ["VARCHAR"],
    "quantity": {**_SPAN, **_NUMBER, "qualifier": "VARCHAR"},
    "who": {"text": "VARCHAR", "categories": ["VARCHAR"]},
    "period": {"text": "VARCHAR", "edtf": "VARCHAR"},
    **dict.fromkeys(("places", "sources"), "JSON"),
    **dict.fromkeys(("actors", "targets"), _SOURCES),
}
"""What is taken out of a claim of any kind; what its kind lacks is null.

Places and sources stay JSON, for the columns that hold them so, and are taken apart in a second step.
"""


def _one(words: str, nothing: str = "") -> str:
    return f"nullif({words}, '{nothing}')"


def _names(of: str, condition: str = "true") -> str:
    """Sources by name or else by their words, with a semicolon between."""
    name = f"coalesce({_one('s.name')}, {_one('s.text')}, s.kind)"
    return _one(f"array_to_string([{name} for s in {of} if {condition}], '; ')")


_AT = 'coalesce(c.quantity."start", c.trigger."start", c.content."start")'
_COLUMNS = {
    **{name: f"c.{name}" for name in ("kind", "modality", "measure", "unit", "extent", "event", "direct")},
    "claim_id": "c.id",
    "number_text": "c.quantity.text",
    **{name: f"c.quantity.{name}" for name in ("qualifier", *_NUMBER)},
    "who": "c.who.text",
    "categories": _one("array_to_string(c.who.categories, ',')"),
    "composition": "c.composition.text",
    "actors": _names("c.actors"),
    "targets": _names("c.targets"),
    "cue": "c.cue.text",
    "content": "c.content.text",
    "place": f"coalesce({_one('places[1].name')}, places[1].text)",
    "place_role": "places[1].role",
    **{name: f"places[1].{name}" for name in ("country", "lat", "lon", "gazetteer_id")},
    "places": _one("c.places::VARCHAR", "[]"),
    "period": "c.period.edtf",
    "period_text": "c.period.text",
    **{column: _names("sources", f"s.role = '{role}'") for column, role in
       {"origin": "claims", "relays": "relays", "evidence": "evidence"}.items()},
    "sources": _one("c.sources::VARCHAR", "[]"),
    "sentence": "c.sentence.text",
    "start": f'coalesce({_AT}, c.sentence."start")',
    "end": f'CASE WHEN {_AT} IS NULL THEN c.sentence."end" '
    'ELSE coalesce(c.quantity."end", c.trigger."end", c.content."end") END',
    "sentence_start": 'c.sentence."start"',
    "sentence_end": 'c.sentence."end"',
    "rules": _one("array_to_string(c.rules, ',')"),
}  # fmt: skip


def unfolded(jsons: Sequence[str], bench: "duckdb.DuckDBPyConnection") -> "pa.Table":
    """The columns that claims' JSON gives, one row a claim, in their order."""
    import pyarrow as pa

    pieces = [pa.array(jsons[first : first + _PIECE], pa.string()) for first in range(0, len(jsons), _PIECE)]
    bench.register("batch", pa.table({"json": pa.chunked_array(pieces)}))
    return bench.sql(_query()).to_arrow_table()


def bench() -> "duckdb.DuckDBPyConnection":
    """Where claims are unfolded: a connection of one's own to the process's database in memory."""
    return _database().cursor()


@cache
def _database() -> "duckdb.DuckDBPyConnection":
    import duckdb

    return duckdb.connect()


@cache
def _query() -> str:
    columns = ", ".join(f'{words} AS "{name}"' for name, words in _COLUMNS.items())
    claims = f"SELECT {_taken_apart('json', _SHAPE)} AS c FROM batch"
    lists = f"{_taken_apart('c.places', _PLACES)} AS places, {_taken_apart('c.sources', _SOURCES)} AS sources"
    return f"SELECT {columns} FROM (SELECT c, {lists} FROM ({claims}))"


def _taken_apart(json: str, shape: object) -> str:
    return f"json_transform({json}, '{msgspec.json.encode(shape).decode()}')"
