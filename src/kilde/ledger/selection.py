"""The figures that someone asks for, as columns: what weighing makes its tables of."""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, Table, and_, func, select, tuple_

from kilde.ledger.bounds import bounds
from kilde.ledger.records import Selection
from kilde.ledger.rows import name_key
from kilde.ledger.schema import claim_places, claims, documents

_WEIGHED = (
    *("reading", "position", "id", "document_id", "modality", "measure", "unit", "extent", "low", "high", "value"),
    *("qualifier", "who", "categories", "period_start", "period_end", "start", "json"),
)


def claims_asked_for(selection: Selection, counting: ColumnElement[bool]) -> Select[Any]:
    """The figures that are asked for among the claims that count, in the order in which they were added."""
    columns = [claims.c[name] for name in _WEIGHED]
    return select(*columns).where(asked_for(selection, counting)).order_by(claims.c.reading, claims.c.position)


def beside(table: Table, selection: Selection, counting: ColumnElement[bool]) -> Select[Any]:
    """The rows of `claim_places` or `claim_sources` that belong to them."""
    same = and_(table.c.reading == claims.c.reading, table.c.position == claims.c.position)
    return select(table).join(claims, same).where(asked_for(selection, counting))


def documents_asked_for(selection: Selection, counting: ColumnElement[bool]) -> Select[Any]:
    """The documents that carry them."""
    carrying = select(claims.c.document_id).where(asked_for(selection, counting))
    return select(documents).where(documents.c.id.in_(carrying)).order_by(documents.c.entry)


def of_kind(kind: str, *, few: bool) -> ColumnElement[bool]:
    """Claims of a kind. Where another condition finds few, that one is to lead to them, and not the index of all."""
    return (func.coalesce(claims.c.kind, "") if few else claims.c.kind) == kind


def asked_for(selection: Selection, counting: ColumnElement[bool], *, few: bool = False) -> ColumnElement[bool]:
    """The condition on the table `claims` by which a claim is a figure that is asked for; few are, at a place."""
    conditions = [of_kind("figure", few=few or bool(selection.place)), counting]
    if selection.measure:
        conditions.append(claims.c.measure == selection.measure.value)
    if selection.who:
        conditions.append(("," + claims.c.categories + ",").contains(f",{selection.who.value},"))
    if selection.place:
        conditions.append(_at(selection.place))
    since, until = bounds(selection.since)[0], bounds(selection.until)[1]
    if since:
        closed = func.coalesce(claims.c.period_end, _of_report("published_end"), claims.c.period_start)
        conditions.append(closed > since)
    if until:
        opened = func.coalesce(claims.c.period_start, claims.c.period_end, _of_report("published_start"))
        conditions.append(opened < until)
    return and_(*conditions)


def _of_report(date: str) -> ColumnElement[Any]:
    """A bound of the publication of a claim's report: it dates what the claim does not, and closes an open end."""
    report = documents.alias()  # the query around this one may be on documents too
    return select(report.c[date]).where(report.c.id == claims.c.document_id).scalar_subquery()


def _at(place: str) -> ColumnElement[bool]:
    """Claims at a place. Their readings are named too: by these, SQLite finds them without a walk through all."""
    found = _places(place).subquery()
    pairs = select(found.c.reading, found.c.position)
    return and_(claims.c.reading.in_(_readings(place)), tuple_(claims.c.reading, claims.c.position).in_(pairs))


def _readings(place: str) -> Select[Any]:
    return select(_places(place).subquery().c.reading)


def _places(place: str) -> CompoundSelect[Any]:
    """Where a place is named. One look-up for each way: of a disjunction, databases make a walk through the table."""
    key = name_key(place)
    found = [claim_places.alias() for _way in range(4)]  # the query around this one may be on places too
    ways = (
        found[0].c.key == key,
        found[1].c.words == key,
        found[2].c.gazetteer_id == place,
        found[3].c.country == place.upper(),
    )
    each = [select(t.c.reading, t.c.position).where(is_it) for t, is_it in zip(found, ways, strict=True)]
    return each[0].union(*each[1:])
