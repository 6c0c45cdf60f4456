"""`kilde contradictions`: claims that cannot all be right."""

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
from kilde.show.cli.output import json_out, say, table_out
from kilde.show.words import words


def contradictions(
    *,
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
    """Claims that cannot all be right, each with the likely reason."""
    from kilde import flow
    from kilde.ledger import Ledger, Selection

    asked = Selection(place=place, measure=measure, who=who, since=since, until=until)
    with Ledger.open(ledger, create=False) as opened:
        found = flow.contradictions(opened, asked, as_of=as_of)
    if form is TableOrLines.JSONL:
        for one in found:
            json_out(one)
        return
    from kilde.show.cli.weighing_tables import contradiction_table

    if found:
        table_out(contradiction_table(found, words(ui)))
    else:
        say("no contradictions found among what fits")
