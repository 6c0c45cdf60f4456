"""Comparable claims as one row.

The rule. Claims are comparable when they count the same measure, unit and extent, of the same people (a part is not
compared with its whole), at the same place, in the same time:

- The place is the one that the measure is about: where people fled *from*, where they arrived *to*, else where it
  happened; among several, the one named nearest to the number. A claim that names none is at the place where, within a
  week, the same origin puts the same number of the same; else where its own report or a copy counts the same measure of
  the same people. What stays without a place is compared within its story only.
- Times of like length (up to three days, ten days, a month and a half, a year, longer) belong together when they
  overlap, the longer ones by more than their edges. What has summed up since a start belongs together when the starts
  do not lie more than a month apart, or may be one: *since 2011* and *since March 2011*.
  A total that names no start is compared with those of its size: the war's total is not that of one bomb.
- A claim that gives no time belongs to the latest day-long row that its first publication follows by at most two
  days; where there is none, to the day of publication. At a place of which many days are told, the row of a day
  before has to have its number too, or one so near that it may be rounded.

What of it is another incident of the same day is told in `incidents`.
"""

from typing import TYPE_CHECKING

from kilde.weigh import incidents
from kilde.weigh.engine import Step, number_of, shown

if TYPE_CHECKING:
    from ibis import Table
    from ibis.expr.types import BooleanValue, IntegerValue, NumericValue, StringValue

LEAVING = ("fled", "departed", "evacuated", "displaced", "evicted", "rescued", "relocated")
REACHING = ("arrived", "returned", "in_camp", "settled", "sheltered")
_LENGTHS = ((3, "day"), (10, "week"), (45, "month"), (400, "year"))
_LAG_DAYS = 2  # reports come out within two days of what they tell, unless they say otherwise
_START_DAYS = 31
_STRETCHES = 1 << 32  # more than a series has
_EDGE = 7  # one part in so many of a longer time, at either end
TELLING_NUMBER = 20  # smaller ones come up too often to tell by
DAY = 24 * 60  # times are minutes since 1970, everywhere in weighing: whole numbers, the same on every engine
SAME_WEEK = 7 * DAY
KEY = 16  # hex digits: among a million rows two share a key once in thirty million times


def primary_places(claims: "Table", claim_places: "Table") -> "Table":
    """The place that each claim's number is about: (claim, place_key, place, place_name, country, gazetteer_id)."""
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
    return ranked.filter(ranked.rank == 0).select(
        "claim", "place_key", "place", "country", "gazetteer_id", place_name="key"
    )


def kinds(claim_origins: "Table", primary_places: "Table") -> "Table":
    """Each claim with what it counts (`kind`) and the place that it names."""
    told = claim_origins.left_join(primary_places, "claim").drop("claim_right")
    told = told.mutate(names_place=told.place_key.notnull())
    return told.mutate(kind=kind_of(told))


def kind_of(t: "Table") -> "StringValue":
    """What claims count."""
    import ibis

    return ibis.literal("|").join([t.measure, t.unit, t.extent, t.categories, t.party])


def places_by_origin(kinds: "Table") -> "Table":
    """Where an origin puts a number that it elsewhere gives without a place: (claim, place_key, …)."""
    t = kinds
    there = _placed(t, "kind", "origin", "number", date="family_start").filter(lambda r: r.number >= TELLING_NUMBER)
    return _nearest(t.filter(t.place_key.isnull()), there, ["kind", "origin", "number"], "date", SAME_WEEK)


def kinds_placed_by_origin(kinds: "Table", places_by_origin: "Table") -> "Table":
    """The same claims, with those places: (claim, kind, family, start, place_key, …)."""
    return _with_places(kinds.select("claim", "kind", "family", "start", *_PLACE), places_by_origin)


def places_by_report(kinds_placed_by_origin: "Table") -> "Table":
    """Where a report or its copies count the same, for claims still without a place: (claim, place_key, …)."""
    t = kinds_placed_by_origin
    there = _placed(t, "kind", "family", date="start")
    return _nearest(t.filter(t.place_key.isnull()), there, ["kind", "family"], "date", None)


def comparable_claims(
    kinds: "Table", kinds_placed_by_origin: "Table", places_by_report: "Table", reports: "Table"
) -> "Table":
    """Each claim with the key of what it counts where (`series`) and its own time, open ends closed by publication."""
    import ibis

    placed = _with_places(kinds_placed_by_origin, places_by_report).select("claim", *_PLACE)
    told = kinds.drop(*_PLACE).join(placed, "claim")
    told = told.join(reports.select(family="report", story="story"), "family")
    # By the id of the first document: its number would change with what else counts.
    place = ibis.coalesce(told.place_key, ibis.literal("story ") + told.story)
    dated = is_dated(told)
    start = ibis.coalesce(told.period_start, told.period_end - DAY)
    end = ibis.coalesce(told.period_end, told.published_end, told.period_start)
    return (
        told.mutate(
            spot=place,
            series=series_of(told.kind, place),
            dated=dated,
            start_time=dated.ifelse(start, told.family_start),
            end_time=dated.ifelse(ibis.greatest(start, end), told.family_end),
        )
        .mutate(length=lambda t: length_of(t.extent, t.start_time, t.end_time))
        .drop("story")
    )


def is_dated(t: "Table") -> "BooleanValue":
    """Whether claims give their time."""
    return t.period_start.notnull() | t.period_end.notnull()


def series_of(kind: "StringValue", place: "StringValue") -> "StringValue":
    """The key of what claims count where."""
    return _about(kind, place).hexdigest("sha256").left(KEY)


def _about(kind: "StringValue", place: "StringValue") -> "StringValue":
    import ibis

    return ibis.literal("|").join([kind, place])


_PLACE = ("place_key", "place", "place_name", "country", "gazetteer_id")


def _placed(t: "Table", *keys: str, date: str) -> "Table":
    return t.filter(t.place_key.notnull()).select(*keys, *_PLACE, date=date)


def _nearest(unplaced: "Table", there: "Table", keys: list[str], date: str, within: int | None) -> "Table":
    """For each claim the place, among those that share its keys, that stands nearest in time or in the text."""
    import ibis

    own = "family_start" if within else "start"
    joined = unplaced.select("claim", *keys, own=own).join(there, keys)
    joined = joined.mutate(distance=(joined.own - joined[date]).abs())
    if within:
        joined = joined.filter(joined.distance <= within)
    nearest = ibis.window(group_by="claim", order_by=[joined.distance, joined.place_key])
    ranked = joined.mutate(rank=ibis.row_number().over(nearest))
    return ranked.filter(ranked["rank"] == 0).select("claim", **{f"found_{name}": name for name in _PLACE})


def _with_places(t: "Table", found: "Table") -> "Table":
    import ibis

    joined = t.left_join(found, "claim").drop("claim_right")
    placed = joined.mutate(**{name: ibis.coalesce(joined[name], joined[f"found_{name}"]) for name in _PLACE})
    return placed.drop(*(f"found_{name}" for name in _PLACE))


def length_of(extent: "StringValue", start: "IntegerValue", end: "IntegerValue") -> "StringValue":
    """How long a time is: times of like length are compared."""
    import ibis

    branches = [(end - start <= most * DAY, name) for most, name in _LENGTHS]
    return ibis.cases((extent == "cumulative", "since"), (start.isnull(), "undated"), *branches, else_="years")


def total_sizes(comparable_claims: "Table") -> "Table":
    """The size of totals that name no start, where they are less than half of a larger one: (claim, size)."""
    import ibis

    t = comparable_claims.filter(
        (comparable_claims.length == "since") & ~comparable_claims.dated & comparable_claims.number.notnull()
    )
    falling = [ibis.desc(t.number), t.claim]
    t = t.select(
        "claim", "series", "number", above=t.number.lag().over(ibis.window(group_by="series", order_by=falling))
    )
    t = t.mutate(smaller=(t.number * incidents.OTHER_SIZE < t.above).fill_null(False).cast("int64"))
    so_far = ibis.window(group_by="series", order_by=[ibis.desc(t.number), t.claim], preceding=(None, 0))
    sized = t.mutate(size=t.smaller.sum().over(so_far))
    return sized.filter(sized.size > 0).select("claim", "size")


def settled_claims(comparable_claims: "Table", total_sizes: "Table") -> "Table":
    """Claims whose own time places them, with the number of their stretch of overlapping time: (claim, stretch, …)."""
    import ibis

    t = comparable_claims.filter(_settled(comparable_claims))
    t = t.select("claim", "series", "length", "start_time", "end_time", "start_until")
    t = t.left_join(total_sizes, "claim").drop("claim_right").mutate(size=lambda r: r["size"].fill_null(0))
    # Two weeks that share their edge (4 to 11 March, 11 to 17 March) are two weeks.
    edge = (t.length == "day").ifelse(0, (t.end_time - t.start_time) // _EDGE)
    since = t.length == "since"
    t = t.mutate(
        first=since.ifelse(t.start_time, t.start_time + edge),
        # Who says since 2011 may mean since March 2011.
        last=since.ifelse(
            ibis.greatest(t.start_time + _START_DAYS * DAY, ibis.coalesce(t.start_until, t.start_time)),
            t.end_time - edge,
        ),
    )
    # Few columns pass through the windows, and meet the others again afterwards: that halves the time.
    few = t.select("claim", "series", "length", "size", "first", "last")
    alike = ["series", "length", "size"]
    in_time = ibis.window(group_by=alike, order_by=["first", "last", "claim"], preceding=(None, 1))
    few = few.mutate(reached=few["last"].max().over(in_time))
    few = few.mutate(opens=(few.reached.isnull() | (few["first"] >= few.reached)).cast("int64"))
    so_far = ibis.window(group_by=alike, order_by=["first", "last", "claim"], preceding=(None, 0))
    few = few.mutate(stretch=few.opens.sum().over(so_far) + few["size"] * _STRETCHES).select("claim", "stretch")
    return t.select("claim", "series", "length", "start_time", "end_time").join(few, "claim")


def _settled(t: "Table") -> "BooleanValue":
    return t.dated | (t.length != "day")


def stretches(settled_claims: "Table") -> "Table":
    """The day-long rows that claims without a time may join: (series, stretch, opened, closed)."""
    days = settled_claims.filter(settled_claims.length == "day")
    return days.group_by("series", "stretch").agg(opened=days.start_time.min(), closed=days.end_time.max())


def undated_claims(comparable_claims: "Table", stretches: "Table", settled_claims: "Table") -> "Table":
    """Claims that give no time, each with the latest row that it can be about, or its day of publication."""
    import ibis

    t = comparable_claims.filter(~_settled(comparable_claims))
    t = t.select("claim", "series", "number", "start_time", "end_time")
    earliest = t.start_time - _LAG_DAYS * DAY
    reachable = [t.series == stretches.series, stretches.opened < t.end_time, stretches.closed > earliest]
    near = t.join(stretches, reachable).drop("series_right")
    often = stretches.group_by("series").agg(days=stretches.count()).filter(lambda s: s.days >= incidents.BUSY)
    near = near.left_join(often, "series").drop("series_right")
    doubtful = (near.closed <= near.start_time) & near.days.notnull()
    sure = near.filter(~doubtful).select("claim", "stretch", "opened")
    before = near.filter(doubtful)
    days = settled_claims.filter(settled_claims.length == "day").select("claim", "stretch", "series")
    told = days.join(comparable_claims.select("claim", its="number"), "claim").select("series", "stretch", "its")
    agree = before.join(told, ["series", "stretch"])
    agree = agree.filter(_same(agree.number, agree.its)).select("claim", "stretch", "opened")
    found = sure.union(agree)
    latest = ibis.window(group_by="claim", order_by=[ibis.desc(found.opened)])
    found = found.mutate(rank=ibis.row_number().over(latest)).filter(lambda r: r["rank"] == 0)
    t = t.left_join(found.select("claim", "stretch"), "claim").drop("claim_right")
    # Days since 1970 below zero, so that they meet no number of a stretch.
    return t.select("claim", stretch=ibis.coalesce(t.stretch, -1 - t.start_time // DAY))


def _same(one: "NumericValue", other: "NumericValue") -> "BooleanValue":
    """Whether two numbers lie so near that one may be the other rounded."""
    return (one >= other * incidents.ONE_EXACT) & (other >= one * incidents.ONE_EXACT)


def claim_rows(
    comparable_claims: "Table", settled_claims: "Table", undated_claims: "Table", other_incidents: "Table"
) -> "Table":
    """The row that each claim belongs to, by its number: (claim, incident, row); `incident` parts rows of one time."""
    import ibis

    both = settled_claims.select("claim", "stretch").union(undated_claims)
    t = comparable_claims.select("claim", "series", "length").join(both, "claim")
    t = t.left_join(other_incidents, "claim").drop("claim_right")
    row = ibis.literal("|").join([t.series, t.length, t.stretch.cast("string"), t.incident.fill_null("")])
    return t.select("claim", "incident", row=number_of(row))


@shown
def series_claims(comparable_claims: "Table", claim_rows: "Table") -> "Table":
    """Every claim with its row."""
    return comparable_claims.join(claim_rows, "claim")


def row_founders(series_claims: "Table", reports: "Table") -> "Table":
    """The key of each row, made of its first claim that came in, so that it stays as more come: (row, series, key)."""
    import ibis

    t = series_claims
    # Numbers of one report about one time may stand in several rows: by incident, by size (`total_sizes`), or, without
    # a time of their own, by the day that has them.
    by_number = t.incident.notnull() | (t.length.isin(["since", "day"]) & ~t.dated)
    few = t.select(
        *("claim", "row", "series", "report", "start", "start_time", "kind", "spot", "length"),
        which=by_number.ifelse(t.number.cast("string"), "").fill_null(""),
    )
    first = ibis.window(group_by="row", order_by=[few.report, few["start"], few.claim])
    ranked = few.mutate(nth=ibis.row_number().over(first))
    first = ranked.filter(ranked.nth == 0)
    first = first.join(reports.select("report", founder_id="id"), "report")
    founded = ibis.coalesce(first.start_time.cast("string"), "None")
    founded = founded + first.which
    named = ibis.literal("|").join([_about(first.kind, first.spot), first.length, first.founder_id, founded])
    return first.select("row", "series", key=named.hexdigest("sha256").left(KEY))


TOLD: tuple[Step, ...] = (primary_places, kinds)
"""What each claim says by itself."""

PLACED: tuple[Step, ...] = (places_by_origin, kinds_placed_by_origin, places_by_report, comparable_claims)
"""The places of those that name none, which others tell."""

ROWED: tuple[Step, ...] = (
    total_sizes,
    settled_claims,
    stretches,
    undated_claims,
    *incidents.STEPS,
    claim_rows,
    series_claims,
    row_founders,
)
"""What becomes of each series by itself."""

STEPS: tuple[Step, ...] = (*TOLD, *PLACED, *ROWED)
"""In reading order, from `claims`, `claim_places`, `claim_origins` and `reports`."""
