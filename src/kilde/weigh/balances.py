"""Balances: whether what is counted in a place at two times squares with who came, left and died between.

The rule. Change = the later stock less the earlier; it must equal arrivals less departures less deaths, in interval
arithmetic. Deaths and births that nobody reports are given room: up to five deaths and one birth a day among ten
thousand. A side that reports cover less than four fifths of has no upper end: no report is not none. What is left over
is the residual. A balance squares where the residual holds nought. Where it does for some of a row's claims only, the
others are misfits.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kilde.ledger import Selection
from kilde.vocabulary import Number
from kilde.weigh import stocks
from kilde.weigh.assembling import Assembler, digest, iso, whole_number
from kilde.weigh.figures import ALL, NO_PARTIES, Weighing
from kilde.weigh.interest import Parties
from kilde.weigh.records import WeighedClaim
from kilde.weigh.series import DAY

if TYPE_CHECKING:
    from kilde.ledger import View

COVERED = 0.8
DEATHS_A_DAY = 0.0005
BIRTHS_A_DAY = 0.0001
SIDES = ("arrivals", "departures", "deaths")


class Range(Struct, frozen=True):
    """An interval; None is an open end."""

    low: Number | None
    high: Number | None

    def __add__(self, other: "Range") -> "Range":
        return Range(_sum(self.low, other.low), _sum(self.high, other.high))

    def __neg__(self) -> "Range":
        return Range(_negative(self.high), _negative(self.low))

    def __sub__(self, other: "Range") -> "Range":
        return self + -other

    def holds(self, number: float) -> bool:
        """Whether a number lies in it."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)


class Flow(Struct, frozen=True):
    """Who came, left or died in the stretch."""

    side: str
    """`arrivals`, `departures` or `deaths`."""
    range: Range
    covered: float
    """The part of the stretch that reports tell of, 0 to 1."""
    rows: tuple[str, ...]
    """Keys of the rows that count."""
    claims: tuple[WeighedClaim, ...]
    """The claims of these rows that count."""


class Balance(Struct, frozen=True):
    """Two counts of the people in a place, and what lies between them."""

    key: str
    place: str | None
    gazetteer_id: str | None
    start: str
    end: str
    before: tuple[WeighedClaim, ...]
    """The claims of the earlier count."""
    after: tuple[WeighedClaim, ...]
    change: Range
    flows: tuple[Flow, ...]
    residual: Range
    """What arrivals, departures and deaths leave unexplained, of those counts that fit best."""
    squares: bool | None
    """None where too little is reported to tell."""
    misfits: tuple[WeighedClaim, ...]
    """Counts that do not fit, while others of the same day do; or all of them where none fits."""
    explanations: tuple[str, ...]
    """What could explain a residual or keeps it open, in words."""


def balances(view: "View", selection: Selection = ALL, *, parties: Parties = NO_PARTIES) -> list[Balance]:
    """The balances of the places asked for, those that do not square first, then the most recent."""
    return balances_of(Weighing(view, selection, parties=parties))


def balances_of(weighing: Weighing) -> list[Balance]:
    """The same, of claims already weighed."""
    if not weighing:
        return []
    weighing.run(stocks.STEPS)
    made = _Balances(weighing, weighing.book("house"))
    found = [made.balance(row) for row in weighing.bench.rows("stock_rows")]
    found.sort(key=lambda one: (one.end, one.key), reverse=True)
    return sorted(found, key=lambda one: (not one.misfits, one.squares is None))


class _Balances:
    """Balances in the making."""

    def __init__(self, weighing: Weighing, book: Assembler) -> None:
        self._book = book
        self._keys = book.all_keys()
        self._claims = {claim["claim"]: claim for claim in weighing.bench.rows("ranked_claims")}
        self._counting: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for claim in self._claims.values():
            if claim["used"]:
                self._counting[claim["row"]].append(claim)
        self._stocks: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in weighing.bench.rows("stock_claims"):
            self._stocks[row["row"]].append(row)
        self._sums = {(row["stretch"], row["side"]): row for row in weighing.bench.rows("flow_sums")}
        self._flow_rows: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for row in weighing.bench.rows("counted_flows"):
            self._flow_rows[row["stretch"], row["side"]].append(row["row"])

    def balance(self, stretch: dict[str, Any]) -> Balance:
        """The balance of one stretch."""
        after, before = (
            sorted(self._stocks[stretch[name]], key=lambda row: row["claim"]) for name in ("row", "before")
        )
        days = max((stretch["closed"] - stretch["opened"]) / DAY - 1, 1)
        flows = tuple(self._flow(stretch["row"], side) for side in SIDES)
        natural = _natural(stretch["high_before"], days)
        told = {flow.side: _told(flow) for flow in flows}
        net = told["arrivals"] - told["departures"] - told["deaths"] + natural
        residuals = {
            (one["claim"], two["claim"]): Range(two["true_low"], two["true_high"])
            - Range(one["true_low"], one["true_high"])
            - net
            for one in before
            for two in after
        }
        fitting = {pair for pair, residual in residuals.items() if residual.holds(0)}
        misfits = self._misfits(before, after, fitting)
        closest = min(residuals, key=lambda pair: (_away(residuals[pair]), pair))
        known = all(flow.covered >= COVERED for flow in flows if flow.side != "deaths")
        example = self._claims[after[0]["claim"]]
        change = Range(stretch["low"], stretch["high"]) - Range(stretch["low_before"], stretch["high_before"])
        return Balance(
            key=digest(f"balance|{self._keys[stretch['before']]}|{self._keys[stretch['row']]}"),
            place=example["place"],
            gazetteer_id=example["gazetteer_id"],
            start=iso(stretch["opened"]),
            end=iso(stretch["closed"]),
            before=self._weighed(before),
            after=self._weighed(after),
            change=_tidy(change),
            flows=flows,
            residual=_tidy(residuals[closest]),
            squares=False if not fitting else (True if known else None),
            misfits=misfits,
            explanations=tuple(self._explanations(misfits, flows, fitting=bool(fitting))),
        )

    def _weighed(self, rows: Iterable[dict[str, Any]]) -> tuple[WeighedClaim, ...]:
        return tuple(self._book.weighed(self._claims[row["claim"]]) for row in rows)

    def _misfits(
        self, before: list[dict[str, Any]], after: list[dict[str, Any]], fitting: set[tuple[int, int]]
    ) -> tuple[WeighedClaim, ...]:
        fit = {claim for pair in fitting for claim in pair}
        return self._weighed(row for row in (*before, *after) if row["claim"] not in fit)

    def _flow(self, stretch: int, side: str) -> Flow:
        summed = self._sums.get((stretch, side))
        rows = sorted(self._flow_rows[stretch, side])
        return Flow(
            side,
            Range(whole_number(summed["low"]), whole_number(summed["high"])) if summed else Range(0, None),
            round(min(summed["covered"], 1.0), 3) if summed else 0.0,
            tuple(self._keys[row] for row in rows),
            tuple(self._book.weighed(claim) for row in rows for claim in self._counting[row]),
        )

    @staticmethod
    def _explanations(misfits: tuple[WeighedClaim, ...], flows: tuple[Flow, ...], *, fitting: bool) -> Iterable[str]:
        for claim in misfits:
            others = "while another count of that day does" if fitting else "nor does any other count"
            yield f"{claim.figure.quantity.text} ({claim.origin}) does not square, {others}"
        for flow in flows:
            if flow.side != "deaths" and not flow.rows:
                yield f"no report on {flow.side}, which is not none"
            elif flow.side != "deaths" and flow.covered < COVERED:
                yield f"{flow.side} are told of for {flow.covered:.0%} of the time only"


def _told(flow: Flow) -> Range:
    """What a side can have been; unreported deaths are given room elsewhere."""
    if flow.side == "deaths":
        return flow.range if flow.rows else Range(0, 0)
    return flow.range if flow.covered >= COVERED else Range(flow.range.low, None)


def _natural(stock: float, days: float) -> Range:
    """Births less deaths that nobody reports."""
    return Range(-stock * DEATHS_A_DAY * days, stock * BIRTHS_A_DAY * days)


def _away(residual: Range) -> float:
    """How far from nought an interval lies."""
    return max(residual.low or 0, -(residual.high or 0), 0)


def _sum(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else one + other


def _negative(number: Number | None) -> Number | None:
    return None if number is None else -number


def _tidy(found: Range) -> Range:
    return Range(*(None if end is None else whole_number(float(round(end))) for end in (found.low, found.high)))
