"""The source of the sentence before, where the next one goes on with the same report without naming it anew."""

import re
from collections.abc import Sequence

from kilde.read import reporting
from kilde.read.sentences import Sentence
from kilde.read.statements.draft import Voice
from kilde.vocabulary import Modality, Source

_WORD = re.compile(r"[\w'’-]+")
_FURTHEST = 3
"""Sentences behind the one that names the source, at most."""
_TOLD = frozenset(
    {"that_clause", "bare_clause", "tail", "according", "quote_before", "quote_after", "quoted", "as_said"}
)


def carried_over(
    voices: Sequence[Voice], sentences: Sequence[Sentence], sentence: Sentence, language: str
) -> tuple[Source, ...]:
    """The chain of the sentence before; empty where this one tells of something else or has a speaker of its own.

    *Ten died, the monitor said. | Among the dead were two children.* What is only added (*Another 30 were wounded*) may
    be another report.
    """
    place = next((n for n, other in enumerate(sentences) if other is sentence), 0)
    for at in range(place, max(place - _FURTHEST, 0), -1):
        if any(voice.sentence == at for voice in voices) or not _goes_on(sentences[at].text, language):
            return ()
        before = [v for v in voices if v.sentence == at - 1 and v.rule in _TOLD and v.modality is not Modality.DENIED]
        if before:
            return before[-1].sources if before[-1].sources[0].text else ()
    return ()


def _goes_on(text: str, language: str) -> bool:
    """Whether a sentence divides what the one before counted."""
    joined = f" {' '.join(word.group().casefold() for word in _WORD.finditer(text))} "
    return any(f" {' '.join(phrase)} " in joined for phrase in reporting.phrases(language, "parts"))
