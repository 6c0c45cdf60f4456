"""What goes wrong with a ledger."""


class LedgerError(Exception):
    """The ledger cannot be used. `str(error)` is one line that says why and what to do."""


class VerdictError(Exception):
    """A decision that cannot be entered. `str(error)` is one line that says why and what to do."""
