"""Parquet: one of the tables with its types, for R, Python, DuckDB and Spark. Streamed."""

from typing import BinaryIO

from kilde.show.export.formats import Format
from kilde.show.export.material import Material
from kilde.show.export.sheets import FIELDS, sheet


def write(material: Material, out: BinaryIO) -> None:
    """The rows, with what each column means and where all came from in the file's own metadata."""
    import pyarrow.parquet as pq

    schema, batches = sheet(material, material.table or "figures").named(material.words.code)
    kept = schema.with_metadata({"kilde": material.about_json()})
    with pq.ParquetWriter(out, kept, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch.cast(kept))


FORMAT = Format(
    name="parquet",
    suffix=".parquet",
    says="the same tables with their types, for R, Python, DuckDB and Spark",
    write=write,
    tables=tuple(FIELDS),
)
