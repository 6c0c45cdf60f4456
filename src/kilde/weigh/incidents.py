"""Incidents of one day: numbers of the same, at the same place and time, that are not of the same people.

The rule. One voice does not give two numbers for one thing in one report: *26 were killed in the east; 15 others died
in two more attacks*. Nor does a report give one in its own voice beside that of another, for the same. So of the
numbers that a report gives in one voice or its own, for deaths and all else that happens in a day, those that lie
further apart than three to four are of several incidents (exact ones nineteen to twenty: 61,480 may be printed as
61,500). A row is about its main number: the one that most reports lead with, of equals the largest. What a report tells
beside the main number, or beside the number that it leads with, goes to a row of its own with the same number
elsewhere. A number that another report leads with stays if it lies between half and twice the main one: it may be an
earlier count of the same.

Where much happens, more is needed to hold two numbers for one. At a place of which ten days or more are told, an exact
number is not of what has cost more than three times as many. In a whole country, numbers of one day are of one incident
only where they lie within three to four of one another.
"""

from typing import TYPE_CHECKING

from kilde.weigh.countries import COUNTRIES
from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table
    from ibis.expr.types import BooleanValue

ONE_COUNT = 0.75  # numbers further apart than three to four are not one count
ONE_EXACT = 0.95
OTHER_SIZE = 2  # numbers of which one is more than so many times the other are hardly of one thing
BUSY = 10  # days of which much is told
FAR = 3
_ROW = ("series", "length", "stretch")
_TELLER = (*_ROW, "report", "origin")


def day_numbers(comparable_claims: "Table", settled_claims: "Table", undated_claims: "Table") -> "Table":
    """The numbers of what is said to have happened within some days: (claim, series, stretch, number, wide)."""
    t = comparable_claims
    told = (t.extent == "flow") & (t.length == "day") & t.modality.isin(["asserted", "possible"]) & t.number.notnull()
    few = t.filter(told).select("claim", "series", "number", wide=t.gazetteer_id.isin(COUNTRIES).fill_null(False))
    return few.join(settled_claims.select("claim", "stretch").union(undated_claims), "claim")


def several_numbers(day_numbers: "Table") -> "Table":
    """Rows of which several numbers are told: (series, stretch, wide, busy)."""
    import ibis

    t = day_numbers
    rows = t.group_by("series", "stretch").agg(least=t.number.min(), most=t.number.max(), wide=t.wide.any())
    rows = rows.mutate(days=rows.count().over(ibis.window(group_by="series")))
    rows = rows.filter(rows.least < rows.most * ONE_EXACT)
    return rows.select("series", "stretch", "wide", busy=rows.days >= BUSY)


def told_numbers(day_numbers: "Table", several_numbers: "Table", comparable_claims: "Table") -> "Table":
    """The numbers of those rows by report and voice: (series, length, stretch, report, origin, number, nth, …).

    `nth` counts them as they stand in the report.
    """
    import ibis

    t = day_numbers.drop("wide", "number").join(several_numbers, ["series", "stretch"]).drop("series")
    t = t.join(
        comparable_claims.select(
            *("claim", "series", "length", "report", "family", "origin", "number", "qualifier", "start")
        ),
        "claim",
    )
    t = t.group_by(*_TELLER, "family", "number", "wide", "busy").agg(
        at=t.start.min(),
        exact=(t.qualifier == "exact").all(),
        vague=(t.qualifier == "vague").any(),
        at_most=(t.qualifier == "at_most").any(),
    )
    in_text = ibis.window(group_by=_TELLER, order_by=["at", "number"])
    return t.mutate(nth=ibis.row_number().over(in_text))


def main_numbers(told_numbers: "Table") -> "Table":
    """What each row is about: (series, length, stretch, main, main_exact)."""
    import ibis

    leading = told_numbers.filter(told_numbers.nth == 0)
    t = leading.group_by(*_ROW, "number").agg(families=leading.family.nunique(), main_exact=leading.exact.all())
    most = ibis.window(group_by=_ROW, order_by=[ibis.desc(t.families), ibis.desc(t.number)])
    ranked = t.mutate(rank=ibis.row_number().over(most))
    return ranked.filter(ranked["rank"] == 0).select(*_ROW, "main_exact", main="number")


def beside_numbers(told_numbers: "Table", main_numbers: "Table") -> "Table":
    """Numbers that a report tells beside another, in one voice or its own: (series, length, stretch, number)."""
    import ibis

    t = told_numbers.join(main_numbers, list(_ROW))
    nearness = (ibis.least(t.number, t.main) + 1) / (ibis.greatest(t.number, t.main) + 1)
    t = t.mutate(is_main=t.number == t.main, voice=t.origin.fill_null(""), nearness=nearness)
    # Beside what a voice gives its other numbers: the main one where it has that, else the one that it leads with.
    of_voice = ibis.window(group_by=[*_ROW, "report", "voice"], order_by=[ibis.desc(t.is_main), t.nth])
    t = t.mutate(place=ibis.row_number().over(of_voice))
    first = t.filter(t.place == 0)
    beside = first.select(
        *_ROW,
        "report",
        its_voice="voice",
        its="number",
        its_nearness="nearness",
        its_exact="exact",
        its_vague="vague",
        its_at_most="at_most",
    )
    p = t.join(beside, [*_ROW, "report"])
    same = (p.voice == p.its_voice) & (p.place > 0)
    # Of two voices the number that lies further from the main one.
    own = (p.voice != p.its_voice) & ((p.voice == "") | (p.its_voice == "")) & (p.nearness < p.its_nearness)
    p = p.filter((same | own) & _apart(p) & ~p.is_main)
    leads = told_numbers.group_by(*_ROW, "number").agg(leads=(told_numbers.nth == 0).any())
    p = p.join(leads, [*_ROW, "number"])
    far = (p.number * OTHER_SIZE < p.main) | (p.number > p.main * OTHER_SIZE)
    return p.filter(~p.leads | far).select(*_ROW, "number").distinct()


def far_numbers(told_numbers: "Table", main_numbers: "Table") -> "Table":
    """Numbers far from the main one at a busy place: (series, length, stretch, number)."""
    t = told_numbers.filter(told_numbers.busy)
    t = t.group_by(*_ROW, "number").agg(exact=t.exact.all())
    t = t.join(main_numbers, list(_ROW))
    below = t.exact & (t.number * FAR < t.main)
    above = t.main_exact & (t.number > t.main * FAR)
    return t.filter(below | above).select(*_ROW, "number")


def side_numbers(
    told_numbers: "Table", main_numbers: "Table", beside_numbers: "Table", far_numbers: "Table"
) -> "Table":
    """Numbers that are of another incident than the main one of their row: (series, length, stretch, number, which)."""
    import ibis

    wide = told_numbers.filter(told_numbers.wide).select(*_ROW, "number").distinct()
    upward = ibis.window(group_by=_ROW, order_by="number")
    wide = wide.mutate(opens=(wide.number.lag().over(upward) < wide.number * ONE_COUNT).fill_null(True).cast("int64"))
    so_far = ibis.window(group_by=_ROW, order_by="number", preceding=(None, 0))
    wide = wide.mutate(group=wide.opens.sum().over(so_far))
    wide = wide.mutate(which=wide.number.min().over(ibis.window(group_by=[*_ROW, "group"]))).drop("opens", "group")
    of_main = wide.join(main_numbers, list(_ROW)).filter(lambda r: r.number == r.main).select(*_ROW, "which")
    elsewhere = wide.anti_join(of_main, [*_ROW, "which"])
    others = beside_numbers.union(far_numbers, distinct=True).anti_join(wide.select(*_ROW).distinct(), list(_ROW))
    return elsewhere.union(others.mutate(which=others.number))


def other_incidents(
    comparable_claims: "Table", settled_claims: "Table", undated_claims: "Table", side_numbers: "Table"
) -> "Table":
    """Claims that belong to a row of their own time by what they count, and which one: (claim, incident)."""
    both = settled_claims.select("claim", "stretch").union(undated_claims)
    t = comparable_claims.semi_join(side_numbers, "series").select("claim", "series", "length", "number")
    t = t.join(both, "claim").join(side_numbers, [*_ROW, "number"])
    return t.select("claim", incident=t.which.cast("string"))


def _apart(p: "Table") -> "BooleanValue":
    """Whether two numbers cannot be one count, as far as *dozens* and *up to* leave it open."""
    least = (p.exact & p.its_exact).ifelse(ONE_EXACT, ONE_COUNT)
    kin = (p.number >= p.its * least) & (p.its >= p.number * least)
    upward = (p.vague & (p.its >= p.number)) | (p.its_vague & (p.number >= p.its))
    downward = (p.at_most & (p.its <= p.number)) | (p.its_at_most & (p.number <= p.its))
    return ~(kin | upward | downward)


STEPS: tuple[Step, ...] = (
    day_numbers,
    several_numbers,
    told_numbers,
    main_numbers,
    beside_numbers,
    far_numbers,
    side_numbers,
    other_incidents,
)
"""In reading order, from `comparable_claims`, `settled_claims` and `undated_claims`."""
