"""How firmly a figure is said to hold."""

from functools import cache

from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Match, Phrases, parts, small
from kilde.read.language import lexicon
from kilde.vocabulary import Modality

_ENDS = frozenset('.;:!?"“”«»()–—')
_AFTER = 4
"""Tokens behind the trigger in which a doubt still counts."""


@cache
def modality_cues(language: str, where: str) -> Phrases[Modality]:
    """Words that say how firmly, in the clause or `after` it."""
    return Phrases(
        (parts(phrase), Modality(name))
        for name, table in lexicon(language, "modality").items()
        for phrase in table.get(where, ())
    )


@cache
def _order(language: str) -> tuple[Modality, ...]:
    return tuple(Modality(name) for name in lexicon(language, "modality"))


def modality_of(tokens: Tokens, group: Group, choice: Choice, language: str, *, others: frozenset[int]) -> Modality:
    """The modality that the words of the group's clause give it; `others` are tokens of other numbers' phrases."""
    first = min(group.first, choice.trigger.first if choice.trigger else group.first)
    last = max(group.end, choice.trigger.last if choice.trigger else group.end)
    begin = _clause_start(tokens, first, last, language, others)
    said = {Modality.HYPOTHETICAL} if _conditional(tokens, first, language) else set()
    said |= {match.value for i in range(begin, last + 1) for match in _matches(tokens, i, last, "clause", language)}
    behind = range(last + 1, min(last + 1 + _AFTER, len(tokens)))
    for i in behind:
        if tokens.lows[i] in _ENDS or i in others:
            break
        said |= {match.value for match in _matches(tokens, i, len(tokens), "after", language)}
    return next((modality for modality in _order(language) if modality in said), Modality.ASSERTED)


def _matches(tokens: Tokens, i: int, last: int, where: str, language: str) -> list[Match[Modality]]:
    if i and tokens[i].pos == "PROPN" and tokens[i].text[0].isupper():
        return []  # *in May*
    match = modality_cues(language, where).longest(tokens.lows, i)
    return [match] if match is not None and match.last <= last + 2 else []


def _conditional(tokens: Tokens, first: int, language: str) -> bool:
    """Whether a condition opens the sentence before the figure: *if the tents do not come, 5,000 will …*."""
    match = modality_cues(language, "clause").longest(tokens.lows, 0) if first else None
    return match is not None and match.value is Modality.HYPOTHETICAL


def _clause_start(tokens: Tokens, first: int, last: int, language: str, others: frozenset[int]) -> int:
    """Where a token's clause begins: after a mark, a relative word, or a comma or conjunction before another verb."""
    relative, conjunction = small(language, "relative"), small(language, "and")
    i = first
    while i > 0:
        low = tokens.lows[i - 1]
        if low in _ENDS or i - 1 in others:
            break
        if low in relative and low != "that" and tokens[i - 1].pos != "DET":
            break
        if low in conjunction | {","} and _has_verb(tokens, i, last + 1):
            break
        i -= 1
    return i


def _has_verb(tokens: Tokens, first: int, end: int) -> bool:
    return any(tokens[i].pos in {"VERB", "AUX"} for i in range(first, end))
