"""What a few words tell by themselves: someone has pointed at them, so no sentence around them has to be weighed."""

from collections.abc import Iterator

from kilde.read.figures.extent import extent_cues
from kilde.read.figures.modality import modality_cues
from kilde.read.figures.people import UNITS, Sort, noun_phrases
from kilde.read.figures.tokens import Tokens, tokens_of
from kilde.read.figures.triggers import WEAK, find_triggers
from kilde.read.sentences import Sentence
from kilde.vocabulary import Category, Extent, Measure, Modality, Unit


def measure_told(words: str, language: str) -> Measure | None:
    """What happened: `killed` for *drept*; None where the words tell nothing, or more than one thing."""
    triggers = find_triggers(_tokens(words), language)
    told = {reading.measure for trigger in triggers for reading in trigger.readings}
    told = told - set(WEAK) or told  # *have surrendered*: common words give way
    return told.pop() if len(told) == 1 else None


def categories_told(words: str, language: str) -> tuple[Category, ...]:
    """Who: `women, child` for *women and children*."""
    return tuple(dict.fromkeys(noun[0] for noun in _nouns(words, language) if noun[0]))


def unit_told(words: str, language: str) -> Unit | None:
    """What is counted: `household` for *families*."""
    return next((UNITS[sort] for _, sort in _nouns(words, language) if sort in UNITS), None)


def modality_told(words: str, language: str) -> Modality | None:
    """How firmly: `planned` for *are to*."""
    tokens = _tokens(words)
    found = (modality_cues(language, where).longest(tokens.lows, i) for i in range(len(tokens)) for where in _WHERE)
    return next((match.value for match in found if match), None)


_WHERE = ("clause", "after")


def extent_told(words: str, language: str) -> Extent | None:
    """How it counts: `cumulative` for *in all*."""
    tokens = _tokens(words)
    found = (extent_cues(language).longest(tokens.lows, i) for i in range(len(tokens)))
    return next((match.value for match in found if match), None)


def _tokens(words: str) -> Tokens:
    return tokens_of(Sentence(0, len(words), words))


def _nouns(words: str, language: str) -> Iterator[tuple[Category | None, Sort]]:
    tokens, i = _tokens(words), 0
    while i < len(tokens):
        size, nouns = noun_phrases(tokens, i, language)
        yield from ((noun.category, noun.sort) for noun in nouns)
        i += size or 1
