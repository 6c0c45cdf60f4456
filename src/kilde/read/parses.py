"""A parse as plain words: asking spaCy's tokens one by one is slow, and several rooms ask for the same."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class ParsedWord(NamedTuple):
    """A word of a parse; `start` counts characters from the sentence's first, `head` is the place of its head."""

    text: str
    start: int
    pos: str
    dep: str
    head: int
    form: str
    """`past` for a past participle, `ing` for a present one or a gerund, else empty."""


def parsed_words(doc: "Doc") -> list[ParsedWord]:
    """The words of a parse, blanks included."""
    values = doc.to_array(["POS", "DEP", "HEAD", "MORPH"]).astype("int64").tolist()
    vocab, strings = doc.vocab, doc.vocab.strings
    return [
        ParsedWord(token.text, token.idx, strings[pos], strings[dep & _ALL], n + head, _form(vocab, pos, morph & _ALL))
        for n, (token, (pos, dep, head, morph)) in enumerate(zip(doc, values, strict=True))
    ]


_ALL = (1 << 64) - 1
"""Strings are numbered without a sign."""


@lru_cache(maxsize=1 << 12)
def _form(vocab: "Vocab", pos: int, morph: int) -> str:
    if vocab.strings[pos] not in {"VERB", "AUX", "ADJ"}:
        return ""
    features = set(vocab.strings[morph].split("|"))
    verb = {value for feature in features for name, _, value in [feature.partition("=")] if name == "VerbForm"}
    kinds = {kind for value in verb for kind in value.split(",")}
    if "Part" not in kinds:
        return "ing" if "Ger" in kinds else ""
    return "ing" if "Tense=Pres" in features else "past"
