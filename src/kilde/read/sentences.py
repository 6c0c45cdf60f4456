"""Where sentences begin and end, by rule and before any parse, so that only those worth it are parsed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kilde.read.language import lexicon
from kilde.vocabulary import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(slots=True)
class Sentence:
    """A sentence at its place in the document; `doc` is its parse, or None where it was not worth parsing.

    A token's place in the document is `sentence.start + token.idx`.
    """

    start: int
    end: int
    text: str
    doc: "Doc | None" = None

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
        return True
    following = text[end:].lstrip(" \t")[:2] if end < len(text) else ""
    if not following or following[0] == "\n":
        return True
    first = following[0]
    if first in _OPENERS:
        first = following[1:2] or first
    if text[stop] != ".":
        return not first.islower()
    word = re.search(r"[^\s(«“\"]*$", text[max(0, stop - 24) : stop])
    before = (word.group() if word else "").casefold()
    if before + "." in _never_last(language):
        return False
    if first.islower():
        return False
    if before + "." in _abbreviations(language) or re.fullmatch(r"\w(\.\w)+", before):
        # *U.S. Officials …*: closed by a capital only where the next word is no name; we cannot know, so keep together.
        return False
    if len(before) == 1 and before.isalpha() and text[stop - 1].isupper():
        return False  # an initial: *Heidi L. Arneberg*
    return not (before.isdigit() and len(before) <= 2 and lexicon(language, "sentences")["ordinal_stop"])


def split(text: str, language: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, without surrounding white space; a line break always ends one."""
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
    if kept:
        start = begin + len(piece) - len(piece.lstrip())
        yield Sentence(start, start + len(kept), kept)
