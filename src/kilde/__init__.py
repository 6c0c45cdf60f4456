"""Kilde reads reports and keeps a ledger of who says what."""

from kilde.read import pipeline, read
from kilde.vocabulary import Claim, Document, Reading

__all__ = ["Claim", "Document", "Reading", "pipeline", "read"]
__version__ = "0.1.0"
