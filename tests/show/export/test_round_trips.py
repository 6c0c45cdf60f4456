"""What goes into a table comes out of it: any text, any number, in every tabular format."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kilde.ledger import CLAIM_FIELDS, Claims
from kilde.ledger.rows import claim_json
from kilde.show.export import Care, Material
from kilde.show.export import csv as csv_format
from kilde.show.export import parquet as parquet_format
from kilde.show.export.material import for_xml
from kilde.show.export.sheets import Sheet
from kilde.show.export.xlsx import fill, workbook
from kilde.show.words import words
from kilde.vocabulary import Figure, Measure, Period, Place, Quantity, Source, Span, Who

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
NUMBERS = st.none() | st.integers(0, 2**50) | st.floats(0, 1e12, allow_nan=False)
DATES = st.sampled_from([None, "2021-05-04", "2018-12/2019-03", "2021/..", "0001-01-01", "9999"])
FIGURES = st.builds(
    Figure,
    id=TEXTS,
    sentence=st.builds(Span, text=TEXTS, start=st.integers(0, 9), end=st.integers(0, 9)),
    sources=st.lists(st.builds(Source, text=TEXTS, name=st.none() | TEXTS), max_size=2).map(tuple),
    quantity=st.builds(Quantity, text=TEXTS, low=NUMBERS, high=NUMBERS, value=NUMBERS),
    who=st.builds(Who, text=st.none() | TEXTS),
    measure=st.sampled_from(Measure),
    period=st.builds(Period, edtf=DATES),
    places=st.lists(st.builds(Place, text=TEXTS, name=st.none() | TEXTS, lat=st.floats(-90, 90)), max_size=2).map(
        tuple
    ),
)
ROWS = st.lists(st.tuples(FIGURES, TEXTS), min_size=1, max_size=4)
TRY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Ledgerless(Material):
    """Claims from nowhere."""

    def claims(self):
        return self.made


def material(rows):
    told = [(claim_json(claim), text, None, text, None, None, "en", 1, "2021", "kilde") for claim, text in rows]
    made = Ledgerless(None, words("en"), care=Care(quote_limit=None), table="claims")
    made.made = Claims(lambda: told, "head")
    made.__dict__ |= {"head": "head", "entered_at": "2021-07-01T00:00:00+00:00"}
    return made


def expected(made):
    return made.claims().to_arrow()


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
        for name in ("low", "high", "value"):  # a workbook has fifteen digits
            assert got[name] == row[name] or got[name] == pytest.approx(row[name], rel=1e-14)
