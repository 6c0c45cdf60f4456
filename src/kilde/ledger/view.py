"""What a ledger held at one moment: everything that is read from it goes through a View."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain as joined
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select

from kilde.edtf import EdtfError
from kilde.ledger import engine, parts, rows, schema, standing
from kilde.ledger.bounds import bounds
from kilde.ledger.chain import GENESIS, Entry
from kilde.ledger.claims import BATCH, Claims, claims_as_rows
from kilde.ledger.errors import LedgerError, VerdictError
from kilde.ledger.faults import in_words
from kilde.ledger.judgements import About, Matter, Role, State, Verdict, live, weightiest
from kilde.ledger.records import PLACES_IN_AN_ENTRY, Counts, Event, Export, Head, Kept, Person, Registered, Selection
from kilde.ledger.rows import Row
from kilde.ledger.selection import asked_for, beside, claims_asked_for, documents_asked_for
from kilde.ledger.writing import READER, head, read_before
from kilde.vocabulary import AnyClaim, Document, Reading
from kilde.vocabulary import Event as Happening

if TYPE_CHECKING:
    import pyarrow as pa

Columns = dict[str, list[Any]]
ALL = Selection()
_HASH = 64
_AT_ONCE = 500
"""Claims that are looked up in one query."""
_SHORTEST, _FEW = 6, 4
"""Letters of an id that are enough to look for, and how many are named where they are not enough to tell."""


class View:
    """What a ledger held at one moment, however much is added meanwhile.

    Documents come in the order in which they were added. Of each the newest reading counts, with the verdicts of people
    on its claims (`standing.py`).
    """

    def __init__(self, database: Engine, where: str, as_of: str | int | None = None) -> None:
        self._engine, self._where = database, where
        self._withheld: standing.Withheld | None = None
        with self._connect() as connection:
            self._head = head(connection) if as_of is None else _as_known(connection, as_of)

    def public(self, known: "View | None" = None) -> "View":
        """The same without what is confidential: its claims do not count, so that no figure rests on them.

        `known` is a later view, whose word counts for what is confidential.
        """
        view = copy(self)
        view._withheld = standing.Withheld(
            *map((known or self).confidential, (About.CLAIM, About.DOCUMENT, About.SOURCE))
        )
        return view

    def withheld(self, selection: Selection = ALL) -> int:
        """How many claims of those asked for are left out as confidential."""
        if not self._withheld:
            return 0
        open_, all_ = (claims_as_rows(selection, counting) for counting in (self.counting(), self._counting()))
        counts = [select(func.count()).select_from(query.subquery()) for query in (all_, open_)]
        with self._connect() as connection:
            everything, shown = (connection.scalar(query) or 0 for query in counts)
        return everything - shown

    @property
    def head(self) -> Head:
        """The last entry that this view knows."""
        last = self._head
        return Head(last.seq, last.hash, last.entered_at) if last else Head(0, GENESIS, "")

    @property
    def upto(self) -> int:
        """Its number; 0 for none."""
        return self._head.seq if self._head else 0

    def hash_of(self, entry: int) -> str | None:
        """The hash of an entry that this view knows; None where there is no such one."""
        with self._connect() as connection:
            table = schema.entries.c
            return connection.scalar(select(table.hash).where(table.seq == entry, table.seq <= self.upto))

    def counts(self) -> Counts:
        """How many documents, claims as read, figures among them, and entries."""
        claims, documents = schema.claims.c, schema.documents.c
        read = select(func.count()).select_from(schema.claims).join(schema.readings, _OF_READING)
        read = read.where(claims.reading <= self.upto)
        queries = (
            select(func.count()).where(documents.entry <= self.upto),
            read,
            read.where(claims.kind == "figure"),
        )
        with self._connect() as connection:
            found, made, figures = (connection.scalar(query) or 0 for query in queries)
        return Counts(documents=found, claims=made, figures=figures, entries=self.upto)

    def tells(self, figures: int) -> bool:
        """Whether there are so many figures among the claims: sooner known than how many there are."""
        claims = schema.claims.c
        query = select(claims.reading).where(claims.kind == "figure", claims.reading <= self.upto)
        with self._connect() as connection:
            return connection.scalar(query.limit(1).offset(max(figures - 1, 0))) is not None

    # documents

    def holds(self, document_id: str, *, reader: str = READER) -> bool:
        """Whether a document has been read by this reader, by now."""
        with self._connect() as connection:
            return read_before(connection, document_id, reader)

    def documents(self, *, since: int = 0) -> Iterator[Document]:
        """The documents, with their texts; with `since`, those entered after that entry."""
        entry = schema.documents.c.entry
        return map(rows.document_of, self.rows(self._documents().where(entry > since).order_by(entry)))

    def document(self, document_id: str) -> Document | None:
        """One document by its id."""
        found = self.rows(self._documents().where(schema.documents.c.id == document_id))
        return next((rows.document_of(row) for row in found), None)

    def original(self, document_id: str) -> Kept | None:
        """The bytes that a document was made of, as they were first gathered; None where none were kept."""
        return next(self.originals(document_id), None)

    def originals(self, document_id: str) -> Iterator[Kept]:
        """All bytes that gave this very text, those gathered first at the head."""
        table = schema.originals
        query = select(table).where(table.c.document_id == document_id, table.c.entry <= self.upto)
        for row in self.rows(query.order_by(table.c.entry)):
            yield Kept(**row | {"data": bytes(row["data"])})

    def withdrawn(self) -> dict[str, Verdict]:
        """The withdrawn documents by id, each with the verdict that says so."""
        return self._decided(About.DOCUMENT, Matter.WITHDRAWAL)

    def superseded(self) -> dict[str, Verdict]:
        """The documents of which there is a newer version, whose id is the `other` of the verdict."""
        return self._decided(About.DOCUMENT, Matter.VERSION)

    # claims

    def readings(self, *, since: int = 0) -> Iterator[Reading]:
        """What counts of each document: its newest reading, as people have left it; `since` as for documents."""
        for document in self.documents(since=since):
            yield self._reading(document)

    def reading(self, document_id: str) -> Reading | None:
        """The same of one document."""
        document = self.document(document_id)
        return None if document is None else self._reading(document)

    def claim(self, claim_id: str) -> tuple[str, AnyClaim] | None:
        """One claim as it counts, after its document's id; None where there is none, or where it was rejected."""
        claims = schema.claims.c
        for row in self.rows(select(claims.document_id).where(claims.id == claim_id).limit(1)):
            counting = self.counting(row["document_id"])
            found = self.rows(select(claims.json).where(claims.id == claim_id, counting))
            return next(((row["document_id"], rows.claim_of(claim["json"])) for claim in found), None)
        return None

    def happenings(self) -> dict[str, list[Happening]]:
        """The events that count, by the id of their document, as they stand there; none where none were read."""
        claims = schema.claims.c
        query = select(claims.document_id, claims.json).where(claims.kind == "event", self.counting())
        found: dict[str, list[Happening]] = {}
        for row in self.rows(query.order_by(claims.document_id, claims.start)):
            claim = rows.claim_of(row["json"])
            assert isinstance(claim, Happening)
            found.setdefault(row["document_id"], []).append(claim)
        return found

    def claims(self, selection: Selection = ALL) -> Claims:
        """The claims asked for as a table: all kinds where nothing is asked for, else figures."""
        query = claims_as_rows(selection, self.counting())
        return Claims(lambda: self.tuples(query, most=BATCH), self.head.hash)

    def figures(self, selection: Selection = ALL) -> dict[str, Columns]:
        """The figures asked for and what stands beside them, as columns for weighing.

        `claims`, `claim_places` and `claim_sources` share `reading` and `position`. Corrections are made, rejected
        claims left out. Each claim has the flags `withdrawn` (its report is), `confidential` (it, its report or one of
        its sources is), `accepted` and `corrected`.
        """
        counting = self.counting(few=bool(selection.place))
        queries = {
            "claims": claims_asked_for(selection, counting),
            "claim_places": beside(schema.claim_places, selection, counting),
            "claim_sources": beside(schema.claim_sources, selection, counting),
        }
        found = {name: self.columns(query) for name, query in queries.items()}
        return {**found, "claims": found["claims"] | self._flags(found["claims"], found["claim_sources"])}

    def documents_of_figures(self, selection: Selection = ALL) -> Iterator[Document]:
        """The documents that carry them, in the order in which they were added."""
        counting = self.counting(few=bool(selection.place))
        return map(rows.document_of, self.rows(documents_asked_for(selection, counting)))

    def parts(
        self, name: str, selection: Selection = ALL, *, documents: Collection[str] | None = None, size: int = 50_000
    ) -> tuple[list[str], Iterator[Sequence[tuple[Any, ...]]]]:
        """The figures asked for as bare rows for weighing (`parts.py`), some at a time, after the names of the columns.

        `name` is `claims`, `claim_places`, `claim_sources`, `reports`, `texts` or `placed_texts`; with `documents`,
        only theirs. The reports are those that carry the figures asked for, or, where all are, those that ever carried
        one and are not superseded.
        """
        query = self._part(name, selection, documents)
        return list(query.selected_columns.keys()), self.tuples(query, most=size)

    def arrow(self, names: Sequence[str], selection: Selection = ALL) -> "Iterator[tuple[str, pa.Table]] | None":
        """The same as Arrow, for many: each part after its name, read by another process while this one works.

        None where that cannot be; with `AsideError` on the way, it can no longer be.
        """
        from kilde.ledger import aside

        path = engine.path_of(self._engine.url)
        if path is None or not aside.possible():
            return None
        queries = {name: self._part(name, selection, None) for name in names}
        if selection != ALL or "claims" not in names or not self._mostly_figures():
            return aside.read(path, {name: engine.with_types_first(query) for name, query in queries.items()})
        from kilde.ledger import bare

        entries = standing.entries(self.upto, judged=self._judged)
        queries |= {
            bare.ENTRIES: parts.entry_rows(self.upto),
            "claims": parts.bare_claim_rows(asked_for(ALL, self.counting(), few=True)),
            "claim_places": parts.bare_place_rows(entries),
            "claim_sources": parts.bare_source_rows(entries),
        }
        wanted = (bare.ENTRIES, "claims", *(name for name in names if name != "claims"))
        return bare.joined(aside.read(path, {name: engine.with_types_first(queries[name]) for name in wanted}))

    def _mostly_figures(self) -> bool:
        """Whether half of all claims are figures, or more."""
        table = schema.readings.c
        with self._connect() as connection:
            made = connection.scalar(select(func.sum(table.claims)).where(table.entry <= self.upto)) or 0
        return self.tells(made // 2)

    def _part(self, name: str, selection: Selection, documents: Collection[str] | None) -> Select[Any]:
        few = documents is not None or bool(selection.place)
        # Read in the order in which they lie, all claims are passed through in half the time that their index takes.
        in_order = few or not selection.measure
        wanted = asked_for(selection, self.counting(few=few), few=in_order)
        everything = selection == ALL and not self._withheld
        carrying = parts.ever_figures(self.upto) if everything else wanted
        if documents is not None:
            of_them = parts.of_documents(documents)
            wanted, carrying = of_them & wanted, of_them & carrying
        of_claims = {
            "claims": parts.claim_rows,
            "claim_places": parts.place_rows,
            "claim_sources": parts.source_rows,
        }
        of_reports = {
            "reports": parts.report_rows,
            "texts": parts.text_rows,
            "placed_texts": parts.placed_text_rows,
        }
        if name in of_claims:
            return of_claims[name](wanted)
        if everything and documents is None:
            return of_reports[name](parts.ever_carrying(self.upto), standing.superseded(self.upto), few=False)
        return of_reports[name](parts.carrying(carrying), standing.superseded(self.upto))

    def jsons(self, claims: Collection[int]) -> dict[int, str]:
        """The JSON of claims by their numbers, as `parts` has them."""
        wanted = list(claims)
        found: dict[int, str] = {}
        with self._connect() as connection:
            for at in range(0, len(wanted), _AT_ONCE):
                rows = connection.exec_driver_sql(parts.json_rows(wanted[at : at + _AT_ONCE]))
                found |= {entry * PLACES_IN_AN_ENTRY + position: json for entry, position, json in rows}
        return found

    def numbers(self, claim_ids: Collection[str]) -> set[int]:
        """The numbers of claims by their ids, as read and as people left them."""
        wanted, found = list(claim_ids), set()
        with self._connect() as connection:
            for at in range(0, len(wanted), _AT_ONCE):
                found |= {row[0] for row in connection.execute(parts.numbers(wanted[at : at + _AT_ONCE]))}
        return found

    def touched_since(self, entry: int) -> set[str]:
        """The ids of the documents whose claims may count otherwise than they did at an entry."""
        with self._connect() as connection:
            return {row[0] for row in connection.execute(parts.touched(entry, self.upto)) if row[0]}

    # decisions

    def resolve(self, name: str) -> str:
        """The id that a claim or a document is meant by: its beginning, or where a document lies.

        Anything else is given back as it is. `VerdictError` where several begin so.
        """
        documents, claims = schema.documents.c, schema.claims.c
        found = {row["id"] for row in self.rows(select(documents.id).where(documents.uri == name))}
        if not found and len(name) >= _SHORTEST and not set(name) - set("0123456789abcdef"):
            for column in (claims.id, documents.id):
                begins = select(column).where(column >= name, column < name + "g").distinct().limit(_FEW)
                found |= {row["id"] for row in self.rows(begins)}
        if len(found) > 1:
            raise VerdictError(
                f"{name!r} may mean {', '.join(one[:12] for one in sorted(found))} …: give more of the id"
            )
        return found.pop() if found else name

    def verdicts(self, subject: str | None = None, *, limit: int | None = None) -> list[Verdict]:
        """All verdicts, or those on a claim, document or source, in the order in which they were entered.

        With `limit`, only so many of the newest.
        """
        table = schema.verdicts
        query = self._verdicts()
        if subject is not None:
            query = query.where((table.c.subject == subject) | (table.c.other == subject))
        newest_first = self.rows(query.order_by(table.c.entry.desc()).limit(limit))
        return [rows.verdict_of(row) for row in newest_first][::-1]

    def states(self, about: About | str, matter: Matter | str) -> dict[str | tuple[str, str], State]:
        """What holds in a matter: by subject, or by pair where the matter is the identity of two."""
        found = self.rows(standing.states(About(about), Matter(matter), self.upto))
        pairs = Matter(matter) is Matter.IDENTITY
        return {(row["subject"], row["other"]) if pairs else row["subject"]: State(row["state"]) for row in found}

    def confidential(self, about: About | str) -> set[str]:
        """The claims, documents or sources that are to stay out of exports and shared pages.

        A source that was said to be the same as a confidential one is so too.
        """
        said = standing.having(About(about), Matter.CONFIDENTIAL, State.CONFIDENTIAL, self.upto)
        found = {row["subject"] for row in self.rows(said)}
        same = [pair for pair, state in self.states(about, Matter.IDENTITY).items() if state is State.SAME]
        while more := {one for pair in same if set(pair) & found for one in pair} - found:
            found |= more
        return found

    def people(self) -> dict[str, Person]:
        """Those with a role, by name."""
        table = schema.people
        query = select(table, schema.entries.c.entered_at).join(schema.entries, table.c.entry == schema.entries.c.seq)
        latest = {
            row["name"]: row for row in self.rows(query.where(table.c.entry <= self.upto).order_by(table.c.entry))
        }
        return {name: rows.person_of(row) for name, row in latest.items() if row["role"]}

    def may(self, name: str, needed: Role | str) -> bool:
        """Whether someone may do what needs a role. Where nobody has one, the ledger is one person's: all may."""
        people = self.people()
        return not people or (name in people and people[name].role.may(Role(needed)))

    def register(self, kind: str) -> dict[str, Registered]:
        """What was entered in a register, by key: the latest of each."""
        table = schema.register
        query = select(table, schema.entries.c.entered_at).join(schema.entries, table.c.entry == schema.entries.c.seq)
        query = query.where(table.c.kind == kind, table.c.entry <= self.upto).order_by(table.c.entry)
        latest = {row["key"]: rows.registered_of(row) for row in self.rows(query)}
        return {key: found for key, found in latest.items() if found.record is not None}

    def exports(self) -> Iterator[Export]:
        """The exports that were recorded, in their order."""
        table, entries = schema.exports, schema.entries
        query = select(table, entries.c.entered_at, entries.c.hash).join(entries, table.c.entry == entries.c.seq)
        return map(rows.export_of, self.rows(query.where(table.c.entry <= self.upto).order_by(table.c.entry)))

    def export(self, receipt: str) -> Export | None:
        """The export with this receipt, of which the beginning is enough."""
        return next((export for export in self.exports() if receipt and export.receipt.startswith(receipt)), None)

    def read_when(self, documents: Collection[str]) -> list[tuple[int, str, str]]:
        """When documents were read: the number of each entry, its time, and the document's id; the oldest first."""
        entries, readings = schema.entries, schema.readings
        query = select(entries.c.seq, entries.c.entered_at, readings.c.document_id)
        query = query.join(entries, readings.c.entry == entries.c.seq)
        conditions = readings.c.document_id.in_(documents), entries.c.seq <= self.upto
        return sorted(tuple(row.values()) for row in self.rows(query.where(*conditions)))

    def history(self, subject: str | None = None) -> Iterator[Event]:
        """What was entered, or what was entered about a document, claim, source or person: oldest first."""
        from kilde.ledger.history import events

        return events(self, subject)

    # whatever else

    def rows(self, query: Select[Any]) -> Iterator[Row]:
        """The rows that a query on the ledger's tables gives, as mappings."""
        with self._connect() as connection:
            for row in connection.execution_options(yield_per=1000).execute(query).mappings():
                yield dict(row)

    def tuples(self, query: Select[Any], *, most: int = 2000) -> Iterator[Sequence[tuple[Any, ...]]]:
        """The same as bare tuples, at most so many at a time: for what passes by the million."""
        with self._connect() as connection:
            yield from engine.stream(connection, query, most=most)

    def columns(self, query: Select[Any]) -> Columns:
        """The same, column by column."""
        names = query.selected_columns.keys()
        rows = joined.from_iterable(self.tuples(query))
        columns = list(zip(*rows, strict=True)) or [()] * len(names)
        return {name: list(column) for name, column in zip(names, columns, strict=True)}

    def counting(self, document_id: str | None = None, *, few: bool = False) -> ColumnElement[bool]:
        """The condition on the table `claims` by which a claim counts, of all documents or of one.

        `few` is for queries that find few claims by another condition.
        """
        counting = self._counting(document_id, few=few)
        return counting & standing.public(self._withheld) if self._withheld else counting

    def _counting(self, document_id: str | None = None, *, few: bool = False) -> ColumnElement[bool]:
        return standing.counting(self.upto, judged=self._judged, document_id=document_id, few=few)

    @cached_property
    def _judged(self) -> bool:
        table = schema.verdicts.c
        with self._connect() as connection:
            return connection.scalar(select(table.entry).where(table.entry <= self.upto).limit(1)) is not None

    def _flags(self, claims: Columns, sources: Columns) -> Columns:
        """What the verdicts say of each claim."""
        of_source, of_document = self.confidential(About.SOURCE), self.confidential(About.DOCUMENT)
        of_claim = self.confidential(About.CLAIM)
        said = {
            (reading, position)
            for reading, position, key in zip(sources["reading"], sources["position"], sources["key"], strict=True)
            if key in of_source
        }
        withdrawn = self.withdrawn()
        states = {matter: self.states(About.CLAIM, matter) for matter in standing.ON_CLAIMS}
        at = list(zip(claims["id"], claims["document_id"], claims["reading"], claims["position"], strict=True))
        return {
            "withdrawn": [document in withdrawn for _claim, document, *_at in at],
            "confidential": [
                claim in of_claim or document in of_document or (reading, position) in said
                for claim, document, reading, position in at
            ],
            "accepted": [states[Matter.STANDING].get(claim) is State.ACCEPTED for claim, *_ in at],
            "corrected": [states[Matter.CONTENT].get(claim) is State.CORRECTED for claim, *_ in at],
        }

    def _decided(self, about: About, matter: Matter) -> dict[str, Verdict]:
        """By subject, the verdict that counts in a matter."""
        table = schema.verdicts.c
        query = self._verdicts().where(table.about == about.value, table.matter == matter.value)
        by_subject: dict[str, list[Verdict]] = {}
        for verdict in map(rows.verdict_of, self.rows(query.order_by(table.entry))):
            by_subject.setdefault(verdict.subject, []).append(verdict)
        found = {subject: weightiest(live(verdicts)) for subject, verdicts in by_subject.items()}
        return {subject: verdict for subject, verdict in found.items() if verdict}

    def _verdicts(self) -> Select[Any]:
        table, entries = schema.verdicts, schema.entries
        query = select(table, entries.c.entered_at).join(entries, table.c.entry == entries.c.seq)
        return query.where(table.c.entry <= self.upto)

    def _documents(self) -> Select[Any]:
        return select(schema.documents).where(schema.documents.c.entry <= self.upto)

    def _reading(self, document: Document) -> Reading:
        claims = schema.claims.c
        query = select(claims.reading, claims.start, claims.json).where(self.counting(document.id))
        found = list(self.rows(query.order_by(claims.reading, claims.position)))
        if len({row["reading"] for row in found}) > 1:  # some as people left them: back to where they stood
            found.sort(key=lambda row: row["start"] or 0)
        return Reading(document, tuple(rows.claim_of(row["json"]) for row in found))

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        with in_words(self._where), self._engine.connect() as connection:
            yield connection


_OF_READING = schema.claims.c.reading == schema.readings.c.entry


def _as_known(connection: Connection, as_of: str | int) -> Entry | None:
    """The last entry that was there at a time, or the entry with a number or hash."""
    table = schema.entries
    query = select(table).order_by(table.c.seq.desc()).limit(1)
    if isinstance(as_of, int):
        query = query.where(table.c.seq <= as_of)
    elif len(as_of) == _HASH:
        query = query.where(table.c.hash == as_of)
        if connection.execute(query).first() is None:
            raise LedgerError(f"no entry has the hash {as_of[:12]}…: it is of another ledger, or this one was altered")
    else:
        query = query.where(_entered_by(as_of))
    row = connection.execute(query).first()
    return None if row is None else Entry(*row)


def _entered_by(as_of: str) -> ColumnElement[bool]:
    """By the end of a day, month or year, or by a moment; without a zone, in UTC."""
    entered = schema.entries.c.entered_at
    if after := bounds(as_of)[1]:
        return entered < after
    try:
        moment = datetime.fromisoformat(as_of)
    except ValueError:
        raise EdtfError(as_of) from None
    return entered <= moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")
