"""`kilde balance`: stocks against those who came and left."""

from typing import Annotated

import typer

from kilde.show.cli.options import AsOf, LedgerPath, OfPlace, TableOrLines, UiLanguage
from kilde.show.cli.output import json_out, say, table_out
from kilde.show.words import words


def balance(
    *,
    place: OfPlace = None,
    as_of: AsOf = None,
    ledger: LedgerPath = "kilde.db",
    form: Annotated[TableOrLines, typer.Option("--format", help="How to print them.")] = TableOrLines.TABLE,
    ui: UiLanguage,
) -> None:
    """Whether the people counted in a place at two times square with those who came, left and died between."""
    from kilde import flow
    from kilde.ledger import Ledger, Selection

    with Ledger.open(ledger, create=False) as opened:
        found = flow.balances(opened, Selection(place=place), as_of=as_of)
    if form is TableOrLines.JSONL:
        for one in found:
            json_out(one)
        return
    from kilde.show.cli.weighing_tables import balance_table

    if found:
        table_out(balance_table(found, words(ui)))
    else:
        say("no place has two counts of all people in it")
