"""Doubt that a report casts on what it passes on: *could not be independently verified*, *without evidence*.

Doubt in a claim's own sentence belongs to that claim, unless it is part of what the speaker says. A sentence that
only says of the one before that nobody could verify it belongs to the claims there.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

import msgspec

from kilde.read.language import lexicon
from kilde.read.sentences import Sentence
from kilde.vocabulary import Claim, Span, Statement

AnyOf = TypeVar("AnyOf", bound=Claim)
_BACK = 3
"""Sentences that a doubt may look back."""


@cache
def _matcher(language: str) -> re.Pattern[str]:
    """The phrases of doubt: `…` stands for up to four words, `*` for the end of a word."""
    parts = []
    for phrase in lexicon(language, "statements")["doubt"]["phrases"]:
        words = []
        for word in phrase.split():
            words.append(
                r"(?:[\w'’-]+\s+){0,4}?" if word == "…" else re.escape(word).replace(r"\*", r"[\w-]*") + r"(?:\s+|\b)"
            )
        parts.append("".join(words))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?![\w])", re.IGNORECASE)


@cache
def _signs(language: str) -> frozenset[str]:
    """The letters that the phrases of doubt begin with, one of which stands wherever there is doubt."""
    phrases = lexicon(language, "statements")["doubt"]["phrases"]
    return frozenset(phrase.split()[0].strip("*").casefold() for phrase in phrases)


def with_doubt(claims: Iterable[AnyOf], sentences: Sequence[Sentence], language: str) -> list[AnyOf]:
    """The claims, those in doubt with the words that say so."""
    claims = list(claims)
    at = {sentence.start: number for number, sentence in enumerate(sentences)}
    numbers = [at.get(claim.sentence.start or 0, -1) for claim in claims]
    for number, sentence in enumerate(sentences):
        low = sentence.text.casefold()
        found = _matcher(language).search(sentence.text) if any(sign in low for sign in _signs(language)) else None
        if found is None:
            continue
        words = found.group().rstrip()
        start = sentence.start + found.start()
        span = Span(words, start, start + len(words))
        for place in _doubted(claims, numbers, number, span):
            claims[place] = msgspec.structs.replace(claims[place], doubt=claims[place].doubt or span)
    return claims


def _doubts(claim: Claim, span: Span) -> bool:
    """Whether a statement only says that its speaker doubts: *The agency | could not verify | the report.*"""
    cue = claim.cue if isinstance(claim, Statement) else None
    return cue is not None and (span.start or 0) <= (cue.start or 0) < (span.end or 0)


def _doubted(claims: Sequence[Claim], numbers: Sequence[int], number: int, span: Span) -> list[int]:
    """The places of the claims that a doubt is about."""
    here = [place for place, of in enumerate(numbers) if of == number and not _doubts(claims[place], span)]
    own = [place for place in here if not _said_there(claims[place], span)]
    if own:
        return own
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        before = [place for place, of in enumerate(numbers) if of == back]
        if before:
            return before
    return []


def _said_there(claim: Claim, span: Span) -> bool:
    """Whether a doubt is part of what the claim's own speaker says."""
    if not isinstance(claim, Statement):
        return False
    start, end = span.start or 0, span.end or 0
    spans = claim.content.spans or ((claim.content.start or 0, claim.content.end or 0),)
    return any(s <= start and end <= e for s, e in spans) or start < (claim.content.start or 0) <= end
