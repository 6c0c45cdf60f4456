"""What a database says when it cannot do what it was asked, in words for the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from kilde.ledger.errors import LedgerError

UNREADABLE = (DBAPIError, sqlite3.Error, UnicodeError)
"""How a database says that it cannot do what it was asked; the last where its own words are damaged."""


def said_by(error: Exception) -> str:
    """What a database said, in one line."""
    if isinstance(error, UnicodeError):
        return "malformed: a name or a text is no UTF-8"
    original = error.orig if isinstance(error, DBAPIError) else error
    return str(original).strip().splitlines()[0]


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """The database's own errors as one line that says what to do."""
    try:
        yield
    except UNREADABLE as error:
        raise LedgerError(_line(where, said_by(error))) from error


_IN_WORDS = {
    "file is not a database": "is not a Kilde ledger: name another with --ledger",
    "unable to open database file": "cannot be opened: check the folder and your rights to it",
    "readonly": "cannot be written to: check your rights to the file and its folder",
    "is locked": "is in use by another program that does not let go: try again when it is done",
    "disk is full": "cannot grow: the disk is full; what was stored before is safe",
    "malformed": "is damaged: restore it from a backup, or run `kilde verify` on a copy",
}


def _line(where: str, said: str) -> str:
    advice = next((words for sign, words in _IN_WORDS.items() if sign in said), None)
    return f"{where} {advice}" if advice else f"{where}: the database says: {said}"
