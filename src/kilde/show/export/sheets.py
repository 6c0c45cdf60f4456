"""The tables that exports are made of: figures, series, claims, sources, documents.

A sheet has named columns and gives its rows in Arrow batches, so that a table of any length is written in the same
memory. The words for the columns, and what each means, stand in `columns/`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kilde.ledger import CLAIM_FIELDS, Fields, arrow_schema, days, names_of
from kilde.show.export.columns import Heading, heading
from kilde.show.export.material import ExportError, Material, anchor_of, chain_of, found_at, stated, used
from kilde.show.export.places import country_name, located
from kilde.vocabulary import SourceRole
from kilde.weigh import FigureRow, SourceRow, WeighedClaim

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

FIGURE_FIELDS: Fields = (
    ("figure", "string"),
    ("matter", "string"),
    ("place", "string"),
    ("place_level", "string"),
    ("admin1", "string"),
    ("country", "string"),
    ("country_name", "string"),
    ("lat", "float64"),
    ("lon", "float64"),
    ("gazetteer_id", "string"),
    ("period", "string"),
    ("start_date", "date32"),
    ("end_date", "date32"),
    ("dated", "bool"),
    ("low", "float64"),
    ("high", "float64"),
    ("about", "bool"),
    ("range", "string"),
    ("contradiction", "bool"),
    ("origins", "int64"),
    ("reports", "int64"),
    ("claims", "int64"),
    ("unattributed", "int64"),
    ("denials", "int64"),
    ("sources", "string"),
    ("measure", "string"),
    ("categories", "string"),
    ("who", "string"),
    ("unit", "string"),
    ("extent", "string"),
    ("newest_published", "string"),
    ("newest_publisher", "string"),
    ("newest_title", "string"),
    ("newest_uri", "string"),
    ("newest_sentence", "string"),
    ("best", "float64"),
    ("grade", "string"),
    ("confidence", "string"),
    ("confidence_reason", "string"),
    ("interest", "string"),
    ("rulebook", "string"),
    ("rule", "string"),
    ("reason", "string"),
    ("claim_ids", "string"),
    ("anchors", "string"),
    ("chains", "string"),
    ("ledger_head", "string"),
)

SERIES_FIELDS: Fields = (
    ("figure", "string"),
    ("claim_id", "string"),
    ("used", "bool"),
    ("reason", "string"),
    ("matter", "string"),
    ("place", "string"),
    ("period", "string"),
    ("start_date", "date32"),
    ("end_date", "date32"),
    ("number_text", "string"),
    ("qualifier", "string"),
    ("low", "float64"),
    ("high", "float64"),
    ("value", "float64"),
    ("modality", "string"),
    ("origin", "string"),
    ("attributed", "bool"),
    ("relays", "string"),
    ("evidence", "string"),
    ("published", "string"),
    ("publisher", "string"),
    ("title", "string"),
    ("uri", "string"),
    ("sentence", "string"),
    ("document_id", "string"),
    ("start", "int64"),
    ("end", "int64"),
    ("chain", "string"),
    ("rulebook", "string"),
    ("ledger_head", "string"),
)

SOURCE_FIELDS: Fields = (
    ("source", "string"),
    ("source_key", "string"),
    ("kind", "string"),
    ("origin", "bool"),
    ("claims", "int64"),
    ("reports", "int64"),
    ("first", "string"),
    ("newest", "string"),
    ("through", "string"),
    ("measures", "string"),
    ("ledger_head", "string"),
)

DOCUMENT_FIELDS: Fields = (
    ("document_id", "string"),
    ("title", "string"),
    ("publisher", "string"),
    ("published", "string"),
    ("language", "string"),
    ("uri", "string"),
    ("ref", "string"),
    ("characters", "int64"),
    ("ledger_head", "string"),
)

FIELDS: dict[str, Fields] = {
    "figures": FIGURE_FIELDS,
    "series": SERIES_FIELDS,
    "claims": CLAIM_FIELDS,
    "sources": SOURCE_FIELDS,
    "documents": DOCUMENT_FIELDS,
}
"""The columns of every table."""

_BATCH = 8192


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its columns, its rows in batches."""

    name: str
    fields: Fields
    batches: "Callable[[], Iterator[pa.RecordBatch]]"

    def rows(self) -> Iterator[Row]:
        """Row by row."""
        for batch in self.batches():
            yield from batch.to_pylist()

    def headings(self, language: str) -> list[Heading]:
        """What its columns are called in a language, and what they mean."""
        return [heading(self.name, name, language) for name, _kind in self.fields]

    def named(self, language: str) -> "tuple[pa.Schema, Iterator[pa.RecordBatch]]":
        """Its columns and its rows in Arrow, with the names and meanings of a language."""
        import pyarrow as pa

        headings = self.headings(language)
        fields = [
            field.with_name(said.name).with_metadata({"description": said.meaning})
            for field, said in zip(arrow_schema(self.fields), headings, strict=True)
        ]
        names = [said.name for said in headings]
        return pa.schema(fields), (batch.rename_columns(names) for batch in self.batches())


def sheet(material: Material, name: str) -> Sheet:
    """The table of this name; its rows are counted as they pass."""
    makers: dict[str, Callable[[Material], Iterable[Row]]] = {
        "figures": figure_rows,
        "series": series_rows,
        "sources": source_rows,
        "documents": document_rows,
    }
    if name not in FIELDS:
        raise ExportError(f"no table {name!r}: there are {', '.join(FIELDS)}")
    fields = FIELDS[name]

    def batches() -> "Iterator[pa.RecordBatch]":
        found = claim_batches(material) if name == "claims" else _batches(makers[name](material), fields)
        for batch in found:
            material.rows += batch.num_rows
            yield batch

    return Sheet(name, fields, batches)


def _batches(rows: Iterable[Row], fields: Fields) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    made, some = arrow_schema(fields), []
    for row in rows:
        some.append(row)
        if len(some) == _BATCH:
            yield pa.RecordBatch.from_pylist(some, schema=made)
            some = []
    if some:
        yield pa.RecordBatch.from_pylist(some, schema=made)


def claim_batches(material: Material) -> "Iterator[pa.RecordBatch]":
    """The claims with quotations over the limit taken out."""
    import pyarrow as pa
    import pyarrow.compute as pc

    limit = material.care.quote_limit
    for batch in material.claims().batches():
        found = batch.column("uri")
        named = pc.replace_substring_regex(found, r"^.*[/\\\\]", "")
        uris = pc.if_else(pc.fill_null(pc.match_substring(found, "://"), True), found, named)
        kept = batch.set_column(batch.schema.get_field_index("uri"), batch.schema.field("uri"), uris)
        for name in ("sentence", "content") if limit is not None else ():
            column = kept.column(name)
            long = pc.fill_null(pc.greater(pc.utf8_length(column), limit), False)
            if count := pc.sum(long).as_py():
                material.left_out[material.too_long] += count
                short = pc.if_else(long, pa.scalar(None, pa.string()), column)
                kept = kept.set_column(kept.schema.get_field_index(name), kept.schema.field(name), short)
        yield kept


def figure_rows(material: Material) -> Iterator[Row]:
    """The weighed figures, with the claims that make each range."""
    return (figure_row(material, row) for row in material.figures)


def figure_row(material: Material, row: FigureRow) -> Row:
    """One weighed figure."""
    words = material.words
    place, making = located(row.gazetteer_id), used(row)
    start, end = days(row.period)
    report = row.newest.report
    lon, lat = place.point or (None, None)
    return {
        "figure": row.key,
        "matter": words.matter(row.who, row.unit, row.measure, row.extent),
        "place": row.place,
        "place_level": place.kind and place.kind.value,
        "admin1": place.admin1,
        "country": row.country,
        "country_name": country_name(row.country, words.code),
        "lat": lat,
        "lon": lon,
        "gazetteer_id": row.gazetteer_id,
        "period": row.period,
        "start_date": start,
        "end_date": end,
        "dated": stated(row) is not None,
        "low": row.low,
        "high": row.high,
        "about": row.about,
        "range": words.range(row.low, row.high, about=row.about),
        "contradiction": row.contradiction,
        "origins": row.origins,
        "reports": row.reports,
        "claims": row.claims,
        "unattributed": row.unattributed,
        "denials": len(row.denials),
        "sources": _joined(row.sources),
        "measure": row.measure.value,
        "categories": _joined((category.value for category in row.who), ","),
        "who": row.who_text or None,
        "unit": row.unit.value,
        "extent": row.extent.value,
        "newest_published": report.published,
        "newest_publisher": report.publisher,
        "newest_title": report.title,
        "newest_uri": found_at(report.uri),
        "newest_sentence": material.quoted(row.newest.figure.sentence.text),
        "best": row.best,
        "grade": row.grade,
        "confidence": row.confidence.value,
        "confidence_reason": row.confidence_reason,
        "interest": row.interest,
        "rulebook": row.rulebook,
        "rule": row.rule,
        "reason": row.reason,
        "claim_ids": _joined(claim.figure.id for claim in making),
        "anchors": _joined(map(anchor_of, making)),
        "chains": _joined(map(chain_of, making)),
        "ledger_head": material.head,
    }


def series_rows(material: Material) -> Iterator[Row]:
    """Every claim of every figure, used or not, oldest first."""
    return (series_row(material, row, claim) for row in material.figures for claim in row.evidence)


def series_row(material: Material, row: FigureRow, claim: WeighedClaim) -> Row:
    """One claim in its figure."""
    figure, report, words = claim.figure, claim.report, material.words
    start, end = days(figure.period.edtf)
    return {
        "figure": row.key,
        "claim_id": figure.id,
        "used": claim.used,
        "reason": claim.reason,
        "matter": words.matter(figure.who.categories, figure.unit, figure.measure, figure.extent),
        "place": words.places(figure.places) if figure.places else None,
        "period": figure.period.edtf,
        "start_date": start,
        "end_date": end,
        "number_text": figure.quantity.text,
        "qualifier": figure.quantity.qualifier.value,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "value": figure.quantity.value,
        "modality": figure.modality.value,
        "origin": claim.origin if claim.attributed else None,
        "attributed": claim.attributed,
        "relays": _joined(claim.relays),
        "evidence": names_of(figure.sources, SourceRole.EVIDENCE),
        "published": report.published,
        "publisher": report.publisher,
        "title": report.title,
        "uri": found_at(report.uri),
        "sentence": material.quoted(figure.sentence.text),
        "document_id": report.id,
        "start": figure.quantity.start,
        "end": figure.quantity.end,
        "chain": chain_of(claim),
        "rulebook": material.rulebook,
        "ledger_head": material.head,
    }


def source_rows(material: Material) -> Iterator[Row]:
    """Who says what, through whom."""
    return (source_row(material, row) for row in material.sources())


def source_row(material: Material, row: SourceRow) -> Row:
    """One source."""
    return {
        "source": row.name if row.kind else material.words("none_named"),
        "source_key": row.key or None,
        "kind": row.kind and row.kind.value,
        "origin": row.origin,
        "claims": row.claims,
        "reports": row.reports,
        "first": row.first,
        "newest": row.newest,
        "through": _joined(f"{name} ({claims})" for name, claims in row.through),
        "measures": _joined((measure.value for measure in row.measures), ","),
        "ledger_head": material.head,
    }


def document_rows(material: Material) -> Iterator[Row]:
    """The reports, without their texts, which belong to others."""
    for document in material.documents():
        yield {
            "document_id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published,
            "language": document.language,
            "uri": found_at(document.uri),
            "ref": document.ref,
            "characters": len(document.text),
            "ledger_head": material.head,
        }


def _joined(items: Iterable[str], between: str = "; ") -> str | None:
    return between.join(items) or None
