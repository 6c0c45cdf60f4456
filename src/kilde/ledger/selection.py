"""The figures that someone asks for, as columns: what weighing makes its tables of."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select, tuple_

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


def asked_for(selection: Selection, counting: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition on the table `claims` by which a claim is a figure that is asked for."""
    conditions = [claims.c.kind == "figure", counting]
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
    key = name_key(place)
    places = claim_places.alias()  # the query around this one may be on places too
    named = or_(
        places.c.gazetteer_id == place,
        places.c.key == key,
        places.c.words == key,
        places.c.country == place.upper(),
    )
    return tuple_(claims.c.reading, claims.c.position).in_(select(places.c.reading, places.c.position).where(named))
