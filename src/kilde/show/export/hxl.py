"""HXL: the figures as a hashtagged table (hxlstandard.org, dictionary 1.1), as CSV or as a workbook.

A row is a weighed figure. Its numbers stand in the two columns of what it counts: `#affected+killed+ind+flow+min` and
`…+max`, so that a tool that sums `#affected+killed` sums what it should. What the dictionary has no tag for begins
with `#x_`. A place that is no point has no `#geo`.
"""

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any, BinaryIO

from kilde.show.export.columns import heading, title
from kilde.show.export.formats import Format
from kilde.show.export.material import Material
from kilde.show.export.sheets import figure_row
from kilde.show.export.xlsx import put, workbook
from kilde.vocabulary import Category, Extent, Measure, Unit
from kilde.weigh import FigureRow

Tag = str
Kind = tuple[Measure, Unit, Extent, tuple[Category, ...]]

TAGS: dict[str, Tag] = {
    "country": "#country+code+v_iso2",
    "country_name": "#country+name",
    "admin1": "#adm1+name",
    "place": "#loc+name",
    "gazetteer_id": "#loc+code",
    "place_level": "#loc+type",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "start_date": "#date+start",
    "end_date": "#date+end",
    "newest_published": "#date+reported",
    "matter": "#indicator+name",
}
"""Before the numbers."""
TAGS_AFTER: dict[str, Tag] = {
    "who": "#x_who",
    "dated": "#x_dated",
    "about": "#x_about",
    "contradiction": "#x_contradiction",
    "origins": "#x_origins+num",
    "reports": "#x_reports+num",
    "sources": "#meta+source",
    "newest_publisher": "#meta+source+publisher",
    "newest_uri": "#meta+url",
    "period": "#x_period+edtf",
    "confidence": "#x_confidence",
    "interest": "#x_interest",
    "rulebook": "#x_rulebook",
    "reason": "#description+reason",
    "figure": "#x_figure+id",
    "claim_ids": "#x_claim+id+list",
    "anchors": "#x_anchor+list",
    "chains": "#x_chain+list",
    "ledger_head": "#x_ledger+head",
}
"""And after them."""

UNITS = {Unit.PERSON: "ind", Unit.HOUSEHOLD: "hh", Unit.DWELLING: "dwellings"}
PEOPLE = {
    Category.WOMAN: "f",
    Category.MAN: "m",
    Category.CHILD: "children",
    Category.REFUGEE: "refugees",
    Category.IDP: "idps",
}
"""Words of the dictionary for people; others stand in `#x_who` only."""
BARE = {Measure.AFFECTED: "#affected", Measure.IN_NEED: "#inneed"}
"""Measures that are hashtags themselves; others are attributes of `#affected`."""


def kind_of(row: FigureRow) -> Kind:
    """What a row counts, as far as HXL's attributes tell it apart."""
    return row.measure, row.unit, row.extent, tuple(sorted(who for who in row.who if who in PEOPLE))


def tag_of(kind: Kind) -> Tag:
    """`#affected+killed+ind+flow+children`."""
    measure, unit, extent, who = kind
    tag = BARE.get(measure) or f"#affected+{measure.value.replace('_', '')}"
    return "+".join([tag, UNITS[unit], extent.value, *(PEOPLE[one] for one in who)])


def table(material: Material) -> Iterator[list[Any]]:
    """Names, hashtags, then the rows."""
    words = material.words
    kinds = sorted({kind_of(row) for row in material.figures}, key=tag_of)
    numbers = [(kind, end) for kind in kinds for end in ("low", "high")]

    def name(column: str) -> str:
        return title(heading("figures", column, words.code).name)

    before, after = list(TAGS), list(TAGS_AFTER)
    matters = [
        f"{words.matter(who, unit, measure, extent)}: {name(end)}" for (measure, unit, extent, who), end in numbers
    ]
    yield [*map(name, before), *matters, *map(name, after)]
    ends = {"low": "min", "high": "max"}
    yield [*TAGS.values(), *(f"{tag_of(kind)}+{ends[end]}" for kind, end in numbers), *TAGS_AFTER.values()]
    for row in material.figures:
        cells = figure_row(material, row)
        own = kind_of(row)
        counted = [cells[end] if kind == own else None for kind, end in numbers]
        yield [*(cells[column] for column in before), *counted, *(cells[column] for column in after)]
        material.rows += 1


def write_csv(material: Material, out: BinaryIO) -> None:
    """As CSV."""
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\r\n")
    for cells in table(material):
        lines.writerow(["" if cell is None else _plain(cell) for cell in cells])
    text.detach()


def _plain(cell: Any) -> Any:  # noqa: ANN401 - any cell
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{cell:g}" if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e6 else cell


def write_xlsx(material: Material, out: BinaryIO) -> None:
    """As a workbook with one sheet, hashtags in its second row."""
    book = workbook(material, out)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    page = book.add_worksheet("HXL")
    for number, cells in enumerate(table(material)):
        for column, cell in enumerate(cells):
            put(page, number, column, cell, bold if number < 2 else day if not isinstance(cell, int | float) else None)
    page.freeze_panes(2, 0)
    book.close()


CSV = Format("hxl", ".csv", "the figures as a hashtagged table for HDX and HXL tools", write_csv)
XLSX = Format("hxl-xlsx", ".xlsx", "the same as a workbook", write_xlsx)
