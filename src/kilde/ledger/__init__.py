"""Ledger: claims kept, append-only, every entry chained to the one before by its hash."""

from kilde.ledger.aside import AsideError
from kilde.ledger.bounds import bounds
from kilde.ledger.claims import CLAIM_FIELDS, Claims, Fields, arrow_schema, days, names_of
from kilde.ledger.errors import LedgerError, VerdictError
from kilde.ledger.judgements import About, Judgement, Matter, Role, State, Verdict
from kilde.ledger.records import Counts, Event, Export, Head, Kept, Person, Registered, Selection
from kilde.ledger.rows import name_key
from kilde.ledger.store import Ledger, Writer
from kilde.ledger.verify import Verification
from kilde.ledger.view import View
from kilde.ledger.writing import READER

__all__ = [
    "CLAIM_FIELDS",
    "READER",
    "About",
    "AsideError",
    "Claims",
    "Counts",
    "Event",
    "Export",
    "Fields",
    "Head",
    "Judgement",
    "Kept",
    "Ledger",
    "LedgerError",
    "Matter",
    "Person",
    "Registered",
    "Role",
    "Selection",
    "State",
    "Verdict",
    "VerdictError",
    "Verification",
    "View",
    "Writer",
    "arrow_schema",
    "bounds",
    "days",
    "name_key",
    "names_of",
]
