"""IDMC's book: one recommended figure, the others for triangulation.

The rule. Of the newest claims of all origins one is recommended: the one whose origin is best placed to know (UN
bodies, relief organisations and monitors first, those who fight last), of equals one that is no mere upper bound and no
*dozens*, then the newest. It gives its number as printed; of an interval the lower bound. The other claims are
triangulation and make no number. Households count as persons through a household size, which the claim's reason shows:
the one that is asked for, else the national average where the ledger's register has one (`household_size`, by country),
else `HOUSEHOLD_SIZE`, an assumption of the house.
"""

from typing import TYPE_CHECKING

from kilde.weigh.rulebooks.book import READ, RuleBook, best_of

if TYPE_CHECKING:
    from ibis import Table

HOUSEHOLD_SIZE = 5.0


def recommended_claims(ranked_claims: "Table") -> "Table":
    """The recommended claim of each row: (claim, recommended)."""
    import ibis

    return best_of(ranked_claims).mutate(recommended=ibis.literal(True))


def book_claims(ranked_claims: "Table", recommended_claims: "Table", household_sizes: "Table") -> "Table":
    """The claims with their role, in persons."""
    import ibis

    t = ranked_claims.select(*READ).left_join(recommended_claims, "claim").drop("claim_right")
    counts = t.recommended.fill_null(False)
    triangulates = t.candidate & ~counts
    t = t.left_join(household_sizes, "country").drop("country_right")
    everywhere = household_sizes.filter(household_sizes.country == "")
    t = t.cross_join(everywhere.agg(given=everywhere.household_size.max()))
    size = ibis.ifelse(t.unit == "household", ibis.coalesce(t.given, t.household_size, HOUSEHOLD_SIZE), 1.0)
    why = ibis.cases(
        (counts & (t.unit == "household"), "recommended_households"),
        (counts, "recommended"),
        (triangulates, "triangulation"),
        else_=None,
    )
    number = ibis.coalesce(t.value, t.floor) * size
    return t.select("claim", "row", "is_about", size=size, counts=counts, why=why, read_low=number, read_high=number)


def book_ranges(book_claims: "Table") -> "Table":
    """The recommended figure of each row."""
    import ibis

    t = book_claims.filter(book_claims.counts)
    return t.select(
        "row", low=t.read_low, high=t.read_low, about=t.is_about, best=t.read_low, grade=ibis.null("string")
    )


BOOK = RuleBook(
    "idmc",
    "IDMC",
    "recommended_figure",
    "One claim is recommended, that of the origin best placed to know, the newest of equals; the others are "
    "triangulation. Households are counted as persons.",
    (recommended_claims, book_claims, book_ranges),
    {
        "recommended": "recommended figure: its origin is best placed to know",
        "recommended_households": "recommended figure; households times {size:g} persons",
        "triangulation": "triangulation",
    },
    {"household": "{size:g} persons to each household."},
)
