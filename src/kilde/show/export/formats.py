"""The formats that are installed."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import BinaryIO

from kilde.show.export.material import ExportError, Material

GROUP = "kilde.exports"


@dataclass(frozen=True, slots=True)
class Format:
    """A form that an export can take. `write` puts the material into a stream, in pieces where there is much of it."""

    name: str
    suffix: str
    says: str
    """What it is for, in one sentence."""
    write: Callable[[Material, BinaryIO], None]
    tables: tuple[str, ...] = ()
    """Of these the user may choose with `--table`; the first is what is written when none is named."""
    rulebook: str = "house"
    """By which figures are weighed unless another is asked for."""


def formats() -> list[str]:
    """The names of all formats."""
    return sorted(entry.name for entry in entry_points(group=GROUP))


def chosen(name: str) -> Format:
    """The format of this name, loaded."""
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in found:
        raise ExportError(f"no format {name!r}: there are {', '.join(sorted(found))}")
    try:
        made = found[name].load()
    except ImportError as error:
        raise ExportError(f"the format {name} needs {error.name}: pip install {error.name}") from error
    if not isinstance(made, Format):
        raise ExportError(f"the plug-in for the format {name} gives no Format: see docs/exports.md")
    return made
