"""Ledger: claims kept, append-only."""
