"""A series in time: what each origin says of the same as weeks go by, with revisions and corrections marked."""

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from kilde.ledger import Selection
from kilde.vocabulary import Category, Extent, Measure, Unit
from kilde.weigh.figures import ALL, NO_PARTIES, Weighing
from kilde.weigh.interest import Parties
from kilde.weigh.records import FigureRow, WeighedClaim

if TYPE_CHECKING:
    from kilde.ledger import View


class OriginLine(Struct, frozen=True):
    """What one origin says, oldest first."""

    origin: str
    origin_key: str
    attributed: bool
    claims: tuple[WeighedClaim, ...]
    """Each number once for each row, as it was first said; its `change` tells what became of the one before."""


class Timeline(Struct, frozen=True):
    """The rows of one series in the order of time."""

    key: str
    place: str | None
    country: str | None
    measure: Measure
    who: tuple[Category, ...]
    unit: Unit
    extent: Extent
    comparable: str
    """Why its claims are compared, in words."""
    rows: tuple[FigureRow, ...]
    origins: tuple[OriginLine, ...]
    """Those with most numbers first."""
    claims: int


def timelines(
    view: "View", selection: Selection = ALL, rulebook: str = "house", *, parties: Parties = NO_PARTIES
) -> list[Timeline]:
    """The series of the figures asked for, those with most claims first."""
    return timelines_of(Weighing(view, selection, parties=parties), rulebook)


def timelines_of(weighing: Weighing, rulebook: str = "house") -> list[Timeline]:
    """The same, of claims already weighed."""
    series: defaultdict[str, list[FigureRow]] = defaultdict(list)
    for row in weighing.figures(rulebook):
        series[row.series].append(row)
    found = [_timeline(rows) for rows in series.values()]
    return sorted(found, key=lambda line: (-line.claims, line.place or "", line.measure, line.key))


def _timeline(rows: list[FigureRow]) -> Timeline:
    rows.sort(key=lambda row: (row.end, row.start, row.key))
    newest = rows[-1]
    return Timeline(
        key=newest.series,
        place=newest.place,
        country=newest.country,
        measure=newest.measure,
        who=newest.who,
        unit=newest.unit,
        extent=newest.extent,
        comparable=_comparable(newest),
        rows=tuple(rows),
        origins=tuple(_lines(rows)),
        claims=sum(row.claims for row in rows),
    )


def _comparable(row: FigureRow) -> str:
    who = ", ".join(row.who) or "all people"
    where = f"at {row.place}" if row.place else "in one story, which names no place"
    return f"they count the same ({row.measure}, {row.extent}, {row.unit}) of the same ({who}) {where}"


def _lines(rows: list[FigureRow]) -> list[OriginLine]:
    told: defaultdict[str, list[WeighedClaim]] = defaultdict(list)
    for row in rows:
        for claim in row.evidence:
            if claim.change != "repeated":
                told[claim.origin_key].append(claim)
    lines = [
        OriginLine(
            claims[0].origin,
            key,
            claims[0].attributed,
            tuple(sorted(claims, key=lambda claim: (claim.end, claim.report.published or ""))),
        )
        for key, claims in told.items()
    ]
    return sorted(lines, key=lambda line: (not line.attributed, -len(line.claims), line.origin))
