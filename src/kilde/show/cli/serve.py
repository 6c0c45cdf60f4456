"""`kilde serve`: the pages and the API of a ledger."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kilde.show.cli.options import LedgerPath, UiLanguage
from kilde.show.cli.output import WRONG_USAGE, say, shown, stop

if TYPE_CHECKING:
    from kilde.show.web.settings import Service


def serve(
    *,
    ledger: LedgerPath = "kilde.db",
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Who may reach it: this machine alone, unless there are accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="At which port.")] = 8765,
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The address that users type, where a proxy stands in front: https://…"),
    ] = None,
    desk: Annotated[
        str | None,
        typer.Option(
            envvar="KILDE_DESK",
            metavar="PATH|URL",
            help="Where accounts and saved questions lie.",
            show_default="beside the ledger",
        ),
    ] = None,
    tiles: Annotated[
        str | None,
        typer.Option(
            envvar="KILDE_TILES",
            metavar="URL",
            help="Tiles for the map, such as https://tiles.example.org/{z}/{x}/{y}.png.",
        ),
    ] = None,
    issuer: Annotated[
        str | None,
        typer.Option(
            "--oidc-issuer", envvar="KILDE_OIDC_ISSUER", metavar="URL", help="A sign-in service (OpenID Connect)."
        ),
    ] = None,
    client: Annotated[
        str,
        typer.Option("--oidc-client", envvar="KILDE_OIDC_CLIENT", metavar="ID", help="Its name for this server."),
    ] = "kilde",
    claim: Annotated[
        str,
        typer.Option(
            "--oidc-claim", envvar="KILDE_OIDC_CLAIM", metavar="NAME", help="What it tells that names the account."
        ),
    ] = "email",
    ui: UiLanguage,
) -> None:
    """Show the ledger in a browser: situation, figures, reports, review. Only this machine can reach it by default."""
    import uvicorn

    from kilde.show.web import Settings, loopback
    from kilde.show.web.app import create_app

    settings = Settings(
        ledger=ledger,
        desk=desk,
        host=host,
        port=port,
        url=url,
        language=ui.value,
        tiles=tiles,
        service=_service(issuer, client, claim),
        warm=True,
    )
    app = create_app(settings)
    if not loopback(host) and not app.state.kilde.desk.any_account():
        stop(f"others could reach {host}: make an account first with `kilde accounts add NAME --role administrator`")
    sys.setswitchinterval(_TURN)
    say(f"{shown(ledger)} at {settings.address} (Ctrl+C ends it)")
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_KEPT_OPEN,
    )


_TURN = 0.001
"""Seconds after which one who works lets the next go on: a page asks the database forty times, and has to wait for its
turn after each."""
_KEPT_OPEN = 75
"""Seconds for which a connection waits for the next page: people read longer than a program waits."""


def _service(issuer: str | None, client: str, claim: str) -> "Service | None":
    """The sign-in service. Its secret comes from the environment alone: what stands in a command, others can read."""
    from importlib.util import find_spec

    from kilde.show.web.security.service import confidential
    from kilde.show.web.settings import Service

    if not issuer:
        return None
    if find_spec("authlib") is None:
        stop("a sign-in service needs authlib: pip install 'kilde[oidc]'")
    if not confidential(issuer):
        stop(f"{issuer}: a sign-in service is reached by https", status=WRONG_USAGE)
    secret = os.environ.get("KILDE_OIDC_SECRET", "")
    if not secret:
        stop("give the secret that the sign-in service knows this server by in KILDE_OIDC_SECRET", status=WRONG_USAGE)
    return Service(issuer, client, secret, claim)
