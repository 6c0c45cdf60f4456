"""Headlines apart from the first sentence, where only the printed date stands between them."""

from collections.abc import Sequence

from kilde.read.period import dateline
from kilde.read.sentences import Sentence
from kilde.vocabulary import Document

_SHORTEST = 20
"""Characters of a headline, at least, and of what follows the date."""


def split_at_dateline(document: Document, sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    """The sentences, the one that holds the date of printing cut behind it: *Ten drown in raid NTB 3 May 2014 | …*."""
    printed = dateline(document.text, language, document.published)
    if printed is None:
        return list(sentences)
    found: list[Sentence] = []
    for sentence in sentences:
        start, end = printed[1] - sentence.start, printed[2] - sentence.start
        if start < _SHORTEST or len(sentence.text) - end < _SHORTEST:
            found.append(sentence)
            continue
        rest = sentence.text[end:].lstrip()
        found.append(Sentence(sentence.start, sentence.start + end, sentence.text[:end]))
        found.append(Sentence(sentence.end - len(rest), sentence.end, rest))
    return found
