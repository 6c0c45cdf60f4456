"""`kilde figures`: the weighed figures of a ledger."""

from typing import Annotated

import typer

from kilde.show.cli.options import LedgerPath, Since, TableOrLines, UiLanguage, Until
from kilde.show.cli.output import console, json_out, say
from kilde.show.words import words
from kilde.vocabulary import Category, Measure


def figures(
    *,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only there: a place's name, gazetteer id or country code.")
    ] = None,
    measure: Annotated[Measure | None, typer.Option(help="Only what happened so.", metavar="MEASURE")] = None,
    who: Annotated[Category | None, typer.Option(help="Only these people.", metavar="CATEGORY")] = None,
    since: Since = None,
    until: Until = None,
    ledger: LedgerPath = "kilde.db",
    form: Annotated[TableOrLines, typer.Option("--format", help="How to print them.")] = TableOrLines.TABLE,
    ui: UiLanguage,
) -> None:
    """The weighed figures: comparable claims as one row, with their range, independent origins and sources."""
    from kilde import flow
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        rows = flow.figures(opened, place=place, measure=measure, who=who, since=since, until=until)
    if form is TableOrLines.JSONL:
        for row in rows:
            json_out(row)
        return
    from kilde.show.cli.tables import figure_table

    if rows:
        console().print(figure_table(rows, words(ui)))
    else:
        say("no figures that fit: widen the options, or add reports with `kilde add`")
