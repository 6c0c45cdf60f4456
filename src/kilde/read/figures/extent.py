"""Whether a figure counts a flow in a period, a stock at a moment, or a sum since a start."""

from datetime import timedelta
from functools import cache

from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Phrases, parts, small
from kilde.read.language import lexicon
from kilde.read.period import Time, TimeKind
from kilde.vocabulary import Extent, Measure

STOCKS = frozenset(
    {Measure.PRESENT, Measure.IN_CAMP, Measure.STRANDED, Measure.SHELTERED, Measure.IN_NEED, Measure.HOMELESS}
)
"""Measures of a state, at a moment."""
SHORT = timedelta(days=31)
"""What was counted in a named time no longer than this is a flow, whatever words of sums stand by."""
LASTING = frozenset(
    {
        Measure.DISPLACED,
        Measure.MISSING,
        Measure.DETAINED,
        Measure.ABDUCTED,
        Measure.AFFECTED,
        Measure.DEPLOYED,
        Measure.HOUSING_DESTROYED,
        Measure.HOUSING_DAMAGED,
        Measure.HOUSING_UNINHABITABLE,
    }
)
"""Measures that last, so that *are missing* tells of a moment."""
_DONE = frozenset({Measure.DETAINED, Measure.ABDUCTED, Measure.HOUSING_DESTROYED, Measure.HOUSING_DAMAGED})
"""Measures of an act, of which *er pågrepet* tells that it has been done, in languages whose perfect is made so."""
STATES_WHEN_IMPLIED = frozenset(
    {Measure.DISPLACED, Measure.DETAINED, Measure.ABDUCTED, Measure.MISSING, Measure.AFFECTED}
)
"""Measures that a noun for people can carry with it (*5 million refugees*): then a stock."""
_BY_NOUN = frozenset({"implied", "counted-inside"})


@cache
def extent_cues(language: str) -> Phrases[Extent]:
    """Words that say how it counts."""
    return Phrases((parts(phrase), Extent(name)) for name, row in lexicon(language, "extent").items() for phrase in row)


def extent_of(
    tokens: Tokens, group: Group, choice: Choice, language: str, *, clause: range, time: Time | None
) -> Extent:
    """The extent that the words around a figure and its measure make most likely."""
    said = {m.value for i in clause for m in [extent_cues(language).longest(tokens.lows, i)] if m is not None}
    if _since(time) or (Extent.CUMULATIVE in said and not _dated(time)):
        return Extent.STOCK if choice.measure in STOCKS else Extent.CUMULATIVE
    if choice.measure in STOCKS or (choice.rule in _BY_NOUN and choice.measure in STATES_WHEN_IMPLIED):
        return Extent.STOCK
    if choice.measure in LASTING and (Extent.STOCK in said or _stands(tokens, group, choice, language)):
        return Extent.STOCK
    return Extent.FLOW


def _since(time: Time | None) -> bool:
    """Whether the words name a start that reaches until now."""
    if time is None:
        return False
    return time.kind is TimeKind.SINCE


def _dated(time: Time | None) -> bool:
    """Whether a day or a week is named, in which the figure was counted."""
    interval = time.interval if time else None
    known = interval is not None and interval.start is not None and interval.end is not None
    return bool(known and interval and interval.end - interval.start <= SHORT)  # type: ignore[operator]


def _stands(tokens: Tokens, group: Group, choice: Choice, language: str) -> bool:
    """Whether it is said in the present, as something that is so: *12 are missing*."""
    perfect = bool(small(language, "perfect_be")) and choice.measure in _DONE
    if choice.trigger is None or perfect:
        return False
    first = min(group.first, choice.trigger.first)
    before = tokens.lows[max(0, first - 2) : choice.trigger.first]
    past = small(language, "be") - small(language, "be_now")
    return bool(small(language, "be_now") & set(before)) and not past & set(before)
