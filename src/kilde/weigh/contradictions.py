"""Contradictions as records, each with its claims and the likely reason in words."""

import math
from collections.abc import Iterable, Mapping, Set
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kilde.ledger import Selection, name_key
from kilde.vocabulary import Measure, Number
from kilde.weigh import conflicts, echo_links
from kilde.weigh.assembling import Assembler, Rows, digest, iso, whole_number
from kilde.weigh.figures import ALL, NO_PARTIES, Weighing
from kilde.weigh.interest import Parties
from kilde.weigh.records import WeighedClaim

if TYPE_CHECKING:
    from kilde.ledger import View


class ContradictionKind(StrEnum):
    """In what way claims cannot all be right."""

    APART = "apart"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    TOTAL_FALLS = "total_falls"
    DENIED = "denied"
    SELF = "self"


class LikelyReason(StrEnum):
    """Why they may differ."""

    CORRECTION = "correction"
    DRIFT = "drift"
    ROUNDING = "rounding"
    OTHER_DAY = "other_day"
    OTHER_PLACE = "other_place"
    OTHER_DEFINITION = "other_definition"
    COUNTED_LATER = "counted_later"
    UNKNOWN = "unknown"


class Contradiction(Struct, frozen=True):
    """Claims that cannot all be right."""

    key: str
    kind: ContradictionKind
    row: str
    """The key of the row in which it stands; of a part, that of the part."""
    place: str | None
    measure: Measure
    claims: tuple[WeighedClaim, ...]
    """The larger number first; of a denial, the denial, then the claim that it is about where there is one."""
    gap: Number | None
    """How far the numbers lie apart; None for a denial."""
    likely: LikelyReason
    reason: str
    """In words."""
    start: str
    end: str


def contradictions(view: "View", selection: Selection = ALL, *, parties: Parties = NO_PARTIES) -> list[Contradiction]:
    """What cannot all be right among the figures asked for, the most recent first."""
    return contradictions_of(Weighing(view, selection, parties=parties))


def contradictions_of(weighing: Weighing) -> list[Contradiction]:
    """The same, of claims already weighed."""
    if not weighing:
        return []
    weighing.run(conflicts.STEPS)
    weighing.run(echo_links.STEPS)
    book = weighing.book("house")
    return contradictions_on(weighing.bench, book, weighing.bench.rows("conflicts"), book.all_keys())


def contradictions_on(
    tables: Rows, book: Assembler, found_rows: Iterable[Mapping[str, Any]], keys: Mapping[int, str]
) -> list[Contradiction]:
    """Rows of `conflicts` as records, of tables that hold their claims; `keys` are those of all rows."""
    drifted = {row["claim"] for row in tables.rows("drifts")}
    claims = {claim["claim"]: claim for claim in tables.rows("ranked_claims")}
    found = [
        _contradiction(row["kind"], keys[row["row"]], (claims[row["claim"]], claims.get(row["other"])), drifted, book)
        for row in found_rows
    ]
    found.sort(key=lambda one: (one.place or "", one.kind, one.key))
    return sorted(found, key=lambda one: one.end, reverse=True)


def _contradiction(
    kind: str, row: str, both: tuple[dict[str, Any], dict[str, Any] | None], drifted: Set[int], book: Assembler
) -> Contradiction:
    one, other = both
    pair = [claim for claim in (one, other) if claim]
    likely, why = _likely(kind, one, other, drifted)
    weighed = [book.weighed(claim) for claim in pair]
    if kind == "total_falls":
        weighed.reverse()
    said = _SAID[kind].format(*(f"{claim.origin}: {claim.figure.quantity.text}" for claim in weighed), "")
    return Contradiction(
        key=digest("|".join([kind, row, *(claim.figure.id for claim in weighed)])),
        kind=ContradictionKind(kind),
        row=row,
        place=one["place"],
        measure=Measure(one["measure"]),
        claims=tuple(weighed),
        gap=_gap(one, other) if kind != "denied" else None,
        likely=likely,
        reason=f"{said.strip(' ,')}; {why}",
        start=iso(min((claim["start_time"] for claim in pair if claim["start_time"] is not None), default=None)),
        end=iso(max((claim["end_time"] for claim in pair if claim["end_time"] is not None), default=None)),
    )


_SAID = {
    "apart": "{} and {} share no number",
    "part_exceeds_whole": "a part ({}) is larger than its whole ({})",
    "total_falls": "the total falls: {}, then {}",
    "denied": "denied by {} {}",
    "self": "the same origin gives {} and {}",
}


def _gap(one: dict[str, Any], other: dict[str, Any] | None) -> Number | None:
    if other is None:
        return None
    ends = [(one["true_low"], other["true_high"]), (other["true_low"], one["true_high"])]
    gaps = [low - high for low, high in ends if low is not None and high is not None and low > high]
    return whole_number(round(max(gaps), 6)) if gaps else None


def _likely(
    kind: str, one: dict[str, Any], other: dict[str, Any] | None, drifted: Set[int]
) -> tuple[LikelyReason, str]:
    """The first reason that shows itself."""
    if other is None:
        return LikelyReason.UNKNOWN, "nobody else is known to have said it"
    if kind == "denied":
        if one["publisher_key"] and one["publisher_key"] in (other["publisher_key"], other["relay"]):
            return LikelyReason.CORRECTION, f"{one['publisher']} takes back what it reported"
        return LikelyReason.UNKNOWN, "one of the two is wrong, or they speak of different things"
    for claim in (one, other):
        if claim["claim"] in drifted:
            return LikelyReason.DRIFT, f"the number changed on its way to {claim['publisher'] or 'the report'}"
    if _rounded(one["number"], other["number"]):
        return LikelyReason.ROUNDING, "one is a rounder form of the other"
    if (one["start_time"], one["end_time"]) != (other["start_time"], other["end_time"]) and kind != "total_falls":
        if not (one["dated"] and other["dated"]):
            return LikelyReason.OTHER_DAY, "one gives no time of its own and may mean another day"
        return LikelyReason.OTHER_DAY, "they are not of quite the same time"
    if not (one["names_place"] and other["names_place"]):
        return LikelyReason.OTHER_PLACE, "one names no place of its own and may mean another"
    if kind == "part_exceeds_whole" or name_key(one["who"]) != name_key(other["who"]):
        return LikelyReason.OTHER_DEFINITION, "they may not count the same people"
    if kind != "self" and one["said"] and other["said"] and abs(one["said"] - other["said"]) >= 24 * 60:
        return LikelyReason.COUNTED_LATER, "one was first said a day or more after the other"
    return LikelyReason.UNKNOWN, "no other day, place or people shows itself; they may count by other rules"


def _rounded(one: float | None, other: float | None) -> bool:
    """Whether one number is the other with its last figures made noughts."""
    if not one or not other or one == other:
        return False
    for exact, round_ in ((one, other), (other, one)):
        unit = 10 ** _noughts(round_)
        if unit > 1 and math.isclose(abs(exact - round_), 0, abs_tol=unit / 2) and exact % unit:
            return True
    return False


def _noughts(number: float) -> int:
    digits = str(int(number))
    return len(digits) - len(digits.rstrip("0"))
