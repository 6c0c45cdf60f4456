"""The seal of an SQLite file: a checksum of all its bytes, so that not one can change unseen, whatever it is for.

The chain vouches for what was entered. But a file holds more: indexes, the schema, the rests of pages. When a ledger
that was written to is closed, and nobody else is at work on it, the CRC-32 of the whole file is put into its header as
SQLite's `user_version`, and its `application_id` says that it is sealed. Writing begins by breaking the seal. A CRC-32
finds every change of up to four bytes in a row for certain, and any other with a chance of one in four billion. It is
no signature: whoever alters the ledger on purpose can seal it anew. That is what the chain and a checkpoint are for.

Four fields of the header change with the sealing itself and stand aside: the seal, its mark and the two counters of
changes, which have to be equal.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

_SEALED = int.from_bytes(b"Kild")
_BROKEN = int.from_bytes(b"open")  # no letter is that of the other mark: one changed byte makes neither of both
_VERSION = str(sum(n * w for n, w in zip(sqlite3.sqlite_version_info, (1_000_000, 1_000, 1), strict=True)))
"""What SQLite will put into the header as that which wrote last."""
_BUSY_S = 5
# Run in a process of its own: closing a file lets go of all locks that SQLite holds on it in this one (POSIX).
_CHECKSUM = """
import sys, zlib
path, mark, version = sys.argv[1:]
with open(path, "rb") as file:
    head = bytearray(file.read(100))
    print(*(int.from_bytes(head[at:at + 4], "big") for at in (24, 60, 68, 92)))
    for at, value in ((24, 0), (60, 0), (68, int(mark)), (92, 0), *([(96, int(version))] if version else [])):
        head[at:at + 4] = value.to_bytes(4, "big")
    crc = zlib.crc32(head)
    while piece := file.read(1 << 20):
        crc = zlib.crc32(piece, crc)
print(crc)
"""


def break_seal(connection: sqlite3.Connection) -> None:
    """Say within a transaction that the file is being written to."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != _BROKEN:
        connection.execute(f"PRAGMA application_id = {_BROKEN}")


def seal(path: Path) -> bool:
    """Seal a file that nobody is writing to; whether it is sealed now. Who is at work on it will seal it."""
    with suppress(sqlite3.Error, OSError):
        if is_sealed(path):
            return True
        with _alone(path) as connection:
            _write_seal(connection, path)
        return True
    return False


def _write_seal(connection: sqlite3.Connection, path: Path) -> None:
    *_fields, crc = _checksum(path, _VERSION)
    connection.execute(f"PRAGMA application_id = {_SEALED}")
    connection.execute(f"PRAGMA user_version = {crc - (1 << 32) if crc >> 31 else crc}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def check(path: Path) -> bool | None:
    """Whether a file is as it was sealed; None where it is not: it is being written to, or its writer was stopped."""
    try:
        with _alone(path):
            changes, sealed, mark, valid, crc = _checksum(path)
    except sqlite3.OperationalError:
        return None  # somebody else is writing: the file is not at rest
    if mark in (_BROKEN, 0):
        return None
    return mark == _SEALED and sealed == crc and changes == valid


def is_sealed(path: Path) -> bool:
    """Whether a file says that it is sealed."""
    with closing(sqlite3.connect(path, timeout=_BUSY_S)) as connection:
        return bool(connection.execute("PRAGMA application_id").fetchone()[0] == _SEALED)


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection]:
    """All that was written moved into the file itself, and nobody else writing."""
    path = path.resolve()  # where SQLite puts its log
    with closing(sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("BEGIN IMMEDIATE")
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise sqlite3.OperationalError("another program has just written")
        yield connection


def _checksum(path: Path, version: str = "") -> list[int]:
    """Four fields of the header and the sum of all bytes; `version` takes the place of who wrote last."""
    command = [sys.executable, "-I", "-S", "-c", _CHECKSUM, str(path), str(_SEALED), version]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.strip().splitlines()[-1])
    return [int(number) for number in done.stdout.split()]
