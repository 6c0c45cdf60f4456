"""What SQLite would look up row by row, joined of whole columns, where most of a ledger's claims are figures.

Its rows come without a look at the table beside: claims with the entry that they were added with where their report's
belongs, places and sources of claims of any kind.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

ENTRIES = "entries"
"""The part that tells the report of each entry (`parts.entry_rows`)."""


def joined(read: "Iterable[tuple[str, pa.Table]]") -> "Iterator[tuple[str, pa.Table]]":
    """The parts as they are elsewhere, of the bare ones: `entries`, then `claims`, then all others."""
    import pyarrow.compute as pc

    source = iter(read)
    _, entries = next(source)
    _, bare = next(source)
    at = pc.index_in(bare["report"], value_set=entries["entry"].combine_chunks())
    claims = bare.set_column(bare.column_names.index("report"), "report", entries["report"].take(at))
    yield "claims", claims
    of_claims = claims["claim"].combine_chunks()
    for name, table in source:
        yield (
            name,
            table.filter(pc.is_in(table["claim"], value_set=of_claims)) if "claim" in table.column_names else table,
        )
