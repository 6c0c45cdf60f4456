"""Whose word a claim is, and which reports count once.

The rule. A claim's origin is the first in its chain of sources who says it; where the chain only passes on, it is the
one who passes it on; a claim without a source is the report's own voice. Claims of one name, spelled alike, have one
origin, through however many outlets they came, and so have a body and those who speak for it. Described speakers
(*activists*) are one origin for each description.
Reports that name no source are no origin: they form a class of their own, in which copies of one another count once.
Reports that are copies of one another make a family.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table


def families(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For each report that has copies, the first of those that are its copies or copies of its copies."""
    leader: dict[int, int] = {}

    def lead(report: int) -> int:
        while (above := leader.setdefault(report, report)) != report:
            leader[report] = leader.setdefault(above, above)
            report = above
        return report

    for a, b in pairs:
        first, second = sorted((lead(a), lead(b)))
        leader[second] = first
    return {report: lead(report) for report in list(leader)}


def claim_sources(chain_links: "Table", identities: "Table") -> "Table":
    """The links of each claim's chain, each under the key and name of the source that it means: (claim, number, …)."""
    import ibis

    t = chain_links.left_join(identities, "key").drop("key_right")
    return t.select(
        "claim",
        "number",
        "role",
        kind=ibis.coalesce(t.meant_kind, t.kind),
        name=ibis.coalesce(t.meant_name, t.name),
        key=ibis.coalesce(t.meant, t.key),
    )


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
    placed = told.join(reports.drop("story", "id"), "report")
    return placed.join(family_dates, "family")


STEPS: tuple[Step, ...] = (claim_sources, family_dates, speakers, first_relays, claim_origins)
"""In reading order, from `claims`, `chain_links`, `identities` and `reports`."""
