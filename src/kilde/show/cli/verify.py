"""`kilde verify`: is the ledger what it was?"""

from pathlib import Path
from typing import Annotated

import typer

from kilde.show.cli.options import LedgerPath, Processes
from kilde.show.cli.output import end, say, shown


def verify(
    *,
    ledger: LedgerPath = "kilde.db",
    checkpoint: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Compare with the heads noted in this file, and note the new one if all is well."
        ),
    ] = None,
    processes: Processes,
) -> None:
    """Check the ledger's chain, every text and every anchor; status 1 and a line each for what does not hold."""
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = opened.verify(processes=processes)
        differs = opened.differs(checkpoint) if checkpoint else []
        noted = bool(checkpoint and found.ok and not differs and opened.checkpoint(checkpoint, found))
    faults = [*found.faults, *differs]
    for fault in faults:
        say(fault)
    verdict = "all as it was entered" if not faults else f"{len(faults):,} faults"
    typer.echo(
        f"{shown(ledger)}: {found.documents:,} documents, {found.claims:,} claims, {found.entries:,} entries: {verdict}"
    )
    typer.echo(f"head {found.head}")
    if noted:
        typer.echo(f"noted in {checkpoint}: keep it where those who can write to the ledger cannot")
    if "://" not in ledger and found.sealed is None:
        say("the file is not sealed (it is being written to, or was left so): its unused places were not checked")
    end(len(faults))
