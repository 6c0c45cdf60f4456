"""Kilde reads reports and keeps a ledger of who says what."""

__version__ = "0.1.0"
