"""`kilde gazetteer`: the places that Kilde knows."""

from pathlib import Path
from typing import Annotated

import typer

from kilde.show.cli.output import stop

app = typer.Typer(no_args_is_help=True, help="The places that Kilde knows.")


@app.callback()
def gazetteer() -> None:
    """The places that Kilde knows."""


@app.command("load")
def load(file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump: .txt or .zip.")]) -> None:
    """Load a GeoNames dump, so that smaller places are known."""
    from kilde.read.gazetteer import GazetteerError
    from kilde.read.gazetteer import load as load_dump

    try:
        places = load_dump(file)
    except OSError as error:
        stop(f"{error.filename or file}: {error.strerror}: check the name and your rights")
    except GazetteerError as error:
        stop(f"{file}: {error}")
    typer.echo(f"{file}: {places:,} places loaded")
