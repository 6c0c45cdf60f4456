"""`kilde backup`, `restore` and `copy`: ledgers taken elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from kilde.show.cli.options import LedgerPath
from kilde.show.cli.output import say, shown, stop

Where = Annotated[str, typer.Argument(metavar="PATH|URL", show_default=False)]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it: a new file.", show_default=False)],
    *,
    ledger: LedgerPath = "kilde.db",
) -> None:
    """Write all that a ledger holds into one file, while others go on working, and verify it."""
    from kilde.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        opened.backup(file)
    _verified(str(file))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.", show_default=False)],
    *,
    ledger: LedgerPath = "kilde.db",
) -> None:
    """Make a ledger of a backup that verifies. A ledger that is there already is left alone."""
    from kilde.ledger import Ledger

    if "://" not in ledger and Path(ledger).exists():
        stop(f"{ledger} is there already: move it away first, or name another with --ledger")
    with Ledger.open(file, create=False) as opened:
        if faults := opened.verify().faults:
            stop(f"{file} does not verify, and was not restored: {faults[0]}")
        if "://" in ledger:
            opened.copy_to(ledger)
        else:
            opened.backup(Path(ledger))
    _verified(ledger)


def copy(source: Where, target: Where) -> None:
    """Copy a ledger to another place, such as from a file to PostgreSQL; what the copy has already stays."""
    from kilde.ledger import Ledger

    with Ledger.open(source, create=False) as opened:
        opened.copy_to(target)
    _verified(target)


def _verified(where: str) -> None:
    from kilde.ledger import Ledger

    with Ledger.open(where, create=False) as opened:
        found = opened.verify()
    for fault in found.faults:
        say(fault)
    typer.echo(f"{shown(where)}: {found.documents:,} documents, {found.claims:,} claims, {found.entries:,} entries")
    typer.echo(f"head {found.head}")
    if found.faults:
        stop(f"{where} does not verify")
