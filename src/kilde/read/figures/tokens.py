"""A sentence cut into plain words and marks, each with what the parse says of it.

Cut more finely than any pipeline does (hyphens and apostrophes stand alone), so that lexicons match whichever
pipeline is in use, and none at all.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kilde.read.sentences import Sentence
from kilde.vocabulary import Span

_TOKEN = re.compile(r"(?:[A-ZÆØÅ]\.){2,}|\d+(?:[.,]\d+)+|\w+|[^\w\s]")


_GLUED = 7
"""Letters of the shortest word that is taken apart."""
_CAPITAL_INSIDE = re.compile(r"[a-zæøå]{3}[A-ZÆØÅ][a-zæøå]{2}")


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


def tokens_of(sentence: Sentence, *, glued: Callable[[str], int] | None = None) -> Tokens:
    """Cut a sentence; `glued` tells where a word in lower case comes apart that has lost a space."""
    items = [
        Token(text[begin:end], sentence.start + at + begin, sentence.start + at + end, text[begin:end].casefold())
        for match in _TOKEN.finditer(sentence.text)
        for text, at in [(match.group(), match.start())]
        for begin, end in _pieces(text, glued)
    ]
    if sentence.doc is not None:
        _mark(items, sentence)
    return Tokens(items, [token.low for token in items], sentence.text, sentence.start)


def _pieces(text: str, glued: Callable[[str], int] | None) -> Iterator[tuple[int, int]]:
    """Where the words in a token begin and end, of which a text from a PDF has lost the space: *fledKobane*."""
    if glued is not None and len(text) >= _GLUED:
        cut = match.start() + 3 if (match := _CAPITAL_INSIDE.search(text)) else glued(text.casefold())
        if cut:
            yield 0, cut
            yield cut, len(text)
            return
    yield 0, len(text)


def _mark(items: list[Token], sentence: Sentence) -> None:
    """Give the tokens their word class, relation and head; the last piece of a parsed word stands for the whole."""
    words = sentence.words()
    ends = [sentence.start + word.start + len(word.text) for word in words]
    at = 0
    last_piece: dict[int, int] = {}
    word_of: list[int] = []
    for i, item in enumerate(items):
        while at + 1 < len(words) and ends[at] <= item.start:
            at += 1
        last_piece[at] = i
        word_of.append(at)
        item.pos, item.dep = words[at].pos, words[at].dep.lower()
    for i, item in enumerate(items):
        own = last_piece[word_of[i]]
        item.head = last_piece.get(words[word_of[i]].head, own) if i == own else own
