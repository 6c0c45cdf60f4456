"""Rows as they are listed: what each is about, how far it goes, and how much hangs on one claim of it.

The rule. A claim's leverage is how far the range of its row would move if the claim were rejected: the larger shift of
its two ends. Where it is the only one that counts, the whole figure would go.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table

_TIME, _COUNT = 28, 15  # bits: minutes up to the year 2480, and as many as one row will have
_WHAT = ("measure", "unit", "extent")


def claim_leverages(ranked_claims: "Table", row_ranges: "Table") -> "Table":
    """How far each claim that counts moves the range of its row: (claim, row, leverage)."""
    import ibis

    t = ranked_claims.filter(ranked_claims.used).select("claim", "row", "bound_low", "bound_high", "value")
    before = ibis.window(group_by="row", order_by="claim", preceding=(None, 1))
    after = ibis.window(group_by="row", order_by="claim", following=(1, None))
    whole = ibis.window(group_by="row")
    t = t.mutate(
        others=t.claim.count().over(whole) - 1,
        low_else=ibis.least(t.bound_low.min().over(before), t.bound_low.min().over(after)),
        high_else=ibis.greatest(t.bound_high.max().over(before), t.bound_high.max().over(after)),
    )
    t = t.join(row_ranges.select("row", "low", "high"), "row")
    alone = ibis.greatest(t.low, t.high, t.value)
    moved = ibis.greatest(_shift(t.low, t.low_else), _shift(t.high, t.high_else))
    return t.select("claim", "row", leverage=ibis.coalesce((t.others > 0).ifelse(moved, alone), 0.0))


def _shift(before: "Table", after: "Table") -> "Table":
    import ibis

    return ibis.coalesce((before - after).abs(), before, after, 0.0)


def newest_claims(ranked_claims: "Table") -> "Table":
    """Of each row the newest claim that counts, with what it is about: (row, newest, place, measure, …)."""
    import ibis

    t = ranked_claims.filter(ranked_claims.used)
    newest = ibis.window(
        group_by="row", order_by=[ibis.desc(t.said_order), ibis.desc(t.order), ibis.desc(t.start), ibis.desc(t.claim)]
    )
    few = t.select("claim", nth=ibis.row_number().over(newest))
    about = ("spot", "place_key", "place", "place_name", "country", "gazetteer_id", *_WHAT)
    return t.join(few.filter(few.nth == 0).select("claim"), "claim").select("row", "categories", *about, newest="claim")


def row_leverages(claim_leverages: "Table", ranked_claims: "Table") -> "Table":
    """The leverage of each row's weightiest claim, and the last entry that touched the row: (row, leverage, entry)."""
    most = claim_leverages.group_by("row").agg(leverage=claim_leverages.leverage.max())
    return most.join(ranked_claims.group_by("row").agg(entry=ranked_claims.order.max()), "row")


def figure_rows(
    newest_claims: "Table", row_leverages: "Table", row_ranges: "Table", row_counts: "Table", row_founders: "Table"
) -> "Table":
    """Every row by its key, with all that lists are sorted and searched by."""
    import ibis

    t = newest_claims.join(row_ranges, "row").join(row_counts, "row").join(row_founders, "row")
    t = t.join(row_leverages, "row")
    t = t.mutate(ended=ibis.coalesce(t.ends, t.starts))
    # Sorted by this one number, rows come by their origins, then by their time, then by their reports.
    time = ibis.greatest(ibis.least(t.ended.fill_null(0), (1 << _TIME) - 1), 0)
    few = (1 << _COUNT) - 1
    standing = (ibis.least(t.origins, few) * (1 << _TIME) + time) * (1 << _COUNT) + ibis.least(t.reports, few)
    return t.mutate(standing=standing)


STEPS: tuple[Step, ...] = (claim_leverages, row_leverages, newest_claims, figure_rows)
"""In reading order, from `ranked_claims`, `row_ranges`, `row_counts` and `row_founders`."""
