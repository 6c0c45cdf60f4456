"""Gathered documents read and stored."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from kilde.ledger import READER, Ledger, Writer
from kilde.read import read_documents
from kilde.vocabulary import Document, Failure, Reading

Progress = Callable[[Document | Failure], None]
_ROUND = 256  # documents read and then written: enough to fill the reader's batches, few enough to hold in memory


@dataclass(slots=True)
class AddReport:
    """What became of the documents."""

    added: int = 0
    already: int = 0
    """Read by this reader before, so not read again."""
    claims: int = 0
    """In those added."""
    failed: list[Failure] = field(default_factory=list)


def add(
    ledger: Ledger,
    documents: Iterable[Document | Failure],
    *,
    processes: int = 1,
    pipeline: str | None = None,
    progress: Progress | None = None,
) -> AddReport:
    """Read what the ledger does not hold yet and store it; `progress` is told of each document when it is done.

    A document that fails is reported and the rest goes on; a ledger that fails (`LedgerError`) stops everything.
    """
    report = AddReport()
    tell = progress or _nothing
    reader = f"{READER} with {pipeline}" if pipeline else READER
    gathered = iter(documents)
    with ledger.writer(reader=reader) as writer:
        while batch := list(islice(gathered, _ROUND)):
            twins: list[Document] = []
            new = list(_unknown(batch, twins, writer, report, tell))
            for reading in read_documents(new, pipeline=pipeline, processes=processes):
                _store(reading, writer, report, tell)
            for twin in twins:
                _meet_again(twin, writer, report, tell)
    return report


def _unknown(
    batch: Iterable[Document | Failure], twins: list[Document], writer: Writer, report: AddReport, tell: Progress
) -> Iterator[Document]:
    """The documents still to be read, each text once; `twins` takes those whose text is among them."""
    met: set[str] = set()
    for item in batch:
        if isinstance(item, Failure):
            _fail(item, report, tell)
        elif item.id in met:
            twins.append(item)
        elif writer.holds(item.id):
            _meet_again(item, writer, report, tell)
        else:
            met.add(item.id)
            yield item


def _meet_again(document: Document, writer: Writer, report: AddReport, tell: Progress) -> None:
    """Keep where a known text was found again; one whose twin could not be read fails like it."""
    if not writer.holds(document.id):
        name = document.uri or document.ref or document.id
        _fail(Failure(name, "the same text as another document, which failed: see there"), report, tell)
        return
    writer.saw(document)
    report.already += 1
    tell(document)


def _fail(failure: Failure, report: AddReport, tell: Progress) -> None:
    report.failed.append(failure)
    tell(failure)


def _store(reading: Reading | Failure, writer: Writer, report: AddReport, tell: Progress) -> None:
    if isinstance(reading, Failure):
        _fail(reading, report, tell)
        return
    document = reading.document
    try:
        new = writer.add(reading)
    except ValueError as error:
        _fail(Failure(document.uri or document.ref or document.id, str(error)), report, tell)
        return
    report.added += new
    report.already += not new
    report.claims += len(reading.claims) if new else 0
    tell(document)


def _nothing(_item: Document | Failure) -> None:
    """Tell no one."""
