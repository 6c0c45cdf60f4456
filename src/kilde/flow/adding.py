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
            new = list(_unknown(batch, writer, report, tell))
            for reading in read_documents(new, pipeline=pipeline, processes=processes):
                _store(reading, writer, report, tell)
    return report


def _unknown(
    batch: Iterable[Document | Failure], writer: Writer, report: AddReport, tell: Progress
) -> Iterator[Document]:
    """The documents still to be read; each text once."""
    met: set[str] = set()
    for item in batch:
        if isinstance(item, Failure):
            report.failed.append(item)
            tell(item)
        elif item.id in met or writer.holds(item.id):
            writer.saw(item)
            report.already += 1
            tell(item)
        else:
            met.add(item.id)
            yield item


def _store(reading: Reading | Failure, writer: Writer, report: AddReport, tell: Progress) -> None:
    if isinstance(reading, Failure):
        report.failed.append(reading)
        tell(reading)
        return
    document = reading.document
    try:
        new = writer.add(reading)
    except ValueError as error:
        failure = Failure(document.uri or document.ref or document.id, str(error))
        report.failed.append(failure)
        tell(failure)
        return
    report.added += new
    report.already += not new
    report.claims += len(reading.claims) if new else 0
    tell(document)


def _nothing(_item: Document | Failure) -> None:
    """Tell no one."""
