"""Exports: what Kilde knows in the form of other people's tools, a file per format.

A format is an entry point of the group `kilde.exports`, the built-in ones too: a `Format` whose `write` puts a
`Material` into a stream.
"""

from kilde.show.export.changes import Change, changes
from kilde.show.export.formats import Format, chosen, formats
from kilde.show.export.material import Care, ExportError, Material
from kilde.show.export.running import Exported, export

__all__ = ["Care", "Change", "ExportError", "Exported", "Format", "Material", "changes", "chosen", "export", "formats"]
