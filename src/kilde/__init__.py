"""Kilde reads reports and keeps a ledger of who says what."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kilde.read import read

if TYPE_CHECKING:
    from kilde.ledger import Ledger
    from kilde.read import pipeline
    from kilde.vocabulary import Claim, Document, Reading

__all__ = ["Claim", "Document", "Ledger", "Reading", "pipeline", "read"]
__version__ = "0.1.0"


_LATER = {
    "Ledger": "ledger",
    "pipeline": "read",
    **dict.fromkeys(("Claim", "Document", "Reading"), "vocabulary"),
}
"""What is loaded with its libraries on first use, by the room that has it."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
