"""Videos, photographs, recordings and documents: what sort of thing one is, and where the text says who made it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kilde.read.language import lexicon
from kilde.read.sources.kinds import possessive_endings, small
from kilde.vocabulary import Medium, Span

_WORD = r"[A-ZÆØÅÀ-ÖØ-Þ](?:\w|[.'’-](?=\w))*"
_NAME = rf"{_WORD}(?:\s(?:(?:of|for|the|al|i|og)[\s-])?{_WORD})*"
_FEW_WORDS = r"(?:[\w’'-]+\s){0,4}?"


@dataclass(frozen=True, slots=True)
class Making:
    """Where a text says that somebody made a thing of some medium: the noun's place, and the words for the maker."""

    medium: Medium
    at: int
    maker: Span


def medium_of(phrase: str, language: str) -> Medium | None:
    """What sort of thing a phrase names, by the first noun of one in it: *a video with photographs* is a video."""
    found = [(m.start(), medium) for medium, nouns in _nouns(language) if (m := nouns.search(phrase.casefold()))]
    return min(found)[1] if found else None


def makings(text: str, language: str) -> Iterator[Making]:
    """All places of a text where it says who made a video, photograph or document; cheap where it names none."""
    low = text.casefold()
    for medium, nouns in _nouns(language):
        if not any(stem in low for stem in _stems(language, medium)) or not nouns.search(low):
            continue
        for pattern in _patterns(language, medium):
            for match in pattern.finditer(text):
                start, end = match.span("maker")
                yield Making(medium, match.start("thing"), Span(text[start:end], start, end))


@cache
def _nouns(language: str) -> tuple[tuple[Medium, re.Pattern[str]], ...]:
    media = lexicon(language, "sources")["media"]
    return tuple((Medium(name), re.compile(rf"(?<!\w)(?:{_any(nouns)})(?!\w)")) for name, nouns in media.items())


@cache
def _stems(language: str, medium: Medium) -> tuple[str, ...]:
    """The nouns of a medium without the marks for any letters."""
    return tuple(noun.strip("*") for noun in lexicon(language, "sources")["media"][medium])


def _any(words: list[str] | tuple[str, ...]) -> str:
    """Any of these words; `*` at an end of one stands for any letters there."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest_first)


@cache
def _patterns(language: str, medium: Medium) -> tuple[re.Pattern[str], ...]:
    """The ways to say who made a thing, as the docstring of each line shows."""
    noun = rf"(?P<thing>(?<!\w)(?i:{_any(lexicon(language, 'sources')['media'][medium])})(?!\w))"
    article = rf"(?:(?i:{_any(tuple(small(language, 'article')))})\s)?"
    maker = rf"{article}(?P<maker>{_NAME}|\w{{4,}})"
    made = rf"(?:{_any(tuple(small(language, 'made')))})"
    by, origin = (rf"(?:{_any(tuple(small(language, name)))})" for name in ("made_by", "author"))
    which = rf"(?:(?:{_any(tuple(small(language, 'which')))})\s)?"
    genitive = rf"(?:{'|'.join(map(re.escape, possessive_endings(language)))})"
    forms = (
        rf"{noun}\s{_FEW_WORDS}{made}\s{_FEW_WORDS}{by}\s{maker}",  # a video released on Sunday by the group
        rf"{noun}\s{origin}\s{maker}",  # footage from the White Helmets
        rf"{noun},?\s{which}{maker}\s(?:\w+\s)?{made}(?!\w)",  # videoen som terrorgruppen produserte
        rf"(?P<maker>{_NAME}){genitive}\s(?:\w+\s){{0,2}}{noun}",  # the group's latest video
        rf"(?P<maker>[A-ZÆØÅ]{{2,}})(?:-|\s){noun}",  # IS-videoen, an AFP photograph
        rf"{maker}\s(?:\w+\s)?{made}\s{_FEW_WORDS}{noun}",  # the group released a video
    )
    return tuple(re.compile(form) for form in forms)
