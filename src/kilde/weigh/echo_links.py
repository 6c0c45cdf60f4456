"""Where each claim has its number from, and whether it changed on the way.

The rule. A claim follows, in this order:

- the report its text is copied from: that one's nearest number of the same row;
- the report it names: its first relay, or an outlet that is its origin, where a report of that outlet, not a later one,
  counts the same at an overlapping time, and no other origin is named there; of several the one nearest in number, then
  the first;
- the first mention of the same number by the same origin in the row.

What follows nothing stands at the root, under its origin. A number has *drifted* where it follows another and its
bounds are no longer the same: the hedge is lost, added or another one, the number is rounded or another, or the unit is
another (families become persons: the same number of the same origin, at the same place and time, in another unit).
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step
from kilde.weigh.series import DAY, TELLING_NUMBER

if TYPE_CHECKING:
    from ibis import Table

_KIN = 0.75  # numbers further apart than three to four are not one number changed: 413 and 314 may be


def cited_claims(ranked_claims: "Table") -> "Table":
    """For each claim that names the outlet it has its number from, that outlet's own: (claim, parent, link)."""
    import ibis

    t = ranked_claims.mutate(denied=ranked_claims.modality == "denied")
    via = ibis.coalesce(t.relay, t.via)
    citing = t.mutate(named=via).filter(via.notnull() & (via != t.publisher_key).fill_null(True) & t.number.notnull())
    citing = citing.select(
        *("claim", "series", "family", "number", "published_start", "named", "start_time", "end_time", "denied"),
        whose="own_origin",
    )
    printed = t.filter(t.publisher_key.notnull() & t.number.notnull()).select(
        "order",
        parent="claim",
        series_of="series",
        family_of="family",
        number_of="number",
        published_of="published_start",
        publisher="publisher_key",
        started="start_time",
        ended="end_time",
        denied_of="denied",
        whose_of="own_origin",
    )
    same = [citing.series == printed.series_of, citing.named == printed.publisher]
    pairs = citing.join(printed, same).filter(lambda p: p.family != p.family_of)
    pairs = pairs.filter((pairs.published_of <= pairs.published_start).fill_null(True))
    # What two outlets have from two who are named is not one word passed on.
    one_word = (pairs.whose == pairs.whose_of) | (pairs.whose == pairs.named)
    pairs = pairs.filter(one_word.fill_null(True))
    at_once = (pairs.start_time < pairs.ended) & (pairs.started < pairs.end_time)
    pairs = pairs.filter(at_once & _kin(pairs.number, pairs.number_of) & (pairs.denied == pairs.denied_of))
    nearest = ibis.window(
        group_by="claim",
        order_by=[(pairs.number - pairs.number_of).abs(), pairs.published_of, pairs.order, pairs.parent],
    )
    pairs = pairs.mutate(nth=ibis.row_number().over(nearest)).filter(lambda p: p.nth == 0)
    return pairs.select("claim", "parent", link=ibis.literal("cites"))


def copied_claims(ranked_claims: "Table") -> "Table":
    """For each claim of a copy, its original's nearest number of the same row: (claim, parent, link)."""
    import ibis

    t = ranked_claims.filter(ranked_claims.number.notnull())
    copies = t.filter(t.copy_of.notnull()).select("claim", "row", "number", "modality", "start", from_report="copy_of")
    originals = t.select("report", parent="claim", row_of="row", number_of="number", modality_of="modality", at="start")
    same = [copies.row == originals.row_of, copies.from_report == originals.report]
    pairs = copies.join(originals, same).filter(lambda p: _kin(p.number, p.number_of) & (p.modality == p.modality_of))
    nearest = ibis.window(
        group_by="claim",
        order_by=[(pairs.number - pairs.number_of).abs(), (pairs["start"] - pairs["at"]).abs(), pairs.parent],
    )
    pairs = pairs.mutate(nth=ibis.row_number().over(nearest)).filter(lambda p: p.nth == 0)
    return pairs.select("claim", "parent", link=ibis.literal("copy"))


def repeated_claims(ranked_claims: "Table") -> "Table":
    """For each claim of a named origin, the first mention of its number in the row: (claim, parent, link)."""
    import ibis

    t = ranked_claims.filter(ranked_claims.origin.notnull() & ranked_claims.number.notnull())
    t = t.mutate(denies=t.modality == "denied", is_copy=t.copy_of.notnull().cast("int64"))
    first = ibis.window(
        group_by=["row", "voice", "number", "denies"],
        order_by=[t.published_start, t.own_words.cast("int64"), t.is_copy, t.order, t.start, t.claim],
    )
    t = t.mutate(parent=t.claim.first().over(first))
    return t.filter(t.parent != t.claim).select("claim", "parent", link=ibis.literal("same_origin"))


def recounted_claims(ranked_claims: "Table") -> "Table":
    """Numbers of an origin that it elsewhere counts in another unit: (claim, parent, link)."""
    import ibis

    t = ranked_claims.filter(
        ranked_claims.origin.notnull() & (ranked_claims.number >= TELLING_NUMBER) & (ranked_claims.modality != "denied")
    )
    keys = ("measure", "extent", "categories", "spot", "origin", "number")
    one = t.select("claim", "unit", "said", "start_time", "end_time", *keys)
    other = t.select(
        "order", *keys, parent="claim", unit_of="unit", said_of="said", started="start_time", ended="end_time"
    )
    pairs = one.join(other, list(keys)).filter(lambda p: p.unit != p.unit_of)
    at_once = (pairs.start_time < pairs.ended + DAY) & (pairs.started < pairs.end_time + DAY)
    came_before = (pairs.said_of < pairs.said) | ((pairs.said_of == pairs.said) & (pairs.unit_of == "household"))
    pairs = pairs.filter(at_once & came_before.fill_null(False))
    first = ibis.window(group_by="claim", order_by=[pairs.said_of, pairs.order, pairs.parent])
    pairs = pairs.mutate(nth=ibis.row_number().over(first)).filter(lambda p: p.nth == 0)
    return pairs.select("claim", "parent", link=ibis.literal("recounted"))


def echo_links(
    cited_claims: "Table", copied_claims: "Table", repeated_claims: "Table", recounted_claims: "Table"
) -> "Table":
    """The one claim that each claim follows: (claim, parent, link)."""
    import ibis

    order = ("copy", "cites", "same_origin", "recounted")
    links = cited_claims.union(copied_claims, repeated_claims, recounted_claims)
    place = ibis.cases(*((links.link == name, place) for place, name in enumerate(order)), else_=len(order))
    links = links.mutate(place=place)
    nearest = ibis.window(group_by="claim", order_by=[links.place, links.parent])
    links = links.mutate(nth=ibis.row_number().over(nearest))
    return links.filter(links.nth == 0).select("claim", "parent", "link")


def drifts(echo_links: "Table", ranked_claims: "Table") -> "Table":
    """What changed on the way: (claim, parent, link, drift, row, row_of)."""
    import ibis

    t = ranked_claims
    own = t.select("claim", "row", "unit", "qualifier", "number", "low", "high")
    its = t.select(
        parent="claim",
        row_of="row",
        unit_of="unit",
        qualifier_of="qualifier",
        number_of="number",
        low_of="low",
        high_of="high",
    )
    p = echo_links.join(own, "claim").join(its, "parent")
    exact = p.qualifier == "exact"
    # What is printed in rounder figures may be the same number: 61,480 as 61,500, 60,000 as about 60,000.
    rounder = _rounded(p.number_of, p.number)
    same_bounds = p.low.identical_to(p.low_of) & p.high.identical_to(p.high_of)
    drift = ibis.cases(
        (p.unit != p.unit_of, "unit_changed"),
        ((p.number != p.number_of) & rounder, "rounded"),
        (p.number != p.number_of, "number_changed"),
        (same_bounds & ((p.qualifier == p.qualifier_of) | p.low.notnull() | p.high.notnull()), None),
        (exact, "hedge_lost"),
        (p.qualifier_of == "exact", "hedge_added"),
        (p.qualifier != p.qualifier_of, "hedge_changed"),
        else_=None,
    )
    found = p.mutate(drift=drift).filter(lambda r: r.drift.notnull())
    return found.select("claim", "parent", "link", "drift", "row", "row_of")


def _kin(one: "Table", other: "Table") -> "Table":
    return ((one >= other * _KIN) & (other >= one * _KIN)) | (one == other)


def _rounded(number: "Table", rounder: "Table") -> "Table":
    """Whether `rounder` is `number` with its last figures made noughts."""
    import ibis

    found = ibis.literal(False)
    for unit in (10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000):
        multiple = rounder.cast("int64") % unit == 0
        found = found | (multiple & (rounder >= 10 * unit) & ((number - rounder).abs() <= unit / 2))
    return found


STEPS: tuple[Step, ...] = (cited_claims, copied_claims, repeated_claims, recounted_claims, echo_links, drifts)
"""In reading order, from `ranked_claims`."""
