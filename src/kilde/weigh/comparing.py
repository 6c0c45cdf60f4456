"""The same claims under two rule books, with the differences explained claim by claim."""

from typing import TYPE_CHECKING

from msgspec import Struct

from kilde.ledger import Selection
from kilde.vocabulary import Number
from kilde.weigh.assembling import range_text
from kilde.weigh.figures import ALL, NO_PARTIES, Weighing
from kilde.weigh.interest import Parties
from kilde.weigh.records import BookNumbers, FigureRow, WeighedClaim

if TYPE_CHECKING:
    from kilde.ledger import View


class ClaimDifference(Struct, frozen=True):
    """A claim that two books use or read in different ways."""

    one: WeighedClaim
    """As the first book has it."""
    other: WeighedClaim
    reason: str
    """What differs, in words."""


class Comparison(Struct, frozen=True):
    """A row under two rule books."""

    key: str
    one: FigureRow
    other: FigureRow
    same: bool
    """Whether both come to the same numbers."""
    low: Number | None
    """How far the second book's lower end lies from the first's; None where either is open."""
    high: Number | None
    differences: tuple[ClaimDifference, ...]


def compare(
    view: "View",
    one: str,
    other: str,
    selection: Selection = ALL,
    *,
    parties: Parties = NO_PARTIES,
    household_size: float | None = None,
) -> list[Comparison]:
    """The rows under two rule books, those that differ first, in the order of the first book."""
    return comparisons_of(Weighing(view, selection, parties=parties, household_size=household_size), one, other)


def comparisons_of(weighing: Weighing, one: str, other: str) -> list[Comparison]:
    """The same, of claims already weighed."""
    second = {row.key: row for row in weighing.figures(other)}
    found = [_comparison(row, second[row.key]) for row in weighing.figures(one) if row.key in second]
    return sorted(found, key=lambda comparison: comparison.same)


def same_numbers(one: FigureRow | BookNumbers, other: FigureRow | BookNumbers) -> bool:
    """Whether two books come to the same; one that names no best number does not differ in it."""
    return (one.low, one.high, one.best or other.best) == (other.low, other.high, other.best or one.best)


def _comparison(one: FigureRow, other: FigureRow) -> Comparison:
    theirs = {claim.figure.id: claim for claim in other.evidence}
    pairs = [(claim, theirs[claim.figure.id]) for claim in one.evidence if claim.figure.id in theirs]
    differences = [
        ClaimDifference(mine, its, why)
        for mine, its in pairs
        if (why := _difference(mine, its, one.rulebook, other.rulebook))
    ]
    same, low, high = same_numbers(one, other), _apart(one.low, other.low), _apart(one.high, other.high)
    return Comparison(one.key, one, other, same, low, high, tuple(differences))


def _difference(one: WeighedClaim, other: WeighedClaim, first: str, second: str) -> str | None:
    if one.used and not other.used:
        return f"counts by {first} ({one.reason}), not by {second} ({other.reason})"
    if other.used and not one.used:
        return f"counts by {second} ({other.reason}), not by {first} ({one.reason})"
    if one.used and (one.low, one.high) != (other.low, other.high):
        return f"{first} reads {range_text(one.low, one.high)}, {second} {range_text(other.low, other.high)}"
    return None


def _apart(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else other - one
