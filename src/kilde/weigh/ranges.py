"""From the claims of a row to its range: the house's rule, `newest_per_origin`.

The rule. Claims that assert the number make the range; where there are none, those that call it possible. What is
planned or supposed makes none, nor what stands in a report that was withdrawn; a denial is set beside. Of each origin
the newest claim stands: a number is as old as its first mention by that origin, so an old one that an outlet repeats
does not pass for new. Of those who pass on the same number the first stands, so that its original wording does. Numbers
in the reports' own voice make the range only where no origin does, the newest of each family of copies.

The range reaches from the lowest bound to the highest; it is open where all its claims are: *nearly 60,000* alone is
…–60,000. *About* N counts as N and leaves its mark. Two origins contradict each other when their numbers cannot both
hold: *about* is given a tenth to either side for this, *nearly* a fifth below.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table

RULE = "newest_per_origin"
ABOUT_TOLERANCE = 0.1
ALMOST_TOLERANCE = 0.2


def bounded_claims(voiced_claims: "Table") -> "Table":
    """Each claim with the bounds it would give a range, and the bounds between which it can be true."""
    import ibis

    t = voiced_claims
    about, almost = t.qualifier == "about", t.qualifier == "almost"
    t = t.mutate(bound_low=about.ifelse(t.value, t.low), bound_high=about.ifelse(t.value, t.high), is_about=about)
    nothing = ibis.null("float64")
    return t.mutate(
        true_low=ibis.cases(
            (about, t.value * (1 - ABOUT_TOLERANCE)), (almost, t.value * (1 - ALMOST_TOLERANCE)), else_=t.low
        ),
        true_high=ibis.cases((about, t.value * (1 + ABOUT_TOLERANCE)), else_=t.high),
        floor=ibis.coalesce(t.bound_low, t.bound_high, nothing),
        ceiling=ibis.coalesce(t.bound_high, t.bound_low, nothing),
    )


def ranked_claims(bounded_claims: "Table") -> "Table":
    """Each claim with its place among those of its voice in the row (`rank` 0: the newest) and whether it can stand."""
    import ibis

    # Few columns pass through the windows, and meet the others again afterwards: that halves the time.
    t = bounded_claims.select(
        *("claim", "row", "voice", "origin", "number", "modality", "withdrawn", "own_words"),
        *("published_start", "order", "start"),
    )
    t = t.mutate(
        named=t.origin.notnull(),
        firm=((t.modality == "asserted") & ~t.withdrawn).cast("int64"),
        candidate=t.modality.isin(["asserted", "possible"]) & ~t.withdrawn,
        said=t.published_start.min().over(ibis.window(group_by=["row", "voice", "number"])),
        own=t.own_words.cast("int64"),
    )
    whole_row = ibis.window(group_by="row")
    t = t.mutate(row_firm=t.firm.max().over(whole_row))
    t = t.mutate(candidate=t.candidate & (t.firm == t.row_firm))
    t = t.mutate(row_named=(t.candidate & t.named).cast("int64").max().over(whole_row))
    t = t.mutate(candidate_order=t.candidate.ifelse(0, 1), said_order=t.said.fill_null(0))
    order = [t.candidate_order, ibis.desc(t.said_order), t.own, t.published_start, t.order, t.start, t.claim]
    t = t.mutate(rank=ibis.row_number().over(ibis.window(group_by=["row", "voice"], order_by=order)))
    t = t.mutate(used=t.candidate & (t["rank"] == 0) & (t.named | (t.row_named == 0)))
    found = t.select("claim", "said", "firm", "candidate", "row_named", "said_order", "rank", "used")
    return bounded_claims.join(found, "claim")


def row_ranges(ranked_claims: "Table") -> "Table":
    """The range of each row: (row, low, high, about, contradiction)."""
    t = ranked_claims.filter(ranked_claims.used)
    rows = t.group_by("row").agg(
        lows=t.bound_low.count(),
        highs=t.bound_high.count(),
        floor=t.floor.min(),
        ceiling=t.ceiling.max(),
        about=t.is_about.any(),
        most_low=t.true_low.max(),
        least_high=t.true_high.min(),
    )
    return rows.select(
        "row",
        "about",
        low=(rows.lows > 0).ifelse(rows.floor, None),
        high=(rows.highs > 0).ifelse(rows.ceiling, None),
        contradiction=(rows.most_low > rows.least_high).fill_null(False),
    )


def row_counts(ranked_claims: "Table") -> "Table":
    """How much stands behind each row: (row, claims, reports, origins, unattributed, starts, ends)."""
    t = ranked_claims
    said = t.modality != "denied"
    return t.group_by("row").agg(
        claims=said.sum(),
        reports=t.family.nunique(where=said),
        origins=t.origin.nunique(where=t.candidate),
        unattributed=t.voice.nunique(where=t.candidate & t.origin.isnull()),
        starts=t.start_time.min(),
        ends=t.end_time.max(),
    )


STEPS: tuple[Step, ...] = (bounded_claims, ranked_claims, row_ranges, row_counts)
"""In reading order, from `voiced_claims`."""
