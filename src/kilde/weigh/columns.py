"""Tables as columns of values, as Python has them: laid before DuckDB without Arrow.

Importing Arrow takes longer than all else that is done with a few thousand rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Array = np.ndarray[Any, np.dtype[Any]]
    Values = Sequence[Any] | Array

SQL = {"int64": "BIGINT", "float64": "DOUBLE", "string": "VARCHAR", "bool_": "BOOLEAN"}
"""DuckDB's names of the types that tables have, by Arrow's."""


class Columns(Struct, frozen=True):
    """A table: its columns with their types, and the values of each."""

    kinds: Mapping[str, str]
    """By column the name of its Arrow type."""
    values: "Mapping[str, Values]"

    def __len__(self) -> int:
        return len(next(iter(self.values.values())))

    def __getitem__(self, column: str) -> "Values":
        return self.values[column]

    def only(self, kinds: Mapping[str, str]) -> "Columns":
        """Some of the columns."""
        return Columns(kinds, {name: self.values[name] for name in kinds})

    def more(self, rows: Iterable[Sequence[Any]]) -> "Columns":
        """With rows more, each with its values in the order of the columns."""
        added = list(zip(*rows, strict=True)) or [()] * len(self.kinds)
        columns = zip(self.kinds, added, strict=True)
        return Columns(self.kinds, {name: [*self.values[name], *values] for name, values in columns})

    def arrays(self) -> "dict[str, Array]":
        """The columns as arrays that DuckDB reads as they are, with nothing where they have nothing."""
        return {name: _array(self.kinds[name], values) for name, values in self.values.items()}

    def arrow(self) -> "pa.Table":
        """The same as an Arrow table."""
        import pyarrow as pa

        schema = pa.schema([(name, getattr(pa, kind)()) for name, kind in self.kinds.items()])
        return pa.table([pa.array(self.values[one.name], one.type) for one in schema], schema=schema)


def _array(kind: str, values: "Values") -> "Array":
    """One column. Whole numbers of which some are not known go as others do, which have a sign for it."""
    import numpy as np

    if isinstance(values, np.ndarray):
        return values
    if kind == "string" or (kind == "bool_" and None in values):
        return np.fromiter(values, dtype=object, count=len(values))
    if None in values:
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return np.array(values, dtype=kind.rstrip("_"))
