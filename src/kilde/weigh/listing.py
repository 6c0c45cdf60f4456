"""Rows as a list prints them: what stands in the store's columns, without the claims behind.

The rule. What is listed here of a row is the same that its record says (`FigureRow`), by the house's book; a test holds
one against the other. To make records takes ten times as long: each claim is fetched from the ledger and read.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kilde.vocabulary import Category, Extent, Measure, Number, Unit
from kilde.weigh.asked import first_of
from kilde.weigh.assembling import edtf, whole_number

if TYPE_CHECKING:
    import duckdb


class Listed(Struct, frozen=True):
    """A row in one line; its fields are those of `FigureRow`."""

    key: str
    place: str | None
    measure: Measure
    who: tuple[Category, ...]
    unit: Unit
    extent: Extent
    period: str | None
    low: Number | None
    high: Number | None
    about: bool
    origins: int
    sources: tuple[str, ...]
    contradiction: bool


_OF_ROWS = (
    "row key place place_key measure categories unit extent starts ends ended low high about origins reports "
    "contradiction"
).split()
_AT_FEW = 20
"""Places up to which the claims are found by them: what is said of a place lies in one piece."""


def listed(cursor: "duckdb.DuckDBPyConnection", where: str, values: Sequence[Any]) -> list[Listed]:
    """The rows that meet a condition on `figure_rows`, those with most independent origins first, then the newest."""
    query = f"SELECT {', '.join(_OF_ROWS)} FROM kept.figure_rows WHERE {where}"
    found = [dict(zip(_OF_ROWS, row, strict=True)) for row in cursor.execute(query, values).fetchall()]
    sources = _sources(cursor, found, where, values)
    rows = {row["row"]: row for row in found}
    return [_line(rows[row], sources[row]) for row, _ in first_of(found, len(found))]


def _line(row: dict[str, Any], sources: Sequence[str]) -> Listed:
    return Listed(
        key=row["key"],
        place=row["place"],
        measure=Measure(row["measure"]),
        who=tuple(Category(name) for name in row["categories"].split(",") if name),
        unit=Unit(row["unit"]),
        extent=Extent(row["extent"]),
        period=edtf(row["starts"], row["ends"]),
        low=whole_number(row["low"]),
        high=whole_number(row["high"]),
        about=row["about"],
        origins=row["origins"],
        sources=tuple(dict.fromkeys(sources)),
        contradiction=row["contradiction"],
    )


def _sources(
    cursor: "duckdb.DuckDBPyConnection", rows: Sequence[dict[str, Any]], where: str, values: Sequence[Any]
) -> defaultdict[int, list[str]]:
    """The origins of each row by name, the newest claim's first."""
    places = {row["place_key"] for row in rows}
    if None not in places and len(places) <= _AT_FEW:
        named, given = "place_key IN (SELECT unnest(?::TEXT[]))", [sorted(places)]
    else:
        named, given = f"row IN (SELECT row FROM kept.figure_rows WHERE {where})", [*values]
    found = cursor.execute(
        f"""SELECT row, origin_name FROM kept.ranked_claims WHERE {named} AND candidate AND origin IS NOT NULL
        ORDER BY said_order DESC, "order" DESC, start DESC, claim DESC""",
        given,
    )
    sources = defaultdict[int, list[str]](list)
    for row, name in found.fetchall():
        sources[row].append(name)
    return sources
