"""The command line, a file per command."""

from typing import TYPE_CHECKING, Any

from kilde.show.cli.at_once import answered

if TYPE_CHECKING:
    from kilde.show.cli.app import command_line, main

__all__ = ["answered", "command_line", "main"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """The commands, loaded with the library that reads their options on first use."""
    if name not in {"command_line", "main"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kilde.show.cli import app

    found = globals()[name] = getattr(app, name)
    return found
