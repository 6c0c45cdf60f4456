"""CSV: one of the tables, in UTF-8, for whatever reads tables. Streamed."""

from typing import BinaryIO

from kilde.show.export.formats import Format
from kilde.show.export.material import Material
from kilde.show.export.sheets import FIELDS, sheet


def write(material: Material, out: BinaryIO) -> None:
    """The rows under one line of names. Text stands in quotation marks, so that an empty cell and no cell differ."""
    import pyarrow.csv as pc

    schema, batches = sheet(material, material.table or "figures").named(material.words.code)
    with pc.CSVWriter(out, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


FORMAT = Format(
    name="csv",
    suffix=".csv",
    says="a table of figures, series, claims, sources or documents, for whatever reads tables",
    write=write,
    tables=tuple(FIELDS),
)
