"""The claims on one matter at one place as marks on a timeline that can be asked."""

from collections import defaultdict
from typing import Any

from kilde.show.web.pages.rows import figure_href
from kilde.show.web.weighed import Answer
from kilde.show.words import Words
from kilde.vocabulary import Extent, Modality
from kilde.weigh import FigureRow, WeighedClaim

_MOST = 60
"""Series to choose from."""


def timeline_data(answer: Answer, words: Words) -> dict[str, Any]:
    """Series with at least two claims, those with most first, and what the island says."""
    by_series: defaultdict[str, list[tuple[FigureRow, WeighedClaim]]] = defaultdict(list)
    for row in answer.most_said(_MOST, rows=600):
        by_series[row.series] += [(row, claim) for claim in row.evidence if claim.start and claim.end]
    several = sorted((found for found in by_series.values() if len(found) > 1), key=len, reverse=True)
    return {
        "series": [_series(found, answer, words) for found in several[:_MOST]],
        "labels": {name: words(f"web.chart.{name}") for name in ("choose", "all", "table")},
    }


def _series(found: list[tuple[FigureRow, WeighedClaim]], answer: Answer, words: Words) -> dict[str, Any]:
    row = found[-1][0]
    matter = words.matter(row.who, row.unit, row.measure, row.extent)
    return {
        "title": f"{matter}, {row.place}" if row.place else matter,
        "marks": [_mark(one, claim, answer, words) for one, claim in found],
    }


def _mark(row: FigureRow, claim: WeighedClaim, answer: Answer, words: Words) -> dict[str, Any]:
    change = claim.change if claim.change in {"revised", "corrected"} else ""
    when = words.period(claim.figure.period.edtf or claim.report.published)
    return {
        "origin": claim.origin if claim.attributed else words("none_named"),
        "start": claim.start,
        "end": claim.end,
        "low": claim.low,
        "high": claim.high,
        "words": f"{words.quantity(claim.figure.quantity)}, {when}\n{claim.report.publisher or ''}",
        "since": claim.figure.extent is Extent.CUMULATIVE,
        "used": claim.used,
        "denied": claim.figure.modality is Modality.DENIED,
        "change": words(f"web.source.{change}") if change else "",
        "href": figure_href(row.key, answer.question),
    }
