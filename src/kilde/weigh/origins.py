"""Whose word a claim is, and which reports count once.

The rule. A claim's origin is the first in its chain of sources who says it; where the chain only passes on, it is the
one who passes it on; a claim without a source is the report's own voice. Claims of one name, spelled alike, have one
origin, through however many outlets they came. Described speakers (*activists*) are one origin for each description.
Reports that name no source are no origin: they form a class of their own, in which copies of one another count once.
Reports that are copies of one another make a family.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table


def families(pairs: Iterable[tuple[int, int]], reports: int) -> list[int]:
    """For each report, the first of those that are its copies or copies of its copies; itself where there are none."""
    leader = list(range(reports))

    def lead(report: int) -> int:
        while leader[report] != report:
            leader[report] = leader[leader[report]]
            report = leader[report]
        return report

    for a, b in pairs:
        first, second = sorted((lead(a), lead(b)))
        leader[second] = first
    return [lead(report) for report in range(reports)]


def family_dates(reports: "Table") -> "Table":
    """When a family's first report came out: (family, family_start, family_end)."""
    return reports.group_by("family").agg(
        family_start=reports.published_start.min(), family_end=reports.published_end.min()
    )


def speakers(claim_sources: "Table") -> "Table":
    """The source in each claim's chain whose word it is: (claim, number, origin, origin_name, origin_kind)."""
    import ibis

    speaking = claim_sources.filter(claim_sources.role != "evidence", claim_sources.key.notnull())
    order = [ibis.ifelse(speaking.role == "claims", 0, 1), speaking.number]
    ranked = speaking.mutate(rank=ibis.row_number().over(ibis.window(group_by="claim", order_by=order)))
    return ranked.filter(ranked.rank == 0).select(
        "claim", "number", origin="key", origin_name="name", origin_kind="kind"
    )


def first_relays(claim_sources: "Table") -> "Table":
    """The one nearest to the report who passes a claim on: (claim, relay)."""
    passing = claim_sources.filter(claim_sources.role == "relays", claim_sources.key.notnull())
    return passing.group_by("claim").agg(relay=passing.key.argmin(passing.number))


def claim_origins(
    claims: "Table", speakers: "Table", first_relays: "Table", reports: "Table", family_dates: "Table"
) -> "Table":
    """Each claim with its origin (null: the report's own voice), its first relay, its report's family and dates."""
    told = claims.left_join(speakers.drop("number"), "claim").drop("claim_right")
    told = told.left_join(first_relays, "claim").drop("claim_right")
    placed = told.join(reports.drop("story"), "report")
    return placed.join(family_dates, "family")


STEPS: tuple[Step, ...] = (family_dates, speakers, first_relays, claim_origins)
"""In reading order, from `claims`, `claim_sources` and `reports`."""
