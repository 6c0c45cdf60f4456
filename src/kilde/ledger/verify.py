"""Is the ledger what it was? Everything is computed again from what the tables hold and compared.

- Each entry's hash covers its fields and the hash of the entry before; no number is missing.
- Each entry vouches for its rows (`contents.py`), and no row is without an entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, func, select

from kilde.ledger import chain, contents, schema
from kilde.ledger.chain import GENESIS, Entry
from kilde.ledger.contents import Fault

_MOST_FAULTS = 100  # a ledger with so many needs no longer list


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what is wrong with it; `head` can be kept elsewhere and compared later."""

    entries: int
    documents: int
    claims: int
    head: str
    faults: tuple[str, ...]
    """In the order of the chain; the first names the first bad entry."""
    first_bad: int | None = None
    """The number of the first bad entry; None where a fault belongs to none."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(connection: Connection) -> Verification:
    """Check all that a ledger holds."""
    walk = _Chain(connection)
    found = list(islice(walk.faults(), _MOST_FAULTS))
    found += islice(contents.faults(connection, 0, 2**31 - 1), _MOST_FAULTS)
    found.sort(key=lambda fault: (fault.entry is None, fault.entry or 0))
    return Verification(
        entries=walk.entries,
        documents=connection.scalar(select(func.count()).select_from(schema.documents)) or 0,
        claims=connection.scalar(select(func.sum(schema.readings.c.claims))) or 0,
        head=walk.head,
        faults=tuple(dict.fromkeys(fault.said for fault in found[:_MOST_FAULTS])),
        first_bad=next((fault.entry for fault in found if fault.entry is not None), None),
    )


class _Chain:
    """The entries walked from the first to the last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.entries = 0
        self.head = GENESIS

    def faults(self) -> Iterator[Fault]:
        """Where the chain does not hold."""
        table = schema.kilde_ledger
        stored = [(row[0], row[1]) for row in self._connection.execute(select(table).order_by(table.c.version))]
        vouched = 0
        query = select(schema.entries).order_by(schema.entries.c.seq)
        for row in self._connection.execution_options(yield_per=5000).execute(query):
            entry = Entry(*row)
            self.entries += 1
            if entry.seq != self.entries:
                yield Fault(self.entries, f"entry {self.entries} is missing: the next one is {entry.seq}")
                self.entries = entry.seq
            elif entry.previous != self.head:
                said = f"entry {entry.seq} does not follow entry {entry.seq - 1}: its hash of the entry before differs"
                yield Fault(entry.seq, said)
            if entry.hash != _expected(entry):
                yield Fault(entry.seq, f"entry {entry.seq} was altered: its hash is not that of what it says")
            if entry.kind == "version":
                vouched = next((n for n, row in enumerate(stored, 1) if str(row[0]) == entry.subject), 0)
                if entry.payload_sha256 != chain.version_payload(stored[:vouched]):
                    yield Fault(entry.seq, f"entry {entry.seq}: the version of the tables was altered")
            self.head = entry.hash
        if vouched != len(stored):
            yield Fault(None, f"{len(stored) - vouched} rows of kilde_ledger belong to no entry")


def _expected(entry: Entry) -> str | None:
    try:
        return entry.expected_hash
    except (TypeError, ValueError):  # a field that is no text any longer
        return None
