"""`kilde add`: gathers, reads and stores."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from kilde.gather import InputFormat, Originals, count, gather
from kilde.show.cli.options import Events, Input, Language, LedgerPath, Paths, Pipeline, Processes, Published, Register
from kilde.show.cli.output import console, end, name_failure, shown
from kilde.vocabulary import Document, Failure


def add(
    paths: Paths,
    *,
    ledger: LedgerPath = "kilde.db",
    published: Published = None,
    language: Language = None,
    input_format: Input = InputFormat.AUTO,
    processes: Processes,
    pipeline: Pipeline = None,
    register: Register = None,
    events: Events = False,
) -> None:
    """Read documents and keep their claims in a ledger. What it holds already is not read again."""
    from kilde import flow
    from kilde.ledger import Ledger

    originals: Originals = {}
    gathered = gather(paths, input_format=input_format, published=published, language=language, originals=originals)
    with Ledger.open(ledger) as opened, progress(count(paths, input_format=input_format)) as tell:
        report = flow.add(
            opened,
            gathered,
            processes=processes,
            pipeline=pipeline,
            register=register,
            events=events,
            progress=tell,
            originals=originals,
        )
    typer.echo(
        f"{shown(ledger)}: {report.added:,} added with {report.claims:,} claims, "
        f"{report.already:,} already there, {len(report.failed):,} failed"
    )
    end(len(report.failed))


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[Document | Failure], None]]:
    """A bar on standard error, told of each document when it is done; failures are named above it as they come."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    err = console(err=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def tell(item: Document | Failure) -> None:
            if isinstance(item, Failure):
                name_failure(item)
            bar.advance(task)

        yield tell
