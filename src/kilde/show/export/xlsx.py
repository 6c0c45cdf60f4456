"""XLSX: a workbook for people, with a read-me sheet, and the figures, the claims behind them, sources and reports.

Rows are written as they come. Texts stay texts: what looks like a formula in a report is not run. A sheet of Excel
holds 1,048,576 rows and a cell 32,767 characters; more is an error that says what to do, never a silent cut.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from kilde.show.export.columns import title
from kilde.show.export.formats import Format
from kilde.show.export.material import ExportError, Material, for_xml
from kilde.show.export.sheets import Sheet, sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

SHEETS = ("figures", "series", "sources", "documents")
_MOST_ROWS, _MOST_CHARACTERS = 1_048_575, 32_767
_FIRST_YEAR = 1900  # Excel counts days from then
_WIDTHS = {
    "matter": 26,
    "sources": 34,
    "through": 34,
    "source": 30,
    "title": 40,
    "newest_title": 40,
    "sentence": 60,
    "newest_sentence": 60,
    "reason": 46,
    "range": 18,
    "place": 18,
}
_NARROW = {"string": 14, "float64": 11, "int64": 10, "bool": 10, "date32": 11}


def write(material: Material, out: BinaryIO) -> None:
    """The workbook."""
    book = workbook(material, out)
    about = book.add_worksheet(material.words("export.readme"))
    tables = [sheet(material, name) for name in SHEETS]
    for table in tables:
        fill(book, book.add_worksheet(material.words(f"export.sheet.{table.name}")), table, material.words.code)
    explain(book, about, material, tables)
    book.close()


def workbook(material: Material, out: BinaryIO) -> "Workbook":
    """An empty workbook that holds texts as texts; the same ledger gives the same bytes."""
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    book = Workbook(out, options)
    made = (
        datetime.fromisoformat(material.entered_at).replace(tzinfo=None)
        if material.entered_at
        else datetime(2000, 1, 1)
    )
    book.set_properties({"title": material.words("export.title"), "author": "Kilde", "created": made})
    return book


def fill(book: "Workbook", page: "Worksheet", table: Sheet, language: str) -> None:
    """A table on a sheet: names on top that stay in sight, columns as wide as what they hold, filters."""
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {
        "date32": book.add_format({"num_format": "yyyy-mm-dd"}),
        "float64": book.add_format({"num_format": "#,##0.####"}),
    }
    for column, ((name, kind), said) in enumerate(zip(table.fields, table.headings(language), strict=True)):
        width = _WIDTHS.get(name, _NARROW[kind]) if name not in {"lat", "lon"} else 10
        page.set_column(column, column, width, formats.get(kind) if name not in {"lat", "lon"} else None)
        page.write_string(0, column, title(said.name), head)
    page.freeze_panes(1, 2)
    last = 0
    for last, row in enumerate(table.rows(), start=1):
        if last > _MOST_ROWS:
            raise ExportError("more rows than a sheet of Excel holds: ask for less, or export parquet or csv")
        for column, (name, kind) in enumerate(table.fields):
            put(page, last, column, row[name], formats.get(kind) if name not in {"lat", "lon"} else None)
    page.autofilter(0, 0, max(last, 1), len(table.fields) - 1)


def put(page: "Worksheet", row: int, column: int, value: Any, style: "CellFormat | None" = None) -> None:  # noqa: ANN401
    """A cell, by what it holds."""
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, style)
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), style)
    else:
        value = str(value)  # a text, or a day before the first that Excel knows
        if len(value) > _MOST_CHARACTERS:
            raise ExportError(
                f"a text of {len(value):,} characters is more than a cell of Excel holds: export csv or parquet"
            )
        page.write_string(row, column, for_xml(value))


def explain(book: "Workbook", page: "Worksheet", material: Material, tables: list[Sheet]) -> None:
    """The read-me sheet: what this is, where it came from, what was left out, what each column means."""
    words, bold = material.words, book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 26)
    page.set_column(2, 2, 100, wrap)
    page.write_string(0, 0, words("export.title"), book.add_format({"bold": True, "font_size": 14}))
    row = 1
    for line in words("export.how").splitlines():
        page.write_string(row, 0, line)
        row += 1
    row += 1
    for name, value in facts(material):
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, value)
        row += 1
    for table in tables:
        row += 1
        page.write_string(row, 0, words(f"export.sheet.{table.name}"), bold)
        row += 1
        for said in table.headings(words.code):
            page.write_string(row, 1, title(said.name))
            page.write_string(row, 2, said.meaning, wrap)
            row += 1
    page.activate()


def facts(material: Material) -> list[tuple[str, str]]:
    """Where an export came from and what was left out, as lines for people."""
    words = material.words
    asked = "; ".join(f"{name}: {value}" for name, value in material.asked().items())
    found = [
        ("selection", asked or words("export.everything")),
        ("rulebook", material.rulebook),
        ("entered_at", material.entered_at),
        ("ledger_head", material.head),
    ]
    lines = [(words(f"export.{name}"), value) for name, value in found]
    out = "; ".join(f"{number:,} {reason}" for reason, number in material.left_out.items())
    return [*lines, (words("export.left_out"), out or words("export.nothing"))]


FORMAT = Format(
    name="xlsx",
    suffix=".xlsx",
    says="a workbook with figures, claims, sources and reports, and a sheet that explains them",
    write=write,
)
