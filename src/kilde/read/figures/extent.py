"""Whether a figure counts a flow in a period, a stock at a moment, or a sum since a start."""

from functools import cache

from kilde.edtf import Interval
from kilde.read.figures.measure import Choice, Group
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Phrases, parts
from kilde.read.language import lexicon
from kilde.read.period import Time, TimeKind
from kilde.vocabulary import Extent, Measure

STOCKS = frozenset(
    {Measure.PRESENT, Measure.IN_CAMP, Measure.STRANDED, Measure.SHELTERED, Measure.IN_NEED, Measure.HOMELESS}
)
"""Measures of a state, at a moment."""
STATES_WHEN_IMPLIED = frozenset({Measure.DISPLACED, Measure.DETAINED, Measure.ABDUCTED, Measure.MISSING})
"""Measures that a noun for people can carry with it (*5 million refugees*): then a stock."""


@cache
def _cues(language: str) -> Phrases[Extent]:
    return Phrases((parts(phrase), Extent(name)) for name, row in lexicon(language, "extent").items() for phrase in row)


def extent_of(
    tokens: Tokens, group: Group, choice: Choice, language: str, *, clause: range, time: Time | None
) -> Extent:
    """The extent that the words around a figure and its measure make most likely."""
    said = {m.value for i in clause for m in [_cues(language).longest(tokens.lows, i)] if m is not None}
    if Extent.CUMULATIVE in said or _since(time):
        return Extent.STOCK if choice.measure in STOCKS else Extent.CUMULATIVE
    if choice.measure in STOCKS or (choice.rule == "implied" and choice.measure in STATES_WHEN_IMPLIED):
        return Extent.STOCK
    if Extent.STOCK in said:
        return Extent.STOCK
    return Extent.FLOW


def _since(time: Time | None) -> bool:
    """Whether the words name a start that reaches until now."""
    if time is None:
        return False
    if time.kind is TimeKind.SINCE:
        return True
    interval: Interval | None = time.interval
    return bool(time.edtf and time.edtf.endswith("/..") and interval)
