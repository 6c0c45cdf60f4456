"""The store brought up to a later entry of the ledger: only what the entries touch is weighed again.

The rule. Touched are the documents that entries since then are about; with them the families of copies that they come
to belong to or leave, and the claims of every source whose name has come to mean another. Claims that name no place
are placed again where those that they may have their place from are touched. Then every series that a touched claim
stood in or comes to stand in is weighed anew, from claims that have not changed and those that have. What comes of it
is what weighing from nothing would give, table by table.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from kilde.ledger import Selection
from kilde.weigh import changes
from kilde.weigh.columns import Columns
from kilde.weigh.copies import STEPS as COPY_STEPS
from kilde.weigh.copies import TOO_COMMON, CopyOf, edition, standing_runs, text_tables, with_original
from kilde.weigh.copies_again import MOVED_STEPS
from kilde.weigh.copies_again import STEPS as AGAIN_STEPS
from kilde.weigh.engine import Bench, Embedded, Step, showing
from kilde.weigh.figures import BOOKED, ROWED, TOLD
from kilde.weigh.identity import identities_on
from kilde.weigh.series import PLACED, TELLING_NUMBER
from kilde.weigh.tables import (
    SCHEMAS,
    identity_table,
    pair_table,
    part,
    pieces_of,
    report_table,
)
from kilde.weigh.translations import translated_pairs

if TYPE_CHECKING:
    import duckdb

    from kilde.ledger import View

OF_CLAIMS = ("kinds", "reports")
OF_PLACES = ("comparable_claims", "reports")
OF_ROWS = (*BOOKED, "weighed_claims", "claim_leverages", "figure_rows")
"""What each part of the steps leaves."""

ALL = Selection()
MOST = 0.2
"""The part of all documents from which on weighing from nothing is no slower."""
_OF_TEXTS = ("shingles", "publishers", "run_counts")
_OF_COPIES = ("publishers", "run_counts", "standing_counts")
_BY_ROW = ("claim_leverages", "weighed_claims", "figure_rows", "bare_rows")


def renewed(tables: "duckdb.DuckDBPyConnection", view: "View", since: int) -> bool:
    """Have `changes` bring the tables in `kept`, of the ledger up to an entry, to what a view holds.

    False, and nothing is changed, where that is too much.
    """
    documents = view.touched_since(since)
    known = _column(tables, "SELECT count(*) FROM kept.bylines")[0]
    if len(documents) > max(MOST * known, 500) or changes.many(tables, MOST):
        return False
    _Renewal(tables, view, documents).run()
    return True


class _Renewal:
    """One renewal, in numbered stages: 1. documents and copies; 2. names; 3. claims; 4. places; 5. series."""

    def __init__(self, tables: "duckdb.DuckDBPyConnection", view: "View", documents: set[str]) -> None:
        self.tables, self.view, self.documents = tables, view, documents
        self.touched: set[int] = set()  # their numbers
        self._engine = Embedded(tables)

    def run(self) -> None:
        """All stages."""
        reports = self._documents()
        reports |= self._names()
        if not reports:
            return
        self._claims(reports)
        self._places()
        self._series()

    def _documents(self) -> set[int]:
        """The reports that are touched, with all of their families; the tables of documents are brought up to date."""
        before = dict(self._rows("SELECT id, report FROM kept.bylines WHERE id IN (SELECT unnest(?))", self.documents))
        bylines = part(self.view, "dated_bylines", ALL, documents=self.documents)
        here = dict(zip(bylines["id"], bylines["report"], strict=True))
        added = {one for one in here if one not in before}
        removed = {before[one] for one in before.keys() - here.keys()}
        self.touched = touched = {*before.values(), *here.values()}
        self._replace("bylines", bylines.only(SCHEMAS["bylines"]), touched)
        moved = self._copies(added, {here[one] for one in added}, removed) if added or removed else set()
        moved |= self._translations(bylines)
        seeds = touched | moved
        of_families = """SELECT report FROM kept.reports WHERE family IN
            (SELECT family FROM kept.reports WHERE report IN (SELECT unnest(?)))"""
        members = (seeds | set(self._column(of_families, seeds))) - removed
        reports = part(self.view, "dated_bylines", ALL, documents=self._ids(members))
        pairs = self._rows(
            """SELECT a, b, original FROM (FROM kept.copy_pairs UNION ALL FROM kept.translated_pairs)
            WHERE a IN (SELECT unnest(?))""",
            members,
        )
        self._replace("reports", report_table(reports, pairs, self.view.withdrawn()), members | removed)
        return members | removed

    def _copies(self, ids: set[str], added: set[int], removed: set[int]) -> set[int]:
        """The reports that have become or are no longer copies of others; `ids` are those of the added."""
        for name in ("shingles", *_OF_COPIES):
            self.tables.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM kept.{name}")
        self._run((standing_runs,), "standing_counts")
        self.tables.execute("CREATE OR REPLACE TEMP TABLE standing_before AS FROM standing_runs")
        self._moved("went", removed)
        for name in _OF_TEXTS:
            self._delete(name, removed)
        made = text_tables((row["report"], row["publisher"], row["text"]) for row in self._texts(ids))
        for name in _OF_TEXTS:
            self._insert(name, made[name])
        self._moved("came", added)
        if self._turned_common():
            return self._all_copies()
        self._count()
        self._run((standing_runs,), "standing_counts")
        # where no run has become standing text, or is it no longer, none but the added are touched
        turned = """(FROM standing_runs EXCEPT FROM standing_before)
            UNION (FROM standing_before EXCEPT FROM standing_runs)"""
        if self._column(turned):
            self._everywhere()
        again = self._run(AGAIN_STEPS, "shingles", "near_shingles", "standing_counts", "standing_before", "moved")
        touched = {row["report"] for row in again.rows("touched")}
        return self._pair(again.rows("copied"), touched | removed)

    def _run(self, steps: tuple[Step, ...], *found: str) -> Bench:
        """A bench that has run steps on tables which are there."""
        bench = Bench(self._engine)
        bench.found(*found)
        bench.run(steps)
        return bench

    def _moved(self, name: str, reports: set[int]) -> None:
        """What reports that come or go share with others: a table by run of how many have it and move, and `…_counts`.

        The runs of these reports lie as `near_shingles`, wherever they stand.
        """
        t = self.tables
        self._number("moved", reports)
        if not reports:
            t.execute(f"CREATE OR REPLACE TEMP TABLE {name} (run BIGINT, reports BIGINT, moved BIGINT)")
            t.execute(f"CREATE OR REPLACE TEMP TABLE {name}_counts AS FROM kept.standing_counts LIMIT 0")
            return
        # what steps look at again and again is found once
        t.execute(
            """CREATE OR REPLACE TEMP TABLE near_shingles AS FROM kept.shingles
            WHERE run IN (SELECT run FROM kept.shingles WHERE report IN (FROM moved))"""
        )
        self._run(MOVED_STEPS, "moved", "near_shingles", "publishers", "run_counts")
        t.execute(
            f"""CREATE OR REPLACE TEMP TABLE {name} AS SELECT run, any_value(reports) AS reports, count(*) AS moved
            FROM moved_runs JOIN run_spreads USING (run) GROUP BY run"""
        )
        t.execute(f"CREATE OR REPLACE TEMP TABLE {name}_counts AS FROM moved_counts")

    def _turned_common(self) -> bool:
        """Whether a run has become too common to tell anything, or is so no longer."""
        query = f"""WITH spreads AS (
                SELECT coalesce(went.reports, came.reports - came.moved) AS before,
                    before - coalesce(went.moved, 0) + coalesce(came.moved, 0) AS after
                FROM went FULL JOIN came USING (run)
            ) SELECT count(*) FROM spreads WHERE (before > {TOO_COMMON}) <> (after > {TOO_COMMON})"""
        return bool(self._column(query)[0])

    def _count(self) -> None:
        """Bring `standing_counts` up to date."""
        t = self.tables
        t.execute(
            """CREATE OR REPLACE TEMP TABLE counted AS
            SELECT run, publisher, -pairs AS pairs, -alike AS alike FROM went_counts
            UNION ALL SELECT run, publisher, pairs, alike FROM came_counts"""
        )
        t.execute(
            """CREATE OR REPLACE TEMP TABLE merged AS SELECT run, publisher, sum(pairs) AS pairs, sum(alike) AS alike
            FROM (FROM kept.standing_counts SEMI JOIN counted USING (run, publisher) UNION ALL BY NAME FROM counted)
            GROUP BY run, publisher HAVING sum(pairs) > 0"""
        )
        changes.delete(t, "standing_counts", "(run, publisher) IN (SELECT (run, publisher) FROM counted)")
        changes.insert(t, "standing_counts", "FROM merged")

    def _everywhere(self) -> None:
        """Have the runs of all reports lie as `near_shingles`."""
        self.tables.execute("CREATE OR REPLACE TEMP TABLE near_shingles AS FROM kept.shingles")

    def _all_copies(self) -> set[int]:
        """All copies anew, from the runs that are kept."""
        self._everywhere()
        self.tables.execute("DROP VIEW standing_counts")
        made = self._run(COPY_STEPS, "near_shingles", "run_counts", "publishers")
        changes.delete(self.tables, "standing_counts", "true")
        changes.insert(self.tables, "standing_counts", "FROM temp.standing_counts")
        everything = self._column(
            "SELECT report FROM kept.publishers UNION SELECT a FROM kept.copy_pairs UNION SELECT b FROM kept.copy_pairs"
        )
        return self._pair(made.rows("copied"), set(everything))

    def _pair(self, rows: list[dict[str, Any]], touched: set[int]) -> set[int]:
        """Enter pairs of copies with their likely originals, in place of all that touched reports were in."""
        texts = self._texts(self._ids({one for row in rows for one in (row["a"], row["b"])}))
        editions = {row["report"]: edition(row["publisher"], row["published"], row["text"]) for row in texts}
        found: set[CopyOf] = {with_original(row, editions) for row in rows}
        return self._paired("copy_pairs", found, touched)

    def _paired(self, name: str, found: set[CopyOf], touched: set[int]) -> set[int]:
        """Enter pairs in place of all that touched reports were in, and say which reports that moves."""
        self._number("paired", touched)
        of_touched = "a IN (FROM paired) OR b IN (FROM paired)"
        before = set(self._rows(f"SELECT a, b, original FROM kept.{name} WHERE {of_touched}"))
        changes.delete(self.tables, name, of_touched)
        self._insert(name, pair_table(found))
        return {one for a, b, _ in before ^ found for one in (a, b)}

    def _translations(self, bylines: Columns) -> set[int]:
        """The reports that have become or are no longer translations of others; `bylines` are those of touched ones."""
        languages = "SELECT count(DISTINCT language) + (SELECT count(*) FROM kept.translated_pairs) FROM kept.bylines"
        if self._column(languages)[0] < 2:  # and there were not two before
            return set()
        counted = part(self.view, "claims", ALL, documents=self.documents).only(SCHEMAS["counted"])
        self._number("moved_reports", self.touched)
        # only such others have a pair with one of these as count two of the same numbers
        self.tables.execute(
            """CREATE OR REPLACE TEMP TABLE near AS SELECT report FROM kept.comparable_claims
            WHERE report NOT IN (FROM moved_reports) AND number IN (SELECT unnest(?::DOUBLE[]))
            GROUP BY report HAVING count(DISTINCT number) > 1""",
            [[*{number for number in counted["number"] if number is not None}]],
        )
        others = self._rows(
            f"SELECT {', '.join(counted.kinds)} FROM kept.comparable_claims WHERE report IN (FROM near)"
        )
        told = self._rows(
            f"""SELECT {", ".join(bylines.kinds)} FROM kept.bylines JOIN (SELECT report, published_start, published_end
            FROM kept.reports) USING (report) WHERE report IN (FROM near)"""
        )
        pairs = translated_pairs(
            Bench(self._engine), self.view, counted.more(others), bylines.more(told), sorted(self.touched)
        )
        return self._paired("translated_pairs", {pair for pair, _ in pairs}, self.touched)

    def _texts(self, ids: set[str]) -> Iterable[dict[str, Any]]:
        return pieces_of(self.view, "texts", ALL, documents=ids) if ids else ()

    def _ids(self, reports: set[int]) -> set[str]:
        """The ids of reports by their numbers."""
        return set(self._column("SELECT id FROM kept.bylines WHERE report IN (SELECT unnest(?))", reports))

    def _names(self) -> set[int]:
        """The reports with names that have come to mean another source; the chains are brought up to date."""
        t = self.tables
        self._number("touched_reports", self.touched)
        changes.delete(
            t,
            "chain_links",
            "claim IN (SELECT claim FROM kept.ranked_claims WHERE report IN (FROM touched_reports))",
        )
        self._insert("chain_links", part(self.view, "chain_links", ALL, documents=self.documents))
        bench = Bench(self._engine)
        t.execute("CREATE OR REPLACE TEMP VIEW chain_links AS FROM kept.chain_links")
        bench.found("chain_links")
        found = identity_table(identities_on(bench, self.view))
        t.execute("DROP VIEW chain_links")
        self._engine.lay("found_identities", found)
        changed = """(FROM found_identities EXCEPT FROM kept.identities)
            UNION (FROM kept.identities EXCEPT FROM found_identities)"""
        if not self._column(f"SELECT key FROM ({changed})"):
            return set()
        reports = self._column(
            f"""SELECT DISTINCT c.report FROM kept.comparable_claims c JOIN kept.chain_links l USING (claim)
            WHERE l.key IN (SELECT key FROM ({changed}))"""
        )
        changes.delete(t, "identities", "true")
        changes.insert(t, "identities", "FROM found_identities")
        return set(reports)

    def _claims(self, reports: set[int]) -> None:
        """What the claims of touched reports say by themselves: `kinds`."""
        t = self.tables
        bench = Bench(self._engine)
        self._number("touched_reports", reports)
        ids = self._ids(reports)
        bench.lay({name: part(self.view, name, ALL, documents=ids) for name in ("claims", "claim_places")})
        t.execute("CREATE OR REPLACE TEMP TABLE chain_links AS FROM kept.chain_links SEMI JOIN claims USING (claim)")
        t.execute("CREATE OR REPLACE TEMP TABLE identities AS FROM kept.identities")
        t.execute(
            """CREATE OR REPLACE TEMP TABLE touched_families AS
            SELECT DISTINCT family FROM kept.reports WHERE report IN (FROM touched_reports)"""
        )
        t.execute("CREATE OR REPLACE TEMP TABLE reports AS FROM kept.reports WHERE family IN (FROM touched_families)")
        bench.found("chain_links", "identities", "reports")
        bench.run(TOLD, leave=OF_CLAIMS)
        t.execute("CREATE OR REPLACE TEMP TABLE new_kinds AS FROM kinds")
        # as they stood before
        t.execute(
            "CREATE OR REPLACE TEMP TABLE old_claims AS FROM kept.comparable_claims"
            " WHERE report IN (FROM touched_reports)"
        )

    def _places(self) -> None:
        """The touched claims, and those that may have their place from them, placed: `new_claims`."""
        t = self.tables
        columns = [name for name, *_ in t.execute("DESCRIBE new_kinds").fetchall()]
        # what names no place is as it was before others told its place
        own = ", ".join(
            f'CASE WHEN names_place THEN "{name}" END AS "{name}"' if name in _PLACE else f'"{name}"'
            for name in columns
        )
        t.execute(
            "CREATE OR REPLACE TEMP VIEW others AS FROM kept.comparable_claims"
            " WHERE report NOT IN (FROM touched_reports)"
        )
        t.execute(
            "CREATE OR REPLACE TEMP TABLE changed AS SELECT kind, origin, number, family FROM new_kinds"
            " UNION SELECT kind, origin, number, family FROM old_claims"
        )
        t.execute(
            f"""CREATE OR REPLACE TEMP TABLE unplaced AS
            FROM others o SEMI JOIN changed c ON o.kind = c.kind AND o.origin = c.origin AND o.number = c.number
            WHERE NOT o.names_place AND o.number >= {TELLING_NUMBER}"""
        )
        t.execute("INSERT INTO changed SELECT kind, origin, number, family FROM unplaced")
        t.execute(
            """INSERT INTO unplaced FROM others o SEMI JOIN changed c ON o.kind = c.kind AND o.family = c.family
            WHERE NOT o.names_place AND o.claim NOT IN (SELECT claim FROM unplaced)"""
        )
        # those that these may have their place from
        t.execute(
            """CREATE OR REPLACE TEMP TABLE asking AS
            SELECT kind, origin, number, family FROM new_kinds WHERE NOT names_place
            UNION SELECT kind, origin, number, family FROM unplaced"""
        )
        t.execute(
            """CREATE OR REPLACE TEMP TABLE givers AS
            FROM others o SEMI JOIN asking c ON o.kind = c.kind AND o.family = c.family"""
        )
        t.execute("INSERT INTO asking SELECT kind, origin, number, family FROM givers WHERE NOT names_place")
        t.execute(
            """INSERT INTO givers FROM others o SEMI JOIN asking c
            ON o.kind = c.kind AND o.origin = c.origin AND o.number = c.number"""
        )
        t.execute(
            f"""CREATE OR REPLACE TEMP TABLE kinds AS FROM new_kinds
            UNION ALL SELECT DISTINCT {own} FROM (FROM unplaced UNION FROM givers)"""
        )
        t.execute(
            "CREATE OR REPLACE TEMP TABLE reports AS FROM kept.reports WHERE report IN (SELECT family FROM kinds)"
        )
        bench = Bench(self._engine)
        bench.found("kinds", "reports")
        bench.run(PLACED, leave=OF_PLACES)
        t.execute(
            """CREATE OR REPLACE TEMP TABLE new_claims AS FROM comparable_claims
            WHERE claim IN (SELECT claim FROM new_kinds UNION SELECT claim FROM unplaced)"""
        )

    def _series(self) -> None:
        """Every series that a touched claim stood in or comes to stand in, weighed anew."""
        t = self.tables
        t.execute(
            """CREATE OR REPLACE TEMP TABLE touched_series AS SELECT series FROM old_claims
            UNION SELECT series FROM unplaced UNION SELECT series FROM new_claims"""
        )
        # rows are found by their numbers: comparing the keys of series takes longer
        t.execute(
            """CREATE OR REPLACE TEMP TABLE touched_rows AS
            SELECT row FROM kept.row_founders SEMI JOIN touched_series USING (series)"""
        )
        stood = changes.those("weighed_claims", "row IN (FROM touched_rows)")
        t.execute(f"CREATE OR REPLACE TEMP TABLE stood AS {stood}")
        columns = changes.as_told([name for name, *_ in t.execute("DESCRIBE new_claims").fetchall()])
        (ranked,) = self._column("SELECT query FROM base.queries WHERE name = 'ranked_claims'")
        t.execute(
            f"""CREATE OR REPLACE TEMP TABLE comparable_claims AS
            SELECT {", ".join(columns)} FROM ({ranked.replace("kept.weighed_claims", "stood")})
            WHERE claim NOT IN (SELECT claim FROM old_claims UNION SELECT claim FROM unplaced)
            UNION ALL BY NAME FROM new_claims"""
        )
        t.execute("CREATE OR REPLACE TEMP TABLE all_claims AS FROM comparable_claims")
        t.execute(
            "CREATE OR REPLACE TEMP TABLE reports AS FROM kept.reports SEMI JOIN comparable_claims USING (report)"
        )
        bench = Bench(self._engine)
        bench.found("comparable_claims", "reports")
        bench.run(ROWED, leave=OF_ROWS)
        t.execute("ALTER TABLE all_claims RENAME TO comparable_claims")
        t.execute(f"CREATE OR REPLACE TEMP TABLE bare_rows AS {changes.BARE.format('row_founders')}")
        changes.delete(t, "claim_changes", "claim IN (SELECT claim FROM stood)")
        for name in _BY_ROW:
            changes.delete(t, name, "row IN (FROM touched_rows)")
        for name in ("claim_changes", *_BY_ROW):
            changes.insert(t, name, f"FROM {name}")

    # the tables

    def _rows(self, query: str, values: Collection[Any] | None = None) -> list[tuple[Any, ...]]:
        return self.tables.execute(query, [] if values is None else [list(values)]).fetchall()

    def _column(self, query: str, values: Collection[Any] | None = None) -> list[Any]:
        return [row[0] for row in self._rows(query, values)]

    def _number(self, name: str, numbers: Collection[int]) -> None:
        self.tables.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT unnest(?::BIGINT[]) AS report", [list(numbers)]
        )

    def _delete(self, name: str, reports: Collection[int]) -> None:
        changes.delete(self.tables, name, "report IN (SELECT unnest(?::BIGINT[]))", [list(reports)])

    def _insert(self, name: str, table: Columns) -> None:
        if len(table):
            changes.insert(self.tables, name, f"FROM {showing(self.tables, 'inserted', table)}")
            self.tables.unregister("inserted")

    def _replace(self, name: str, table: Columns, reports: Collection[int]) -> None:
        self._delete(name, reports)
        self._insert(name, table)


_PLACE = ("place_key", "place", "place_name", "country", "gazetteer_id")


def _column(tables: "duckdb.DuckDBPyConnection", query: str) -> list[Any]:
    return [row[0] for row in tables.execute(query).fetchall()]
