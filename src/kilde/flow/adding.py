"""Gathered documents read and stored."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from kilde.gather import Originals
from kilde.read import read_documents
from kilde.vocabulary import Document, Failure, Original, Reading

if TYPE_CHECKING:
    from kilde.ledger import Ledger, Writer

Progress = Callable[[Document | Failure], None]
_ROUND = 256  # documents read and then written: enough to fill the reader's batches, few enough to hold in memory


class AddReport(Struct):
    """What became of the documents."""

    added: int = 0
    already: int = 0
    """Read by this reader before, so not read again."""
    claims: int = 0
    """In those added."""
    failed: list[Failure] = field(default_factory=list)


def add(
    ledger: "Ledger",
    documents: Iterable[Document | Failure],
    *,
    processes: int = 1,
    pipeline: str | None = None,
    register: str | None = None,
    events: bool = False,
    progress: Progress | None = None,
    originals: Originals | None = None,
) -> AddReport:
    """Read what the ledger does not hold yet and store it; `progress` is told of each document when it is done.

    `originals` are the bytes that the documents were made of, as `gather` puts them aside: they are taken from there.
    A document that fails is reported and the rest goes on; a ledger that fails (`LedgerError`) stops everything.
    """
    read_all = partial(read_documents, pipeline=pipeline, register=register, events=events, processes=processes)
    gathered = iter(documents)
    with ledger.writer(reader=reader_name(pipeline, register, events=events)) as writer:
        run = _Run(writer, progress or _nothing, {} if originals is None else originals)
        while batch := list(islice(gathered, _ROUND)):
            twins: list[Document] = []
            for reading in read_all(list(run.unknown(batch, twins))):
                run.store(reading)
            for twin in twins:
                run.meet_again(twin)
    return run.report


def reader_name(pipeline: str | None = None, register: str | None = None, *, events: bool = False) -> str:
    """Who reads: another pipeline, other known sources or events make another reader, which reads anew."""
    from kilde.ledger import READER

    known = f"{Path(register).name} {sha256(Path(register).read_bytes()).hexdigest()[:12]}" if register else None
    return " with ".join(filter(None, (READER, pipeline, known, "events" if events else None)))


class _Run:
    """One run of adding: where its documents go, and what became of them so far."""

    def __init__(self, writer: "Writer", tell: Progress, originals: Originals) -> None:
        self.report = AddReport()
        self._writer, self._tell, self._originals = writer, tell, originals

    def unknown(self, batch: Iterable[Document | Failure], twins: list[Document]) -> Iterator[Document]:
        """The documents still to be read, each text once; `twins` takes those whose text is among them."""
        met: set[str] = set()
        for item in batch:
            if isinstance(item, Failure):
                self._fail(item)
            elif item.id in met:
                twins.append(item)
            elif self._writer.holds(item.id):
                self.meet_again(item)
            else:
                met.add(item.id)
                yield item

    def meet_again(self, document: Document) -> None:
        """Keep where a known text was found again; one whose twin could not be read fails like it."""
        original = self._original(document)
        if not self._writer.holds(document.id):
            self._fail(Failure(_name(document), "the same text as another document, which failed: see there"))
            return
        self._writer.saw(document, original)
        self.report.already += 1
        self._tell(document)

    def store(self, reading: Reading | Failure) -> None:
        """Keep what was read, with what it was read from."""
        if isinstance(reading, Failure):
            self._fail(reading)
            return
        document = reading.document
        try:
            new = self._writer.add(reading, self._original(document))
        except ValueError as error:
            self._fail(Failure(_name(document), str(error)))
            return
        self.report.added += new
        self.report.already += not new
        self.report.claims += len(reading.claims) if new else 0
        self._tell(document)

    def _original(self, document: Document) -> Original | None:
        return self._originals.pop((document.id, document.uri), None)

    def _fail(self, failure: Failure) -> None:
        self.report.failed.append(failure)
        self._tell(failure)


def _name(document: Document) -> str:
    return document.uri or document.ref or document.id


def _nothing(_item: Document | Failure) -> None:
    """Tell no one."""
