"""The forms of a lexicon's entries, and phrases looked up by their first word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from kilde.read.language import lexicon

GAP = "…"
"""In an entry: up to `LONGEST_GAP` other words."""
LONGEST_GAP = 6
_PART = re.compile(rf"{GAP}|\w+|[^\w\s]")
_CLOSERS = frozenset('.;:!?,()"“”«»')

Value = TypeVar("Value")
Rules = Sequence[tuple[str, Sequence[str]]]


def parts(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the tokens of a sentence are cut, casefolded."""
    return tuple(_PART.findall(phrase.casefold()))


@cache
def rules(language: str, kind: str) -> Rules:
    """The inflection rules of `words.toml` for `verb` or `noun`: endings and what takes their place."""
    return tuple((ending, tuple(forms)) for ending, forms in lexicon(language, "words")["inflection"][kind])


@cache
def small(language: str, name: str) -> frozenset[str]:
    """The one-word entries of a list of little words in `words.toml`."""
    return frozenset(word for word in lexicon(language, "words")["grammar"][name] if " " not in word)


def forms(entry: str, inflection: Rules, *, last: bool = False) -> list[tuple[str, ...]]:
    """All forms of an entry `plain/other/…`.

    The first word (or the last one) changes by rule; in `other` only where it is the plain form too.
    """
    plain, *others = (parts(form) for form in entry.split("/"))
    made = [plain]
    for phrase in (plain, *others):
        at = len(phrase) - 1 if last else 0
        regular = phrase is plain or phrase[0] == plain[0]
        inflected = _inflected(phrase[at], inflection) if regular else ()
        made += [(*phrase[:at], form, *phrase[at + 1 :]) for form in inflected]
        made.append(phrase)
    return list(dict.fromkeys(made))


def _inflected(word: str, inflection: Rules) -> list[str]:
    for ending, endings in inflection:
        if match := re.search(f"{ending}$", word):
            return [word[: match.start()] + match.expand(form) for form in endings]
    return [word]


@dataclass(slots=True)
class Match(Generic[Value]):
    """A phrase found at tokens `first` to `last`, both included."""

    first: int
    last: int
    value: Value
    words: int = 1
    """Words of the phrase that stand there, without those in its gaps."""


class Phrases(Generic[Value]):
    """Phrases of one or more words with what they stand for; a phrase may stand for several things."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in dict.fromkeys(entries):
            self._by_first.setdefault(phrase[0], []).append((phrase, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))
        self.firsts = frozenset(self._by_first)
        """The words that phrases begin with."""

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], Value]]:
        return (row for rows in self._by_first.values() for row in rows)

    def __contains__(self, word: str) -> bool:
        return word in self._by_first

    def at(self, words: Sequence[str], i: int) -> Iterator[Match[Value]]:
        """The phrases that begin at a word, longest first."""
        following = words[i + 1] if i + 1 < len(words) else None
        for phrase, value in self._by_first.get(words[i], ()):
            if len(phrase) > 1 and phrase[1] != following and phrase[1] != GAP:
                continue
            end = _end(words, i, phrase)
            if end is not None:
                yield Match(i, end - 1, value, len(phrase) - phrase.count(GAP))

    def longest(self, words: Sequence[str], i: int) -> Match[Value] | None:
        """The longest phrase that begins at a word."""
        return next(self.at(words, i), None) if words[i] in self._by_first else None


def _end(words: Sequence[str], i: int, phrase: Sequence[str]) -> int | None:
    """Where the phrase ends if it begins at word `i`."""
    for number, part in enumerate(phrase):
        if part == GAP:
            rest = phrase[number + 1 :]
            for j in range(i, min(i + LONGEST_GAP + 1, len(words))):
                if (end := _end(words, j, rest)) is not None:
                    return end
                if words[j] in _CLOSERS:
                    return None
            return None
        if i >= len(words) or words[i] != part:
            return None
        i += 1
    return i
