"""Tables of plain texts: drawn by rich, or, where nothing is to be styled or folded, by hand in a tenth of the time."""

import os
import re
import sys
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from rich.table import Table


class Column(Struct):
    """What stands below one heading, and how."""

    header: str
    right: bool = False
    bold: bool = False
    whole: bool = False
    """In one line each, cut where there is no room; otherwise folded."""
    width: int | None = None


class Grid(Struct):
    """A table that any rich console prints."""

    columns: list[Column]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    tight: bool = False
    """Whether columns stand one blank nearer."""

    def add(self, *cells: str) -> None:
        """A row, a text for each column."""
        self.rows.append(cells)

    def __rich__(self) -> "Table":
        """The same as rich has it; what stands in a report is no markup."""
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), collapse_padding=self.tight)
        for column in self.columns:
            table.add_column(
                column.header,
                justify="right" if column.right else "left",
                style="bold" if column.bold else None,
                no_wrap=column.whole,
                overflow="ellipsis" if column.width else "fold",
                width=column.width,
            )
        for row in self.rows:
            table.add_row(*map(Text, row))
        return table

    def plain(self, width: int) -> str | None:
        """As rich draws it where nothing is styled; None where it has to be folded, or letters be measured."""
        lines = [tuple(column.header for column in self.columns), *self.rows]
        if self.tight or any(column.width for column in self.columns) or not all(map(_is_plain, map("".join, lines))):
            return None
        places = range(len(self.columns))
        widths = [max(len(line[place]) for line in lines) for place in places]
        whole = sum(widths) + len(_GAP) * (len(widths) - 1)
        if whole > width:
            return None
        head, *rows = (
            _GAP.join(
                line[place].rstrip().rjust(widths[place])
                if self.columns[place].right
                else line[place].ljust(widths[place])
                for place in places
            )
            for line in lines
        )
        return "\n".join([head, "─" * whole, *rows, ""])


_GAP = "   "
_is_plain = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff"  # Latin
    r"\u0370-\u0482\u048a-\u052f"  # Greek, Cyrillic
    r"\u2000-\u200a\u2010-\u2027\u202f-\u205e≈≠≤≥−]*"  # spaces, dashes, marks
).fullmatch
"""Letters that are one column wide in every terminal."""


WIDE = 120
"""Columns of a pipe."""


def width_of_pipe() -> int | None:
    """As wide as `COLUMNS` says or 120; None where rich would style what it prints, or have other letters for lines."""
    asked = any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))
    if asked or sys.stdout.isatty() or not (sys.stdout.encoding or "").lower().startswith("utf"):
        return None
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isdecimal() else WIDE
