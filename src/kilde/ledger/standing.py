"""Which claims count at an entry of the chain, in SQL.

The rule. Of each document the newest reading counts. A claim that a person accepted or corrected stands as they left
it, whatever a later reading makes of the same words; one that was rejected does not count, nor does what a later
reading finds in its place. A document that a newer version supersedes does not count either. A withdrawn one does, for
its claims to be shown as what they are.
"""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, SelectBase, String, and_, cast, func, not_, or_, select

from kilde.ledger.judgements import About, Matter, State
from kilde.ledger.schema import claim_sources, claims, readings, verdicts

ON_CLAIMS = (Matter.STANDING, Matter.CONTENT)
"""What decides which row of a claim counts."""


def counting(upto: int, *, judged: bool, document_id: str | None = None, few: bool = False) -> ColumnElement[bool]:
    """The condition on `claims`, of all documents or of one. Where nothing was judged, there is nothing to look up.

    `few` is for queries that find few claims by another condition: then each is looked at, and not all readings listed.
    """
    held = _held(upto)
    if document_id is not None:
        held = held.where(verdicts.c.document_id == document_id)
    of_reader = _newest(upto, document_id)
    as_read = claims.c.reading == _newest_of_same(upto) if few else claims.c.reading.in_(of_reader)
    if not judged:
        return as_read
    found = or_(claims.c.reading.in_(held), and_(as_read, not_(_decided_upon(upto))))
    listed = [] if few else [claims.c.reading.in_(of_reader.union_all(held))]  # by which the database finds them
    return and_(*listed, found, claims.c.document_id.not_in(superseded(upto)))


def entries(upto: int, *, judged: bool) -> SelectBase:
    """The entries among whose claims are all that count."""
    return _newest(upto).union_all(_held(upto)) if judged else _newest(upto)


def _newest(upto: int, document_id: str | None = None) -> Select[Any]:
    """The newest reading of each document, or of one."""
    newest = select(func.max(readings.c.entry)).where(readings.c.entry <= upto).group_by(readings.c.document_id)
    return newest if document_id is None else newest.where(readings.c.document_id == document_id)


def _newest_of_same(upto: int) -> ColumnElement[int]:
    """The newest reading of the document that a claim is of."""
    table = readings.alias()
    newest = select(func.max(table.c.entry)).where(table.c.document_id == claims.c.document_id, table.c.entry <= upto)
    return newest.correlate(claims).scalar_subquery()


class Withheld(NamedTuple):
    """What is confidential, by id of claim and document and by key of source."""

    claims: set[str]
    documents: set[str]
    sources: set[str]

    def __bool__(self) -> bool:
        return bool(self.claims or self.documents or self.sources)


def public(withheld: Withheld) -> ColumnElement[bool]:
    """The condition on `claims` by which a claim is not confidential, nor its report, nor any source of it."""
    sources = claim_sources.alias()  # the query around this one may be on sources too
    said = select(sources.c.reading).where(
        sources.c.reading == claims.c.reading,
        sources.c.position == claims.c.position,
        sources.c.key.in_(withheld.sources),
    )
    return and_(
        claims.c.id.not_in(withheld.claims), claims.c.document_id.not_in(withheld.documents), not_(said.exists())
    )


def superseded(upto: int) -> Select[Any]:
    """The ids of the documents of which there is a newer version."""
    return having(About.DOCUMENT, Matter.VERSION, State.SUPERSEDED, upto)


def having(about: About, matter: Matter, state: State, upto: int) -> Select[Any]:
    """The subjects that are in this state."""
    return select(verdicts.c.subject).where(verdicts.c.entry.in_(_latest(about, (matter,), upto)), _is(state))


def states(about: About, matter: Matter, upto: int) -> Select[Any]:
    """Each subject, and each pair, with the verdict that its state comes from: the rows of `verdicts`."""
    return select(verdicts).where(verdicts.c.entry.in_(_latest(about, (matter,), upto))).order_by(verdicts.c.entry)


def _held(upto: int) -> Select[Any]:
    """Entries of verdicts that hold a claim as a person left it."""
    return select(verdicts.c.entry).where(
        verdicts.c.entry.in_(_latest(About.CLAIM, ON_CLAIMS, upto)), verdicts.c.claims == 1
    )


def _decided_upon(upto: int) -> ColumnElement[bool]:
    """Whether a claim as read stands where a person's version of it stands, or where one was rejected."""
    rejected = select(verdicts.c.entry).where(
        verdicts.c.entry.in_(_latest(About.CLAIM, (Matter.STANDING,), upto)), _is(State.REJECTED)
    )
    settled = or_(verdicts.c.entry.in_(_held(upto)), verdicts.c.entry.in_(rejected))
    anchor = claims.c.kind + ":" + cast(claims.c.start, String) + ":" + func.coalesce(claims.c.measure, "")
    documents = select(verdicts.c.document_id).where(settled)
    anchors = select(verdicts.c.entry).where(
        settled, verdicts.c.document_id == claims.c.document_id, verdicts.c.anchor == anchor
    )
    return and_(claims.c.document_id.in_(documents), anchors.exists())


def _latest(about: About, matters: tuple[Matter, ...], upto: int) -> Select[Any]:
    table = verdicts.alias()
    said = and_(table.c.about == about.value, table.c.matter.in_([m.value for m in matters]), table.c.entry <= upto)
    of_two = [table.c.other] if matters == (Matter.IDENTITY,) else []
    return select(func.max(table.c.entry)).where(said).group_by(table.c.subject, *of_two)


def _is(state: State) -> ColumnElement[bool]:
    return verdicts.c.state == state.value
