"""The gazetteer as a SQLite file: the one that is bundled, or one made of a full GeoNames dump."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kilde.read.gazetteer.names import key

BUNDLED = Path(__file__).parent / "places.sqlite3"


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as the gazetteer knows it; `country` is ISO 3166-1 alpha-2, `admin1` GeoNames' code of its unit."""

    id: str
    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A place with its other names."""

    entry: Entry
    others: Sequence[str] = ()


_SCHEMA = """
CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT,
                    admin1 TEXT, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, main INTEGER NOT NULL, number INTEGER NOT NULL,
                   PRIMARY KEY (key, main, number)) WITHOUT ROWID;
CREATE INDEX unit ON place (kind, country, admin1) WHERE kind < 2;
CREATE TABLE origin (words TEXT NOT NULL);
"""
_KINDS = tuple(Kind)
_STEPS = 10_000
"""Coordinates are kept in ten-thousandths of a degree, some ten metres."""
_GEONAMES = "geonames:"
_BATCH = 500
"""Names asked for in one query; SQLite takes at most 999 values in old versions."""


def write(path: Path, rows: Iterable[Row], *, origin: str) -> int:
    """Write a new gazetteer file and tell how many places it holds; the file must not exist."""
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;" + _SCHEMA)
    count, unnumbered = 0, -1
    with connection:
        for row in rows:
            entry = row.entry
            number = int(entry.id.removeprefix(_GEONAMES)) if entry.id.startswith(_GEONAMES) else unnumbered
            unnumbered -= number == unnumbered
            done = connection.execute(
                "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    None if number > 0 else entry.id,
                    entry.name,
                    _KINDS.index(entry.kind),
                    entry.country,
                    entry.admin1,
                    round(entry.lat * _STEPS),
                    round(entry.lon * _STEPS),
                    entry.population,
                ),
            )
            if not done.rowcount:
                continue
            count += 1
            main = key(entry.name)
            keys = {(main, 0)} | {(other, 1) for name in row.others if (other := key(name)) != main}
            connection.executemany(
                "INSERT OR IGNORE INTO name VALUES (?, ?, ?)", [(k, m, number) for k, m in keys if k]
            )
        connection.execute("INSERT INTO origin VALUES (?)", (origin,))
    connection.execute("VACUUM")
    connection.close()
    return count


_COLUMNS = "p.number, p.id, p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.population"


class Store:
    """A gazetteer file, open for reading."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)

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


def _entry(columns: Sequence[Any]) -> Entry:
    number, identity, name, kind, country, admin1, lat, lon, population = columns
    identity = identity or f"{_GEONAMES}{number}"
    return Entry(identity, name, _KINDS[kind], country, admin1, lat / _STEPS, lon / _STEPS, population)
