"""A ledger's figures weighed once and kept, so that any of them is at hand at once.

The store holds the tables of the whole weighing, in a DuckDB file or in memory, with the head of the ledger that they
were made of. It is a cache: where it is deleted, damaged, or of another version of Kilde, it is made anew. Lists read
the columns that they need; the claims behind a row, the numbers of another rule book, trees and contradictions are made
of that row's part of the tables when they are asked for.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kilde.ledger import Glance, Selection, bounds, name_key
from kilde.vocabulary import Number
from kilde.weigh import beside, keeping, stocks
from kilde.weigh.asked import PlaceCount, first_of, most_said_of, places_of
from kilde.weigh.assembling import Assembler, iso, whole_number
from kilde.weigh.balances import Balance
from kilde.weigh.bylines import Bylines
from kilde.weigh.columns import Columns
from kilde.weigh.comparing import Comparison
from kilde.weigh.contradictions import Contradiction, contradictions_on
from kilde.weigh.echo_tree import EchoTree, trees_on
from kilde.weigh.engine import Bench, Embedded, showing
from kilde.weigh.evidence import Evidence
from kilde.weigh.figures import ALL, BOOKED, NO_PARTIES, Weighing
from kilde.weigh.interest import Parties
from kilde.weigh.listing import Listed, listed
from kilde.weigh.records import BookNumbers, FigureRow, SaidRow
from kilde.weigh.rulebooks import rulebook as book_named
from kilde.weigh.rulebooks.house import BOOK as HOUSE
from kilde.weigh.shelf import OF_CONFLICTS, OF_ROWS, OF_TREES, Shelf
from kilde.weigh.tables import household_table, minutes
from kilde.weigh.timelines import Timeline

if TYPE_CHECKING:
    import duckdb

    from kilde.ledger import View

Units = Callable[[str], Collection[str]]

ORDERS = {
    "origins": ("standing", "origins DESC, ended DESC NULLS LAST, reports DESC, coalesce(place, ''), measure, key"),
    "newest": ("ended", "ended DESC NULLS LAST, origins DESC, reports DESC, coalesce(place, ''), measure, key"),
    "leverage": ("leverage", "leverage DESC, ended DESC NULLS LAST, key"),
    "entry": ("entry", "entry DESC, key"),
}
"""How rows can be sorted, each with the one number that goes before all else in it."""

_OF_PAGES = (
    *("claim", "report", "row", "order", "modality", "measure", "unit", "extent", "qualifier", "categories"),
    *("low", "value", "start", "withdrawn", "place", "country", "gazetteer_id", "start_time", "end_time"),
    *("origin", "origin_name", "origin_kind", "voice", "bound_low", "bound_high", "is_about", "floor", "ceiling"),
    *("candidate", "row_named", "said_order", "rank", "used"),
)
"""What rows and their claims are shown by: all columns take three times as long to read."""


class Page(Struct, frozen=True):
    """Some of the rows that were asked for."""

    rows: tuple[FigureRow, ...]
    """Without their evidence."""
    total: int
    """How many there are in all."""
    claims: int = 0
    """How many claims they rest on."""


class Overview(Struct, frozen=True):
    """What is known about a question, at a glance."""

    listed: Page
    """The first of its rows."""
    said: tuple[SaidRow, ...]
    """The rows of those series of which most claims tell."""
    places: tuple[PlaceCount, ...]
    """Where the rows are, those with most rows first."""


class Leverage(Struct, frozen=True):
    """A claim that counts, and how far its row would move without it."""

    leverage: Number
    row: str
    """The key of the row."""
    claim: str
    """The claim's id."""


class _Spot(Struct, frozen=True):
    """A place of a row as the tables have it."""

    key: str
    id: str | None


class Weighed:
    """The weighed figures of one view of a ledger, to be asked by any number of threads."""

    def __init__(
        self,
        head: int,
        view: "Callable[[], View]",
        tables: "duckdb.DuckDBPyConnection",
        *,
        parties: Parties = NO_PARTIES,
        units: Units = lambda _: (),
        household_size: float | None = None,
        jsons: Callable[[Collection[int]], Mapping[int, str]] | None = None,
        path: Path | None = None,
    ) -> None:
        self._jsons = jsons
        self._household_size = household_size
        self.head = head
        """The number of the last entry of the ledger that is weighed here."""
        self._opened, self._tables, self._parties, self._units = view, tables, parties, units
        self._path = path if household_size is None else None
        self._bylines = Bylines()
        self._known: dict[str, list[_Spot]] | None = None
        self._there_is: dict[str, str] = {}
        self._lock, self._preparing = threading.RLock(), threading.Lock()
        self._prepared = False
        meant = tables.execute("SELECT key, meant FROM kept.identities").fetchall()
        self._meant: Mapping[str, str] = dict(meant)

    @cached_property
    def _view(self) -> "View":
        """Opened when something is first asked of it."""
        return self._opened()

    def rows(
        self,
        asked: Selection = ALL,
        *,
        since_entry: int = 0,
        order: str = "origins",
        rulebook: str = "house",
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """A page of the rows asked for: at the place or in it. With `since_entry`, those that a later entry touched."""
        book_named(rulebook)
        where, values = self._where(asked, since_entry)
        with self._cursor() as cursor:
            taken = self._taken(cursor, where, values) if order == "origins" else None
            if taken is not None:
                total, claims, found = len(taken), sum(row["claims"] for row in taken), first_of(taken, offset + limit)
                found = found[offset:]
            else:
                total, claims = self._counted(cursor, where, values)
                found = self._sorted(cursor, where, values, total, order, offset, limit)
            book = self._book(cursor, [row for row, _ in found], rulebook, taken)
            by_key = {row.key: row for row in book.rows(evidence=False)}
        return Page(tuple(by_key[key] for _, key in found if key in by_key), total, claims)

    def listed(self, asked: Selection = ALL) -> list[Listed]:
        """All rows asked for as a list prints them, in the order of `rows`: far sooner than their records."""
        where, values = self._where(asked)
        with self._cursor() as cursor:
            return listed(cursor, where, values)

    def overview(
        self,
        asked: Selection = ALL,
        *,
        rulebook: str = "house",
        limit: int = 50,
        first: int | None = None,
        series: int = 8,
        rows: int = 200,
    ) -> Overview:
        """The rows asked for, of more than `limit` the `first`; those of series that most is said of; where all are."""
        book_named(rulebook)
        where, values = self._where(asked)
        with self._cursor() as cursor:
            taken = self._taken(cursor, where, values)
            if taken is not None:
                total, claims = len(taken), sum(row["claims"] for row in taken)
                limit = limit if total <= limit else first or limit
                listed, said, places = first_of(taken, limit), most_said_of(taken, series, rows), places_of(taken)
            else:
                total, claims = self._counted(cursor, where, values)
                limit = limit if total <= limit else first or limit
                listed = self._sorted(cursor, where, values, total, "origins", 0, limit)
                said = self._most_said(cursor, where, values, series, rows)
                places = self._places(cursor, where, values)
            book = self._book(cursor, dict.fromkeys(row for row, _ in (*listed, *said)), rulebook, taken)
            drawn = book.said(row for row, _ in said)
            found = {row.key: row for row in book.rows(evidence=False, of={row for row, _ in listed})}
        page = Page(tuple(found[key] for _, key in listed if key in found), total, claims)
        return Overview(page, tuple(drawn), tuple(places))

    def compare(self, one: str, other: str, asked: Selection = ALL) -> list[Comparison]:
        """The rows asked for under two rule books, those that differ first."""
        where, values = self._where(asked)
        with self._cursor() as cursor:
            part = self._part(cursor, f"row IN (SELECT row FROM kept.figure_rows WHERE {where})", values)
            return part.compare(one, other)

    def figure(self, key: str, rulebook: str = "house") -> FigureRow | None:
        """One row with its evidence; None where there is none with this key, or none by this rule book."""
        return self.figures([key], rulebook).get(key)

    def known(self, keys: Collection[str]) -> set[str]:
        """Those of some keys by which there is a row."""
        with self._cursor() as cursor:
            named = _listed(cursor, "wanted_keys", keys)
            found = cursor.execute(f"SELECT key FROM kept.figure_rows WHERE key IN ({named})")
            return {key for (key,) in found.fetchall()}

    def by_books(self, key: str) -> dict[str, BookNumbers]:
        """What the rule books beside the house's make of a row, those that have it."""
        self.prepare()
        with self._cursor() as cursor:
            return {
                name: found
                for row in self._rows_of(cursor, [key])
                for name, found in beside.books_of(cursor, row).items()
            }

    def row_of(self, claim: str, rulebook: str = "house") -> FigureRow | None:
        """The row that a claim stands in, with its evidence."""
        numbers = sorted(self._view.numbers([claim]))
        with self._cursor() as cursor:
            named = _listed(cursor, "wanted_claims", numbers)
            rows = cursor.execute(f"SELECT DISTINCT row FROM kept.ranked_claims WHERE claim IN ({named})").fetchall()
            return next(iter(self._shown(cursor, [row for (row,) in rows]).figures(rulebook)), None)

    def most_said(self, asked: Selection = ALL, *, series: int = 8, rows: int = 200) -> list[str]:
        """The keys of the rows of those series of which most claims tell, at most so many."""
        where, values = self._where(asked)
        with self._cursor() as cursor:
            return [key for _, key in self._most_said(cursor, where, values, series, rows)]

    def said_by(self, origin: str, *, rows: int = 200, offset: int = 0) -> list[str]:
        """The keys of the newest rows that a source has a word in, by the key that its claims carry."""
        query = """
            SELECT key FROM kept.figure_rows SEMI JOIN (
                FROM kept.ranked_claims WHERE origin = ? OR (origin IS NULL AND voice = ?)
            ) USING (row)
            ORDER BY ended DESC, key LIMIT ? OFFSET ?
        """
        with self._cursor() as cursor:
            return [key for (key,) in cursor.execute(query, [origin, origin, rows, offset]).fetchall()]

    def copies(self, document_id: str) -> list[str] | None:
        """The ids of a report's copies and translations; None where no figure of it is weighed here."""
        with self._cursor() as cursor:
            (own,) = cursor.execute(
                f"SELECT report FROM kept.bylines WHERE id = {_quoted(document_id)}"
            ).fetchone() or (None,)
            if own is None:
                return None
            query = " UNION ".join(
                f"SELECT a, b FROM kept.{name} WHERE a = {own} OR b = {own}"
                for name in ("copy_pairs", "translated_pairs")
            )
            pairs = cursor.execute(query).fetchall()
            others = _listed(cursor, "wanted", {a if b == own else b for a, b in pairs})
            found = cursor.execute(f"SELECT id FROM kept.bylines WHERE report IN ({others})") if pairs else None
            return [one for (one,) in found.fetchall()] if found else []

    def counting(self, without: Collection[str] = ()) -> int:
        """How many claims count, some left out by their ids."""
        left_out = sorted(self._view.numbers(without)) if without else []
        query = "SELECT count(*) FROM kept.claim_leverages WHERE claim NOT IN (SELECT unnest(?::BIGINT[]))"
        with self._cursor() as cursor:
            return _one(cursor, query, [left_out])

    def figures(self, keys: Collection[str], rulebook: str = "house") -> dict[str, FigureRow]:
        """Several rows with their evidence, by their keys."""
        book_named(rulebook)
        with self._cursor() as cursor:
            return {row.key: row for row in self._book(cursor, self._rows_of(cursor, keys), rulebook).rows()}

    def places(self, asked: Selection = ALL) -> list[PlaceCount]:
        """The places of the rows asked for, those with most rows first."""
        where, values = self._where(asked)
        with self._cursor() as cursor:
            return self._places(cursor, where, values)

    def leverage(self, *, limit: int = 30, without: Collection[str] = (), asked: Selection = ALL) -> list[Leverage]:
        """The claims whose rejection would move a range most. `without` are the ids of claims to be left out."""
        where, values = self._where(asked)
        query = f"""
            SELECT l.leverage, r.key, l.claim
            FROM kept.claim_leverages l JOIN kept.figure_rows r ON r.row = l.row
            WHERE l.claim NOT IN (SELECT unnest(?::BIGINT[])) AND {where}
            ORDER BY l.leverage DESC, r.key, l.claim LIMIT ?
        """
        left_out = sorted(self._view.numbers(without)) if without else []
        with self._cursor() as cursor:
            found = cursor.execute(query, [left_out, *values, limit]).fetchall()
            evidence = self._evidence(cursor)
            evidence.fetch((claim for *_, claim in found), ())
            return [Leverage(whole_number(far) or 0, key, evidence.figure(claim).id) for far, key, claim in found]

    def contradictions(
        self, asked: Selection = ALL, *, row: str | None = None, offset: int = 0, limit: int | None = None
    ) -> list[Contradiction]:
        """What cannot all be right among the rows asked for, or in one by its key; the most recent first."""
        self.prepare()
        where, values = self._where(asked)
        names = ("row", "claim", "other", "kind", "key")
        query = f"SELECT {', '.join(names)} FROM beside.conflicts WHERE {where}"
        if row is not None:
            query, values = f"{query} AND key = ?", [*values, row]
        query += " ORDER BY until DESC NULLS LAST, row, kind, claim LIMIT ? OFFSET ?"
        with self._cursor() as cursor:
            rows = cursor.execute(query, [*values, limit, offset]).fetchall()
            if not rows:
                return []
            found = [dict(zip(names, one, strict=True)) for one in rows]
            claims = dict.fromkeys(one for row in found for one in (row["claim"], row["other"]) if one is not None)
            links = beside.links_from(cursor, _listed(cursor, "wanted_claims", claims))
            shelf = Shelf(cursor, claims, by="claim", columns=OF_CONFLICTS, links=links, wholes=())
            book = self._assembler(cursor, shelf)
            book.fetch(shelf.rows("ranked_claims"))
            return contradictions_on(shelf, book, found, {one["row"]: one["key"] for one in found})

    def contradicting(self, asked: Selection = ALL) -> int:
        """How many contradictions there are among the rows asked for."""
        self.prepare()
        where, values = self._where(asked)
        with self._cursor() as cursor:
            return _one(cursor, f"SELECT count(*) FROM beside.conflicts WHERE {where}", values)

    def balances(self) -> list[Balance]:
        """Stocks against those who came and left, those that do not fit first."""
        with self._cursor() as cursor:
            self._whole(cursor).run(stocks.STEPS)
            counted = [spot for (spot,) in cursor.execute("SELECT DISTINCT spot FROM stock_rows").fetchall()]
        with self._cursor() as cursor:
            return self._part(cursor, "spot IN (SELECT unnest(?))", [counted]).balances() if counted else []

    def echo_tree(self, key: str) -> EchoTree | None:
        """Who said a row's numbers first and who passed them on; None where there is no such row."""
        self.prepare()
        with self._cursor() as cursor:
            own = self._rows_of(cursor, [key])
            if not own:
                return None
            links = beside.links_of(cursor, own[0])
            rows = dict.fromkeys([*own, *(link[name] for link in links for name in ("row", "row_of"))])
            shelf = Shelf(cursor, rows, columns=OF_TREES, links=links)
            book = self._assembler(cursor, shelf)
            book.fetch(shelf.rows("ranked_claims"))
            return next(iter(trees_on(shelf, book, {key})), None)

    def timeline(self, series: str, rulebook: str = "house") -> Timeline | None:
        """A series in time, by the key that its rows carry; None where there is none."""
        with self._cursor() as cursor:
            where = "row IN (SELECT row FROM kept.row_founders WHERE series = ?)"
            return next(iter(self._part(cursor, where, [series]).timelines(rulebook)), None)

    def everything(self) -> Weighing:
        """All of it as a weighing, for what reads all."""
        cursor = self._tables.cursor()
        return self._weighing(self._whole(cursor), cursor)

    def _weighing(self, bench: Bench, cursor: "duckdb.DuckDBPyConnection") -> Weighing:
        return Weighing.of(
            bench,
            self._evidence(cursor),
            parties=self._parties,
            meant=self._meant,
            household_size=self._household_size,
        )

    def close(self) -> None:
        """Let go of the tables."""
        self._tables.close()

    @contextmanager
    def _cursor(self) -> "Iterator[duckdb.DuckDBPyConnection]":
        """A connection of one's own, with room for tables that nobody else sees."""
        cursor = self._tables.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def prepare(self) -> None:
        """Make now what is made of all rows at once and then looked up, rather than with the first who asks for it."""
        self._spots()
        with self._preparing:
            if not self._prepared:
                with self._cursor() as cursor:
                    sizes = household_table(self._view, self._household_size)
                    stamp = beside.VERSION, *(cursor.execute("FROM kept.made_of").fetchone() or ())
                    beside.attach(cursor, beside.at(self._path), stamp, lambda: self._whole(cursor), sizes)
                self._prepared = True

    @staticmethod
    def _taken(cursor: "duckdb.DuckDBPyConnection", where: str, values: Sequence[Any]) -> list[dict[str, Any]] | None:
        """All rows asked for; None where they are many. Few are sorted here sooner than the database looks again."""
        query = f"SELECT {', '.join(OF_ASKED)} FROM kept.figure_rows WHERE {where} LIMIT {_TAKEN_OUT + 1}"
        found = cursor.execute(query, values).fetchall()
        return [dict(zip(OF_ASKED, row, strict=True)) for row in found] if len(found) <= _TAKEN_OUT else None

    @staticmethod
    def _counted(cursor: "duckdb.DuckDBPyConnection", where: str, values: Sequence[Any]) -> tuple[int, int]:
        """How many rows there are, and how many claims in them."""
        counts = f"SELECT count(*), coalesce(sum(claims), 0)::BIGINT FROM kept.figure_rows WHERE {where}"
        return cursor.execute(counts, values).fetchone() or (0, 0)

    @staticmethod
    def _sorted(  # noqa: PLR0917 - a query
        cursor: "duckdb.DuckDBPyConnection",
        where: str,
        values: Sequence[Any],
        total: int,
        order: str,
        offset: int,
        limit: int,
    ) -> list[tuple[int, str]]:
        """Some of the rows in an order: their numbers and keys."""
        if total <= offset:
            return []
        number, sorted_by = ORDERS[order]
        most = min(offset + limit, total)
        first = "true" if most == total or most > _SORTED_WHOLE else _first(cursor, number, where, values, most)
        query = f"SELECT row, key FROM kept.figure_rows WHERE {where} AND {first} ORDER BY {sorted_by} LIMIT ? OFFSET ?"
        return cursor.execute(query, [*values, limit, offset]).fetchall()

    @staticmethod
    def _most_said(
        cursor: "duckdb.DuckDBPyConnection", where: str, values: Sequence[Any], series: int, rows: int
    ) -> list[tuple[int, str]]:
        """The rows of those series of which most claims tell: their numbers and keys."""
        query = f"""
            WITH asked AS (SELECT row, key, series, claims, ended FROM kept.figure_rows WHERE {where}),
            told AS (
                SELECT series, sum(claims) AS claims FROM asked GROUP BY series HAVING sum(claims) > 1
                ORDER BY claims DESC, series LIMIT ?
            )
            SELECT row, key FROM asked JOIN told USING (series)
            ORDER BY told.claims DESC, series, ended DESC NULLS LAST, key LIMIT ?
        """
        return cursor.execute(query, [*values, series, rows]).fetchall()

    @staticmethod
    def _places(cursor: "duckdb.DuckDBPyConnection", where: str, values: Sequence[Any]) -> list[PlaceCount]:
        query = f"""
            SELECT arg_min(place, key), arg_min(country, key), arg_min(gazetteer_id, key),
                count(*) AS found, max(coalesce(high, low)), max(ended)
            FROM kept.figure_rows WHERE {where} AND place_key IS NOT NULL
            GROUP BY place_key ORDER BY found DESC, place_key
        """
        return [
            PlaceCount(name, country, place, rows, whole_number(most), iso(newest))
            for name, country, place, rows, most, newest in cursor.execute(query, values).fetchall()
        ]

    @staticmethod
    def _rows_of(cursor: "duckdb.DuckDBPyConnection", keys: Collection[str]) -> list[int]:
        """The numbers of rows by their keys."""
        named = _listed(cursor, "wanted_keys", keys)
        found = cursor.execute(f"SELECT row FROM kept.figure_rows WHERE key IN ({named})").fetchall()
        return [row for (row,) in found]

    def _shown(self, cursor: "duckdb.DuckDBPyConnection", rows: Collection[int]) -> Weighing:
        """The weighing of some rows with as much of it as they are shown by."""
        named = _listed(cursor, "wanted_rows", rows)
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE shown_rows AS FROM kept.figure_rows WHERE row IN ({named})")
        for name in BOOKED[1:-1]:
            cursor.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM shown_rows")
        return self._of_claims(cursor, ", ".join(f'"{column}"' for column in _OF_PAGES), named)

    def _part(self, cursor: "duckdb.DuckDBPyConnection", where: str, values: Sequence[Any]) -> Weighing:
        """The weighing of some of the claims. What is made of them is as of all, where all they meet are among them."""
        rows = cursor.execute(f"SELECT DISTINCT row FROM kept.ranked_claims WHERE {where}", values).fetchall()
        return self._part_of(cursor, [row for (row,) in rows])

    def _book(
        self,
        cursor: "duckdb.DuckDBPyConnection",
        rows: Collection[int],
        rulebook: str,
        taken: Sequence[Mapping[str, Any]] | None = None,
    ) -> Assembler:
        """What makes records of some rows by a rule book: the house's numbers are at hand.

        `taken` are the rows with others, where they have been taken out.
        """
        if rulebook != HOUSE.name:
            return self._shown(cursor, rows).book(rulebook)
        if taken is None:
            return self._assembler(cursor, Shelf(cursor, rows))
        known = {row["row"]: row for row in taken}
        wholes = [known[row] for row in rows]
        near, most = _near(wholes), len(rows) * 2 > len(taken)
        return self._assembler(cursor, Shelf(cursor, rows, wholes=wholes, near=near, most=most and near != "true"))

    def _assembler(self, cursor: "duckdb.DuckDBPyConnection", shelf: Shelf) -> Assembler:
        """What makes records by the house's book."""
        return Assembler(shelf, HOUSE, self._evidence(cursor), parties=self._parties, meant=self._meant)

    def _part_of(self, cursor: "duckdb.DuckDBPyConnection", rows: Collection[int]) -> Weighing:
        """The weighing of some rows by their names in the tables."""
        named = _listed(cursor, "wanted_rows", rows)
        for name in BOOKED[1:-1]:
            cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM kept.{name} WHERE row IN ({named})")
        return self._of_claims(cursor, "*", named)

    def _of_claims(self, cursor: "duckdb.DuckDBPyConnection", columns: str, rows: str) -> Weighing:
        """The weighing of the claims of some rows, with some of their columns."""
        cursor.execute(
            f"CREATE OR REPLACE TEMP TABLE ranked_claims AS SELECT {columns} FROM kept.ranked_claims"
            f" WHERE row IN ({rows})"
        )
        claims = [claim for (claim,) in cursor.execute("SELECT claim FROM ranked_claims").fetchall()]
        said = _listed(cursor, "wanted_claims", claims)
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE claim_changes AS FROM kept.claim_changes WHERE claim IN ({said})")
        bench = Bench(Embedded(cursor))
        bench.found(*BOOKED)
        return self._weighing(bench, cursor)

    def _whole(self, cursor: "duckdb.DuckDBPyConnection") -> Bench:
        """A bench with all of the tables, where they lie."""
        for name in BOOKED:
            cursor.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM kept.{name}")
        bench = Bench(Embedded(cursor))
        bench.found(*BOOKED)
        return bench

    def _where(self, asked: Selection, since_entry: int = 0) -> tuple[str, list[Any]]:
        """The condition on `figure_rows` by which a row is asked for, and its values."""
        conditions, values = ["true"], list[Any]()

        def only(condition: str, *given: Any) -> None:  # noqa: ANN401
            conditions.append(condition)
            values.extend(given)

        if asked.measure:
            only("measure = ?", asked.measure.value)
        if asked.who:
            only("list_contains(string_split(categories, ','), ?)", asked.who.value)
        if asked.place:
            conditions.append(f"({self._there(asked.place)})")
        if (since := minutes(bounds(asked.since)[0])) is not None:
            only("coalesce(ended, starts) > ?", since)
        if (until := minutes(bounds(asked.until)[1])) is not None:
            only("coalesce(starts, ended) < ?", until)
        if since_entry:
            only("entry > ?", since_entry)
        return " AND ".join(conditions), values

    def _there(self, place: str) -> str:
        """The condition that a row is at a place or in it, by what is known of the places of all rows."""
        if place not in self._there_is:
            if len(self._there_is) >= _PLACES_KEPT:
                self._there_is.clear()
            self._there_is[place] = self._found_there(place)
        return self._there_is[place]

    def _found_there(self, place: str) -> str:
        name, country = name_key(place), place.upper()
        found = {spot for one in dict.fromkeys((name, country, place)) if one for spot in self._spots().get(one, ())}
        keys, exact = {spot.key for spot in found}, {spot.id for spot in found if spot.id}
        there = [f"place_name = {_quoted(name or '')}", f"country = {_quoted(country)}", _among("gazetteer_id", exact)]
        # by the column in whose order the rows lie, unless that is most of them
        near = _among("place_key", keys) if len(keys) <= _FEW else "true"
        return f"{near} AND ({' OR '.join(there)})"

    def _spots(self) -> dict[str, list["_Spot"]]:
        """The places of all rows by all that they are asked for by, looked up once."""
        with self._lock:
            if self._known is None:
                with self._cursor() as cursor:
                    found = cursor.execute("FROM kept.row_places").fetchall()
                self._known = {}
                for key, name, country, one in found:
                    for word in {name, country, one, *(self._units(one) if one else ())} - {None}:
                        self._known.setdefault(word, []).append(_Spot(key, one))
            return self._known

    def _evidence(self, cursor: "duckdb.DuckDBPyConnection") -> Evidence:
        return Evidence(lambda: self._view, lambda numbers: self._bylines.of(cursor, numbers), self._jsons)


_FEW = 500
"""Values that are written into a query and looked up one by one."""


def _near(rows: Sequence[Mapping[str, Any]]) -> str:
    """The condition on the place that rows meet which lie at few: what lies in one piece needs no index."""
    keys = {row["place_key"] for row in rows}
    return _among("place_key", keys) if None not in keys and len(rows) >= len(keys) * _IN_ONE_PIECE else "true"


_IN_ONE_PIECE = 20
"""Rows to a place from which on all that lies at the place is gone through as soon as they are looked up."""


def _among(column: str, names: Collection[str]) -> str:
    return f"{column} IN ({', '.join(map(_quoted, sorted(names))) or 'NULL'})"


def _quoted(name: str) -> str:
    """A name written into a query."""
    return "'" + name.replace("'", "''") + "'"


OF_ASKED = (*OF_ROWS, *"place place_key country gazetteer_id measure ended".split())
"""What rows are listed by."""
_TAKEN_OUT = 2_000
"""Rows up to which those asked for are taken out, to be sorted and counted here."""
_PLACES_KEPT = 10_000


_SORTED_WHOLE = 10_000
"""Rows from which on an order is made of all at once."""


def _listed(cursor: "duckdb.DuckDBPyConnection", name: str, values: Collection[int] | Collection[str]) -> str:
    """Values as they stand between the brackets of an IN.

    A few are written out, and found by their index, as those of a parameter or a join would not be; many make a table.
    """
    if len(values) <= _FEW:
        return ", ".join(str(one) if isinstance(one, int) else _quoted(one) for one in values) or "NULL"
    kind = "string" if isinstance(next(iter(values)), str) else "int64"
    shown = showing(cursor, "listed", Columns({"one": kind}, {"one": list(values)}))
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM {shown}")
    cursor.unregister("listed")
    return f"FROM {name}"


def _first(cursor: "duckdb.DuckDBPyConnection", number: str, where: str, values: Sequence[Any], most: int) -> str:
    """The condition on the number that goes before all else in an order, by which only the first rows are sorted.

    One number is sorted by in a fraction of the time that all else takes.
    """
    query = f"""SELECT min(number), count(*) = count(number) FROM (
        SELECT {number} AS number FROM kept.figure_rows WHERE {where} ORDER BY number DESC NULLS LAST LIMIT {most}
    )"""
    least, told = cursor.execute(query, values).fetchone() or (None, False)
    return f"{number} >= {least!r}" if told else "true"


def _one(cursor: "duckdb.DuckDBPyConnection", query: str, values: Sequence[Any]) -> int:
    found = cursor.execute(query, values).fetchone()
    return int(found[0]) if found else 0


def weighed(
    view: "View",
    path: Path | None = None,
    *,
    asked: Selection = ALL,
    parties: Parties = NO_PARTIES,
    units: Units = lambda _: (),
    household_size: float | None = None,
) -> Weighed:
    """The weighed figures of a view, as kept in a file, or else in memory; there they may be of a selection alone.

    A file that was made of an earlier moment of this ledger is brought up to the view, and any other made anew; those
    who read it meanwhile keep what they have. `units` gives the ids and the keys of the names of the units that a place
    lies in, by its gazetteer id.
    """
    import duckdb

    def found(tables: "duckdb.DuckDBPyConnection", path: Path | None = None) -> Weighed:
        return Weighed(
            view.upto,
            lambda: view,
            tables,
            parties=parties,
            units=units,
            household_size=household_size,
            path=path,
        )

    try:
        if path is not None and (tables := keeping.brought_up(view, path)):
            return found(_for_many(tables), path)
    except (OSError, duckdb.IOException):
        pass  # no room there, or nothing may be written: it is a cache, and goes without
    return found(keeping.made(view, ":memory:", asked))


def kept(
    path: Path,
    glance: Glance,
    view: "Callable[[], View]",
    *,
    parties: Parties = NO_PARTIES,
    units: Units = lambda _: (),
    household_size: float | None = None,
) -> Weighed | None:
    """What a file keeps weighed of a ledger, if that is all up to its head; None otherwise.

    `view` opens the ledger as of that head, where something is asked that neither the file nor a glance tells.
    """
    tables = keeping.opened(path, keeping.stamp(glance.head))
    if tables is None:
        return None
    return Weighed(
        glance.head.seq,
        view,
        _for_many(tables),
        parties=parties,
        units=units,
        household_size=household_size,
        jsons=glance.jsons,
        path=path,
    )


def _for_many(tables: "duckdb.DuckDBPyConnection") -> "duckdb.DuckDBPyConnection":
    """Many ask for little: each on its own."""
    tables.execute("SET threads = 1")
    return tables
