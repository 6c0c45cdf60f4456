"""What a place's stocks must square with: those who came, left and died between two counts.

The rule. The stock of a place is the number of all people in it: of claims without people of their own kind
(*children*, *IS fighters*), those of the measure that the place is counted by most (in camp, else present, else
sheltered), and of these no number below a tenth of the largest, which counts some corner of the place only. Two counts
that are closed at both ends and follow one another make a stretch of time.

What came and left in a stretch are the rows of arrivals and departures there that lie within it. Of rows that overlap
the longest counts, so that nobody counts twice. Where such rows cover less than four fifths of the stretch, the rest
is unknown: no report is not none, and that side has no upper end.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step
from kilde.weigh.series import DAY

if TYPE_CHECKING:
    from ibis import Table

ARRIVALS = ("arrived", "returned", "settled")
DEPARTURES = ("departed", "fled", "evacuated", "relocated", "displaced", "evicted")
DEATHS = ("killed",)
STOCKS = ("in_camp", "present", "sheltered")
LEAST_PART = 0.1  # of the largest stock: a smaller number counts a corner of the place
OVERLAP = DAY  # two rows that share more time than this may count the same people


def stock_claims(ranked_claims: "Table") -> "Table":
    """Claims that count all people in a place, as the house weighs them: (claim, row, spot, at, …)."""
    import ibis

    t = ranked_claims
    t = t.filter(
        t.used
        & (t.extent != "flow")
        & t.measure.isin(STOCKS)
        & (t.unit == "person")
        & (t.categories == "")
        & (t.party == "")
        & t.place_key.notnull()
        & t.true_low.notnull()
        & t.true_high.notnull()
        & (t.modality == "asserted")
        & (t.length == "day")
    )
    order = ibis.cases(*((t.measure == name, place) for place, name in enumerate(STOCKS)), else_=len(STOCKS))
    t = t.mutate(order_of=order)
    rows = t.group_by("spot", "measure", "order_of").agg(rows_of=t.row.nunique())
    counted = ibis.window(group_by="spot", order_by=[ibis.desc(rows.rows_of), rows.order_of])
    chosen = rows.mutate(nth=ibis.row_number().over(counted)).filter(lambda r: r.nth == 0)
    t = t.semi_join(chosen, ["spot", "measure"])
    largest = ibis.window(group_by="spot")
    t = t.mutate(largest=t.true_high.max().over(largest))
    return t.filter(t.true_high >= t.largest * LEAST_PART).select(
        "claim", "row", "spot", "start_time", "end_time", "true_low", "true_high"
    )


def stock_rows(stock_claims: "Table") -> "Table":
    """The counts of each place in the order of time, with the one before: (row, spot, before, opened, closed, …)."""
    import ibis

    t = stock_claims
    rows = t.group_by("spot", "row").agg(
        at=t.start_time.min(), until=t.end_time.max(), low=t.true_low.min(), high=t.true_high.max()
    )
    in_time = ibis.window(group_by="spot", order_by=[rows["at"], rows.row])
    rows = rows.mutate(
        before=rows.row.lag().over(in_time),
        opened=rows["at"].lag().over(in_time),
        low_before=rows.low.lag().over(in_time),
        high_before=rows.high.lag().over(in_time),
    )
    return rows.filter(rows.before.notnull()).mutate(closed="until")


def flow_rows(ranked_claims: "Table", stock_rows: "Table") -> "Table":
    """Rows of people who came, left or died within a stretch: (stretch, side, row, low, high, …)."""
    import ibis

    t = ranked_claims
    t = t.filter(
        t.used
        & (t.extent != "stock")
        & t.measure.isin((*ARRIVALS, *DEPARTURES, *DEATHS))
        & (t.unit == "person")
        & (t.categories == "")
        & (t.party == "")
        & (t.modality == "asserted")
    )
    side = ibis.cases(
        (t.measure.isin(ARRIVALS), "arrivals"), (t.measure.isin(DEPARTURES), "departures"), else_="deaths"
    )
    t = t.mutate(side=side, low_=t.true_low, high_=t.true_high, open_above=t.true_high.isnull())
    rows = t.group_by("spot", "side", "row").agg(
        started=t.start_time.min(),
        ended=t.end_time.max(),
        low=t.low_.min(),
        most=t.high_.max(),
        open_above=t.open_above.any(),
        open_below=t.low_.isnull().any(),
        origins=t.voice.nunique(),
    )
    rows = rows.mutate(high=rows.open_above.ifelse(None, rows.most), low=rows.open_below.ifelse(0.0, rows.low))
    stretches = stock_rows.select("spot", "opened", "closed", stretch="row")
    found = rows.join(stretches, "spot")
    found = found.filter((found.started >= found.opened) & (found.ended <= found.closed))
    return found.select("stretch", "side", "row", "started", "ended", "low", "high", "origins", "opened", "closed")


def counted_flows(flow_rows: "Table") -> "Table":
    """Those that count: of rows that overlap the longest, of equally long ones that of most origins."""
    t = flow_rows.mutate(length=flow_rows.ended - flow_rows.started)
    other = t.select(
        "stretch", "side", other="row", from_="started", to="ended", its_length="length", its_origins="origins"
    )
    pairs = t.join(other, ["stretch", "side"]).filter(lambda p: p.row != p.other)
    overlap = (pairs.from_ + OVERLAP < pairs.ended) & (pairs.started + OVERLAP < pairs.to)
    inside = (pairs.from_ <= pairs.started) & (pairs.ended <= pairs.to)
    longer = (pairs.its_length > pairs.length) | (
        (pairs.its_length == pairs.length)
        & ((pairs.its_origins > pairs.origins) | ((pairs.its_origins == pairs.origins) & (pairs.other < pairs.row)))
    )
    lesser = pairs.filter((overlap | inside) & longer).select("stretch", "side", "row").distinct()
    return t.anti_join(lesser, ["stretch", "side", "row"])


def flow_sums(counted_flows: "Table") -> "Table":
    """How many came, left and died in a stretch, and how much of it is told of: (stretch, side, low, high, covered)."""
    t = counted_flows
    sums = t.group_by("stretch", "side").agg(
        low=t.low.sum(),
        most=t.high.sum(),
        known=t.high.notnull().all(),
        told=t.length.sum(),
        opened=t.opened.min(),
        closed=t.closed.max(),
    )
    # Both counts are of a day; the stretch between them is a day shorter than from first minute to last.
    covered = sums.told / (sums.closed - sums.opened - DAY).cast("float64")
    return sums.select("stretch", "side", "low", covered=covered, high=sums.known.ifelse(sums.most, None))


STEPS: tuple[Step, ...] = (stock_claims, stock_rows, flow_rows, counted_flows, flow_sums)
"""In reading order, from `ranked_claims`."""
