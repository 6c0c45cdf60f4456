"""Rows that were asked for and are few, sorted and counted as the database would (`rows`, `most_said`, `places`).

A test holds both to the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from kilde.vocabulary import Number
from kilde.weigh.assembling import iso, whole_number

Row = Mapping[str, Any]
Named = tuple[int, str]
"""The number of a row and its key."""


class PlaceCount(Struct, frozen=True):
    """What is counted at one place."""

    place: str
    country: str | None
    gazetteer_id: str | None
    rows: int
    most: Number | None
    """The highest number of all its rows."""
    newest: str
    """ISO; the end of the latest time that is counted."""


def first_of(rows: Sequence[Row], limit: int) -> list[Named]:
    """Those with most origins first, then the newest."""

    def order(row: Row) -> tuple[Any, ...]:
        return -row["origins"], *_newest(row), -row["reports"], row["place"] or "", row["measure"], row["key"]

    return [(row["row"], row["key"]) for row in sorted(rows, key=order)[:limit]]


def most_said_of(rows: Sequence[Row], series: int, limit: int) -> list[Named]:
    """The rows of those series of which most claims tell, the newest of each first."""
    claims: Counter[str] = Counter()
    for row in rows:
        claims[row["series"]] += row["claims"]
    told = sorted((one for one, said in claims.items() if said > 1), key=lambda one: (-claims[one], one))[:series]
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        members[row["series"]].append(row)
    found = [row for one in told for row in sorted(members[one], key=lambda row: (*_newest(row), row["key"]))]
    return [(row["row"], row["key"]) for row in found[:limit]]


def places_of(rows: Sequence[Row]) -> list[PlaceCount]:
    """Where they are, the places with most rows first."""
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["key"]):
        if row["place_key"] is not None:
            members[row["place_key"]].append(row)
    return [
        PlaceCount(
            _first(row["place"] for row in found),
            _first(row["country"] for row in found),
            _first(row["gazetteer_id"] for row in found),
            len(found),
            whole_number(max((number for row in found if (number := _most(row)) is not None), default=None)),
            iso(max((row["ended"] for row in found if row["ended"] is not None), default=None)),
        )
        for _, found in sorted(members.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def _newest(row: Row) -> tuple[bool, int]:
    return row["ended"] is None, -(row["ended"] or 0)


def _most(row: Row) -> float | None:
    found: float | None = row["low"] if row["high"] is None else row["high"]
    return found


def _first(values: Iterable[Any]) -> Any:  # noqa: ANN401 - of any column
    return next((one for one in values if one is not None), None)
