"""How firmly a figure stands.

The rule. Confidence follows from the number, the kind and the independence of the origins that count:

- *high*: at least two independent origins with a name, not all of them parties to the fighting, whose numbers can all
  hold;
- *moderate*: one origin with a name that is no party to the fighting; or two or more whose numbers cannot all hold
  but lie within a quarter of one another;
- *low*: only parties to the fighting, only described speakers (*activists*), numbers that lie far apart, or numbers
  that are called possible only;
- *none*: no source is named.
"""

from collections.abc import Sequence
from enum import StrEnum

from kilde.weigh.interest import Parties, Voice, by_origin, interest, side

_NEAR = 0.25


class Confidence(StrEnum):
    """How firmly a figure stands."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    NONE = "none"


def confidence(
    voices: Sequence[Voice],
    parties: Parties,
    country: str | None,
    *,
    contradiction: bool,
    spread: float | None,
    possible: bool,
) -> tuple[Confidence, str]:
    """The confidence in a figure with its reason; `spread` is the width of its range as a part of its upper end."""
    named = by_origin(voice for voice in voices if voice.kind != "unnamed")
    described = {voice.key for voice in voices if voice.key and voice.kind == "unnamed"}
    if not named and not described:
        return Confidence.NONE, "no source is named"
    if possible:
        return Confidence.LOW, "called possible only"
    if not named:
        return Confidence.LOW, f"{_count(len(described), 'described speaker')}, none with a name"
    if one_sided := interest(voices, parties, country):
        return Confidence.LOW, one_sided
    origins = _count(len(named), "origin")
    if contradiction:
        if spread is not None and spread <= _NEAR:
            return Confidence.MODERATE, f"{origins} whose numbers cannot all hold but lie near one another"
        return Confidence.LOW, f"{origins} whose numbers lie far apart"
    if len(named) < 2:
        return Confidence.MODERATE, f"one origin with a name{', beside described speakers' if described else ''}"
    fighting = sum(side(voice, parties, country) is not None for voice in named)
    beside = f", {fighting} of them {'a party' if fighting == 1 else 'parties'} to the fighting" if fighting else ""
    return Confidence.HIGH, f"{len(named)} independent origins whose numbers can all hold{beside}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
