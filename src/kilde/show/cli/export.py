"""`kilde export`: what the ledger holds in the form of other people's tools."""

import getpass
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kilde.show.cli.options import AsOf, LedgerPath, Rulebook, Since, UiLanguage, Until
from kilde.show.cli.output import WRONG_USAGE, say, stop
from kilde.vocabulary import Category, Measure

if TYPE_CHECKING:
    from kilde.ledger import Ledger
    from kilde.show.export import Change, Exported

TEXT = frozenset({".csv", ".geojson", ".json", ".jsonld", ".xml"})
"""Suffixes of what a terminal can show."""
FOREIGN = frozenset({*TEXT, ".xlsx", ".parquet", ".gpkg"})
"""Suffixes that promise a format."""
EVERY = "all"
"""In place of a receipt: every export that the ledger knows."""


class Include(StrEnum):
    """What stays out of exports unless it is asked for by name."""

    CONFIDENTIAL = "confidential"
    QUOTATIONS = "quotations"


def export(
    *,
    name: Annotated[
        str | None,
        typer.Argument(metavar="FORMAT", help="hxl, csv, geojson …; without one, all formats are listed."),
    ] = None,
    out: Annotated[str, typer.Option(metavar="FILE", help="Where to write it; - for standard output.")] = "-",
    table: Annotated[
        str | None,
        typer.Option(metavar="TABLE", help="Of csv and parquet: figures, series, claims, sources or documents."),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only there: a place's name, gazetteer id or country code.")
    ] = None,
    measure: Annotated[Measure | None, typer.Option(help="Only what happened so.", metavar="MEASURE")] = None,
    who: Annotated[Category | None, typer.Option(help="Only these people.", metavar="CATEGORY")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    rulebook: Rulebook = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="RECEIPT",
            help="Which figures of that export have changed or fallen since; all: of which exports any have.",
        ),
    ] = None,
    quote_limit: Annotated[
        int,
        typer.Option(min=0, metavar="N", envvar="KILDE_QUOTE_LIMIT", help="Longest quotation, in characters."),
    ] = 300,
    include: Annotated[
        list[Include] | None,
        typer.Option(metavar="WHAT", help="confidential or quotations: what stays out unless named."),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who exports; your name on this machine when absent.")
    ] = None,
    record: Annotated[bool, typer.Option(help="Enter the export in the ledger.")] = True,
    ledger: LedgerPath = "kilde.db",
    ui: UiLanguage,
) -> None:
    """Write figures and claims in the form of other people's tools, and enter the export in the ledger."""
    from kilde.ledger import Ledger, Selection
    from kilde.show.export import Care, changes, export, formats

    if name is None and changed_since is None:
        _list(formats())
        return
    if changed_since == EVERY and name is not None:
        stop(f"--changed-since {EVERY} lists exports: leave {name} out, or give one receipt", status=WRONG_USAGE)
    named = set(include or ())
    limit = None if Include.QUOTATIONS in named else quote_limit
    care = Care(quote_limit=limit, confidential=Include.CONFIDENTIAL in named)
    with Ledger.open(ledger, create=False) as opened:
        if changed_since == EVERY:
            _tell_of_all(opened, as_of, ui)
            return
        found = changes(opened, changed_since, as_of=as_of) if changed_since else None
        if name is None:
            _tell(found or [], ui)
            return
        done = export(
            opened,
            name,
            _place(name, out),
            selection=Selection(place=place, measure=measure, who=who, since=since, until=until),
            table=table,
            rulebook=rulebook,
            as_of=as_of,
            care=care,
            only=None if found is None else frozenset(change.now.key for change in found if change.now),
            language=ui,
            by=by or getpass.getuser(),
            record=record,
        )
    _report(done, out)


def _list(names: Iterable[str]) -> None:
    """The formats that there are, one a line."""
    from kilde.show.export import chosen

    for name in names:
        typer.echo(f"{name:<12} {chosen(name).says}")


def _tell(found: "list[Change]", language: str) -> None:
    """What became of an export's figures, one a line."""
    from kilde.show.words import words

    for change in found:
        typer.echo(change.line(words(language)))
    if not found:
        say("nothing has changed since")


def _tell_of_all(ledger: "Ledger", as_of: str | None, language: str) -> None:
    """The exports that carried a figure that has changed or fallen since, each with those figures."""
    from kilde.show.export import changes
    from kilde.show.words import words

    said, changed = words(language), 0
    for exported in ledger.view().exports():
        if found := [change for change in changes(ledger, exported.receipt, as_of=as_of) if change.before]:
            changed += 1
            typer.echo(f"{exported.receipt}  {exported.entered_at}  {exported.format}  {exported.by}")
            for change in found:
                typer.echo(f"  {change.line(said)}")
    if not changed:
        say("nothing has changed since any export")


def _place(name: str, out: str) -> Path | None:
    """The file to write; None for standard output. What cannot be meant is refused before anything is done."""
    from kilde.show.export import chosen

    form = chosen(name)
    if out == "-":
        if sys.stdout.isatty() and form.suffix not in TEXT:
            stop(f"{name} is nothing for a terminal: give --out FILE{form.suffix}", status=WRONG_USAGE)
        return None
    path = Path(out)
    if path.suffix.lower() in FOREIGN - {form.suffix}:
        stop(
            f"{name} writes {form.suffix}, not {path.suffix}: name the file so, or give another format",
            status=WRONG_USAGE,
        )
    if not path.parent.is_dir():
        stop(f"no folder {path.parent}: make it first, or name another file with --out", status=WRONG_USAGE)
    return path


def _report(done: "Exported", out: str) -> None:
    """What was written, what was left out and left empty, and the receipt: to standard error."""
    where = "standard output" if out == "-" else out
    receipt = f"; receipt {done.receipt}" if done.receipt else "; not entered in the ledger"
    say(f"{where}: {done.rows:,} rows{receipt}")
    for reason, number in done.left_out.most_common():
        say(f"left out: {number:,} {reason}")
    for column, number in done.empty.most_common():
        say(f"left empty ({number:,}): {column}")
