"""What a war as a whole has cost: a sum since it began, in the country that it is fought in."""

from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Phrases, parts, small
from kilde.read.gazetteer import gazetteer
from kilde.read.language import lexicon
from kilde.read.period import Time, TimeKind
from kilde.read.places.words import words
from kilde.vocabulary import Measure, Period, Place, PlaceRole, Quantity

RULE = "sum-of-war"
_LEAST = 1000
"""So many dead make a conflict a war, by the count that scholars go by; fewer are those of one fight."""
_COSTS = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DISPLACED, Measure.FLED})
_BEFORE, _BEHIND = 16, 12
"""Tokens before and behind the number and what happened in which the war is named."""
_PERFECT = 4
"""Tokens before a verb in which its auxiliary stands."""
_BEGUN = 6
"""Tokens between *began* and its time."""


@dataclass(frozen=True, slots=True)
class SumOfWar:
    """Since when, and where, as far as the words for the war tell."""

    period: Period
    places: tuple[Place, ...]


def sum_of_war(
    quantity: Quantity, group: Group, choice: Choice, time: Time | None, *, tokens: Tokens, language: str
) -> SumOfWar | None:
    """What a figure is as the sum of a war; None where it counts one fight, or a time that it names.

    The perfect (*has killed*) has no time of its own: what stands beside it tells of something else, or of the start.
    """
    number = quantity.value or quantity.low or 0
    if number < _LEAST or choice.measure not in _COSTS or choice.trigger is None:
        return None
    at = choice.trigger.first
    first, last = min(at, group.first), max(choice.trigger.last, group.end)
    around = range(max(0, first - _BEFORE), min(len(tokens), last + _BEHIND))
    war = next((i for i in around if tokens.lows[i] in small(language, "war")), None)
    if war is None:
        return None
    perfect = not small(language, "have").isdisjoint(tokens.lows[max(0, at - _PERFECT) : choice.trigger.last + 1])
    begun = time is not None and _begun(time, tokens, language)
    since = time is not None and time.kind is TimeKind.SINCE
    if not (time is None or begun or since or perfect):
        return None
    period = _since(time) if time and begun else time.period if time and since else Period()
    return SumOfWar(period, _places(tokens, war, language))


@cache
def _beginnings(language: str) -> Phrases[bool]:
    """Words for a beginning: *began*, *broke out*."""
    return Phrases((parts(phrase), True) for phrase in lexicon(language, "period")["lasting"]["begin"])


def _begun(time: Time, tokens: Tokens, language: str) -> bool:
    """Whether a time is that of a beginning: *which began in 2011*."""
    span = tokens.covering(time.start or 0, time.end or 0)
    if span is None:
        return False
    return any(_beginnings(language).longest(tokens.lows, i) for i in range(max(0, span[0] - _BEGUN), span[0]))


def _since(time: Time) -> Period:
    whole = time.edtf and "/" not in time.edtf
    return Period(time.text, time.start, time.end, f"{time.edtf}/.." if whole else time.edtf)


def _places(tokens: Tokens, war: int, language: str) -> tuple[Place, ...]:
    """The country whose people's war it is: *the Syrian conflict*."""
    for i in range(max(0, war - 3), war):
        if code := words(language).demonyms.get(tokens.lows[i]):
            found, word = gazetteer(language).country(code), tokens[i]
            span = Place(word.text, word.start, word.end, PlaceRole.AT, found.name, code)
            return (replace(span, lat=found.lat, lon=found.lon, gazetteer_id=found.id),)
    return ()
