"""Checkpoints: heads of the chain noted in a file that is kept elsewhere, each on a line of JSON.

A ledger that was written anew from some entry on verifies in itself, but no longer has the hash that was noted.
"""

from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from kilde.ledger import schema
from kilde.ledger.errors import LedgerError
from kilde.ledger.records import Head
from kilde.ledger.verify import Verification


class Checkpoint(msgspec.Struct, frozen=True):
    """A head of the chain, with how much the ledger held then."""

    seq: int
    hash: str
    entered_at: str
    documents: int
    claims: int


def read(path: Path) -> list[Checkpoint]:
    """The checkpoints in a file; none where there is no file yet."""
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [msgspec.json.decode(line, type=Checkpoint) for line in lines if line.strip()]
    except (OSError, UnicodeError, msgspec.DecodeError) as error:
        raise LedgerError(f"{path} holds no checkpoints: name another file ({error})") from error


def add(path: Path, head: Head, verification: Verification) -> bool:
    """Note a head at the end of a file; False where it is the last one there."""
    if any(noted.hash == head.hash for noted in read(path)[-1:]):
        return False
    noted = Checkpoint(head.seq, head.hash, head.entered_at, verification.documents, verification.claims)
    try:
        with path.open("ab") as file:
            file.write(msgspec.json.encode(noted) + b"\n")
    except OSError as error:
        raise LedgerError(f"cannot write {path}: {error.strerror}; name another file with --checkpoint") from error
    return True


def faults(connection: Connection, checkpoints: list[Checkpoint]) -> list[str]:
    """Where a ledger is not what was noted of it."""
    entries, found = schema.entries.c, []
    for noted in checkpoints:
        now = connection.scalar(select(entries.hash).where(entries.seq == noted.seq))
        if now is None:
            found.append(f"entry {noted.seq} is gone: the checkpoint of {noted.entered_at} had it as the last")
        elif now != noted.hash:
            found.append(f"entry {noted.seq} is another than at the checkpoint of {noted.entered_at}: rewritten since")
    return found
