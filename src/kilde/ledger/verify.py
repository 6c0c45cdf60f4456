"""Is the ledger what it was? Everything is computed again from what the tables hold and compared.

- Each entry's hash covers its fields and the hash of the entry before; no number is missing (here).
- Each entry vouches for its rows, and no row is without an entry (`contents.py`).
- Tables, triggers and indexes are those that Kilde makes (`structure.py`).
- An SQLite file is, byte for byte, what it was when it was sealed (`seal.py`).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain as joined
from itertools import islice, pairwise

from sqlalchemy import URL, Connection, func, select

from kilde.ledger import chain, contents, engine, schema, seal, structure
from kilde.ledger.chain import GENESIS, Entry
from kilde.ledger.contents import Fault
from kilde.ledger.faults import UNREADABLE, in_words, said_by

Check = Callable[[Connection], Iterable[Fault]]
_MOST_FAULTS = 100  # a ledger with so many needs no longer list
_WORTH_A_PROCESS = 20_000  # entries


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
    sealed: bool | None = None
    """Whether an SQLite file is as it was sealed; None where it is not sealed, or no file."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(where: URL, *, processes: int = 1) -> Verification:
    """Check all that a ledger holds, in as many processes as are given and worth it."""
    faults: list[Fault] = []
    sealed = _sealed(where, faults)
    with _reading(where) as connection:
        documents, claims, last = _safely_counted(connection)
        pieces = _stretches(last, processes)
        walk = _Chain()
        checks: list[Check] = [
            structure.faults,
            *(partial(contents.faults, first=first, last=last) for first, last in pieces),
        ]
        if len(pieces) == 1:
            faults += _found(where, walk.faults, *checks)
        else:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
                found = pool.map(partial(_found, where), checks)
                faults += _found(where, walk.faults)  # meanwhile
                faults += joined.from_iterable(found)
        faults += _safely(partial(_strays, connection))
    faults.sort(key=lambda fault: (fault.entry is None, fault.entry or 0))
    return Verification(
        entries=walk.entries,
        documents=documents,
        claims=claims,
        head=walk.head,
        faults=tuple(dict.fromkeys(fault.said for fault in faults))[:_MOST_FAULTS],
        first_bad=next((fault.entry for fault in faults if fault.entry is not None), None),
        sealed=sealed,
    )


class _Chain:
    """The entries walked from the first to the last."""

    def __init__(self) -> None:
        self.entries = 0
        self.head = GENESIS

    def faults(self, connection: Connection) -> Iterator[Fault]:
        """Where the chain does not hold."""
        self.entries, self.head = 0, GENESIS
        stored = [(row[0], row[1]) for row in joined.from_iterable(engine.stream(connection, _VERSIONS))]
        vouched = 0
        for row in joined.from_iterable(engine.stream(connection, _ENTRIES)):
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


_VERSIONS = select(schema.kilde_ledger).order_by(schema.kilde_ledger.c.version)
_ENTRIES = select(schema.entries).order_by(schema.entries.c.seq)


def _expected(entry: Entry) -> str | None:
    try:
        return entry.expected_hash
    except (TypeError, ValueError):  # a field that is no text any longer
        return None


def _sealed(where: URL, faults: list[Fault]) -> bool | None:
    path = engine.path_of(where)
    sealed = seal.check(path) if path else None
    if sealed is False:
        said = "the file is not as it was sealed: a byte was altered, if only in an index or in an unused place"
        faults.append(Fault(None, said))
    return sealed


def _stretches(last: int, processes: int) -> list[tuple[int, int]]:
    """The chain in parts, several for each of several processes; before the first entry there may be strays."""
    parts = max(1, min(last // _WORTH_A_PROCESS, 8 * processes)) if processes > 1 else 1
    ends = [last * part // parts for part in range(parts + 1)]
    return [(first + 1 if first else -(2**31), end) for first, end in pairwise(ends)]


def _found(where: URL, *checks: Check) -> list[Fault]:
    """The first faults that checks find.

    They are made quickly at first, on text that has to be UTF-8. Where that stops or finds something, they are made
    once more on text as it is, to say exactly what is wrong.
    """
    found: list[Fault] = []
    for leniently in (False, True):
        with _reading(where) as connection:
            if leniently:
                engine.read_leniently(connection)
            found = [fault for check in checks for fault in _safely(partial(check, connection))]
        if not found:
            break
    return found


def _strays(connection: Connection) -> Iterator[Fault]:
    """Rows beyond the last entry."""
    for name, strays in joined.from_iterable(engine.stream(connection, contents.beyond())):
        if strays:
            yield Fault(None, f"{strays} rows of {name} belong to no entry")


def _safely(find: Callable[[], Iterable[Fault]]) -> list[Fault]:
    """The first faults found; what the database cannot read is one too, and ends the search."""
    faults: list[Fault] = []
    try:
        faults.extend(islice(find(), _MOST_FAULTS))
    except UNREADABLE as error:
        faults.append(Fault(None, f"the database cannot read what it holds: {said_by(error)}"))
    return faults


def _safely_counted(connection: Connection) -> tuple[int, int, int]:
    """How many documents and claims, and the number of the last entry; where that cannot be read, beyond any."""
    counts = (
        select(func.count()).select_from(schema.documents),
        select(func.sum(schema.readings.c.claims)),
        select(func.max(schema.entries.c.seq)),
    )
    try:
        documents, claims, last = (connection.scalar(query) or 0 for query in counts)
    except UNREADABLE:
        return 0, 0, 2**31 - 1
    return documents, claims, last


@contextmanager
def _reading(where: URL) -> Iterator[Connection]:
    """A connection of its own, which nobody else will use after it."""
    made = engine.connect(where.render_as_string(hide_password=False), create=False)
    try:
        with in_words(where.render_as_string()), made.connect() as connection:
            yield connection
    finally:
        made.dispose()
