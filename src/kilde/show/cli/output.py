"""What commands write: results to standard output, all else to standard error."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from kilde.show.cli.grid import WIDE, Grid, width_of_pipe
from kilde.vocabulary import Failure

if TYPE_CHECKING:
    from rich.console import Console

FAILED = 1
WRONG_USAGE = 2


def say(line: str) -> None:
    """One line to standard error; whatever it holds, it stays one line and gives no password away."""
    typer.echo(f"kilde: {shown(' '.join(line.splitlines()))}", err=True)


def stop(line: str, *, status: int = FAILED) -> NoReturn:
    """Say why and end."""
    say(line)
    raise typer.Exit(status)


def name_failure(failure: Failure) -> None:
    """A document that failed, with its reason."""
    say(f"{failure.uri}: {failure.reason}")


def shown(ledger: str) -> str:
    """The name of a ledger without the password that a database URL may hold."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", ledger)


def end(failures: int) -> None:
    """End with the status that the number of failed documents asks for."""
    if failures:
        raise typer.Exit(FAILED)


def line_out(line: bytes) -> None:
    """One line of JSON, seen by whoever reads the pipe at once."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.flush()


def json_out(record: Any) -> None:  # noqa: ANN401 - whatever msgspec encodes
    """A record as one line of JSON."""
    import msgspec

    line_out(msgspec.json.encode(record))


def text_out(pieces: Iterable[str]) -> None:
    """Text as UTF-8, whatever the terminal's encoding, piece by piece."""
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.flush()


def table_out(table: Grid) -> None:
    """A table to standard output: drawn by rich, unless a pipe gets the same without it, and sooner."""
    width = width_of_pipe()
    plain = table.plain(width) if width else None
    if plain is None:
        console().print(table)
    else:
        sys.stdout.write(plain)
        sys.stdout.flush()


def console(*, err: bool = False) -> "Console":
    """A terminal to draw on; when piped, as wide as `COLUMNS` says or 120."""
    from rich.console import Console

    made = Console(stderr=err, highlight=False, soft_wrap=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = WIDE
    return made


def input_lines() -> Iterator[str]:
    """The lines of standard input without their ends; what is no UTF-8 in them becomes U+FFFD."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
