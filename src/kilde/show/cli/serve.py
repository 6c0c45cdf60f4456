"""`kilde serve`: the pages and the API of a ledger."""

from typing import Annotated

import typer

from kilde.show.cli.options import LedgerPath, UiLanguage
from kilde.show.cli.output import say, shown, stop


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
    ui: UiLanguage,
) -> None:
    """Show the ledger in a browser: situation, figures, reports, review. Only this machine can reach it by default."""
    import uvicorn

    from kilde.show.web import Settings, loopback
    from kilde.show.web.app import create_app

    settings = Settings(
        ledger=ledger, desk=desk, host=host, port=port, url=url, language=ui.value, tiles=tiles, warm=True
    )
    app = create_app(settings)
    if not loopback(host) and not app.state.kilde.desk.any_account():
        stop(f"others could reach {host}: make an account first with `kilde accounts add NAME --role administrator`")
    say(f"{shown(ledger)} at {settings.address} (Ctrl+C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
