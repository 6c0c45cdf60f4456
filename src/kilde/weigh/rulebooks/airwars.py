"""Airwars' book: a minimum, a maximum and a grade.

The rule. The newest number of every source counts, with or without a name: minimum is the lowest, maximum the highest.
The grade: *discounted* where all who are counted are fighters or soldiers; *contested* where someone denies it, and the
minimum is then nought; *fair* where two independent origins give it, not all of whom fight; *weak* else. *Confirmed*
(somebody who fights accepts that it was their doing) is not read from figures and is left to people.
"""

from typing import TYPE_CHECKING

from kilde.weigh.rulebooks.book import READ, RuleBook

if TYPE_CHECKING:
    from ibis import Table

FIGHTING = ("armed_group", "state")


def book_claims(ranked_claims: "Table") -> "Table":
    """The newest claim of every source, with what the grade is made of."""
    import ibis

    t = ranked_claims.select(*READ)
    counts = t.candidate & (t["rank"] == 0)
    parts = t.categories.replace("fighter", "").replace("soldier", "").replace(",", "")
    return t.select(
        "claim",
        "row",
        counts=counts,
        why=ibis.cases((counts & ~t.used, "unnamed"), (counts, "source"), else_=None),
        read_low=t.floor,
        read_high=t.ceiling,
        denied=t.modality == "denied",
        combatants=(t.categories != "") & (parts == ""),
        independent=counts & t.origin.notnull(),
        fights=t.origin_kind.isin(FIGHTING).fill_null(False),
    )


def book_ranges(book_claims: "Table") -> "Table":
    """Minimum, maximum and grade of each row."""
    import ibis

    t = book_claims
    rows = t.group_by("row").agg(
        low=t.read_low.min(where=t.counts),
        high=t.read_high.max(where=t.counts),
        sources=t.independent.sum(),
        outside=(t.independent & ~t.fights).sum(),
        denied=t.denied.any(),
        combatants=t.combatants.all(),
        counted=t.counts.any(),
    )
    rows = rows.filter(rows.counted)
    grade = ibis.cases(
        (rows.combatants, "discounted"),
        (rows.denied, "contested"),
        ((rows.sources > 1) & (rows.outside > 0), "fair"),
        else_="weak",
    )
    low = (rows.denied & ~rows.combatants).ifelse(0.0, rows.low)
    return rows.select("row", "high", low=low, best=ibis.null("float64"), about=ibis.literal(False), grade=grade)


BOOK = RuleBook(
    "airwars",
    "Airwars",
    "min_max_grade",
    "The lowest and the highest number of all sources, and a grade: discounted (fighters only), contested (denied; the "
    "minimum is nought), fair (two independent origins, not all of whom fight), weak.",
    (book_claims, book_ranges),
    {
        "source": "counts for minimum and maximum",
        "unnamed": "counts for minimum and maximum, though it names no source",
    },
)
