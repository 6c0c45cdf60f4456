"""Ledger: claims kept, append-only, every entry chained to the one before by its hash."""

from kilde.ledger.bounds import bounds
from kilde.ledger.errors import LedgerError
from kilde.ledger.rows import name_key
from kilde.ledger.selection import Selection
from kilde.ledger.store import READER, Counts, Ledger, View, Writer
from kilde.ledger.verify import Verification

__all__ = [
    "READER",
    "Counts",
    "Ledger",
    "LedgerError",
    "Selection",
    "Verification",
    "View",
    "Writer",
    "bounds",
    "name_key",
]
