"""A ledger at a glance: what its database's driver alone tells, which loads in a fraction of the time."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct

from kilde.ledger.records import PLACES_IN_AN_ENTRY, Head
from kilde.ledger.version import VERSION

_VERSION = "SELECT max(version) FROM kilde_ledger"
_LAST = "SELECT seq, hash, entered_at FROM entries ORDER BY seq DESC LIMIT 1"
_JSONS = "SELECT reading, position, json FROM claims WHERE reading IN ({})"


class Glance(Struct, frozen=True):
    """A ledger that has not been opened."""

    where: str
    head: Head
    """Its last entry."""

    def jsons(self, claims: Collection[int]) -> dict[int, str]:
        """The JSON of claims by their numbers, as `View.jsons`."""
        wanted = set(claims)
        entries = sorted({number // PLACES_IN_AN_ENTRY for number in wanted})
        found: dict[int, str] = {}
        with closing(_connected(self.where)) as connection:
            for at in range(0, len(entries), _AT_ONCE):
                named = ", ".join(map(str, entries[at : at + _AT_ONCE]))
                for entry, position, json in connection.execute(_JSONS.format(named)):
                    found[entry * PLACES_IN_AN_ENTRY + position] = json
        return {number: json for number, json in found.items() if number in wanted}


_AT_ONCE = 500
"""Entries that are looked up in one query."""


def glance(where: str) -> Glance | None:
    """What is told of a ledger by its path or URL; None where it takes `Ledger.open`, which says what is wrong.

    Nothing is made, mended or brought up to date.
    """
    try:
        with closing(_connected(where)) as connection:
            (version,) = connection.execute(_VERSION).fetchone()
            last = connection.execute(_LAST).fetchone()
    except Exception:
        return None
    return Glance(where, Head(*last)) if last and version == VERSION else None


def _connected(where: str) -> Any:  # noqa: ANN401 - the connection of either driver
    if "://" not in where:
        return sqlite3.connect(f"{Path(where).absolute().as_uri()}?mode=ro", uri=True)
    import psycopg

    return psycopg.connect(where.replace("postgresql+psycopg://", "postgresql://", 1))
