"""`kilde figures`: the weighed figures of a ledger."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kilde.show.cli.options import (
    AsOf,
    LedgerPath,
    OfMeasure,
    OfPlace,
    OfWho,
    Rulebook,
    Since,
    TableOrLines,
    UiLanguage,
    Until,
    rulebook_name,
)
from kilde.show.cli.output import json_out, say, table_out
from kilde.show.words import words

if TYPE_CHECKING:
    from kilde.show.cli.grid import Grid
    from kilde.weigh import Comparison, FigureRow, Listed


def figures(
    *,
    place: OfPlace = None,
    measure: OfMeasure = None,
    who: OfWho = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    rulebook: Rulebook = None,
    beside: Annotated[
        str | None,
        typer.Option(metavar="BOOK", callback=rulebook_name, help="Set another rule book beside it, claim by claim."),
    ] = None,
    household_size: Annotated[
        float | None,
        typer.Option(
            metavar="N",
            min=1,
            max=20,
            help="Persons to a household by IDMC's book, instead of national averages of the ledger's register.",
        ),
    ] = None,
    ledger: LedgerPath = "kilde.db",
    form: Annotated[TableOrLines, typer.Option("--format", help="How to print them.")] = TableOrLines.TABLE,
    ui: UiLanguage,
) -> None:
    """The weighed figures: comparable claims as one row, with their range, independent origins and sources."""
    from kilde import flow
    from kilde.ledger import Selection

    book = rulebook or "house"
    if household_size and "idmc" not in {book, beside}:
        raise typer.BadParameter("only IDMC's book counts persons for households: add --rulebook idmc")
    asked = Selection(place=place, measure=measure, who=who, since=since, until=until)
    rows: Sequence[Comparison] | Sequence[FigureRow | Listed]
    if beside:
        from kilde.ledger import Ledger

        with Ledger.open(ledger, create=False) as opened:
            rows = flow.compare(opened, book, beside, asked, as_of=as_of, household_size=household_size)
    else:
        found = flow.figures_at if form is TableOrLines.JSONL else flow.listed_at
        rows = found(ledger, asked, rulebook=book, as_of=as_of, household_size=household_size)
    if form is TableOrLines.JSONL:
        for row in rows:
            json_out(row)
    elif rows:
        from kilde.show.cli.tables import figure_table
        from kilde.show.cli.weighing_tables import comparison_table

        drawn: Callable[..., Grid] = comparison_table if beside else figure_table
        table_out(drawn(rows, words(ui)))
    else:
        say("no figures that fit (no report is not none): widen the options, or add reports with `kilde add`")
