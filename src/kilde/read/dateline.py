"""What stands at the head of a report apart from its first sentence: a headline, where and by whom it was written."""

import re
from collections.abc import Sequence

from kilde.read.period import dateline
from kilde.read.register import Register
from kilde.read.sentences import Sentence
from kilde.vocabulary import Document, SourceKind

_SHORTEST = 20
"""Characters of a headline, at least, and of what follows the date."""
_SIGNED = re.compile(r"([^\W\d_][^()\n:;!?]{1,80})\(([^()\n]{2,40})\)(?::|\s?[-–—]{1,2})\s+(?=\S)")
_FIRST = 4
"""Sentences at the head of a report among which its dateline stands."""
_SHORTEST_PLACE = 3
_AGENCIES = {SourceKind.AGENCY, SourceKind.OUTLET}


def split_at_dateline(document: Document, sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    """The sentences, the one that holds the date of printing cut behind it: *Ten drown in raid NTB 3 May 2014 | …*."""
    printed = dateline(document.text, language, document.published)
    if printed is None:
        return list(sentences)
    found: list[Sentence] = []
    for sentence in sentences:
        start, end = printed[1] - sentence.start, printed[2] - sentence.start
        rest = sentence.text[end:].lstrip() if end > 0 else ""
        opens = start >= 0 and rest[:1].isupper()  # *Published October 12 2016 | Activists say …*
        if len(rest) < _SHORTEST or not (start >= _SHORTEST or opens):
            found.append(sentence)
            continue
        found.append(Sentence(sentence.start, sentence.start + end, sentence.text[:end]))
        found.append(Sentence(sentence.end - len(rest), sentence.end, rest))
    return found


def without_byline(sentences: Sequence[Sentence], known: Register) -> list[Sentence]:
    """The sentences, a dateline that an agency signed cut from the first of them: *OSLO (NTB): | Politiet sier …*."""
    found: list[Sentence] = []
    for place, sentence in enumerate(sentences):
        signed = _SIGNED.match(sentence.text) if place < _FIRST else None
        if signed is None or not _is_byline(signed, known):
            found.append(sentence)
            continue
        at = signed.end()
        found.append(Sentence(sentence.start, sentence.start + len(signed.group().rstrip()), signed.group().rstrip()))
        found.append(Sentence(sentence.start + at, sentence.end, sentence.text[at:]))
    return found


def _is_byline(signed: re.Match[str], known: Register) -> bool:
    """Whether a place in capitals stands before the brackets, or an agency in them."""
    place = re.match(r"\w+", signed.group(1))
    capitals = place is not None and place.group().isupper() and len(place.group()) >= _SHORTEST_PLACE
    signers = (known.find(part.strip()) for part in re.split(r"[-/,]", signed.group(2)))
    return capitals or any(entry is not None and entry.kind in _AGENCIES for entry in signers)
