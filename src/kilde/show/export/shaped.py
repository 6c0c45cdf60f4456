"""Rows in the shape of another project's data set: its columns in its order, then Kilde's way back.

What the claims do not say, or the target has no word for, stays empty and is counted, never invented.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from kilde.show.export.material import Material, anchor_of, chain_of, used
from kilde.vocabulary import Measure
from kilde.weigh import FigureRow, WeighedClaim

Row = dict[str, Any]

WAY_BACK = (
    "kilde_figure",
    "kilde_claims",
    "kilde_documents",
    "kilde_anchors",
    "kilde_chains",
    "kilde_range",
    "kilde_rulebook",
    "kilde_ledger_head",
)
"""Columns that stand behind the target's own."""


def way_back(material: Material, row: FigureRow, claims: Sequence[WeighedClaim] | None = None) -> Row:
    """From which claims, at which characters of which documents, by which rule book, of which ledger."""
    making = used(row) if claims is None else claims
    return {
        "kilde_figure": row.key,
        "kilde_claims": "; ".join(claim.figure.id for claim in making),
        "kilde_documents": "; ".join(dict.fromkeys(claim.report.id for claim in making)),
        "kilde_anchors": "; ".join(map(anchor_of, making)),
        "kilde_chains": "; ".join(map(chain_of, making)),
        "kilde_range": row.range_text,
        "kilde_rulebook": material.rulebook,
        "kilde_ledger_head": material.head,
    }


def wholes(material: Material) -> Iterator[FigureRow]:
    """The figures less those that are a part of another (*three of them children*), which would count people twice."""
    by_measure: dict[Measure, list[FigureRow]] = {}
    for row in material.figures:
        by_measure.setdefault(row.measure, []).append(row)
    for row in material.figures:
        if any(_part(row, other) for other in by_measure[row.measure]):
            material.left_out["figures that are a part of another"] += 1
        else:
            yield row


def _part(row: FigureRow, whole: FigureRow) -> bool:
    """Whether those counted in a row are among those of another: more closely described, there, then, and not more."""
    if row is whole or row.unit is not whole.unit or not set(whole.who) < set(row.who):
        return False
    if not (row.start < whole.end and whole.start < row.end):
        return False
    if row.low is not None and whole.high is not None and row.low > whole.high:
        return False
    if row.place is not None and whole.place is not None:
        return (row.gazetteer_id, row.place) == (whole.gazetteer_id, whole.place)
    return bool({claim.report.id for claim in row.evidence} & {claim.report.id for claim in whole.evidence})


def write_rows(material: Material, out: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """The rows as CSV under the target's names and the way back."""
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\r\n")
    names = (*columns, *WAY_BACK)
    lines.writerow(names)
    for row in rows:
        lines.writerow(["" if (cell := row.get(name)) is None else cell for name in names])
        material.rows += 1
    text.detach()


def whole(number: float | None) -> int | None:
    """A count as a whole number."""
    return None if number is None else round(number)
