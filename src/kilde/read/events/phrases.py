"""Noun phrases around an event, and what they are known to name."""

from dataclasses import dataclass, replace
from functools import lru_cache

from kilde.read import register
from kilde.read.events.lexicon import Trait, known_verbs, links, means, side_nouns
from kilde.read.figures.people import Sort, nouns_of
from kilde.read.figures.tokens import Token, Tokens
from kilde.read.forms import small
from kilde.read.phrases import guess
from kilde.read.sources.people import nationality
from kilde.vocabulary import Category, Source, SourceKind

_INNER = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_JOINTS = frozenset({"-", "–", "'", "’", "/", "s", "&"})
_LONGEST = 9
_FIGHTERS = frozenset({Category.FIGHTER, Category.SOLDIER, Category.POLICE})
_STATES = frozenset({Category.SOLDIER, Category.POLICE, Category.OFFICIAL})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at tokens `first` to `last`; `head` is its noun."""

    first: int
    last: int
    head: int


def classed(tokens: Tokens, language: str) -> Tokens:
    """The tokens of a sentence without a parse, with the word class that each by itself suggests."""
    if any(token.pos for token in tokens.items):
        return tokens
    table = means(language)
    weapons = (table.longest(tokens.lows, i) for i in range(len(tokens)) if tokens.lows[i] in table)
    nouns = frozenset(i for match in weapons if match is not None for i in range(match.first, match.last + 1))
    items = [replace(token, pos=_guessed(token, language, noun=i in nouns)) for i, token in enumerate(tokens.items)]
    return Tokens(items, tokens.lows, tokens.text, tokens.start)


def _guessed(token: Token, language: str, *, noun: bool) -> str:
    if token.low in small(language, "be") | small(language, "have"):
        return "AUX"
    if not noun and token.low in known_verbs(language) and token.text.islower():
        return "VERB"
    return guess(token.text, language)


class Phrases:
    """The noun phrases of one sentence; `barred` are tokens that belong to none: times, words that name an event."""

    def __init__(self, tokens: Tokens, language: str, barred: frozenset[int]) -> None:
        self.tokens, self.language, self.barred = tokens, language, barred
        self.of = links(language, "of")
        self.one_word = "noun_noun" not in links(language, "order")

    def _inside(self, i: int) -> bool:
        """Whether a token may be part of a phrase, beside its article."""
        token = self.tokens[i]
        if i in self.barred:
            return False
        return token.pos in _INNER or token.low in _JOINTS or self._acronym(i) or self._participle(i)

    def _apart(self, i: int) -> bool:
        """Whether a noun and the next word are two phrases, in a language that writes compounds in one word."""
        pair = self.tokens[i], self.tokens[i + 1]
        return self.one_word and pair[0].pos == "NOUN" and pair[1].pos in {"NOUN", "ADJ", "NUM", "PROPN"}

    def _acronym(self, i: int) -> bool:
        """Whether a word in capitals is a name, whatever the parse takes it for: *the IS assault*."""
        text = self.tokens[i].text
        return text.isupper() and len(text) > 1

    def _participle(self, i: int) -> bool:
        """Whether a verb stands as an adjective: *besieged residents*, *the so-called army*."""
        token = self.tokens[i]
        return token.pos == "VERB" and token.dep == "amod"

    def ending_at(self, last: int) -> Phrase | None:
        """The phrase whose last word this is."""
        while last >= 0 and last not in self.barred and self.tokens.lows[last] in _JOINTS - {"s"}:
            last -= 1
        if last < 0 or not self._inside(last):
            return None
        first = last
        while first > 0 and last - first < _LONGEST and self._inside(first - 1) and not self._apart(first - 1):
            first -= 1
        found = self._trimmed(first, last)
        if found is not None and first > 1 and self._continues(first - 1):
            outer = self.ending_at(first - 2 if self.tokens[first - 1].low in self.of else first - 3)
            if outer is not None and outer.last >= first - 3:
                return Phrase(outer.first, last, outer.head)
        return found

    def _continues(self, i: int) -> bool:
        """Whether *of* stands before the phrase, an article between or not."""
        low = self.tokens.lows[i]
        return i not in self.barred and (
            low in self.of or (self.tokens[i].pos == "DET" and self.tokens.lows[i - 1] in self.of)
        )

    def starting_at(self, first: int) -> Phrase | None:
        """The phrase that begins at a word, its article included, with what *of* adds to it."""
        size = len(self.tokens)
        while first < size and first not in self.barred and self._opens(first):
            first += 1
        last = first
        while (
            last < size
            and last - first < _LONGEST
            and self._inside(last)
            and not (last > first and self._apart(last - 1))
        ):
            last += 1
        found = self._trimmed(first, last - 1) if last > first else None
        return self._with_of(found)

    def _with_of(self, found: Phrase | None) -> Phrase | None:
        """A phrase with what *of* adds to it; what is counted is its noun in *a total of 40 fighters*."""
        of = found.last + 1 if found else 0
        if found is None or of + 1 >= len(self.tokens) or of in self.barred or self.tokens.lows[of] not in self.of:
            return found
        inner = self.starting_at(of + 1)
        if inner is None:
            return found
        total = self.tokens.lows[found.head] in small(self.language, "total")
        return Phrase(found.first, inner.last, inner.head if total else found.head)

    def _opens(self, i: int) -> bool:
        token = self.tokens[i]
        return token.pos in {"DET", "ADV"} or token.low in links(self.language, "also") or token.low in '"“«‘'

    def around(self, i: int) -> Phrase | None:
        """The phrase that holds a word."""
        last = i
        while last + 1 < len(self.tokens) and last - i < _LONGEST and self._inside(last + 1) and not self._apart(last):
            last += 1
        return self._with_of(self.ending_at(last))

    def _trimmed(self, first: int, last: int) -> Phrase | None:
        """A phrase without numbers before its noun; None where nothing in it names anything."""
        while last >= first and self.tokens.lows[last] in _JOINTS:
            last -= 1
        while first <= last and self.tokens.lows[first] in _JOINTS:
            first += 1
        heads = [i for i in range(first, last + 1) if self.tokens[i].pos in {"NOUN", "PROPN", "X"} or self._acronym(i)]
        if not heads:
            return Phrase(first, last, last) if first <= last and self.tokens[last].pos == "NUM" else None
        numbers = [i for i in range(first, heads[-1]) if self.tokens[i].pos == "NUM" or self.tokens[i].text.isdecimal()]
        first = max([first, *(i + 1 for i in numbers)])
        return Phrase(first, last, heads[-1])

    def traits(self, phrase: Phrase) -> frozenset[Trait]:
        """What the words of a phrase are known to name."""
        words = tuple(token.text for token in self.tokens.items[phrase.first : phrase.last + 1])
        text = self.tokens.span(phrase.first, phrase.last).text or ""
        return _traits(words, phrase.head - phrase.first, text, self.language, id(register.in_use()))

    def is_means(self, phrase: Phrase) -> bool:
        """Whether a phrase names a weapon, and not one that has a crew."""
        table = means(self.language)
        held = any(
            self.tokens.lows[i] in table and table.longest(self.tokens.lows, i)
            for i in range(phrase.first, phrase.last + 1)
        )
        return held and Trait.FLOWN not in self.traits(phrase)

    def source(self, phrase: Phrase) -> Source:
        """A phrase as a side of an event."""
        span = self.tokens.span(phrase.first, phrase.last)
        entry = register.in_use().search(span.text or "")
        if entry is None:
            return Source(span.text, span.start, span.end)
        found = entry[0]
        return Source(
            span.text,
            span.start,
            span.end,
            name=found.name,
            kind=found.kind,
            register_id=found.id,
            party=found.party,
            party_in=found.conflicts,
        )


@lru_cache(maxsize=1 << 14)
def _traits(words: tuple[str, ...], head: int, text: str, language: str, known: int) -> frozenset[Trait]:
    """What words are known to name, the `head` among them, put right by the register in use (`known` is its id)."""
    assert known
    lows = [word.casefold() for word in words]
    found: set[Trait] = set()
    for trait, name in _LISTS:
        table = side_nouns(language, name)
        if any(low in table and table.longest(lows, i) for i, low in enumerate(lows)):
            found.add(trait)
    nouns = [noun for low in lows[: head + 1] for noun in nouns_of(low, language)]
    if any(noun.sort in (Sort.PERSON, Sort.HOUSEHOLD) for noun in nouns):
        found.add(Trait.PERSON)
    categories = {noun.category for noun in nouns}
    if categories & _FIGHTERS:
        found.add(Trait.ARMED)
    if categories & _STATES or any(word[0].isupper() and nationality(word, language) for word in words):
        found.add(Trait.STATE)
    entry = register.in_use().search(text)
    kind = entry[0].kind if entry else None
    if kind is SourceKind.ARMED_GROUP:  # *Syrian Democratic Forces* are no state's
        return frozenset((found | {Trait.ARMED}) - {Trait.STATE, Trait.ABSTRACT})
    if kind is SourceKind.STATE:
        return frozenset((found | {Trait.STATE}) - {Trait.ABSTRACT})
    if Category.FIGHTER in categories and Trait.FLOWN not in found and not categories & _STATES:
        found.discard(Trait.STATE)
    return frozenset(found)


_LISTS = (
    (Trait.ARMED, "armed"),
    (Trait.STATE, "state"),
    (Trait.FLOWN, "flown"),
    (Trait.WEAPON, "weapons"),
    (Trait.CROWD, "crowd"),
    (Trait.ABSTRACT, "abstract"),
)
