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

from kilde.weigh.echoes import voice
from kilde.weigh.engine import Step, shown
from kilde.weigh.series import is_dated, kind_of, length_of, series_of

if TYPE_CHECKING:
    from ibis import Table
    from ibis.expr.types import BooleanValue

RULE = "newest_per_origin"
ABOUT_TOLERANCE = 0.1
ALMOST_TOLERANCE = 0.2


_FOLLOWS = ("kind", "spot", "series", "dated", "length", "via", "voice", "incident")
_OWN = ("own_origin", "own_origin_name", "own_origin_kind")


def weighed_claims(voiced_claims: "Table") -> "Table":
    """Each claim with its place among those of its voice in the row (`rank` 0: the newest) and whether it can stand.

    What follows from other columns is left out, and told by `ranked_claims`.
    """
    import ibis

    # Few columns pass through the windows, and meet the others again afterwards: that halves the time.
    t = voiced_claims.select(
        *("claim", "row", "voice", "origin", "number", "modality", "withdrawn", "own_words"),
        *("published_start", "order", "start"),
    )
    t = t.mutate(
        named=t.origin.notnull(),
        firm=_firm(t).cast("int64"),
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
    found = t.select("claim", "said", "candidate", "row_named", "rank", "used")
    told = voiced_claims.mutate(
        lone_spot=voiced_claims.place_key.isnull().ifelse(voiced_claims.spot, None),
        **{name: voiced_claims.traced.ifelse(voiced_claims[name], None) for name in _OWN},
    )
    return told.drop(*_FOLLOWS).join(found, "claim")


@shown
def ranked_claims(weighed_claims: "Table") -> "Table":
    """The same with all that follows: also the bounds it would give a range, and those between which it can be true."""
    import ibis

    t = weighed_claims
    about, almost = t.qualifier == "about", t.qualifier == "almost"
    own = {name: t.traced.ifelse(t[name], t.own_words.ifelse(None, t[name.removeprefix("own_")])) for name in _OWN}
    t = t.mutate(
        **own,
        kind=kind_of(t),
        spot=ibis.coalesce(t.place_key, t.lone_spot),
        dated=is_dated(t),
        length=length_of(t.extent, t.start_time, t.end_time),
        voice=voice(t),
        said_order=t.said.fill_null(0),
        firm=_firm(t).cast("int64"),
        bound_low=about.ifelse(t.value, t.low),
        bound_high=about.ifelse(t.value, t.high),
        is_about=about,
        true_low=ibis.cases(
            (about, t.value * (1 - ABOUT_TOLERANCE)), (almost, t.value * (1 - ALMOST_TOLERANCE)), else_=t.low
        ),
        true_high=ibis.cases((about, t.value * (1 + ABOUT_TOLERANCE)), else_=t.high),
    ).drop("lone_spot")
    nothing = ibis.null("float64")
    return t.mutate(
        series=series_of(t.kind, t.spot),
        via=(t.own_origin_kind == "unnamed").ifelse(t.relay, t.own_origin),
        floor=ibis.coalesce(t.bound_low, t.bound_high, nothing),
        ceiling=ibis.coalesce(t.bound_high, t.bound_low, nothing),
    )


def _firm(t: "Table") -> "BooleanValue":
    return (t.modality == "asserted") & ~t.withdrawn


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


STEPS: tuple[Step, ...] = (weighed_claims, ranked_claims, row_ranges, row_counts)
"""In reading order, from `voiced_claims`."""
