"""Views in the ledger's own database, for those who open it with SQL: in Datasette, psql or a report builder.

They are nothing but queries on the ledger's tables, and take up no room. What counts in them is what counts in a `View`
of today: the newest reading of each document, as people have left it.
"""

from sqlalchemy import JSON, Connection, Dialect, Select, cast, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from kilde.ledger import standing
from kilde.ledger.schema import claim_places, claim_sources, claims, documents, entries, readings

_EVER = 2**31 - 1
"""Beyond any entry's number: a view shows what is there when it is asked."""


def definitions(dialect: Dialect) -> dict[str, str]:
    """Each view's query in the database's own SQL."""
    counting = standing.counting(_EVER, judged=True)
    made = {
        "claim_view": _claims(counting, dialect.name),
        "report_view": _reports(counting),
        "source_view": _sources(counting),
    }
    return {
        name: str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        for name, query in made.items()
    }


def create(connection: Connection) -> None:
    """Make the views where they are not."""
    for name, query in definitions(connection.dialect).items():
        replacing = "VIEW IF NOT EXISTS" if connection.dialect.name == "sqlite" else "OR REPLACE VIEW"
        connection.exec_driver_sql(f"CREATE {replacing} {name} AS {query}")


def _claims(counting: ColumnElement[bool], dialect: str) -> Select[tuple[object, ...]]:
    """Every claim that counts, with its report, its places and its chain of sources in words."""
    json = type_coerce(claims.c.json, JSON) if dialect == "sqlite" else cast(claims.c.json, JSON)
    same = (claim_places.c.reading == claims.c.reading) & (claim_places.c.position == claims.c.position)
    places = select(func.aggregate_strings(claim_places.c.name, "; ")).where(same).scalar_subquery()
    return (
        select(
            claims.c.id.label("claim_id"),
            claims.c.kind,
            claims.c.measure,
            json["quantity"]["text"].as_string().label("number_text"),
            claims.c.low,
            claims.c.high,
            claims.c.value,
            claims.c.qualifier,
            claims.c.who,
            claims.c.unit,
            claims.c.extent,
            claims.c.modality,
            places.label("places"),
            claims.c.period,
            claims.c.period_start,
            claims.c.period_end,
            _named("claims").label("origin"),
            _named("relays").label("relays"),
            json["sentence"]["text"].as_string().label("sentence"),
            documents.c.publisher,
            documents.c.published,
            documents.c.title,
            documents.c.uri,
            claims.c.start,
            claims.c.document_id,
            entries.c.entered_at,
            readings.c.reader,
        )
        .join(documents, documents.c.id == claims.c.document_id)
        .join(entries, entries.c.seq == claims.c.reading)
        .outerjoin(readings, readings.c.entry == claims.c.reading)
        .where(counting)
    )


def _named(role: str) -> ColumnElement[str]:
    """The sources of a claim with this part in the chain, by name."""
    table = claim_sources
    same = (table.c.reading == claims.c.reading) & (table.c.position == claims.c.position) & (table.c.role == role)
    return select(func.aggregate_strings(table.c.name, "; ")).where(same).scalar_subquery()


def _reports(counting: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """Every report, with how many claims were read in it."""
    read = select(func.count()).where(claims.c.document_id == documents.c.id, counting).scalar_subquery()
    return select(
        documents.c.id.label("document_id"),
        documents.c.title,
        documents.c.publisher,
        documents.c.published,
        documents.c.language,
        documents.c.uri,
        read.label("claims"),
        func.length(documents.c.text).label("characters"),
        entries.c.entered_at,
    ).join(entries, entries.c.seq == documents.c.entry)


def _sources(counting: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """Every source, with what it says and passes on."""
    table = claim_sources
    same = (table.c.reading == claims.c.reading) & (table.c.position == claims.c.position)
    return (
        select(
            table.c.key.label("source_key"),
            func.max(table.c.name).label("source"),
            table.c.role,
            func.max(table.c.kind).label("kind"),
            func.count().label("claims"),
            func.count(claims.c.document_id.distinct()).label("reports"),
            func.min(documents.c.published).label("first"),
            func.max(documents.c.published).label("newest"),
        )
        .join(claims, same)
        .join(documents, documents.c.id == claims.c.document_id)
        .where(counting, table.c.key.is_not(None))
        .group_by(table.c.key, table.c.role)
    )
