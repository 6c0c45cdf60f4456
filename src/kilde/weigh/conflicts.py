"""Claims that cannot all be right.

The rule. Numbers are compared by the bounds between which they can be true (a tenth to either side of *about*, a fifth
below *nearly*). What is found:

- *apart*: in one row, the numbers of two origins share no number;
- *part_exceeds_whole*: a part (the children among the killed) is larger than the largest whole that anyone tells, at
  the same place and within its time. Of what happens in a day, a part of more than twice the whole is of another
  incident, and so is any that one voice sets beside the whole in one report;
- *total_falls*: an origin's total since a start is lower at a later date than it was before;
- *denied*: someone denies a number, whether or not another asserts it;
- *self*: an origin says two numbers of the same that share no number, of a time and place that both name, both first
  told on one day; told later, the second is a correction and no contradiction.

Of each row one pair stands for all of its kind: the two that lie furthest apart.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step
from kilde.weigh.incidents import OTHER_SIZE
from kilde.weigh.series import DAY

if TYPE_CHECKING:
    from ibis import Table


def numbers_apart(ranked_claims: "Table", row_ranges: "Table") -> "Table":
    """Of rows whose origins cannot all be right, the two furthest apart: (kind, row, claim, other)."""
    import ibis

    apart = row_ranges.filter(row_ranges.contradiction).select("row")
    t = ranked_claims.filter(ranked_claims.used).semi_join(apart, "row")
    highest = ibis.window(group_by="row", order_by=[ibis.desc(t.true_low.fill_null(-1.0)), t.claim])
    lowest = ibis.window(group_by="row", order_by=[t.true_high.fill_null(1e18), t.claim])
    t = t.mutate(from_top=ibis.row_number().over(highest), from_bottom=ibis.row_number().over(lowest))
    above = t.filter(t.from_top == 0).select("row", "claim")
    below = t.filter(t.from_bottom == 0).select("row", other="claim")
    return above.join(below, "row").select("row", "claim", "other", kind=ibis.literal("apart"))


def parts_above_wholes(ranked_claims: "Table") -> "Table":
    """Parts that are larger than the largest whole: (kind, row, claim, other)."""
    import ibis

    t = ranked_claims.filter(ranked_claims.used)
    keys = ("measure", "unit", "extent", "party", "spot")
    part = t.filter((t.categories != "") & t.true_low.notnull()).select(
        "claim", "row", "report", "voice", "length", "categories", "true_low", "start_time", "end_time", *keys
    )
    whole = t.filter(t.true_high.notnull()).select(
        *keys,
        other="claim",
        its="categories",
        most="true_high",
        started="start_time",
        ended="end_time",
        told_in="report",
        told_by="voice",
    )
    pairs = part.join(whole, list(keys)).filter(lambda p: p.its != p.categories)
    contains = (pairs.its == "") | (ibis.literal(",") + pairs.categories + ",").contains("," + pairs.its + ",")
    within = (pairs.started <= pairs.start_time) & (pairs.end_time <= pairs.ended)
    pairs = pairs.filter(contains & within)
    nearest = ibis.window(group_by="claim", order_by=[ibis.desc(pairs.most), pairs.other])
    pairs = pairs.mutate(nth=ibis.row_number().over(nearest)).filter(lambda p: p.nth == 0)
    beside = (pairs.report == pairs.told_in) & (pairs.voice == pairs.told_by)
    far = (pairs.length == "day") & (pairs.true_low > pairs.most * OTHER_SIZE)
    incident = (pairs.extent == "flow") & (beside | far)
    pairs = pairs.filter((pairs.true_low > pairs.most) & ~incident)
    return pairs.select("row", "claim", "other", kind=ibis.literal("part_exceeds_whole"))


def first_mentions(ranked_claims: "Table") -> "Table":
    """The first claim of each number that an origin asserts in a row."""
    import ibis

    t = ranked_claims.filter((ranked_claims.modality == "asserted") & ranked_claims.origin.notnull())
    t = t.mutate(is_copy=t.copy_of.notnull().cast("int64"))
    first = ibis.window(
        group_by=["row", "voice", "number"], order_by=[t.published_start, t.is_copy, t.order, t.start, t.claim]
    )
    return t.mutate(mention=ibis.row_number().over(first)).filter(lambda r: r.mention == 0)


def falling_totals(first_mentions: "Table") -> "Table":
    """Totals since a start that an origin has lower at a later date: (kind, row, claim, other)."""
    import ibis

    t = first_mentions.filter(first_mentions.extent == "cumulative")
    later = t.select("claim", "row", "voice", "true_high", "end_time", "said_order")
    earlier = t.select("row", "voice", other="claim", least="true_low", ended="end_time", said="said_order")
    pairs = later.join(earlier, ["row", "voice"])
    pairs = pairs.filter(
        (pairs.least > pairs.true_high) & (pairs.ended < pairs.end_time) & (pairs.said <= pairs.said_order)
    )
    nearest = ibis.window(group_by=["row", "voice"], order_by=[ibis.desc(pairs.least), pairs.end_time, pairs.claim])
    pairs = pairs.mutate(nth=ibis.row_number().over(nearest)).filter(lambda p: p.nth == 0)
    return pairs.select("row", "claim", "other", kind=ibis.literal("total_falls"))


def denied_numbers(ranked_claims: "Table") -> "Table":
    """Denials, each number once, with the claim that it is about where there is one: (kind, row, claim, other)."""
    import ibis

    t = ranked_claims.filter(ranked_claims.modality == "denied")
    first = ibis.window(
        group_by=["row", "origin", "number"], order_by=[t.published_start, t.order, t["start"], t.claim]
    )
    t = t.mutate(nth=ibis.row_number().over(first)).filter(lambda r: r.nth == 0)
    told = ranked_claims.filter(ranked_claims.candidate).select(
        row_of="row", number_of="number", other="claim", published_of="published_start", order_of="order"
    )
    pairs = t.select("claim", "row", "number").left_join(
        told, [t.row == told.row_of, t.number.identical_to(told.number_of)]
    )
    oldest = ibis.window(group_by="claim", order_by=[pairs.published_of, pairs.order_of, pairs.other])
    pairs = pairs.mutate(nth=ibis.row_number().over(oldest)).filter(lambda p: p.nth == 0)
    return pairs.select("row", "claim", "other", kind=ibis.literal("denied"))


def self_contradictions(first_mentions: "Table") -> "Table":
    """Numbers of one origin that cannot both hold, told on one day: (kind, row, claim, other)."""
    import ibis

    t = first_mentions.filter(first_mentions.extent != "cumulative")
    # Two numbers without a time or place of their own are of two incidents rather than of one.
    t = t.filter(t.dated & t.names_place)
    one = t.select("claim", "row", "voice", "true_low", "published_start", "start_time", "end_time")
    two = t.select(
        "row",
        "voice",
        other="claim",
        most="true_high",
        published="published_start",
        started="start_time",
        ended="end_time",
    )
    pairs = one.join(two, ["row", "voice"])
    same_time = (pairs.start_time == pairs.started) & (pairs.end_time == pairs.ended)
    at_once = pairs.published_start // DAY == pairs.published // DAY
    pairs = pairs.filter((pairs.true_low > pairs.most) & same_time & at_once)
    widest = ibis.window(
        group_by=["row", "voice"], order_by=[ibis.desc(pairs.true_low - pairs.most), pairs.claim, pairs.other]
    )
    pairs = pairs.mutate(nth=ibis.row_number().over(widest)).filter(lambda p: p.nth == 0)
    return pairs.select("row", "claim", "other", kind=ibis.literal("self"))


def conflicts(
    numbers_apart: "Table",
    parts_above_wholes: "Table",
    falling_totals: "Table",
    denied_numbers: "Table",
    self_contradictions: "Table",
) -> "Table":
    """All of them: (row, claim, other, kind); `other` is null for a denial of what nobody asserts."""
    return numbers_apart.union(parts_above_wholes, falling_totals, denied_numbers, self_contradictions)


STEPS: tuple[Step, ...] = (
    numbers_apart,
    parts_above_wholes,
    first_mentions,
    falling_totals,
    denied_numbers,
    self_contradictions,
    conflicts,
)
"""In reading order, from `ranked_claims` and `row_ranges`."""
