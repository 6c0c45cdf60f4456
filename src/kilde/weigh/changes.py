"""A store as it was made, and what has changed since, shown as one.

The rule. What was made from nothing is the base: it is never written again, so that nothing of it has to be copied and
others can read it at any time. What is weighed again lies in a small store beside it: for each table the keys of the
rows that are gone, and the rows that have come. `kept` shows the rows of the base that are not gone, with those.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

KEYS = {
    **dict.fromkeys(("weighed_claims", "claim_leverages", "figure_rows", "bare_rows"), ("row",)),
    **dict.fromkeys(("claim_changes", "chain_links"), ("claim",)),
    **dict.fromkeys(("bylines", "reports", "shingles", "publishers", "run_counts"), ("report",)),
    "identities": ("key",),
    "standing_counts": ("run", "publisher"),
    **dict.fromkeys(("copy_pairs", "translated_pairs"), ("a", "b")),
}
"""The tables of a store, each with the columns that rows which go and come together share."""

_AS_TOLD = ("origin", "origin_name", "origin_kind")
"""What a claim says of its origin by itself; `ranked_claims` has it with `own_` before it."""
BARE = "SELECT row, series, key FROM {} WHERE row NOT IN (SELECT row FROM figure_rows)"
"""`bare_rows`: those that nobody asserts anything in."""
PLACES = "SELECT DISTINCT place_key, place_name, country, gazetteer_id FROM {}.figure_rows WHERE place_key IS NOT NULL"
"""`row_places`: the places of all rows. It may have some at which no row is left."""


def views(tables: "duckdb.DuckDBPyConnection", ranked: str, columns: Sequence[str]) -> None:
    """Show in `kept` what is made of other tables where it is read, and write down how, for `show`.

    `ranked` is the query for `ranked_claims`, `columns` are those of `comparable_claims`.
    """
    queries = {
        "ranked_claims": ranked,
        "comparable_claims": f"SELECT {', '.join(as_told(columns))} FROM kept.ranked_claims",
        "row_ranges": "SELECT row, about, low, high, contradiction FROM kept.figure_rows",
        "row_counts": "SELECT row, claims, reports, origins, unattributed, starts, ends FROM kept.figure_rows",
        "row_founders": "SELECT row, series, key FROM kept.figure_rows UNION ALL FROM kept.bare_rows",
    }
    tables.execute("CREATE TABLE kept.queries (place INT, name TEXT, query TEXT)")
    for place, (name, query) in enumerate(queries.items()):
        tables.execute("INSERT INTO kept.queries VALUES (?, ?, ?)", [place, name, query])
        tables.execute(f"CREATE VIEW kept.{name} AS {query}")


def as_told(columns: Sequence[str]) -> list[str]:
    """Columns of `comparable_claims`, as `ranked_claims` has them."""
    return [f"own_{one} AS {one}" if one in _AS_TOLD else f'"{one}"' for one in columns]


def begin(tables: "duckdb.DuckDBPyConnection") -> None:
    """Make the tables of `changes`: nothing has changed yet."""
    for name, keys in KEYS.items():
        tables.execute(f"CREATE TABLE changes.{name} AS FROM base.{name} LIMIT 0")
        tables.execute(f"CREATE TABLE changes.gone_{name} AS SELECT {', '.join(keys)} FROM base.{name} LIMIT 0")


def show(tables: "duckdb.DuckDBPyConnection") -> None:
    """Show `base` and `changes` as `kept`."""
    tables.execute("CREATE SCHEMA kept")
    for name in KEYS:
        tables.execute(f"CREATE VIEW kept.{name} AS {those(name)}")
    tables.execute(f"CREATE VIEW kept.row_places AS FROM base.row_places UNION {PLACES.format('changes')}")
    for name, query in tables.execute("SELECT name, query FROM base.queries ORDER BY place").fetchall():
        tables.execute(f"CREATE VIEW kept.{name} AS {query}")
    tables.execute("CREATE VIEW kept.made_of AS FROM changes.made_of")


def those(name: str, where: str = "true") -> str:
    """The query for the rows that meet a condition: sooner than to ask `kept`, where the rows have many columns."""
    return f"""FROM (FROM base.{name} WHERE {where}) ANTI JOIN changes.gone_{name} USING ({", ".join(KEYS[name])})
        UNION ALL BY NAME FROM changes.{name} WHERE {where}"""


def delete(tables: "duckdb.DuckDBPyConnection", name: str, where: str, values: Sequence[Any] = ()) -> None:
    """Let the rows go that meet a condition, with all that share their keys."""
    keys = ", ".join(KEYS[name])
    tables.execute(
        f"""INSERT INTO changes.gone_{name}
        SELECT {keys} FROM base.{name} WHERE {where} EXCEPT FROM changes.gone_{name}""",
        [*values],
    )
    tables.execute(f"DELETE FROM changes.{name} WHERE {where}", [*values])


def insert(tables: "duckdb.DuckDBPyConnection", name: str, query: str, values: Sequence[Any] = ()) -> None:
    """Enter rows, of which no others share the keys."""
    tables.execute(f"INSERT INTO changes.{name} BY NAME {query}", [*values])


def many(tables: "duckdb.DuckDBPyConnection", part: float) -> bool:
    """Whether more than a part of the rows has changed."""
    counts = "SELECT (SELECT count(*) FROM changes.gone_figure_rows), (SELECT count(*) FROM base.figure_rows)"
    gone, made = tables.execute(counts).fetchone() or (0, 0)
    return bool(gone > max(part * made, _FEW))


_FEW = 10_000
"""Changed rows that take no time to tell of anywhere."""
