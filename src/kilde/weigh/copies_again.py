"""Copies found again as reports come and go, without looking at all others.

The rule is that of `copies`; only what moved reports touch is counted anew:

- how many pairs of an outlet's reports share a run, less the pairs of those that went, with those that came;
- where a run becomes an outlet's standing text by that, or is it no longer, the reports that have it are touched too;
- the pairs of touched reports.

A run that becomes too common to tell anything, or is so no longer, changes the pairs of all that have it: then all
copies are found anew, from the runs that are kept.
"""

from typing import TYPE_CHECKING

from kilde.weigh.copies import MILLION, TOO_COMMON, standing_runs, substantial
from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table


def moved_runs(near_shingles: "Table", moved: "Table") -> "Table":
    """The runs of the moved reports: (report, run)."""
    return near_shingles.semi_join(moved, "report")


def run_spreads(near_shingles: "Table") -> "Table":
    """How many reports have each of them: (run, reports)."""
    return near_shingles.group_by("run").agg(reports=near_shingles.count())


def near_runs(run_spreads: "Table", near_shingles: "Table") -> "Table":
    """The same runs wherever they stand, as far as they tell something: (report, run)."""
    telling = run_spreads.filter((run_spreads.reports > 1) & (run_spreads.reports <= TOO_COMMON))
    return near_shingles.semi_join(telling, "run")


def moved_overlaps(moved_runs: "Table", near_runs: "Table") -> "Table":
    """Each run that a moved report shares with another: (run, a, b), each pair once."""
    import ibis

    pairs = moved_runs.join(near_runs.select("run", other="report"), "run").filter(lambda p: p.report != p.other)
    return pairs.select(
        "run", a=ibis.least(pairs.report, pairs.other), b=ibis.greatest(pairs.report, pairs.other)
    ).distinct()


def moved_counts(moved_overlaps: "Table", run_counts: "Table", publishers: "Table") -> "Table":
    """What these pairs add to `standing_counts`: (run, publisher, pairs, alike)."""
    import ibis

    pairs = moved_overlaps.group_by("a", "b").agg(shared=moved_overlaps.count())
    sized = pairs.join(run_counts.select(a="report", runs_a="runs"), "a")
    sized = sized.join(run_counts.select(b="report", runs_b="runs"), "b")
    containment = sized.shared / ibis.least(sized.runs_a, sized.runs_b)
    sized = sized.select("a", "b", millionths=(containment * MILLION).floor().cast("int64"))
    of_a, of_b = publishers.select(a="report", publisher="publisher"), publishers.select(b="report", its="publisher")
    same = sized.join(of_a, "a").join(of_b, "b").filter(lambda p: p.publisher == p.its)
    runs = moved_overlaps.join(same.select("a", "b", "publisher", "millionths"), ["a", "b"])
    return runs.group_by("run", "publisher").agg(pairs=runs.count(), alike=runs.millionths.sum())


MOVED_STEPS: tuple[Step, ...] = (moved_runs, run_spreads, near_runs, moved_overlaps, moved_counts)
"""In reading order, from `moved` (report), `run_counts` (report, runs), `publishers` and `near_shingles`: the runs of
the moved reports wherever they stand."""


def turned_runs(standing_runs: "Table", standing_before: "Table") -> "Table":
    """Runs that have become standing text, or are it no longer: (run)."""
    return standing_runs.anti_join(standing_before, "run").union(standing_before.anti_join(standing_runs, "run"))


def touched(turned_runs: "Table", shingles: "Table", moved: "Table") -> "Table":
    """The reports whose pairs are counted anew: (report)."""
    turned = shingles.semi_join(turned_runs, "run").select("report")
    return moved.union(turned).distinct()


def touched_runs(touched: "Table", shingles: "Table", standing_runs: "Table") -> "Table":
    """What they say beyond standing text: (report, run)."""
    return shingles.semi_join(touched, "report").anti_join(standing_runs, "run")


def partner_runs(touched_runs: "Table", near_shingles: "Table") -> "Table":
    """The same runs wherever they stand, as far as they tell something: (report, run)."""
    near = near_shingles.semi_join(touched_runs, "run")
    spread = near.group_by("run").agg(reports=near.count())
    return near.semi_join(spread.filter((spread.reports > 1) & (spread.reports <= TOO_COMMON)), "run")


def touched_pairs(touched_runs: "Table", partner_runs: "Table") -> "Table":
    """Pairs with one of them, with the number of runs that they share: (a, b, shared)."""
    import ibis

    pairs = touched_runs.join(partner_runs.select("run", other="report"), "run").filter(lambda p: p.report != p.other)
    pairs = pairs.select("run", a=ibis.least(pairs.report, pairs.other), b=ibis.greatest(pairs.report, pairs.other))
    pairs = pairs.distinct()
    return pairs.group_by("a", "b").agg(shared=pairs.count()).filter(lambda p: p.shared > 0)


def own_counts(touched_pairs: "Table", shingles: "Table", standing_runs: "Table") -> "Table":
    """How much each of both says beyond standing text: (report, runs)."""
    ends = touched_pairs.select(report="a").union(touched_pairs.select(report="b")).distinct()
    own = shingles.semi_join(ends, "report").anti_join(standing_runs, "run")
    return own.group_by("report").agg(runs=own.count())


def copied(touched_pairs: "Table", own_counts: "Table") -> "Table":
    """Pairs of them held to be copies: (a, b, shared, runs_a, runs_b, containment, similarity)."""
    import ibis

    t = touched_pairs.join(own_counts.select(a="report", runs_a="runs"), "a")
    t = t.join(own_counts.select(b="report", runs_b="runs"), "b")
    return substantial(t.mutate(containment=t.shared / ibis.least(t.runs_a, t.runs_b)))


STEPS: tuple[Step, ...] = (
    standing_runs,
    turned_runs,
    touched,
    touched_runs,
    partner_runs,
    touched_pairs,
    own_counts,
    copied,
)
"""In reading order, from `moved`, `shingles`, `standing_counts` as they are now and `standing_before` (run).

`near_shingles` are those of `shingles` that touched reports may share, or all.
"""
