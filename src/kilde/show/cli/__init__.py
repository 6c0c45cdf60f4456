"""The command line, a file per command."""

from kilde.show.cli.app import command_line, main

__all__ = ["command_line", "main"]
