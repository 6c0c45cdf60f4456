"""A sentence cut into plain words and marks, each with what the parse says of it.

Cut more finely than any pipeline does (hyphens and apostrophes stand alone), so that lexicons match whichever
pipeline is in use, and none at all.
"""

import re
from dataclasses import dataclass

from kilde.read.sentences import Sentence
from kilde.vocabulary import Span

_TOKEN = re.compile(r"(?:[A-ZÆØÅ]\.){2,}|\d+(?:[.,]\d+)+|\w+|[^\w\s]")


@dataclass(slots=True)
class Token:
    """A word or mark at its place in the document; `head` is the place of its head among the tokens, or its own."""

    text: str
    start: int
    end: int
    low: str
    pos: str = ""
    dep: str = ""
    head: int = -1


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence; `lows` are their casefolded texts."""

    items: list[Token]
    lows: list[str]
    text: str
    start: int

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, i: int) -> Token:
        return self.items[i]

    def span(self, first: int, last: int) -> Span:
        """The characters from one token to another, both included."""
        begin, end = self.items[first].start, self.items[last].end
        return Span(self.text[begin - self.start : end - self.start], begin, end)

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last token that share characters with a stretch of the document."""
        inside = [i for i, token in enumerate(self.items) if token.start < end and token.end > start]
        return (inside[0], inside[-1]) if inside else None


def tokens_of(sentence: Sentence) -> Tokens:
    """Cut a sentence."""
    items = [
        Token(m.group(), sentence.start + m.start(), sentence.start + m.end(), m.group().casefold())
        for m in _TOKEN.finditer(sentence.text)
    ]
    if sentence.doc is not None:
        _mark(items, sentence)
    return Tokens(items, [token.low for token in items], sentence.text, sentence.start)


def _mark(items: list[Token], sentence: Sentence) -> None:
    """Give the tokens their word class, relation and head; the last piece of a parsed word stands for the whole."""
    assert sentence.doc is not None
    at = 0
    last_piece: dict[int, int] = {}
    word_of: list[int] = []
    words = [(sentence.start + word.idx, sentence.start + word.idx + len(word), word) for word in sentence.doc]
    for i, item in enumerate(items):
        while at + 1 < len(words) and words[at][1] <= item.start:
            at += 1
        _, _, word = words[at]
        last_piece[word.i] = i
        word_of.append(at)
        item.pos, item.dep = word.pos_, word.dep_.lower()
    for i, item in enumerate(items):
        word = words[word_of[i]][2]
        own = last_piece[word.i]
        item.head = last_piece.get(word.head.i, own) if i == own else own
