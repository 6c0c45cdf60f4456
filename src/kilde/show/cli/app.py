"""All commands under one name, and the ways in which a run can end."""

import os
import sys
from typing import Annotated

import typer

from kilde.show.cli import (
    accounts,
    add,
    balance,
    contradictions,
    copies,
    decide,
    demo,
    echoes,
    export,
    figures,
    gazetteer,
    move,
    phrases,
    read,
    serve,
    sources,
    verify,
)
from kilde.show.cli.output import FAILED, say

app = typer.Typer(
    name="kilde",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read.read)
app.command("add")(add.add)
app.command("figures")(figures.figures)
app.command("sources")(sources.sources)
app.command("copies")(copies.copies)
app.command("export")(export.export)
app.command("echoes")(echoes.echoes)
app.command("contradictions")(contradictions.contradictions)
app.command("balance")(balance.balance)
app.command("demo")(demo.demo)
app.command("decide")(decide.decide)
app.command("history")(decide.history)
app.command("original")(decide.original)
app.command("people")(decide.people)
app.command("verify")(verify.verify)
app.command("serve")(serve.serve)
app.command("backup")(move.backup)
app.command("restore")(move.restore)
app.command("copy")(move.copy)
app.command("parse-time")(phrases.parse_time)
app.command("parse-number")(phrases.parse_number)
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(accounts.app, name="accounts")


def _version(asked: bool) -> None:
    if asked:
        import kilde

        typer.echo(f"kilde {kilde.__version__}")
        raise typer.Exit


@app.callback()
def kilde(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads news reports and keeps a ledger of who says what: how many, of whom, where, when, according to whom."""


def main() -> None:
    """Run the command line. Whatever happens, it ends in one line and a status, never in a traceback."""
    try:
        app(prog_name="kilde")
    except Exception as error:
        if os.environ.get("KILDE_TRACEBACK"):
            raise
        say(_in_words(error))
    sys.exit(FAILED)


def _in_words(error: Exception) -> str:
    """Kilde's own errors are a line for the user already; the system's name a file; any other is a fault of Kilde."""
    if type(error).__module__.partition(".")[0] == "kilde":
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'output'}: {error.strerror or error}"
    said = f"{type(error).__name__}: {error}".strip(": ")
    return f"stopped by {said}. Please report it with what KILDE_TRACEBACK=1 shows"
