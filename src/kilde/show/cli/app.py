"""All commands under one name, and the ways in which a run can end."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from kilde.show.cli.output import FAILED, say

COMMANDS = {
    "read": "read",
    "add": "add",
    "figures": "figures",
    "sources": "sources",
    "copies": "copies",
    "export": "export",
    "echoes": "echoes",
    "contradictions": "contradictions",
    "balance": "balance",
    "demo": "demo",
    "decide": "decide",
    "history": "decide",
    "original": "decide",
    "people": "decide",
    "verify": "verify",
    "serve": "serve",
    "backup": "move",
    "restore": "move",
    "copy": "move",
    "parse-time": "phrases",
    "parse-number": "phrases",
    "gazetteer": "gazetteer",
    "accounts": "accounts",
}
"""Each by its name, with the module that has it: as a function of that name, or as an app of several commands."""


def command_line(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with these commands. Each is loaded here: most runs need one, and start the sooner."""
    app = typer.Typer(
        name="kilde",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(kilde)
    for name in names:
        module = import_module(f"kilde.show.cli.{COMMANDS[name]}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name.replace("-", "_")))
    return app


def _version(asked: bool) -> None:
    if asked:
        import kilde

        typer.echo(f"kilde {kilde.__version__}")
        raise typer.Exit


def kilde(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads news reports and keeps a ledger of who says what: how many, of whom, where, when, according to whom."""


def main() -> None:
    """Run the command line. Whatever happens, it ends in one line and a status, never in a traceback."""
    named = [name for name in sys.argv[1:2] if name in COMMANDS]
    try:
        command_line(named or COMMANDS)(prog_name="kilde")
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
