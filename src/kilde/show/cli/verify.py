"""`kilde verify`: is the ledger what it was?"""

import typer

from kilde.show.cli.options import LedgerPath
from kilde.show.cli.output import end, say, shown


def verify(*, ledger: LedgerPath = "kilde.db") -> None:
    """Check the ledger's chain, every text and every anchor; status 1 and a line each for what does not hold."""
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = opened.verify()
    for fault in found.faults:
        say(fault)
    verdict = "all as it was entered" if found.ok else f"{len(found.faults):,} faults"
    typer.echo(
        f"{shown(ledger)}: {found.documents:,} documents, {found.claims:,} claims, {found.entries:,} entries: {verdict}"
    )
    typer.echo(f"head {found.head}")
    end(len(found.faults))
