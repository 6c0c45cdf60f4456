"""ACLED's book: one integer, the most conservative.

The rule. Of each origin the newest claim counts. Each is read as the lowest number that it can mean: *at least 9* is 9,
*38 to 45* is 38, *dozens* is 12, *hundreds* is 100 (ACLED's own reading of vague words, half of Kilde's). The lowest of
them is the figure. A claim with an upper bound only (*up to 60*) is read as the number printed, and only where no other
claim gives one; *nearly 60* is 60.
"""

from typing import TYPE_CHECKING

from kilde.weigh.rulebooks.book import READ, RuleBook

if TYPE_CHECKING:
    from ibis import Table

VAGUE_SHARE = 0.5  # Kilde reads dozens as two dozen and more, hundreds as two hundred; ACLED as one


def book_claims(ranked_claims: "Table") -> "Table":
    """The claims as ACLED reads them; the lowest of a row counts."""
    import ibis

    t = ranked_claims.select(*READ)
    vague, open_below = t.qualifier == "vague", t.bound_low.isnull() & (t.qualifier != "almost")
    number = ibis.coalesce(vague.ifelse(t.low * VAGUE_SHARE, t.bound_low), t.bound_high)
    t = t.mutate(read=number.floor(), open_below=open_below.cast("int64"), unused=t.used.ifelse(0, 1))
    lowest = ibis.window(group_by="row", order_by=[t.unused, t.open_below, t.read, t.said_order, t.claim])
    t = t.mutate(nth=ibis.row_number().over(lowest))
    counts = t.used & (t.nth == 0)
    why = ibis.cases(
        (counts & vague, "vague"), (counts, "lowest"), (t.used & open_below, "open"), (t.used, "higher"), else_=None
    )
    return t.select("claim", "row", counts=counts, why=why, read_low=t.read, read_high=t.read)


def book_ranges(book_claims: "Table") -> "Table":
    """The integer of each row."""
    import ibis

    t = book_claims.filter(book_claims.counts)
    return t.select("row", low=t.read_low, high=t.read_low, about=False, best=t.read_low, grade=ibis.null("string"))


BOOK = RuleBook(
    "acled",
    "ACLED",
    "conservative_integer",
    "One integer, the most conservative: the lowest number that any origin's newest claim can mean; dozens are 12, "
    "hundreds 100.",
    (book_claims, book_ranges),
    {
        "lowest": "the most conservative number",
        "vague": "the most conservative number; ACLED reads dozens as 12, hundreds as 100",
        "open": "an upper bound only",
        "higher": "not the most conservative number",
    },
)
