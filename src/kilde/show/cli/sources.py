"""`kilde sources`: who says what, through whom."""

from typing import Annotated

import typer

from kilde.show.cli.options import AsOf, LedgerPath, TableOrLines, UiLanguage
from kilde.show.cli.output import json_out, say, table_out
from kilde.show.words import words


def sources(
    *,
    as_of: AsOf = None,
    ledger: LedgerPath = "kilde.db",
    form: Annotated[TableOrLines, typer.Option("--format", help="How to print them.")] = TableOrLines.TABLE,
    ui: UiLanguage,
) -> None:
    """Who says what, through whom: origins first, those with most claims at the head."""
    from kilde import flow
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        rows = flow.sources(opened, as_of=as_of)
    if form is TableOrLines.JSONL:
        for row in rows:
            json_out(row)
        return
    from kilde.show.cli.tables import source_table

    if rows:
        table_out(source_table(rows, words(ui)))
    else:
        say("no sources yet: add reports with `kilde add`")
