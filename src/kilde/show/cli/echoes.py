"""`kilde echoes`: who said a number first, who passed it on, and where it changed."""

from typing import Annotated

import typer

from kilde.show.cli.options import (
    AsOf,
    LedgerPath,
    OfMeasure,
    OfPlace,
    OfWho,
    Since,
    TableOrLines,
    UiLanguage,
    Until,
)
from kilde.show.cli.output import console, json_out, say
from kilde.show.words import words


def echoes(
    key: Annotated[
        str | None, typer.Argument(metavar="KEY", help="The key of one figure; without it, the largest trees.")
    ] = None,
    *,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="So many trees, the largest first.")] = 10,
    altered: Annotated[bool, typer.Option("--altered", help="Only trees in which a number changed.")] = False,
    place: OfPlace = None,
    measure: OfMeasure = None,
    who: OfWho = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    ledger: LedgerPath = "kilde.db",
    form: Annotated[TableOrLines, typer.Option("--format", help="How to print them.")] = TableOrLines.TABLE,
    ui: UiLanguage,
) -> None:
    """Who said a figure's numbers first, who passed them on, through whom, and where they changed on the way."""
    from kilde import flow
    from kilde.ledger import Ledger, Selection

    asked = Selection(place=place, measure=measure, who=who, since=since, until=until)
    with Ledger.open(ledger, create=False) as opened:
        weighing = flow.weighing(opened, asked, as_of=as_of)
        trees = weighing.echo_trees({key} if key else None)
        rows = {row.key: row for row in weighing.figures()}
    trees = [tree for tree in trees if tree.altered or not altered][:limit]
    if form is TableOrLines.JSONL:
        for tree in trees:
            json_out(tree)
        return
    from kilde.show.cli.weighing_tables import echo_view

    for tree in trees:
        console().print(echo_view(tree, rows[tree.row], words(ui)))
    if not trees:
        say(f"no figure has the key {key}" if key else "no figures that fit: widen the options")
