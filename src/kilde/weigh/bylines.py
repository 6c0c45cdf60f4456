"""The reports that claims come from, by their numbers: looked up in the store, or in memory by who asks often."""

import threading
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kilde.weigh.evidence import report_of
from kilde.weigh.records import Report

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

FEW = 20
"""Reports up to which looking them up one by one is sooner done than going through all."""
_OFTEN = 4
"""Times that many are asked for, before all are held in memory: a command asks once, a server with every page."""
_MOST = 2_000_000
"""Reports that are held in memory: a quarter of a kilobyte each."""


class Bylines:
    """The reports of one store."""

    def __init__(self) -> None:
        self._asked, self._lock = 0, threading.Lock()
        self._held: tuple[Any, pa.Table] | None = None

    def of(self, cursor: "duckdb.DuckDBPyConnection", numbers: Collection[int]) -> dict[int, Report]:
        """Those with these numbers."""
        if held := self._held or (self._in_memory(cursor) if len(numbers) > FEW else None):
            return _taken(*held, numbers)
        wanted = sorted(numbers)
        named = ", ".join(map(str, wanted)) or "NULL"
        found = cursor.execute(
            f"FROM kept.bylines WHERE report IN ({named if len(wanted) <= FEW else f'SELECT unnest([{named}])'})"
        )
        names = [column[0] for column in found.description]
        return _by_number(dict(zip(names, row, strict=True)) for row in found.fetchall())

    def _in_memory(self, cursor: "duckdb.DuckDBPyConnection") -> "tuple[Any, pa.Table] | None":
        with self._lock:
            self._asked += 1
            if self._held is None and self._asked == _OFTEN:
                known = cursor.execute("SELECT count(*) FROM kept.bylines").fetchall()
                if known[0][0] <= _MOST:
                    table = cursor.sql("FROM kept.bylines ORDER BY report").to_arrow_table().combine_chunks()
                    self._held = table["report"].to_numpy(), table
            return self._held


def _taken(places: Any, table: "pa.Table", numbers: Collection[int]) -> dict[int, Report]:  # noqa: ANN401 - an array
    wanted = places.searchsorted(sorted(numbers)).clip(max=len(places) - 1)
    found = _by_number(table.take(wanted).to_pylist())
    return {number: report for number, report in found.items() if number in numbers}


def _by_number(rows: Iterable[Mapping[str, Any]]) -> dict[int, Report]:
    return {row["report"]: report_of(row) for row in rows}
