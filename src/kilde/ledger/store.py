"""The ledger opened: a Writer to add to it, a View to read from it, and what people decide."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec
from sqlalchemy import Engine

from kilde.ledger import checkpoints, engine, schema, seal
from kilde.ledger.deciding import Decisions
from kilde.ledger.errors import LedgerError, VerdictError
from kilde.ledger.faults import in_words
from kilde.ledger.judgements import About, Judgement, Role, Verdict
from kilde.ledger.moving import backup, copy
from kilde.ledger.opening import prepare
from kilde.ledger.records import Export, Head, Selection
from kilde.ledger.verify import Verification, verify
from kilde.ledger.view import View
from kilde.ledger.writing import READER, Arrivals, Batch, Gathered, read_before
from kilde.vocabulary import Document, Original, Reading

if TYPE_CHECKING:
    from kilde.ledger.claims import Claims


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """Documents and the claims read in them, append-only. Use it in a `with` statement, or close it."""

    def __init__(self, engine: Engine, where: str, *, clock: Callable[[], str] = _now) -> None:
        self.where = where
        self._engine = engine
        self._clock = clock

    @classmethod
    def open(cls, where: str | Path = "kilde.db", *, create: bool = True, clock: Callable[[], str] = _now) -> "Ledger":
        """The ledger at a path or database URL, made when absent unless `create` is False.

        Raises `LedgerError` where it cannot be used; its message is one line for the user.
        """
        made = engine.connect(where, create=create)
        try:
            with in_words(str(where)):
                prepare(made, str(where), create=create, clock=clock)
        except BaseException:
            made.dispose()
            raise
        return cls(made, str(where), clock=clock)

    def writer(self, *, reader: str = READER, batch: int = 48) -> "Writer":
        """Adds readings, each `batch` of them in one transaction. `reader` names what made them."""
        return Writer(self._engine, self.where, reader=reader, batch=batch, clock=self._clock)

    def view(self, as_of: str | int | None = None) -> View:
        """What the ledger holds at this moment, or held at another.

        `as_of` is a day, month or year (to its end), a time (in UTC where it names no zone), the number of an entry or
        the hash of one.
        """
        return View(self._engine, self.where, as_of)

    def claims(self, selection: Selection | None = None) -> "Claims":
        """The claims of this moment as a table, for Arrow, pandas and Polars."""
        return self.view().claims(selection or Selection())

    def add(self, reading: Reading, original: Original | None = None) -> bool:
        """Add one reading at once; False when it was there already."""
        with self.writer() as writer:
            return writer.add(reading, original)

    # what people decide

    def decide(
        self,
        judgement: Judgement | str,
        subject: str,
        other: str | None = None,
        *,
        by: str,
        why: str | None = None,
        field: str | None = None,
        value: Any = None,  # noqa: ANN401 - whatever the field holds
        about: About | str | None = None,
        machine: bool = False,
        expected: int | None = None,
    ) -> Verdict:
        """Enter a verdict on a claim or document by its id, on a source by its name, or on a pair (`other`).

        `correct` takes a `field` of the claim record, such as `quantity.high`, and its `value`. `machine` marks what no
        person decided; `expected` is the last entry that whoever decides has seen, so that nobody overrides what they
        did not see. Raises `VerdictError`, whose message is one line, for what cannot be entered.
        """
        kind = About(about) if about else None
        with self._decisions(by, why, machine=machine, expected=expected) as decisions:
            return decisions.decide(Judgement(judgement), subject, other, field=field, value=value, about=kind)

    def undo(self, entry: int, *, by: str, why: str | None = None) -> Verdict:
        """Undo a verdict, or the undoing of one, by the number of its entry."""
        return self.decide(Judgement.UNDO, str(entry), by=by, why=why)

    def withdraw(self, document_id: str, *, by: str, why: str | None = None) -> Verdict:
        """Mark a document as withdrawn by those who published it, and with it all that rests on it."""
        return self.decide(Judgement.WITHDRAW, document_id, by=by, why=why)

    def supersede(self, old: str, new: str, *, by: str, why: str | None = None) -> Verdict:
        """Let a document take the place of its earlier version, whose claims count no longer."""
        return self.decide(Judgement.SUPERSEDE, old, new, by=by, why=why)

    def appoint(self, name: str, role: Role | str | None, *, by: str, why: str | None = None) -> int:
        """Give someone a role, or take it from them (None); the number of the entry.

        Until the first administrator is appointed, everybody who can write to the ledger may do all.
        """
        with self._decisions(by, why) as decisions:
            return decisions.appoint(name, Role(role) if role else None)

    def register(self, kind: str, key: str, record: Any, *, by: str, why: str | None = None) -> int:  # noqa: ANN401
        """Enter what JSON can hold in a register under a key, or take it out (None); the number of the entry."""
        with self._decisions(by, why) as decisions:
            return decisions.register(kind, key, record)

    def record_export(
        self,
        format: str,
        selection: Selection | None = None,
        *,
        by: str,
        rulebook: str | None = None,
        claims: int = 0,
        withheld: int = 0,
        confidential: bool = False,
        sha256: str | None = None,
        figures: Mapping[str, str] | None = None,
        upto: int | None = None,
        why: str | None = None,
    ) -> Export:
        """Record what leaves the ledger; the record's `receipt` names it from then on.

        `upto` is the last entry that it knew (`view.upto`); `figures` say by key what stood in it, so that it can be
        compared later; `claims` and `withheld` are how many it holds and leaves out. What is confidential takes a
        reviewer.
        """
        with self._writing() as batch:
            known = upto if upto is not None else (batch.head.seq if batch.head else 0)
            if confidential and not self.view().may(by, Role.REVIEWER):
                raise VerdictError(f"{by} may not export what is confidential: ask a reviewer of the ledger")
            row = {
                **{"format": format, "rulebook": rulebook, "upto": known, "claims": claims, "withheld": withheld},
                **{"confidential": int(confidential), "sha256": sha256, "by": by, "why": why},
                "selection": msgspec.json.encode(selection or Selection()).decode(),
                "figures": msgspec.json.encode(dict(figures or {}), order="sorted").decode(),
            }
            entry = batch.say("export", schema.exports, row, subject=format)
        return next(export for export in self.view(entry).exports() if export.entry == entry)

    def verify(self, *, processes: int = 1) -> Verification:
        """Check the chain, every document's hash and every anchor. Takes no one's word: all is computed again."""
        return verify(self._engine.url, processes=processes)

    def differs(self, path: str | Path) -> list[str]:
        """Where the ledger is not what was noted of it in a file of checkpoints, a line each."""
        noted = checkpoints.read(Path(path))
        with in_words(self.where), self._engine.connect() as connection:
            return checkpoints.faults(connection, noted)

    def checkpoint(self, path: str | Path, verification: Verification) -> bool:
        """Note the head that was verified in a file to be kept elsewhere; False where it stands there already."""
        return checkpoints.add(Path(path), self.view(verification.entries).head, verification)

    def backup(self, path: str | Path) -> None:
        """Write all that the ledger holds into a new SQLite file."""
        backup(self._engine, self.where, Path(path))

    def copy_to(self, where: str | Path) -> Head:
        """Copy all to another ledger, new or a copy made before, on SQLite or PostgreSQL; the head of both."""
        target = engine.connect(where, create=True)
        try:
            engine.enable_wal(target)
            last = copy(self._engine, target, str(where))
        finally:
            target.dispose()
        if path := engine.path_of(target.url):
            seal.seal(path)
        return self.view(last.seq if last else 0).head

    def close(self) -> None:
        """Let go of the database, an SQLite file that was written to under seal."""
        self._engine.dispose()
        if (path := engine.path_of(self._engine.url)) and path.is_file():
            seal.seal(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Batch]:
        """One transaction that nobody else writes beside."""
        with in_words(self.where), self._engine.begin() as connection:
            engine.begin_writing(connection)
            batch = Batch(connection, self._clock())
            yield batch
            batch.store()

    @contextmanager
    def _decisions(
        self, by: str, why: str | None, *, machine: bool = False, expected: int | None = None
    ) -> Iterator[Decisions]:
        with self._writing() as batch:
            yield Decisions(batch, by=by, why=why, machine=machine, expected=expected)


class Writer:
    """Adds readings. What has been flushed is stored for good; leaving the `with` statement flushes the rest.

    Leaving it by an exception flushes too: what was read stays read. Only a killed process loses its last batch, and
    then as a whole.
    """

    def __init__(self, engine: Engine, where: str, *, reader: str, batch: int, clock: Callable[[], str]) -> None:
        self._engine, self._where = engine, where
        self._reader, self._batch, self._clock = reader, batch, clock
        self._pending: dict[str, tuple[Reading, Gathered]] = {}  # by document id
        self._sightings: list[Gathered] = []
        self._absent: set[str] = set()  # documents that were asked for and not there when last looked

    def add(self, reading: Reading, original: Original | None = None) -> bool:
        """Whether the reading is new; this text read by this reader before adds no claims, at most a sighting.

        `original` is what the document was made of, kept beside it as it came.
        """
        document = reading.document
        if document.id in self._pending or self.holds(document.id):
            self.saw(document, original)
            return False
        _keepable(document)
        self._pending[document.id] = (reading, (document, self._clock(), original))
        if len(self._pending) >= self._batch:
            self.flush()
        return True

    def holds(self, document_id: str) -> bool:
        """Whether this reader's reading of a document is in the ledger or about to be."""
        if document_id in self._pending:
            return True
        if document_id in self._absent:
            return False
        with in_words(self._where), self._engine.connect() as connection:
            found = read_before(connection, document_id, self._reader)
        if not found:
            self._absent.add(document_id)
        return found

    def saw(self, document: Document, original: Original | None = None) -> None:
        """Keep where a known text was met again; where it is known to be found there, nothing is kept."""
        self._sightings.append((document, self._clock(), original))
        if len(self._sightings) >= self._batch:
            self.flush()

    def flush(self) -> None:
        """Store what is pending, all of it or nothing."""
        if not self._pending and not self._sightings:
            return
        with in_words(self._where), self._engine.begin() as connection:
            engine.begin_writing(connection)
            Arrivals(Batch(connection, self._clock()), self._reader).store(self._pending.values(), self._sightings)
        self._pending.clear()
        self._sightings.clear()
        self._absent.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, LedgerError):  # a ledger that is gone is not to be met a second time
            self.flush()


def _keepable(document: Document) -> None:
    """Half a character (a lone surrogate) or a NUL cannot stand in a database's text."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"the text holds half a character at {error.start}: read it again as UTF-8") from error
    if "\0" in document.text:
        raise ValueError("the text holds NUL characters: this is a binary file, or one in UTF-16")
