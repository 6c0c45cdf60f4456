"""Part of those of whom it was told what happened: *among the dead were three*, *av de 33 omkomne var 11 barn*."""

from collections.abc import Sequence

from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.tokens import Tokens
from kilde.read.figures.triggers import Role, Trigger
from kilde.read.forms import small
from kilde.vocabulary import Measure

RULE = "among-them"
_COST = -2.0
"""Cheaper than any verb near by: the words say outright whom the number is part of."""
_BACK = 4
"""Tokens from *among* to the noun: an article, a number, an adjective."""
_AHEAD = 9
"""Tokens from the noun to the number, a whole list of others between them."""
_LISTED = frozenset({"NOUN", "PROPN", "DET", "NUM", "ADJ", "ADV", "CCONJ", "PRON", "AUX", "ADP"})


def among_them(
    tokens: Tokens, group: Group, triggers: Sequence[Trigger], language: str, *, victims: Measure | None
) -> Choice | None:
    """What happened to those that a number is said to be among; `victims` is what victims have suffered."""
    for trigger in triggers:
        measure = _befallen(trigger, victims)
        if measure is None or group.first <= trigger.first <= group.end:
            continue
        opening = _opening(tokens, trigger, language)
        if opening is None or group.first <= opening <= group.end:
            continue
        if _told_after(tokens, trigger.last, group, language) or _told_before(tokens, opening, group, language):
            return Choice(measure, _COST, RULE, trigger)
    return None


def _befallen(trigger: Trigger, victims: Measure | None) -> Measure | None:
    """What a noun or adjective says of people: *the dead*, *the wounded*; of *victims*, what is known of them."""
    told = [r.measure for r in trigger.readings if r.role in (Role.COUNTED, Role.STATE)]
    if not told or told[0] is Measure.PRESENT:
        return None  # *av de 33 om bord ble 29 berget*
    return victims if told[0] is Measure.AFFECTED else told[0]


def _opening(tokens: Tokens, trigger: Trigger, language: str) -> int | None:
    """Where the word *among* stands before a noun."""
    words = small(language, "among")
    for i in range(trigger.first - 1, max(-1, trigger.first - 1 - _BACK), -1):
        if tokens.lows[i] in words:
            return i
        if tokens[i].pos not in {"DET", "NUM", "ADJ", "PRON"}:
            return None
    return None


def _told_after(tokens: Tokens, last: int, group: Group, language: str) -> bool:
    """Whether a copula leads from the noun to the number: *among the dead were a nurse and two children*."""
    between = range(last + 1, group.first)
    lows = [tokens.lows[i] for i in between]
    be = small(language, "be") | small(language, "be_found")
    if not 0 < len(lows) <= _AHEAD or not any(low in be for low in lows[:2]):
        return False
    return all(tokens[i].pos in _LISTED or tokens.lows[i] in be | {","} for i in between)


def _told_before(tokens: Tokens, opening: int, group: Group, language: str) -> bool:
    """Whether a copula leads from the number to *among*: *two children and a nurse were among the dead*."""
    between = range(group.end + 1, opening)
    lows = [tokens.lows[i] for i in between]
    be = small(language, "be") | small(language, "be_found")
    if not 0 < len(lows) <= _AHEAD or not any(low in be for low in lows[-2:]):
        return False
    return all(tokens[i].pos in _LISTED or tokens.lows[i] in be | {","} for i in between)
