"""Incidents of one day: numbers of the same, at the same place and time, that are not of the same people.

The rule. One voice does not give two numbers for one thing in one report: *26 were killed in the east; 15 others died
in two more attacks*. So of the numbers that a report gives in one voice, for deaths and all else that happens in a day,
those that lie further apart than three to four are of several incidents (exact ones nineteen to twenty: 61,480 may be
printed as 61,500). A row is about its main number: the one that most reports lead with, of equals the largest. What a
report tells beside the main number, or beside the number that it leads with, goes to a row of its own with the same
number elsewhere. A number that another report leads with stays if it lies between half and twice the main one: it may
be an earlier count of the same.
"""

from typing import TYPE_CHECKING

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table
    from ibis.expr.types import BooleanValue

ONE_COUNT = 0.75  # numbers further apart than three to four are not one count
ONE_EXACT = 0.95
OTHER_SIZE = 2  # numbers of which one is more than so many times the other are hardly of one thing
_ROW = ("series", "length", "stretch")
_TELLER = (*_ROW, "report", "origin")


def several_numbers(comparable_claims: "Table") -> "Table":
    """Series in which a report gives several numbers in one voice: (series)."""
    t = _happened(comparable_claims)
    told = t.group_by("series", "report", "origin").agg(least=t.number.min(), most=t.number.max())
    return told.filter(told.least < told.most * ONE_EXACT).select("series").distinct()


def told_numbers(
    comparable_claims: "Table", several_numbers: "Table", settled_claims: "Table", undated_claims: "Table"
) -> "Table":
    """The numbers of those series by row, report and voice: (series, length, stretch, report, origin, number, nth, …).

    `nth` counts them as they stand in the report.
    """
    import ibis

    both = settled_claims.select("claim", "stretch").union(undated_claims)
    t = _happened(comparable_claims).semi_join(several_numbers, "series").join(both, "claim")
    t = t.group_by(*_TELLER, "family", "number").agg(
        at=t.start.min(),
        exact=(t.qualifier == "exact").all(),
        vague=(t.qualifier == "vague").any(),
        at_most=(t.qualifier == "at_most").any(),
    )
    in_text = ibis.window(group_by=_TELLER, order_by=["at", "number"])
    return t.mutate(nth=ibis.row_number().over(in_text))


def main_numbers(told_numbers: "Table") -> "Table":
    """What each row is about: (series, length, stretch, main)."""
    import ibis

    leading = told_numbers.filter(told_numbers.nth == 0)
    t = leading.group_by(*_ROW, "number").agg(families=leading.family.nunique())
    most = ibis.window(group_by=_ROW, order_by=[ibis.desc(t.families), ibis.desc(t.number)])
    ranked = t.mutate(rank=ibis.row_number().over(most))
    return ranked.filter(ranked["rank"] == 0).select(*_ROW, main="number")


def side_numbers(told_numbers: "Table", main_numbers: "Table") -> "Table":
    """Numbers of a row that are of another incident than its main one: (series, length, stretch, number)."""
    import ibis

    t = told_numbers.join(main_numbers, list(_ROW))
    t = t.mutate(is_main=t.number == t.main)
    # Beside what a report gives its other numbers: the main one where it has that, else the one that it leads with.
    of_report = ibis.window(group_by=_TELLER, order_by=[ibis.desc(t.is_main), t.nth])
    t = t.mutate(place=ibis.row_number().over(of_report))
    beside = t.filter(t.place == 0).select(
        *_ROW,
        "report",
        voice=t.origin.fill_null(""),
        its="number",
        its_exact="exact",
        its_vague="vague",
        its_at_most="at_most",
    )
    others = t.filter(t.place > 0).mutate(voice=t.origin.fill_null(""))
    p = others.join(beside, [*_ROW, "report", "voice"])
    p = p.filter(_apart(p) & ~p.is_main)
    leads = told_numbers.group_by(*_ROW, "number").agg(leads=(told_numbers.nth == 0).any())
    p = p.join(leads, [*_ROW, "number"])
    far = (p.number * OTHER_SIZE < p.main) | (p.number > p.main * OTHER_SIZE)
    return p.filter(~p.leads | far).select(*_ROW, "number").distinct()


def other_incidents(
    comparable_claims: "Table", settled_claims: "Table", undated_claims: "Table", side_numbers: "Table"
) -> "Table":
    """Claims that belong to a row of their own time by what they count, and which one: (claim, incident)."""
    both = settled_claims.select("claim", "stretch").union(undated_claims)
    t = comparable_claims.semi_join(side_numbers, "series").select("claim", "series", "length", "number")
    t = t.join(both, "claim").semi_join(side_numbers, [*_ROW, "number"])
    return t.select("claim", incident=t.number.cast("string"))


def _happened(comparable_claims: "Table") -> "Table":
    """What is said to have happened within some days."""
    t = comparable_claims
    told = (t.extent == "flow") & (t.length == "day") & t.modality.isin(["asserted", "possible"]) & t.number.notnull()
    return t.filter(told).select(
        "claim", "series", "length", "report", "family", "origin", "number", "qualifier", "start"
    )


def _apart(p: "Table") -> "BooleanValue":
    """Whether two numbers cannot be one count, as far as *dozens* and *up to* leave it open."""
    least = (p.exact & p.its_exact).ifelse(ONE_EXACT, ONE_COUNT)
    kin = (p.number >= p.its * least) & (p.its >= p.number * least)
    upward = (p.vague & (p.its >= p.number)) | (p.its_vague & (p.number >= p.its))
    downward = (p.at_most & (p.its <= p.number)) | (p.its_at_most & (p.number <= p.its))
    return ~(kin | upward | downward)


STEPS: tuple[Step, ...] = (several_numbers, told_numbers, main_numbers, side_numbers, other_incidents)
"""In reading order, from `comparable_claims`, `settled_claims` and `undated_claims`."""
