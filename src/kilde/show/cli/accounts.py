"""`kilde accounts`: who may sign in to the pages."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kilde.show.cli.options import LedgerPath
from kilde.show.cli.output import WRONG_USAGE, say, stop

if TYPE_CHECKING:
    from kilde.ledger import Ledger
    from kilde.show.web.desk import Desk

app = typer.Typer(no_args_is_help=True, help="Who may sign in to the pages of `kilde serve`.")

DeskPath = Annotated[
    str | None,
    typer.Option(
        envvar="KILDE_DESK", metavar="PATH|URL", help="Where the accounts lie.", show_default="beside the ledger"
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name to sign in with.", show_default=False)]
By = Annotated[
    str | None, typer.Option(metavar="NAME", help="The administrator who does it; not needed for the first account.")
]


@contextmanager
def opened(ledger: str, desk: str | None) -> "Iterator[tuple[Ledger, Desk]]":
    """The ledger and its desk."""
    from kilde.ledger import Ledger
    from kilde.show.web import Settings
    from kilde.show.web.desk import Desk

    with Ledger.open(ledger, create=False) as found:
        kept = Desk.open(Settings(ledger=ledger, desk=desk).desk_at)
        try:
            yield found, kept
        finally:
            kept.close()


@app.command("add")
def add(
    name: Name,
    *,
    role: Annotated[str, typer.Option(help="What they may do.", metavar="ROLE")] = "reader",
    no_password: Annotated[
        bool, typer.Option("--no-password", help="They sign in by the sign-in service alone.")
    ] = False,
    by: By = None,
    ledger: LedgerPath = "kilde.db",
    desk: DeskPath = None,
) -> None:
    """Let someone sign in, or give them another role and password. The password is asked for, or read from a pipe."""
    from kilde.ledger import LedgerError, Role
    from kilde.show.web.accounts import add as add_account
    from kilde.show.web.security import PasswordError

    if role not in list(Role):
        stop(f"role {role!r}: give one of {', '.join(Role)}", status=WRONG_USAGE)
    with opened(ledger, desk) as (found, kept):
        try:
            add_account(found, kept, name, Role(role), None if no_password else _password(), by=by)
        except (PasswordError, LedgerError) as error:
            stop(str(error))
        kept.note("account made", account=by or name, address="command line", detail=f"{name}: {role}")
    say(f"{name} may sign in as {role}")


@app.command("list")
def show(*, ledger: LedgerPath = "kilde.db", desk: DeskPath = None) -> None:
    """The accounts, a line each: name, role, since when, and until when where it is closed."""
    with opened(ledger, desk) as (_, kept):
        for one in kept.accounts():
            typer.echo("\t".join(filter(None, [one.name, one.role, one.created_at, one.closed_at])))


@app.command("close")
def close(name: Name, *, by: By = None, ledger: LedgerPath = "kilde.db", desk: DeskPath = None) -> None:
    """Let someone sign in no more; their sessions and keys end, what they decided stays."""
    with opened(ledger, desk) as (found, kept):
        if kept.account(name) is None:
            stop(f"there is no account {name!r}: `kilde accounts list` names them")
        if name in found.view().people():
            found.appoint(name, None, by=by or name)
        kept.close_account(name)
        kept.note("account closed", account=by or name, address="command line", detail=name)
    say(f"{name} may sign in no more")


def _password() -> str:
    """Typed twice at a terminal, else the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
