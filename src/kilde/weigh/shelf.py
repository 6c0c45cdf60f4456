"""Some rows of the store with their claims by the house's book, as the store has them: nothing is made anew.

What a page shows are rows of a few kinds among very many. DuckDB keeps a table by columns, and finds a few of its rows
the sooner the fewer columns are asked for: here are those that records are made of.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Rows = list[dict[str, Any]]

OF_ROWS = "row series key claims reports origins unattributed starts ends low high about contradiction".split()
OF_CLAIMS = (
    "claim row report modality measure unit extent categories start start_time end_time origin origin_name origin_kind "
    "place country gazetteer_id withdrawn row_named voice candidate said_order used bound_low bound_high order"
).split()
OF_TREES = [*OF_CLAIMS, *"published_start copy_of family".split()]
"""The same, with what the place of a claim in a tree hangs on."""
OF_CONFLICTS = [
    *OF_CLAIMS,
    *"publisher publisher_key relay number true_low true_high dated names_place who said".split(),
]
"""The same, with what the reason of a contradiction hangs on."""


_TOLD = {
    "voice": "coalesce(origin, 'own voice ' || voice_family)",
    "said_order": "coalesce(said, 0)",
    "bound_low": "CASE WHEN qualifier = 'about' THEN value ELSE low END",
    "bound_high": "CASE WHEN qualifier = 'about' THEN value ELSE high END",
}
"""What `ranked_claims` works out for pages, by the columns that are kept: to plan the whole view takes twice as long as
to read a hundred claims. A test holds both to the same."""
_TOLD_BY_VIEW = {"true_low", "true_high", "dated"}
"""What it works out for few."""


class Shelf:
    """The same tables that lie on a bench after the house's book was run, for some rows by their numbers.

    `by` says whose numbers they are: those of rows, or of single claims. `columns` are those of claims, `links` the
    rows of `echo_links` with their drifts, `wholes` the rows themselves, where they are known, `near` a condition on
    the place that all of them meet, and `most` whether few others meet it: they are read as well and left then.
    """

    def __init__(
        self,
        cursor: "duckdb.DuckDBPyConnection",
        numbers: Iterable[int],
        *,
        by: str = "row",
        columns: Sequence[str] = OF_CLAIMS,
        links: Rows | None = None,
        wholes: Sequence[Mapping[str, Any]] | None = None,
        near: str = "true",
        most: bool = False,
    ) -> None:
        self._cursor, self._columns, self._links, self._given = cursor, columns, links or [], wholes
        self._by, self._numbers = by, set(numbers)
        # written out, these are found by their index: what a parameter or a join would not do
        named = ", ".join(map(str, self._numbers)) or "NULL"
        # a plan with many of them takes longer to make than what it saves
        self._where = near if most else f"{near} AND {by} IN ({named})"

    def rows(self, name: str) -> Rows:
        """The rows of a table."""
        match name:
            case "ranked_claims":
                return self._claims
            case "claim_changes":
                return self._changes
            case "row_ranges" | "row_counts" | "row_founders":
                return self._wholes
            case "book_claims":
                return [
                    {
                        **row,
                        "counts": row["used"],
                        "why": None,
                        "read_low": row["bound_low"],
                        "read_high": row["bound_high"],
                    }
                    for row in self._claims
                ]
            case "book_ranges":
                return [{**row, "best": None, "grade": None} for row in self._wholes]
            case "echo_links":
                return self._links
            case "drifts":
                return [link for link in self._links if link["drift"]]
        raise KeyError(name)

    @cached_property
    def _wholes(self) -> Rows:
        if self._given is not None:
            return [dict(row) for row in self._given]
        return self._read("figure_rows", OF_ROWS, self._where)

    @cached_property
    def _claims(self) -> Rows:
        found = self._read("ranked_claims", self._columns, self._where)
        return [row for row in found if row[self._by] in self._numbers]

    @cached_property
    def _changes(self) -> Rows:
        claims = ", ".join(str(row["claim"]) for row in self._claims) or "NULL"
        return self._read("claim_changes", ["claim", "change"], f"claim IN ({claims})")

    def _read(self, table: str, columns: Sequence[str], where: str) -> Rows:
        if table == "ranked_claims" and not set(columns) & _TOLD_BY_VIEW:
            table = "weighed_claims"
        named = ", ".join(
            _TOLD.get(column, f'"{column}"') if table == "weighed_claims" else f'"{column}"' for column in columns
        )
        found = self._cursor.execute(f"SELECT {named} FROM kept.{table} WHERE {where}").fetchall()
        return [dict(zip(columns, row, strict=True)) for row in found]
