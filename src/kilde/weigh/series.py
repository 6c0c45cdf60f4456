"""Comparable claims as one row.

The rule. Claims are comparable when they count the same measure, unit and extent, of the same people (a part is not
compared with its whole), at the same place, in the same time:

- The place is the one that the measure is about: where people fled *from*, where they arrived *to*, else where it
  happened; among several, the one named nearest to the number. Claims without a place are compared within a story only.
- Times of like length (up to three days, ten days, a month and a half, a year, longer) belong together when they overlap.
  What has summed up since a start belongs together when the starts do not lie more than a month apart.
- A claim that gives no time belongs to the latest day-long row that its first publication follows by at most two days;
  where there is none, to the day of publication.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table
    from ibis.expr.types import BooleanValue, IntegerValue, StringValue

LEAVING = ("fled", "departed", "evacuated", "displaced", "evicted", "rescued", "relocated")
REACHING = ("arrived", "returned", "in_camp", "settled", "sheltered")
_LENGTHS = ((3, "day"), (10, "week"), (45, "month"), (400, "year"))
_LAG_DAYS = 2  # reports come out within two days of what they tell, unless they say otherwise
_START_DAYS = 31
DAY = 24 * 60  # times are minutes since 1970, everywhere in weighing: whole numbers, the same on every engine


def primary_places(claims: "Table", claim_places: "Table") -> "Table":
    """The place that each claim's number is about: (claim, place_key, place, country, gazetteer_id)."""
    import ibis

    found = claim_places.join(claims.select("claim", "measure", "start"), "claim")
    order = ibis.cases(
        (found.measure.isin(LEAVING) & (found.role == "from"), 0),
        (found.measure.isin(REACHING) & (found.role == "to"), 0),
        (found.role == "at", 1),
        (found.role.isnull(), 2),
        else_=3,
    )
    distance = (found.place_start - found.start).abs().fill_null(1_000_000)
    window = ibis.window(group_by="claim", order_by=[order, distance, found.number])
    ranked = found.mutate(rank=ibis.row_number().over(window), place_key=ibis.coalesce(found.gazetteer_id, found.key))
    return ranked.filter(ranked.rank == 0).select("claim", "place_key", "place", "country", "gazetteer_id")


def comparable_claims(claim_origins: "Table", primary_places: "Table") -> "Table":
    """Each claim with the key of what it counts (`series`) and its own time, open ends closed by publication."""
    import ibis

    told = claim_origins.left_join(primary_places, "claim").drop("claim_right")
    place = ibis.coalesce(told.place_key, ibis.literal("story ") + told.family.cast("string"))
    series = ibis.literal("|").join([told.measure, told.unit, told.extent, told.categories, told.party, place])
    dated = told.period_start.notnull() | told.period_end.notnull()
    start = ibis.coalesce(told.period_start, told.period_end - DAY)
    end = ibis.coalesce(told.period_end, told.published_end, told.period_start)
    return told.mutate(
        series=series,
        dated=dated,
        start_time=dated.ifelse(start, told.family_start),
        end_time=dated.ifelse(ibis.greatest(start, end), told.family_end),
    ).mutate(length=lambda t: _length(t.extent, t.start_time, t.end_time))


def _length(extent: "StringValue", start: "IntegerValue", end: "IntegerValue") -> "StringValue":
    import ibis

    branches = [(end - start <= most * DAY, name) for most, name in _LENGTHS]
    return ibis.cases((extent == "cumulative", "since"), (start.isnull(), "undated"), *branches, else_="years")


def settled_claims(comparable_claims: "Table") -> "Table":
    """Claims whose own time places them, with the number of their stretch of overlapping time."""
    import ibis

    t = comparable_claims.filter(_settled(comparable_claims))
    t = t.mutate(last=(t.length == "since").ifelse(t.start_time + _START_DAYS * DAY, t.end_time))
    in_time = ibis.window(group_by=["series", "length"], order_by=["start_time", "last", "claim"], preceding=(None, 1))
    t = t.mutate(reached=t["last"].max().over(in_time))
    t = t.mutate(opens=(t.reached.isnull() | (t.start_time >= t.reached)).cast("int64"))
    so_far = ibis.window(group_by=["series", "length"], order_by=["start_time", "last", "claim"], preceding=(None, 0))
    return t.mutate(stretch=t.opens.sum().over(so_far)).drop("reached", "opens", "last")


def _settled(t: "Table") -> "BooleanValue":
    return t.dated | (t.length != "day")


def stretches(settled_claims: "Table") -> "Table":
    """The day-long rows that claims without a time may join: (series, stretch, opened, closed)."""
    days = settled_claims.filter(settled_claims.length == "day")
    return days.group_by("series", "stretch").agg(opened=days.start_time.min(), closed=days.end_time.max())


def undated_claims(comparable_claims: "Table", stretches: "Table") -> "Table":
    """Claims that give no time, each with the latest row that it can be about, or with its day of publication."""
    import ibis

    t = comparable_claims.filter(~_settled(comparable_claims))
    earliest = t.start_time - _LAG_DAYS * DAY
    reachable = [t.series == stretches.series, stretches.opened < t.end_time, stretches.closed > earliest]
    joined = t.left_join(stretches, reachable).drop("series_right", "closed")
    latest = ibis.window(group_by="claim", order_by=[ibis.desc(joined.opened)])
    ranked = joined.mutate(rank=ibis.row_number().over(latest))
    day = ranked.start_time // DAY
    # Days since 1970 below zero, so that they meet no number of a stretch.
    return (
        ranked.filter(ranked.rank == 0).mutate(stretch=ibis.coalesce(ranked.stretch, -1 - day)).drop("rank", "opened")
    )


def series_claims(settled_claims: "Table", undated_claims: "Table") -> "Table":
    """Every claim with the row that it belongs to."""
    import ibis

    both = settled_claims.union(undated_claims.select(settled_claims.columns))
    row = ibis.literal("|").join([both.series, both.length, both.stretch.cast("string")])
    return both.mutate(row=row)


STEPS: tuple[Step, ...] = (
    primary_places,
    comparable_claims,
    settled_claims,
    stretches,
    undated_claims,
    series_claims,
)
"""In reading order, from `claims`, `claim_places` and `claim_origins`."""
