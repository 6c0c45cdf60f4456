"""UCDP's book: a low, a best and a high estimate.

The rule. Of each origin the newest claim counts; reports that name no source count beside them. Low is the lowest bound
of them all, high the highest; a bound that is open is the number printed, since UCDP's estimates are closed. Best is
the number of the origin best placed to know (UN bodies, relief organisations and monitors before courts, medics and
experts, these before media, officials and witnesses, and those who fight last), of equals one that is no mere upper
bound (*up to 60* is an estimate of the most) and no *dozens*, then the newest; of an interval its lower bound.
"""

from typing import TYPE_CHECKING

from kilde.weigh.rulebooks.book import READ, RuleBook, best_of

if TYPE_CHECKING:
    from ibis import Table


def best_claims(ranked_claims: "Table") -> "Table":
    """The claim of each row that gives the best estimate: (claim, best)."""
    import ibis

    return best_of(ranked_claims).mutate(best=ibis.literal(True))


def book_claims(ranked_claims: "Table", best_claims: "Table") -> "Table":
    """The claims as UCDP would read them."""
    import ibis

    t = ranked_claims.select(*READ).left_join(best_claims, "claim").drop("claim_right")
    counts = t.candidate & (t["rank"] == 0)
    best = t.best.fill_null(False)
    named_only = counts & ~t.used
    why = ibis.cases((best, "best"), (named_only, "unnamed"), (counts, "bound"), else_=None)
    return t.select("claim", "row", counts=counts, why=why, read_low=t.floor, read_high=t.ceiling)


def book_ranges(book_claims: "Table") -> "Table":
    """Low, best and high of each row."""
    import ibis

    t = book_claims.filter(book_claims.counts)
    rows = t.group_by("row").agg(
        low=t.read_low.min(), high=t.read_high.max(), best=t.read_low.max(where=t.why == "best")
    )
    return rows.mutate(about=ibis.literal(False), grade=ibis.null("string"))


BOOK = RuleBook(
    "ucdp",
    "UCDP",
    "low_best_high",
    "Low and high are the lowest and highest number of the newest claims of all; best is the number of the origin best "
    "placed to know, of an interval its lower bound.",
    (best_claims, book_claims, book_ranges),
    {
        "best": "the best estimate: its origin is best placed to know",
        "bound": "counts for low and high",
        "unnamed": "counts for low and high, though it names no source",
    },
)
