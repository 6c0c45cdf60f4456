"""What goes into a table comes out of it: any text, any number, in every tabular format."""

import io
import json
from datetime import datetime
from tempfile import NamedTemporaryFile

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kilde.ledger import CLAIM_FIELDS, Claims, days, names_of
from kilde.ledger.rows import claim_json
from kilde.show.export import Care, Material
from kilde.show.export import csv as csv_format
from kilde.show.export import geojson as geojson_format
from kilde.show.export import geopackage as geopackage_format
from kilde.show.export import hxl as hxl_format
from kilde.show.export import parquet as parquet_format
from kilde.show.export.material import for_xml
from kilde.show.export.sheets import Sheet, figure_row
from kilde.show.export.xlsx import fill, workbook
from kilde.show.words import words
from kilde.vocabulary import (
    Category,
    Content,
    Event,
    Figure,
    Measure,
    Period,
    Place,
    PlaceRole,
    Quantity,
    Source,
    SourceKind,
    SourceRole,
    Span,
    Statement,
    Who,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
NUMBERS = st.none() | st.integers(0, 2**50) | st.floats(0, 1e12, allow_nan=False)
DATES = st.sampled_from([None, "2021-05-04", "2018-12/2019-03", "2021/..", "0001-01-01", "9999"])
PLACES = {"start": st.none() | st.integers(0, 9), "end": st.integers(0, 9)}


def several(of, **fields):
    return st.lists(st.builds(of, text=TEXTS, name=st.none() | TEXTS, **fields), max_size=2).map(tuple)


SOURCES = several(Source, kind=st.sampled_from(SourceKind), role=st.sampled_from(SourceRole))
ANY = {
    "id": TEXTS,
    "sentence": st.builds(Span, text=TEXTS, start=st.integers(0, 9), end=st.integers(0, 9)),
    "sources": SOURCES,
    "rules": st.lists(TEXTS, max_size=2).map(tuple),
}
WHERE = {
    "period": st.builds(Period, edtf=DATES, text=st.none() | TEXTS),
    "places": several(Place, lat=st.none() | st.floats(-90, 90), role=st.none() | st.sampled_from(PlaceRole)),
}
FIGURES = st.builds(
    Figure,
    **ANY,
    **WHERE,
    quantity=st.builds(Quantity, text=TEXTS, low=NUMBERS, high=NUMBERS, value=NUMBERS, **PLACES),
    who=st.builds(Who, text=st.none() | TEXTS, categories=st.lists(st.sampled_from(Category), max_size=2).map(tuple)),
    composition=st.none() | st.builds(Span, text=TEXTS),
    measure=st.sampled_from(Measure),
)
EVENTS = st.builds(
    Event, **ANY, **WHERE, event=TEXTS, trigger=st.builds(Span, text=TEXTS, **PLACES), actors=SOURCES, targets=SOURCES
)
STATEMENTS = st.builds(
    Statement,
    **ANY,
    cue=st.none() | st.builds(Span, text=TEXTS),
    content=st.builds(Content, text=TEXTS, **PLACES),
    direct=st.booleans(),
)
ROWS = st.lists(st.tuples(FIGURES | EVENTS | STATEMENTS, TEXTS), min_size=1, max_size=4)
TRY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FIGURES_TOO = settings(TRY, phases=(Phase.explicit, Phase.generate))  # to shrink what fails takes minutes


class Ledgerless(Material):
    """Claims from nowhere."""

    def claims(self):
        return self.made


def material(rows):
    told = [(claim_json(claim), text, None, text, None, None, "en", 1, "2021", "kilde") for claim, text in rows]
    made = Ledgerless(None, words("en"), care=Care(quote_limit=None), table="claims")
    made.made = Claims(lambda: [told], "head")
    made.__dict__ |= {"head": "head", "entered_at": "2021-07-01T00:00:00+00:00"}
    return made


def expected(made):
    return made.claims().to_arrow()


def cells(claim):
    """What a claim's cells hold, said once more, from its fields."""
    quantity, who = getattr(claim, "quantity", Quantity(qualifier=None)), getattr(claim, "who", Who())
    period, places = getattr(claim, "period", Period()), getattr(claim, "places", ())
    first = places[0] if places else Place()
    anchor = next(getattr(claim, name) for name in ("quantity", "trigger", "content") if hasattr(claim, name))
    at = claim.sentence if anchor.start is None else anchor
    start, end = days(period.edtf)
    parties = {
        name: "; ".join(p.name or p.text or p.kind for p in getattr(claim, name, ())) or None
        for name in ("actors", "targets")
    }
    texts = {name: getattr(getattr(claim, name, None), "text", None) for name in ("composition", "cue", "content")}
    return {
        **{name: getattr(claim, name, None) for name in ("modality", "measure", "unit", "extent", "event", "direct")},
        **{"claim_id": claim.id, "kind": type(claim).__name__.lower(), "number_text": quantity.text},
        **{name: getattr(quantity, name) for name in ("qualifier", "low", "high", "value")},
        **{"who": who.text, "categories": ",".join(who.categories) or None, **texts, **parties},
        **{"place": first.name or first.text, "place_role": first.role, "lat": first.lat, "lon": first.lon},
        **{"period": period.edtf, "period_text": period.text, "start_date": start, "end_date": end},
        "origin": names_of(claim.sources, SourceRole.CLAIMS),
        "relays": names_of(claim.sources, SourceRole.RELAYS),
        "evidence": names_of(claim.sources, SourceRole.EVIDENCE),
        **{"sentence": claim.sentence.text, "start": at.start, "end": at.end, "rules": ",".join(claim.rules) or None},
        **{"sentence_start": claim.sentence.start, "sentence_end": claim.sentence.end},
    }


@TRY
@given(ROWS)
def test_a_claims_cells_hold_what_it_says(rows):
    for (claim, text), row in zip(rows, expected(material(rows)).to_pylist(), strict=True):
        told = cells(claim)
        assert {name: row[name] for name in told} == told
        assert (row["document_id"], row["title"]) == (text, text)
        for name, kind in (("places", Place), ("sources", Source)):
            assert msgspec.json.decode(row[name] or "[]", type=tuple[kind, ...]) == getattr(claim, name, ())


BOUND = st.none() | st.integers(0, 10**9) | st.floats(0, 1e9).map(lambda number: round(number, 3))
SAID = {
    **{"place": TEXTS, "who_text": TEXTS, "reason": TEXTS, "low": BOUND, "high": BOUND},
    "sources": st.lists(TEXTS.filter(len), max_size=2).map(tuple),
}


@pytest.fixture(scope="module")
def weighed_rows(shared):
    return [(row, row.newest) for row in Material(shared.view(), words("en")).figures]


def changed(rows, data):
    """Two figures with whatever words and numbers."""
    for row, newest in rows[:2]:
        report = replace(newest.report, title=data.draw(TEXTS), publisher=data.draw(TEXTS))
        other = {name: data.draw(value) for name, value in SAID.items()}
        yield replace(row, **other, newest=replace(newest, report=report))


def figures_written(shared, rows, data, write):
    """What a format makes of changed figures, and what the cells of each should be."""
    made, out = Material(shared.view(), words("en"), care=Care(quote_limit=None)), io.BytesIO()
    made.__dict__["figures"] = list(changed(rows, data))
    write(made, out)
    return out.getvalue(), [figure_row(made, row) for row in made.figures]


@FIGURES_TOO
@given(data=st.data())
def test_hxl(shared, weighed_rows, data):
    import hxl

    written, cells = figures_written(shared, weighed_rows, data, hxl_format.write_csv)
    source = hxl.data(io.BytesIO(written), hxl.InputOptions(allow_local=True))
    columns = hxl_format.TAGS | hxl_format.TAGS_AFTER
    places = {column: source.display_tags.index(tag) for column, tag in columns.items()}
    numbers = [at for at, tag in enumerate(source.display_tags) if tag.endswith(("+min", "+max"))]
    for row, told in zip(source, cells, strict=True):
        read = {column: spaced(row.values[at]) for column, at in places.items()}
        assert read == {column: spaced(as_text(told[column])) for column in columns}
        found = [float(row.values[at]) for at in numbers if row.values[at]]
        assert found == [number for number in (told["low"], told["high"]) if number is not None]


def as_text(cell):
    return str(cell).lower() if isinstance(cell, bool) else "" if cell is None else str(cell)


def spaced(text):
    """libhxl gives cells without the white space around and doubled within them."""
    return " ".join((text or "").split())


@FIGURES_TOO
@given(data=st.data())
def test_geojson(shared, weighed_rows, data):
    written, cells = figures_written(shared, weighed_rows, data, geojson_format.write)
    features = json.loads(written)["features"]
    assert [told["properties"] for told in features] == json.loads(msgspec.json.encode(cells))


@settings(FIGURES_TOO, max_examples=8)
@given(data=st.data())
def test_geopackage(shared, weighed_rows, data):
    import pyogrio

    written, cells = figures_written(shared, weighed_rows, data, geopackage_format.write)
    with NamedTemporaryFile(suffix=".gpkg") as file:
        file.write(written)
        file.flush()
        layers = [name for name, _ in pyogrio.list_layers(file.name) if name != "series"]
        tables = [pyogrio.read_arrow(file.name, layer=layer)[1] for layer in layers]
    read = {row["figure"]: row for table in tables for row in table.to_pylist()}
    assert len(read) == len(cells)
    for told in cells:
        assert {name: read[told["figure"]][name] for name in told} == told


@TRY
@given(ROWS)
def test_parquet(rows):
    import pyarrow.parquet as pq

    made, out = material(rows), io.BytesIO()
    parquet_format.write(made, out)
    assert pq.read_table(io.BytesIO(out.getvalue())).to_pylist() == expected(made).to_pylist()


@TRY
@given(ROWS)
def test_csv(rows):
    import pyarrow.csv as pc

    made, out = material(rows), io.BytesIO()
    csv_format.write(made, out)
    table = expected(made)
    options = pc.ConvertOptions(
        column_types=table.schema, strings_can_be_null=True, null_values=[""], quoted_strings_can_be_null=False
    )
    read = pc.read_csv(
        io.BytesIO(out.getvalue()), parse_options=pc.ParseOptions(newlines_in_values=True), convert_options=options
    )
    assert read.to_pylist() == table.to_pylist()


@TRY
@given(ROWS)
def test_xlsx(rows):
    import openpyxl

    made, out = material(rows), io.BytesIO()
    table = expected(made)
    book = workbook(made, out)
    fill(book, book.add_worksheet("Claims"), Sheet("claims", CLAIM_FIELDS, table.to_batches), "en")
    book.close()
    _, *read = openpyxl.load_workbook(io.BytesIO(out.getvalue()))["Claims"].values
    texts = [name for name, kind in CLAIM_FIELDS if kind == "string"]
    for cells, row in zip(read, table.to_pylist(), strict=True):
        got = dict(zip(table.column_names, cells, strict=True))
        assert {name: got[name] or "" for name in texts} == {name: for_xml(row[name] or "") for name in texts}
        for name in ("start_date", "end_date"):  # Excel knows no day before 1900: it stays a text
            day = row[name]
            assert got[name] == (day and (datetime(*day.timetuple()[:3]) if day.year >= 1900 else str(day)))
        for name in ("low", "high", "value"):  # a workbook has fifteen digits
            assert got[name] == row[name] or got[name] == pytest.approx(row[name], rel=1e-14)
