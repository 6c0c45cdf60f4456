"""`kilde demo`: the bundled sample reports, read, weighed and shown."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from kilde.gather import Originals, gather
from kilde.show.cli.add import progress
from kilde.show.cli.options import Pipeline, Processes, Ui, UiLanguage
from kilde.show.cli.output import console, end, shown, stop
from kilde.show.words import Words, words
from kilde.vocabulary import Document, Failure

if TYPE_CHECKING:
    from kilde.ledger import Ledger
    from kilde.weigh import FigureRow

SCREEN = (80, 24)
"""Columns and lines that the printed part keeps within."""
_AROUND = 8
"""Lines for the command, the heading, the table's head, what comes after and the next prompt."""


def demo(
    *,
    ledger: Annotated[
        str | None, typer.Option(metavar="PATH|URL", help="Keep the ledger there; without it, it is thrown away.")
    ] = None,
    page: Annotated[Path, typer.Option("--page", metavar="FILE", help="Where to write the page.")] = Path(
        "kilde-demo.html"
    ),
    processes: Processes,
    pipeline: Pipeline = None,
    ui: UiLanguage,
) -> None:
    """Read the bundled sample reports, weigh what they say, print the figures and write a page about them."""
    from kilde import flow
    from kilde.samples import reports

    paths = reports()
    originals: Originals = {}
    gathered = _named(gather(paths, originals=originals), originals)
    with _ledger(ledger) as opened:
        with progress(len(paths)) as tell:
            report = flow.add(
                opened,
                gathered,
                processes=processes,
                pipeline=pipeline,
                events=True,
                progress=tell,
                originals=originals,
            )
        rows = flow.figures(opened)
        _write(page, opened, rows, ui)
    _print(rows, words(ui), len(paths))
    typer.echo(words(ui)("demo.page", page=page))
    if ledger:
        typer.echo(words(ui)("demo.ledger", ledger=shown(ledger)))
    end(len(report.failed))


def _named(gathered: Iterable[Document | Failure], originals: Originals) -> Iterator[Document | Failure]:
    """The bundled reports by their bare names: where Kilde lies on this computer tells nothing."""
    for item in gathered:
        named = replace(item, uri=Path(item.uri or "").name)
        if isinstance(item, Document):
            originals[item.id, named.uri] = originals.pop((item.id, item.uri))
        yield named


@contextmanager
def _ledger(where: str | None) -> "Iterator[Ledger]":
    """The ledger asked for, or one that is thrown away."""
    from kilde.ledger import Ledger

    if where:
        with Ledger.open(where) as opened:
            yield opened
        return
    with TemporaryDirectory(prefix="kilde-demo-") as folder, Ledger.open(Path(folder) / "kilde.db") as opened:
        yield opened


def _write(page: Path, ledger: "Ledger", rows: "list[FigureRow]", ui: Ui) -> None:
    from kilde import flow
    from kilde.show.html import report_page

    said = words(ui)
    pieces = report_page(
        rows,
        flow.sources(ledger),
        ledger.view().readings(),
        said,
        title=said("report.demo_title"),
        note=said("report.demo_note"),
    )
    try:
        with page.open("w", encoding="utf-8") as file:
            file.writelines(pieces)
    except OSError as error:
        stop(f"cannot write {page}: {error.strerror}; name another file with --page")


def _print(rows: "list[FigureRow]", words: Words, reports: int) -> None:
    """The weightiest rows, as many as a screen holds."""
    from kilde.show.cli.tables import brief_figure_table

    columns, lines = SCREEN
    out = console()
    weightiest = rows[: lines - _AROUND]
    typer.echo(words("demo.heading", reports=reports, rows=len(rows), claims=sum(row.claims for row in rows)))
    out.print(brief_figure_table(weightiest, words, width=min(out.width, columns)))
    if len(rows) > len(weightiest):
        typer.echo(words("demo.more", rows=len(rows) - len(weightiest)))
