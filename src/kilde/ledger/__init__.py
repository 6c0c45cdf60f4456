"""Ledger: claims kept, append-only, every entry chained to the one before by its hash."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kilde.ledger.aside import AsideError
from kilde.ledger.bounds import bounds
from kilde.ledger.errors import LedgerError, VerdictError
from kilde.ledger.glance import Glance, glance
from kilde.ledger.judgements import About, Judgement, Matter, Role, State, Verdict
from kilde.ledger.records import SPEAKS_FOR, Counts, Event, Export, Head, Kept, Person, Registered, Selection
from kilde.ledger.rows import name_key

if TYPE_CHECKING:
    from kilde.ledger.claims import CLAIM_FIELDS, Claims, Fields, arrow_schema, days, names_of
    from kilde.ledger.store import Ledger, Writer
    from kilde.ledger.verify import Verification
    from kilde.ledger.view import View
    from kilde.ledger.writing import READER

__all__ = [
    "CLAIM_FIELDS",
    "READER",
    "SPEAKS_FOR",
    "About",
    "AsideError",
    "Claims",
    "Counts",
    "Event",
    "Export",
    "Fields",
    "Glance",
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
    "glance",
    "name_key",
    "names_of",
]

_LATER = {
    **dict.fromkeys(("CLAIM_FIELDS", "Claims", "Fields", "arrow_schema", "days", "names_of"), "claims"),
    **dict.fromkeys(("Ledger", "Writer"), "store"),
    "Verification": "verify",
    "View": "view",
    "READER": "writing",
}
"""What is loaded with its database library on first use, by the module that has it."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
