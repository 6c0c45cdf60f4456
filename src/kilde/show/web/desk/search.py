"""Full text: reports and the sentences of claims, found by their words.

The index repeats what the ledger holds and can be thrown away; it is brought up to date from the last entry that it
knows. SQLite keeps it in FTS5 tables, PostgreSQL as vectors with an index of their own.
"""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Engine, bindparam, text

from kilde.ledger import View
from kilde.vocabulary import Figure, Reading, Statement

_ROUND = 500
_PATIENCE = 2.0  # seconds to wait for someone who is taking in new reports
_RUN, _RUNS = 6, 16
"""Words in a row, and how many such runs of a text are looked for elsewhere."""
_READ = 20_000  # characters of a text in which runs are taken
_SQLITE = (
    "CREATE TABLE IF NOT EXISTS desk_reports (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT, "
    "publisher TEXT, published TEXT, language TEXT, figures INTEGER NOT NULL, statements INTEGER NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS desk_words USING fts5 "
    '(title, body, tokenize = "unicode61 remove_diacritics 2")',
    "CREATE TABLE IF NOT EXISTS desk_sentences (number INTEGER PRIMARY KEY, claim TEXT NOT NULL, "
    "report INTEGER NOT NULL, kind TEXT NOT NULL, measure TEXT, source TEXT, sentence TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS desk_said USING fts5 "
    "(sentence, content = 'desk_sentences', content_rowid = 'number', tokenize = \"unicode61 remove_diacritics 2\")",
    "CREATE TABLE IF NOT EXISTS desk_indexed (entry INTEGER NOT NULL)",
)
_POSTGRESQL = (
    "CREATE TABLE IF NOT EXISTS desk_reports (number SERIAL PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT, "
    "publisher TEXT, published TEXT, language TEXT, figures INTEGER NOT NULL, statements INTEGER NOT NULL, "
    "body TEXT NOT NULL, vector TSVECTOR GENERATED ALWAYS AS "
    "(to_tsvector('simple', coalesce(title, '') || ' ' || left(body, 500000))) STORED)",
    "CREATE INDEX IF NOT EXISTS desk_reports_words ON desk_reports USING gin (vector)",
    "CREATE TABLE IF NOT EXISTS desk_sentences (number SERIAL PRIMARY KEY, claim TEXT NOT NULL, "
    "report INTEGER NOT NULL, kind TEXT NOT NULL, measure TEXT, source TEXT, sentence TEXT NOT NULL, "
    "vector TSVECTOR GENERATED ALWAYS AS "
    "(to_tsvector('simple', sentence)) STORED)",
    "CREATE INDEX IF NOT EXISTS desk_sentences_words ON desk_sentences USING gin (vector)",
    "CREATE TABLE IF NOT EXISTS desk_indexed (entry INTEGER NOT NULL)",
)


_REPORT = "INTO desk_reports (number, id, title, publisher, published, language, figures, statements{}) VALUES "
_REPORT += "(:number, :id, :title, :publisher, :published, :language, :figures, :statements{})"
_SENTENCE = "INTO desk_sentences (number, claim, report, kind, measure, source, sentence) VALUES "
_SENTENCE += "(:number, :claim, :report, :kind, :measure, :source, :sentence)"
_INTO_SQLITE = (
    f"INSERT {_REPORT.format('', '')}",
    f"INSERT {_SENTENCE}",
    "INSERT INTO desk_words (rowid, title, body) VALUES (:number, :title, :body)",
    "INSERT INTO desk_said (rowid, sentence) VALUES (:number, :sentence)",
)
_INTO_POSTGRESQL = (f"INSERT {_REPORT.format(', body', ', :body')}", f"INSERT {_SENTENCE}")
"""For reports and for sentences in turn."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a claim that was found; `claim` is empty for a report."""

    report: str
    title: str
    publisher: str
    published: str
    language: str
    claim: str
    pieces: tuple[tuple[str, bool], ...]
    """The words around, and whether they are what was looked for."""
    figures: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to."""

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, list[tuple[str, int]]]
    """By field the values among all that was found, the most frequent first."""


class Search:
    """The index of a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self._lock = threading.Lock()
        with engine.begin() as connection:
            for statement in _SQLITE if self._sqlite else _POSTGRESQL:
                connection.execute(text(statement))

    def catch_up(self, view: View) -> None:
        """Take in what has come into the ledger since; others who search meanwhile find what was there before."""
        if not self._lock.acquire(timeout=_PATIENCE):
            return  # someone is at it
        try:
            with self._engine.connect() as connection:
                known = connection.scalar(text("SELECT max(entry) FROM desk_indexed")) or 0
            if known >= view.upto:
                return
            readings = view.readings(since=known)
            while some := list(islice(readings, _ROUND)):
                self._take_in(some)
            with self._engine.begin() as connection:
                connection.execute(text("DELETE FROM desk_indexed"))
                connection.execute(text("INSERT INTO desk_indexed VALUES (:entry)"), {"entry": view.upto})
        finally:
            self._lock.release()

    def _take_in(self, readings: Sequence[Reading]) -> None:
        """A round of reports in few statements, numbered on from those that are there."""
        with self._engine.begin() as connection:
            if not self._sqlite:
                connection.execute(text("LOCK TABLE desk_reports IN EXCLUSIVE MODE"))
            there = text("SELECT id FROM desk_reports WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))
            ids = [reading.document.id for reading in readings]
            known = {row[0] for row in connection.execute(there, {"ids": ids})}
            report = connection.scalar(text("SELECT coalesce(max(number), 0) FROM desk_reports")) or 0
            sentence = connection.scalar(text("SELECT coalesce(max(number), 0) FROM desk_sentences")) or 0
            fresh = list({one.document.id: one for one in readings if one.document.id not in known}.values())
            reports = [_report(number, one) for number, one in enumerate(fresh, report + 1)]
            claims = ((row["number"], claim) for row, one in zip(reports, fresh, strict=True) for claim in one.claims)
            told = ((number, claim) for number, claim in claims if isinstance(claim, Figure | Statement))
            sentences = [_sentence(at, *one) for at, one in enumerate(told, sentence + 1)]
            statements = _INTO_SQLITE if self._sqlite else _INTO_POSTGRESQL
            for statement, rows in zip(statements, (reports, sentences) * 2, strict=False):
                if rows:
                    connection.execute(text(statement), rows)

    def alike(self, body: str, most: int = 40) -> list[str]:
        """Reports that share words in a row with a text, those first that share most of the runs tried."""
        words = re.findall(r"\w+", body[:_READ])
        starts = range(0, max(len(words) - _RUN, 0) + 1, max(len(words) // _RUNS, 1))
        runs = dict.fromkeys(" ".join(words[at : at + _RUN]) for at in starts)
        if len(words) < _RUN:
            return []
        match = (" OR " if self._sqlite else " or ").join(f'"{run}"' for run in runs)
        if self._sqlite:
            query = (
                "SELECT r.id FROM desk_words f JOIN desk_reports r ON r.number = f.rowid "
                "WHERE desk_words MATCH :match ORDER BY f.rank LIMIT :most"
            )
        else:
            query = (
                "SELECT r.id FROM desk_reports r, websearch_to_tsquery('simple', :match) q "
                "WHERE r.vector @@ q ORDER BY ts_rank(r.vector, q) DESC LIMIT :most"
            )
        with self._engine.connect() as connection:
            return [str(row[0]) for row in connection.execute(text(query), {"match": match, "most": most})]

    def find(self, asked: str, *, claims: bool, facets: dict[str, str], first: int = 0, size: int = 20) -> Found:
        """What holds all the words asked for (quoted ones as they stand), those that fit best first."""
        words = _match(asked, sqlite=self._sqlite)
        fields = ("language", "publisher", "year") + (("kind", "measure") if claims else ())
        conditions = ["1 = 1"]
        given: dict[str, Any] = {"match": words, "first": first, "size": size}
        columns = {"language": "r.language", "publisher": "r.publisher", "year": "substr(r.published, 1, 4)"}
        columns |= {"kind": "s.kind", "measure": "s.measure"} if claims else {}
        for name in fields:
            if facets.get(name):
                conditions.append(f"{columns[name]} = :{name}")
                given[name] = facets[name]
        source, rank, snippet = self._source(claims=claims, searching=bool(words))
        where = " AND ".join(conditions)
        claim = "s.claim" if claims else "''"
        rows = (
            "SELECT r.id, r.title, r.publisher, r.published, r.language, r.figures, "
            f"{claim} AS claim, {snippet} AS said "
            f"FROM {source} AND {where} ORDER BY {rank} LIMIT :size OFFSET :first"
        )
        with self._engine.connect() as connection:
            hits = [_hit(dict(row)) for row in connection.execute(text(rows), given).mappings()]
            total = connection.scalar(text(f"SELECT count(*) FROM {source} AND {where}"), given) or 0
            counted: dict[str, list[tuple[str, int]]] = {}
            for name in fields:
                query = (
                    f"SELECT {columns[name]} AS value, count(*) AS n FROM {source} AND {where} "
                    f"AND {columns[name]} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12"
                )
                counted[name] = [(str(row[0]), int(row[1])) for row in connection.execute(text(query), given)]
        return Found(tuple(hits), int(total), {name: found for name, found in counted.items() if found})

    def _source(self, *, claims: bool, searching: bool) -> tuple[str, str, str]:
        """Tables, order and snippet."""
        newest = "r.published DESC, r.number DESC"
        if not searching:
            said = "s.sentence" if claims else "''"
            tables = "desk_sentences s JOIN desk_reports r ON r.number = s.report" if claims else "desk_reports r"
            return f"{tables} WHERE 1 = 1", newest, said
        if self._sqlite:
            marks = "char(2), char(3), ' … ', 28"
            if claims:
                tables = (
                    "desk_said f JOIN desk_sentences s ON s.number = f.rowid JOIN desk_reports r ON r.number = s.report"
                )
                return f"{tables} WHERE desk_said MATCH :match", "f.rank", f"snippet(desk_said, 0, {marks})"
            tables = "desk_words f JOIN desk_reports r ON r.number = f.rowid"
            return f"{tables} WHERE desk_words MATCH :match", "f.rank", f"snippet(desk_words, 1, {marks})"
        query = "websearch_to_tsquery('simple', :match)"
        options = "'StartSel=\x02, StopSel=\x03, MaxWords=34, MinWords=12'"
        if claims:
            tables = "desk_sentences s JOIN desk_reports r ON r.number = s.report"
            where = f"{tables} WHERE s.vector @@ {query}"
            return where, newest, f"ts_headline('simple', s.sentence, {query}, {options})"
        where = f"desk_reports r WHERE r.vector @@ {query}"
        return (
            where,
            f"ts_rank(r.vector, {query}) DESC",
            f"ts_headline('simple', left(r.body, 100000), {query}, {options})",
        )


def _report(number: int, reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "number": number,
        "id": document.id,
        "title": document.title or document.ref or document.uri,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "figures": len(reading.figures),
        "statements": len(reading.statements),
        "body": document.text,
    }


def _sentence(number: int, report: int, claim: Figure | Statement) -> dict[str, Any]:
    return {
        "number": number,
        "claim": claim.id,
        "report": report,
        "kind": "figure" if isinstance(claim, Figure) else "statement",
        "measure": claim.measure.value if isinstance(claim, Figure) else None,
        "source": next((one.name or one.text for one in claim.sources), None),
        "sentence": claim.sentence.text or "",
    }


def _match(asked: str, *, sqlite: bool) -> str:
    """The words asked for in the database's own form; the last word may go on."""
    if not sqlite:
        return asked.strip()
    parts = re.findall(r'"([^"]+)"|(\S+)', asked)
    terms = [(phrase or word, bool(phrase)) for phrase, word in parts]
    terms = [(re.sub(r"\W+", " ", term).strip(), phrase) for term, phrase in terms]
    terms = [one for one in terms if one[0]]
    return " ".join(
        f'"{term}"' + ("*" if place == len(terms) - 1 and not phrase and len(term) > 2 else "")
        for place, (term, phrase) in enumerate(terms)
    )


def _hit(row: dict[str, Any]) -> Hit:
    pieces = []
    for place, part in enumerate(re.split("[\x02\x03]", row["said"] or "")):
        if part:
            pieces.append((part, place % 2 == 1))
    return Hit(
        report=row["id"],
        title=row["title"] or row["id"][:12],
        publisher=row["publisher"] or "",
        published=row["published"] or "",
        language=row["language"] or "",
        claim=row["claim"],
        pieces=tuple(pieces),
        figures=row["figures"],
    )
