"""Kilde reads reports and keeps a ledger of who says what."""

from typing import TYPE_CHECKING, Any

from kilde.read import pipeline, read
from kilde.vocabulary import Claim, Document, Reading

if TYPE_CHECKING:
    from kilde.ledger import Ledger

__all__ = ["Claim", "Document", "Ledger", "Reading", "pipeline", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """The ledger, loaded with its database library on first use."""
    if name == "Ledger":
        from kilde.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
