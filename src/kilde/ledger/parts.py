"""Figures as bare rows, part by part: what weighing starts from, whether there are ten claims or a million.

`claim` numbers a claim for good: its entry and its place in it, in the order in which claims were added. `report` is
the entry of its document.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Select,
    SelectBase,
    Table,
    and_,
    cast,
    func,
    select,
    union,
)

from kilde.ledger.records import PLACES_IN_AN_ENTRY, SPEAKS_FOR
from kilde.ledger.schema import claim_places, claim_sources, claims, documents, readings, verdicts
from kilde.ledger.selection import of_kind


def claim_rows(wanted: ColumnElement[bool]) -> Select[Any]:
    """The claims that meet a condition."""
    query = _claims(documents.c.entry.label("report")).join(documents, documents.c.id == claims.c.document_id)
    return query.where(wanted).order_by(claims.c.reading, claims.c.position)


def bare_claim_rows(wanted: ColumnElement[bool]) -> Select[Any]:
    """The same, with the entry that they were added with in place of their report's."""
    query = _claims(claims.c.reading.label("report"))
    return query.where(wanted).order_by(claims.c.reading, claims.c.position)


def _claims(report: ColumnElement[int]) -> Select[Any]:
    names = ("modality", "measure", "unit", "extent", "qualifier", "who", "low", "high", "value", "start")
    t = claims.c
    return select(
        _number(claims.c),
        report,
        claims.c.reading.label("order"),
        *(t[name] for name in (*names, "period", "period_start", "period_end")),
        func.coalesce(t.categories, "").label("categories"),
        func.coalesce(t.value, t.low, t.high).label("number"),
    )


def entry_rows(upto: int) -> Select[Any]:
    """The report of each entry that claims were added with: (entry, report)."""
    read, left = (
        select(table.c.entry, table.c.document_id).where(table.c.entry <= upto) for table in (readings, verdicts)
    )
    added = read.union_all(left).subquery()
    query = select(added.c.entry, documents.c.entry.label("report"))
    return query.join(documents, documents.c.id == added.c.document_id)


def place_rows(wanted: ColumnElement[bool]) -> Select[Any]:
    """The places that claims name."""
    return _beside(claim_places, wanted)


def source_rows(wanted: ColumnElement[bool]) -> Select[Any]:
    """The links of their chains of sources, one who speaks for a body under a key that names both."""
    return _beside(claim_sources, wanted)


def bare_place_rows(entries: SelectBase) -> Select[Any]:
    """The places that claims of any kind name which were added with these entries."""
    return _bare(claim_places).where(claim_places.c.reading.in_(entries))


def bare_source_rows(entries: SelectBase) -> Select[Any]:
    """The links of their chains of sources."""
    return _bare(claim_sources).where(claim_sources.c.reading.in_(entries))


def report_rows(carrying: SelectBase, superseded: Select[Any], *, few: bool = True) -> Select[Any]:
    """The documents with these ids, without their texts; where they are not few, all are passed through in order."""
    names = ("id", "uri", "title", "publisher", "published", "language", "published_start", "published_end")
    return _of_those([documents.c[name] for name in names], carrying, superseded, few=few)


def text_rows(carrying: SelectBase, superseded: Select[Any], *, few: bool = True) -> Select[Any]:
    """The texts of the same documents, with what tells who has a text from whom."""
    t = documents.c
    return _of_those([t.publisher, t.published, t.text], carrying, superseded, few=few)


def placed_text_rows(carrying: SelectBase, superseded: Select[Any], *, few: bool = True) -> Select[Any]:
    """The same with the places that the texts name, as JSON."""
    t = documents.c
    return _of_those([t.publisher, t.published, t.places, t.text], carrying, superseded, few=few)


def _of_those(
    columns: Iterable[ColumnElement[Any]], carrying: SelectBase, superseded: Select[Any], *, few: bool
) -> Select[Any]:
    t = documents.c
    these = (t.id if few else func.coalesce(t.id, "")).in_(carrying)
    return select(t.entry.label("report"), *columns).where(these, t.id.not_in(superseded)).order_by(t.entry)


def ever_figures(upto: int) -> ColumnElement[bool]:
    """The condition on `claims` by which they are figures, whether they still count or not."""
    return and_(of_kind("figure", few=True), claims.c.reading <= upto)


def carrying(wanted: ColumnElement[bool]) -> Select[Any]:
    """The ids of the documents whose claims meet a condition."""
    return select(claims.c.document_id).where(wanted)


def ever_carrying(upto: int) -> CompoundSelect[Any]:
    """The ids of all documents that ever carried a figure: of each reading the first is enough to look at."""
    read, left = (
        select(table.c.document_id).where(
            table.c.entry <= upto,
            select(claims.c.reading).where(claims.c.reading == table.c.entry, of_kind("figure", few=True)).exists(),
        )
        for table in (readings, verdicts)
    )
    return read.union_all(left)


def of_documents(ids: Collection[str]) -> ColumnElement[bool]:
    """The condition on `claims` by which they are of these documents, found by their readings and verdicts."""
    read = select(readings.c.entry).where(readings.c.document_id.in_(ids))
    left = select(verdicts.c.entry).where(verdicts.c.document_id.in_(ids), verdicts.c.claims == 1)
    return claims.c.reading.in_(read.union_all(left))


def json_rows(numbers: Collection[int]) -> str:
    """The JSON of claims by their numbers: entry, position, JSON. Written out, as it is asked for with every page."""
    places = [divmod(number, PLACES_IN_AN_ENTRY) for number in numbers]
    entries = ", ".join(map(str, sorted({entry for entry, _ in places})))
    pairs = ", ".join(f"({entry}, {position})" for entry, position in places)
    return (
        f"SELECT reading, position, json FROM {claims.name} WHERE reading IN ({entries})"
        f" AND (reading, position) IN (VALUES {pairs})"
    )


def numbers(ids: Collection[str]) -> Select[Any]:
    """The numbers of claims by their ids, as read and as people left them."""
    return select(_number(claims.c)).where(claims.c.id.in_(ids))


def touched(since: int, upto: int) -> CompoundSelect[Any]:
    """The ids of the documents whose claims may count otherwise than they did at an entry."""
    between = (claims.c.reading > since, claims.c.reading <= upto)
    said = (verdicts.c.entry > since, verdicts.c.entry <= upto)
    read = select(readings.c.document_id).where(readings.c.entry > since, readings.c.entry <= upto)
    of_claims = select(verdicts.c.document_id).where(*said, verdicts.c.document_id.is_not(None))
    named = [select(column).where(*said, verdicts.c.about == "document") for column in _OF_DOCUMENTS]
    left = select(claims.c.document_id).where(*between)
    return union(read, of_claims, left, *named)


_OF_DOCUMENTS = (verdicts.c.subject, verdicts.c.other)


def _number(table: Any) -> ColumnElement[int]:  # noqa: ANN401 - the columns of any table beside claims
    entry = cast(table.reading, BigInteger)  # PostgreSQL multiplies integers of 32 bits in 32 bits
    number: ColumnElement[int] = (entry * PLACES_IN_AN_ENTRY + table.position).label("claim")
    return number


_OF_PLACES = (
    claim_places.c.number,
    claim_places.c.start.label("place_start"),
    claim_places.c.name.label("place"),
    *(claim_places.c[name] for name in ("role", "key", "country", "gazetteer_id")),
)
_OF_SOURCES = (
    *(claim_sources.c[name] for name in ("number", "role", "kind", "name")),
    func.coalesce(claim_sources.c.key + SPEAKS_FOR + claim_sources.c.body_key, claim_sources.c.key).label("key"),
    *(claim_sources.c[name] for name in ("known", "body", "body_kind")),
)


def _bare(table: Table) -> Select[Any]:
    return select(_number(table.c), *(_OF_PLACES if table is claim_places else _OF_SOURCES))


def _beside(table: Table, wanted: ColumnElement[bool]) -> Select[Any]:
    same = and_(table.c.reading == claims.c.reading, table.c.position == claims.c.position)
    return _bare(table).join(claims, same).where(wanted)
