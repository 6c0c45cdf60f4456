"""Where sentences begin and end, by rule and before any parse, so that only those worth it are parsed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kilde.read import reporting
from kilde.read.language import lexicon, openers
from kilde.read.parses import ParsedWord, parsed_words
from kilde.vocabulary import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kilde.read.figures.tokens import Tokens


class Sentence(Struct):
    """A sentence at its place in the document; `doc` is its parse, or None where it was not worth parsing.

    A token's place in the document is `sentence.start + token.idx`.
    """

    start: int
    end: int
    text: str
    doc: "Doc | None" = None
    _words: list[ParsedWord] | None = None
    cut: "Tokens | None" = None
    """Its words and marks with what its parse says of them, once a room has cut it."""

    def words(self) -> list[ParsedWord]:
        """The words of its parse; none where it has none."""
        if self._words is None:
            self._words = parsed_words(self.doc) if self.doc is not None else []
        return self._words

    def span(self, first: "Token", last: "Token") -> Span:
        """The characters from one token to another, both included, as a span of the document."""
        begin, end = first.idx, last.idx + len(last)
        return Span(self.text[begin:end], self.start + begin, self.start + end)


_CANDIDATE = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s)|\n+""")
_OPENERS = "\"'“‘«„([–—-"


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon(language, "sentences")["abbreviations"])


@cache
def _never_last(language: str) -> frozenset[str]:
    """Abbreviations that always have something after them (*ca.*, *Mr.*), so that no sentence ends there."""
    return frozenset(word.casefold() for word in lexicon(language, "sentences")["never_last"])


def _ends_sentence(text: str, stop: int, end: int, language: str) -> bool:
    """Whether the full stop at `stop` (its mark's last character before `end`) closes a sentence."""
    if text[stop] == "\n":
        return not _wraps(text, stop, end)
    following = text[end:].lstrip(" \t")[:2] if end < len(text) else ""
    if not following or following[0] == "\n":
        return True
    first = following[0]
    if first in _OPENERS:
        first = following[1:2] or first
    if text[stop] != ".":
        return not first.islower() and not _speaker_follows(text, stop, end, language)
    word = re.search(r"[^\s(«“\"]*$", text[max(0, stop - 24) : stop])
    before = (word.group() if word else "").casefold()
    if before + "." in _never_last(language):
        return False
    if first.islower():
        return False
    if before + "." in _abbreviations(language) or re.fullmatch(r"\w(\.\w)+", before):
        return _opens(text, end, language)  # *U.S. Officials …*: a capital alone may be that of a name
    if len(before) == 1 and before.isalpha() and text[stop - 1].isupper():
        return False  # an initial: *Heidi L. Arneberg*
    return not (before.isdigit() and len(before) <= 2 and lexicon(language, "sentences")["ordinal_stop"])


_WORD = re.compile(r"\s*([^\W\d_]+)")


def _opens(text: str, end: int, language: str) -> bool:
    """Whether a little word follows that has its capital from opening a sentence: *at 10 a.m. By evening …*."""
    word = _WORD.match(text, end)
    return word is not None and not word.group(1).isupper() and word.group(1).casefold() in openers(language)


_SPEAKER = re.compile(r"\s(?:[\w’'-]+\.?\s){0,4}?(\w+)\b[^.?!\n]{0,60}[.?!,]")


def _speaker_follows(text: str, stop: int, end: int, language: str) -> bool:
    """Whether a quotation that asks or exclaims goes on with who says it: *“Why?” Ada Thorne asked.*"""
    if text[end - 1] not in "\"'”’»" or end - stop < 2:
        return False
    follows = _SPEAKER.match(text, end, end + 140)
    while follows and not (follows.group(1).islower() and reporting.says(follows.group(1), language)):
        begin = follows.end(1)
        if begin - end > 60 or "," in text[end:begin]:
            return False
        follows = re.compile(r"\.?\s(\w+)").match(text, begin)
    return follows is not None


_LONGEST = 2000
"""Characters of the longest sentence."""
_FULL_LINE = 45
"""Characters from which a line may have been broken for its length."""
_CELL = 12
"""Characters up to which a line may be a cell of a table."""


def _wraps(text: str, stop: int, end: int) -> bool:
    """Whether a line break only wraps: a small letter follows a full line or a cell, or a number stands alone."""
    if end - stop > 1 or end >= len(text):
        return False
    line = text[text.rfind("\n", 0, stop) + 1 : stop].strip()
    full = len(line) >= _FULL_LINE or len(line) <= _CELL
    return (text[end].islower() and full) or re.fullmatch(r"[\d.,\s]+", line) is not None


def split(text: str, language: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, without surrounding white space.

    A line break ends one unless it only wraps a line. What is longer than any sentence (tables, lists without full
    stops) is cut between words, so that reading takes time in proportion to the text.
    """
    begin = 0
    for mark in _CANDIDATE.finditer(text):
        stop = mark.start()
        if not _ends_sentence(text, stop, mark.end(), language):
            continue
        yield from _trimmed(text, begin, mark.end() if text[stop] != "\n" else stop)
        begin = mark.end()
    yield from _trimmed(text, begin, len(text))


def _trimmed(text: str, begin: int, end: int) -> Iterator[Sentence]:
    piece = text[begin:end]
    kept = piece.strip()
    start = begin + len(piece) - len(piece.lstrip())
    while len(kept) > _LONGEST:
        cut = kept.rfind(" ", _LONGEST // 2, _LONGEST) + 1 or _LONGEST
        yield Sentence(start, start + len(kept[:cut].rstrip()), kept[:cut].rstrip())
        start, kept = start + cut, kept[cut:]
    if kept:
        yield Sentence(start, start + len(kept), kept)
