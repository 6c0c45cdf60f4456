"""A sentence cut into its tokens, once for all that read it, and whether it is worth more."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from kilde.read.figures.counting import COUNTS
from kilde.read.figures.people import Sort, nouns_of
from kilde.read.figures.tokens import Tokens, tokens_of
from kilde.read.figures.triggers import is_harm, is_trigger
from kilde.read.forms import small
from kilde.read.language import lexicon
from kilde.read.quantity import FoundNumber, NumberKind
from kilde.read.sentences import Sentence

_SHORT = 2
"""Letters of auxiliaries that too many words begin with."""


def worth_parsing(sentence: Sentence, numbers: Sequence[FoundNumber], language: str) -> bool:
    """Whether a sentence may hold a figure: a number that may count, and a word for people, homes or harm. Cheap."""
    kinds = COUNTS if lexicon(language, "words").get("article_counts") else frozenset({NumberKind.COUNT})
    if not any(number.kind in kinds for number in numbers):
        return False
    tokens = tokens_of(Sentence(sentence.start, sentence.end, sentence.text), glued=_glued(language))
    return is_harm(tokens.lows, language) or any(
        noun.sort is not Sort.THING for low in tokens.lows if low.isalpha() for noun in nouns_of(low, language)
    )


def cut(sentence: Sentence, language: str) -> Tokens:
    """The tokens of a sentence, cut once for all that read it."""
    if sentence.cut is None:
        sentence.cut = tokens_of(sentence, glued=_glued(language))
    return sentence.cut


@cache
def _glued(language: str) -> Callable[[str], int]:
    """Where a word comes apart that has lost the space behind an auxiliary: *weredisplaced*; 0 where it does not."""
    auxiliaries = sorted(small(language, "be") | small(language, "have"), key=len, reverse=True)

    @lru_cache(maxsize=50_000)
    def cut(low: str) -> int:
        if is_trigger(low, language):
            return 0
        ends = (len(word) for word in auxiliaries if len(word) > _SHORT and low.startswith(word))
        return next((end for end in ends if is_trigger(low[end:], language)), 0)

    return cut
