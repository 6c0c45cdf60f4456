"""Who says what, through whom.

The rule. A source is a name or description in a chain of sources. It is an origin where it says things itself; the
others in the chain, and the outlet that printed it, are those it came through. The reports' own voice stands as one
row. Reports that are copies of one another count once.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kilde.ledger import Selection
from kilde.vocabulary import Measure, SourceKind
from kilde.weigh.assembling import OWN_VOICE
from kilde.weigh.engine import Bench, Step
from kilde.weigh.origins import STEPS as ORIGIN_STEPS
from kilde.weigh.records import Alias, SourceRow
from kilde.weigh.tables import lay

if TYPE_CHECKING:
    from ibis import Table

    from kilde.ledger import View


def named_sources(claim_sources: "Table", speakers: "Table", claim_origins: "Table") -> "Table":
    """Every mention of a source in a claim, and for claims without one their own voice: one row each."""
    import ibis

    reports = claim_origins.select(
        "claim", "family", "order", "measure", "published_start", "published_end", "published"
    )
    origin = speakers.select("claim", "number", is_origin=ibis.literal(True))
    named = claim_sources.filter(claim_sources.key.notnull()).select("claim", "number", "key", "name", "kind")
    named = named.left_join(origin, ["claim", "number"]).drop("claim_right", "number_right")
    silent = claim_origins.filter(claim_origins.origin.isnull()).select("claim")
    own = silent.select(
        "claim",
        number=ibis.literal(0, "int64"),
        key=ibis.literal(""),
        name=ibis.literal(OWN_VOICE),
        kind=ibis.null("string"),
        is_origin=ibis.literal(False),
    )
    both = named.mutate(is_origin=named.is_origin.fill_null(False)).union(own)
    return both.join(reports, "claim")


def source_rows(named_sources: "Table") -> "Table":
    """One row for each source, with how much and when it says."""
    import ibis

    t = named_sources
    newest = ibis.window(group_by="key", order_by=[ibis.desc(t.published_start), ibis.desc(t.order), t.claim])
    t = t.mutate(rank=ibis.row_number().over(newest))
    return t.group_by("key").agg(
        name=t.name.max(where=t["rank"] == 0),
        kind=t.kind.max(where=t["rank"] == 0),
        claims=t.claim.nunique(),
        reports=t.family.nunique(),
        first=t.published.min(),
        newest=t.published.max(),
        origin=t.is_origin.any(),
    )


def source_measures(named_sources: "Table") -> "Table":
    """What each source counts, most often first: (key, measure, claims)."""
    t = named_sources
    return t.group_by("key", "measure").agg(claims=t.claim.nunique())


def passed_on(claim_sources: "Table", claim_origins: "Table") -> "Table":
    """Through whom each origin's word came: (key, relay_key, relay, claims)."""
    told = claim_origins.filter(claim_origins.origin.notnull()).select("claim", "origin", "publisher", "publisher_key")
    by_name = claim_sources.filter(claim_sources.role == "relays", claim_sources.key.notnull())
    relayed = by_name.select("claim", relay_key="key", relay="name").join(told, "claim")
    printed = told.filter(told.publisher_key.notnull()).mutate(relay_key=told.publisher_key, relay=told.publisher)
    columns = ("claim", "origin", "relay_key", "relay")
    both = relayed.select(*columns).union(printed.select(*columns))
    both = both.filter(both.relay_key != both.origin)
    return both.group_by("origin", "relay_key").agg(relay=both.relay.min(), claims=both.claim.nunique())


STEPS: tuple[Step, ...] = (*ORIGIN_STEPS, named_sources, source_rows, source_measures, passed_on)
"""In reading order, from `claims`, `chain_links`, `identities` and `reports`."""


def sources(view: "View", selection: Selection) -> list[SourceRow]:
    """The sources of the figures asked for, those with most claims first."""
    bench = Bench()
    found = lay(bench, view, selection)
    names = {row["key"]: row["name"] for row in bench.rows("source_names")}
    also: defaultdict[str, list[Alias]] = defaultdict(list)
    for key, meant in found.items():
        if meant.reason and names[key] not in {alias.name for alias in also[meant.key]}:
            also[meant.key].append(Alias(names[key], meant.reason))
    bench.run(STEPS)
    measures, through = bench.rows("source_measures"), bench.rows("passed_on")
    rows = (_source_row(row, measures, through, also[row["key"]]) for row in bench.rows("source_rows"))
    return sorted(rows, key=lambda row: (not row.origin, -row.claims, row.name))


def _source_row(
    row: dict[str, Any], measures: Iterable[dict[str, Any]], through: Iterable[dict[str, Any]], also: list[Alias]
) -> SourceRow:
    counted = sorted((m for m in measures if m["key"] == row["key"]), key=lambda m: (-m["claims"], m["measure"]))
    relays = sorted((t for t in through if t["origin"] == row["key"]), key=lambda t: (-t["claims"], t["relay"]))
    return SourceRow(
        name=row["name"],
        key=row["key"],
        kind=SourceKind(row["kind"]) if row["kind"] else None,
        claims=row["claims"],
        reports=row["reports"],
        first=row["first"],
        newest=row["newest"],
        through=tuple((relay["relay"], relay["claims"]) for relay in relays),
        origin=row["origin"],
        measures=tuple(Measure(m["measure"]) for m in counted),
        also=tuple(also),
    )
