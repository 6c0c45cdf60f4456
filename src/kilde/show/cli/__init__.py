"""The command line, a file per command."""

from kilde.show.cli.app import app, main

__all__ = ["app", "main"]
