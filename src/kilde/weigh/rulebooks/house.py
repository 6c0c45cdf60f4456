"""The house's own book: the newest claim of each origin, from the lowest of their bounds to the highest.

The rule stands at the head of `kilde.weigh.ranges`, whose tables this book passes on.
"""

from typing import TYPE_CHECKING

from kilde.weigh.ranges import RULE
from kilde.weigh.rulebooks.book import READ, RuleBook

if TYPE_CHECKING:
    from ibis import Table


def book_claims(ranked_claims: "Table") -> "Table":
    """The claims as the house reads them."""
    import ibis

    t = ranked_claims.select(*READ)
    return t.select(
        "claim", "row", counts=t.used, why=ibis.null("string"), read_low=t.bound_low, read_high=t.bound_high
    )


def book_ranges(row_ranges: "Table") -> "Table":
    """The ranges of the house; it names no best number and gives no grade."""
    import ibis

    t = row_ranges
    return t.select("row", "low", "high", "about", best=ibis.null("float64"), grade=ibis.null("string"))


BOOK = RuleBook(
    "house",
    "Kilde",
    RULE,
    "The newest claim of each origin counts; the range reaches from the lowest of their bounds to the highest. "
    "Reports that name no source count only where no origin does.",
    (book_claims, book_ranges),
)
