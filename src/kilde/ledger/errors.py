"""What goes wrong with a ledger as a whole."""


class LedgerError(Exception):
    """The ledger cannot be used. `str(error)` is one line that says why and what to do."""
