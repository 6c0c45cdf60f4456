"""Words on the make-up of a group that count nothing: *most of them women and children*."""

from functools import cache

from kilde.read.figures.joining import Group
from kilde.read.figures.people import Sort, noun_phrases
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Phrases, parts
from kilde.read.language import lexicon
from kilde.vocabulary import Span

_LOOK = 3
"""Tokens behind a phrase in which its make-up may begin."""
_ENDS = frozenset('.;:!?"“”«»)–—,')


@cache
def _shares(language: str) -> Phrases[bool]:
    words = lexicon(language, "words")["grammar"]
    return Phrases((parts(phrase), True) for phrase in (*words["share"], *words["part"]))


def composition_after(tokens: Tokens, group: Group, language: str, *, others: frozenset[int]) -> Span | None:
    """The words behind a counted phrase that tell whom it is made up of, where they hold no number of their own."""
    for i in range(group.end + 1, min(len(tokens), group.end + 1 + _LOOK)):
        if _shares(language).longest(tokens.lows, i) is None:
            if tokens.lows[i] not in ",(–—":
                return None
            continue
        last, people = i, False
        for j in range(i, len(tokens)):
            if j in others:
                return None
            if tokens.lows[j] in _ENDS or (tokens[j].pos in {"VERB", "AUX"} and people):
                break
            people = people or any(noun.sort is Sort.PERSON for noun in noun_phrases(tokens, j, language)[1])
            last = j
        return tokens.span(i, last) if people else None
    return None
