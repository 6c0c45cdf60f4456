"""What a rule book is, and what several of them share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from kilde.weigh.engine import Step

if TYPE_CHECKING:
    from ibis import Table
    from ibis.expr.types import IntegerColumn

BOOK_TABLES = ("book_claims", "book_ranges")
"""What each book makes: (claim, row, counts, why, read_low, read_high) and (row, low, high, best, about, grade)."""

# How well placed a kind of source is to know, best first; those who fight come last of the named.
_RELIABLE = (
    ("un", "ngo", "monitor"),
    ("court", "medic", "expert"),
    ("agency", "outlet", "media_item"),
    ("official", "state", "witness", "person", "company"),
    ("party", "armed_group"),
)


READ = (
    *("claim", "row", "modality", "unit", "qualifier", "categories", "country", "origin", "origin_kind"),
    *("low", "value", "bound_low", "bound_high", "floor", "ceiling", "is_about"),
    *("candidate", "used", "rank", "said_order"),
)
"""The columns of `ranked_claims` that a book may read: where a page is asked for, no others are at hand."""


class UnknownRuleBookError(ValueError):
    """No rule book of that name; the message names those there are."""


class RuleBook(Struct, frozen=True):
    """One way from claims to a figure."""

    name: str
    title: str
    rule: str
    """The name of the rule, as rows carry it."""
    words: str
    """The rule in words."""
    steps: tuple[Step, ...]
    """From `ranked_claims` to `BOOK_TABLES`."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """What each `why` means. A claim without one has the house's reason."""
    counted: Mapping[str, str] = field(default_factory=dict)
    """What the sentence of a row adds where its claims count this unit."""


def reliability(ranked_claims: "Table") -> "IntegerColumn":
    """The place of each claim's kind of origin in order of reliability, 0 the best; the reports' own voice last."""
    import ibis

    t = ranked_claims
    places = [(t.origin_kind.isin(kinds), place) for place, kinds in enumerate(_RELIABLE)]
    return ibis.cases(*places, (t.origin.notnull(), len(_RELIABLE)), else_=len(_RELIABLE) + 1)


def best_of(ranked_claims: "Table") -> "Table":
    """The one claim of each row that is used and best placed to know: (claim).

    Of equals one that says how many before an upper bound alone (*up to 60*) or *dozens*, then the newest.
    """
    import ibis

    t = ranked_claims.select(*READ).filter(lambda r: r.used).mutate(place=reliability)
    loose = (t.bound_low.isnull() & (t.qualifier != "almost")) | (t.qualifier == "vague")
    best_first = ibis.window(group_by="row", order_by=[t.place, loose.cast("int64"), ibis.desc(t.said_order), t.claim])
    return t.mutate(nth=ibis.row_number().over(best_first)).filter(lambda r: r.nth == 0).select("claim")
