"""A gazetteer as a SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from kilde.read.gazetteer.names import ARABIC, key, skeleton


class Kind(StrEnum):
    """What sort of place it is; files keep its place in this list, so new kinds go last."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    CONTINENT = "continent"
    REGION = "region"
    ADMIN2 = "admin2"
    TOWN = "town"
    CAMP = "camp"
    AREA = "area"
    WATER = "water"
    MOUNTAIN = "mountain"
    ISLAND = "island"
    OTHER = "other"


class Entry(Struct, frozen=True):
    """A place as the gazetteer knows it; `country` is ISO 3166-1 alpha-2, `admin1` GeoNames' code of its unit."""

    id: str
    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int = 0


class Row(Struct, frozen=True):
    """A place with its other names."""

    entry: Entry
    others: Sequence[str] = ()


_SCHEMA = """
CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT,
                    admin1 TEXT, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, main INTEGER NOT NULL, number INTEGER NOT NULL,
                   PRIMARY KEY (key, main, number)) WITHOUT ROWID;
CREATE INDEX unit ON place (kind, country, admin1) WHERE kind < 2;
"""
_KINDS = tuple(Kind)
_STEPS = 10_000
"""Coordinates are kept in ten-thousandths of a degree, some ten metres."""
_GEONAMES = "geonames:"
_BATCH = 500
"""Names asked for in one query; SQLite takes at most 999 values in old versions."""


def write(connection: sqlite3.Connection, rows: Iterable[Row]) -> int:
    """Add places to a database, new or of this making, in place of those with the same id; how many they are."""
    fresh = not connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    if fresh:
        connection.executescript(_SCHEMA)
    places: dict[int, tuple[Any, ...]] = {}
    names: list[tuple[str, int, int]] = []
    unnumbered = 0
    for row in rows:
        entry = row.entry
        if entry.id.startswith(_GEONAMES):
            number, identity = int(entry.id.removeprefix(_GEONAMES)), None
        else:
            unnumbered -= 1
            number, identity = unnumbered, entry.id
        if number not in places:
            places[number] = _columns(number, identity, entry)
            names += _keys(number, row)
    if not fresh:
        connection.executemany("DELETE FROM name WHERE number = ?", [(number,) for number in places])
    names.sort()
    connection.executemany("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places.values())
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)
    connection.commit()
    return len(places)


def _columns(number: int, identity: str | None, entry: Entry) -> tuple[Any, ...]:
    lat, lon = round(entry.lat * _STEPS), round(entry.lon * _STEPS)
    kind = _KINDS.index(entry.kind)
    return number, identity, entry.name, kind, entry.country, entry.admin1, lat, lon, entry.population


def _keys(number: int, row: Row) -> list[tuple[str, int, int]]:
    main = key(row.entry.name)
    others = {key(name) for name in row.others} - {main, ""}
    if row.entry.country in ARABIC and row.entry.kind in {Kind.TOWN, Kind.CAMP}:
        others |= {bones for name in (main, *others) if (bones := skeleton(name))}
    return [(main, 0, number), *((other, 1, number) for other in others)]


_COLUMNS = "p.number, p.id, p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.population"


class Store:
    """A gazetteer's database, open for reading."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def find(self, keys: Sequence[str]) -> Iterator[tuple[str, bool, Entry]]:
        """The places under names as `names.key` writes them: the key, whether it is their main name, the place."""
        for at in range(0, len(keys), _BATCH):
            some = keys[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            for k, main, *columns in self.connection.execute(
                f"SELECT n.key, n.main, {_COLUMNS} FROM name n JOIN place p USING (number) WHERE n.key IN ({marks})",
                some,
            ):
                yield k, not main, _entry(columns)

    def get(self, identity: str) -> Entry | None:
        """The place with this id."""
        if identity.startswith(_GEONAMES):
            where, value = "p.number = ?", identity.removeprefix(_GEONAMES)
        else:
            where, value = "p.id = ?", identity
        row = self.connection.execute(f"SELECT {_COLUMNS} FROM place p WHERE {where}", (value,)).fetchone()
        return _entry(row) if row else None

    def countries(self) -> Iterator[Entry]:
        """All countries and dependencies."""
        rows = self.connection.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.kind = 0")
        return map(_entry, rows)

    def unit(self, country: str, admin1: str | None = None) -> Entry | None:
        """The country, or its first-level unit with this code."""
        kind, where = (Kind.COUNTRY, "") if admin1 is None else (Kind.ADMIN1, "AND p.admin1 = ?")
        row = self.connection.execute(
            f"SELECT {_COLUMNS} FROM place p WHERE p.kind = ? AND p.kind < 2 AND p.country = ? {where}",
            (_KINDS.index(kind), country, *([admin1] if admin1 else [])),
        ).fetchone()
        return _entry(row) if row else None

    def towns(self, country: str) -> Iterator[tuple[str | None, float, float]]:
        """The towns and camps of a country: code of its first-level unit, latitude, longitude."""
        rows = self.connection.execute(
            "SELECT p.admin1, p.lat, p.lon FROM place p WHERE p.country = ? AND p.kind IN (?, ?)",
            (country, _KINDS.index(Kind.TOWN), _KINDS.index(Kind.CAMP)),
        )
        for admin1, lat, lon in rows:
            yield admin1, lat / _STEPS, lon / _STEPS


def _entry(columns: Sequence[Any]) -> Entry:
    number, identity, name, kind, country, admin1, lat, lon, population = columns
    identity = identity or f"{_GEONAMES}{number}"
    return Entry(identity, name, _KINDS[kind], country, admin1, lat / _STEPS, lon / _STEPS, population)
