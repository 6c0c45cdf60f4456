"""The version of the ledger's tables."""

VERSION = 3
"""A ledger with a higher one was made by a newer Kilde; `migrations/` mends those with a lower one."""
