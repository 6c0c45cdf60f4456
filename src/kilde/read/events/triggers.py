"""The words of a sentence that name an event, and those that look so and do not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kilde.read.events.lexicon import Use, Word, compounds, generic, links, means, never, words
from kilde.read.figures.people import nouns_of
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import GAP
from kilde.read.language import lexicon

_WORD = re.compile(r"\w+")
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_HABIT = 3
"""Tokens before a verb in which an adverb of habit may stand."""
_TITLE = 0.6
"""Share of a headline's words that have a capital."""
_SHORTEST = 6
"""Letters of the shortest compound."""
_LITTLE = 4
"""Letters of words that have no capital in a headline either."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first` to `last`, both included, that tell of an event in one of these ways."""

    first: int
    last: int
    words: tuple[Word, ...]
    size: int
    shorter: tuple["Trigger", ...] = ()
    """Shorter words that begin with it, for where the longer tell of nothing."""


@cache
def _ends(language: str) -> tuple[str, ...]:
    return tuple(compounds(language))


@cache
def _demands(language: str) -> dict[str, tuple[frozenset[str], ...]]:
    """By the first word of what names an event: what else has to stand in the sentence, in any of these ways."""
    found: dict[str, dict[frozenset[str], None]] = {}
    for phrase, word in words(language):
        rest = frozenset(part for part in phrase[1:] if part != GAP)
        if rest or word.family.needs != "means":
            found.setdefault(phrase[0], {})[rest] = None
    return {first: (frozenset(),) if frozenset() in rows else tuple(rows) for first, rows in found.items()}


@cache
def _armed(language: str) -> frozenset[str]:
    """The first words of what names an event only where a weapon is named too."""
    return frozenset(phrase[0] for phrase, word in words(language) if len(phrase) == 1 and word.family.needs == "means")


def may_tell(text: str, language: str) -> bool:
    """Whether the words of a text may name an event. Cheap."""
    lows = set(_WORD.findall(text.casefold()))
    demands = _demands(language)
    for low in lows & words(language).firsts:
        if any(demand <= lows for demand in demands.get(low, ())):
            return True
    if not lows.isdisjoint(_armed(language)) and not lows.isdisjoint(means(language).firsts):
        return True
    ends = _ends(language)
    return bool(ends) and any(low.endswith(ends) for low in lows)


def find_triggers(tokens: Tokens, language: str) -> list[Trigger]:
    """The words that name an event here, in order; of overlapping ones the longest, each with the shorter in it."""
    silent = _silent(tokens, language)
    title = _is_title(tokens)
    found: list[Trigger] = []
    firsts, ends = words(language).firsts, _ends(language)
    for i, low in enumerate(tokens.lows):
        if i in silent or not (low in firsts or (ends and low.endswith(ends))):
            continue
        triggers = [
            fitting
            for trigger in _at(tokens, i, language)
            if (fitting := _fitting(tokens, trigger, language, title=title))
        ]
        if not triggers:
            continue
        if _named(tokens, triggers[0], title=title) or _general(tokens, triggers[0], language):
            silent |= frozenset(range(i, triggers[0].last + 1))
            continue
        trigger = replace(triggers[0], shorter=tuple(triggers[1:]))
        if found and found[-1].last >= i:
            if found[-1].size >= trigger.size:
                continue
            found.pop()
        found.append(trigger)
    return found


def _silent(tokens: Tokens, language: str) -> frozenset[int]:
    """Tokens of phrases that tell of no event."""
    table = never(language)
    matches = (table.longest(tokens.lows, i) for i in range(len(tokens)) if tokens.lows[i] in table)
    silent = [match for match in matches if match is not None]
    weapons = (means(language).longest(tokens.lows, i) for i in range(len(tokens)) if tokens.lows[i] in means(language))
    inner = (i for match in weapons if match is not None for i in range(match.first + 1, match.last + 1))
    return frozenset(i for match in silent for i in range(match.first, match.last + 1)).union(inner)


def _at(tokens: Tokens, i: int, language: str) -> Iterator[Trigger]:
    """The words that begin at a token and name an event, longest first, or a compound that ends as such words do."""
    low = tokens.lows[i]
    matches = list(words(language).at(tokens.lows, i)) if low in words(language) else []
    for size in sorted({match.words for match in matches}, reverse=True):
        best = [match for match in matches if match.words == size]
        last = min(match.last for match in best)
        yield Trigger(i, last, tuple(match.value for match in best if match.last == last), size)
    if matches or len(low) < _SHORTEST or not low.endswith(_ends(language)):
        return
    ending = max((end for end in _ends(language) if low.endswith(end) and len(low) > len(end)), key=len, default="")
    if ending and not low.startswith(compounds(language)[ending][0]):
        yield Trigger(i, i, (Word(compounds(language)[ending][1], Use.NOUN),), 1)


def _fitting(tokens: Tokens, trigger: Trigger, language: str, *, title: bool) -> Trigger | None:
    """The uses that the word class allows; by the words around where there is no parse, or a word may be both."""
    nouns = tuple(word for word in trigger.words if word.use is Use.NOUN)
    verbs = tuple(word for word in trigger.words if word.use is not Use.NOUN)
    if nouns and verbs:
        fitting = nouns if _is_noun(tokens, trigger, language) else verbs
    elif nouns:
        fitting = nouns if trigger.size > 1 or _may_be_noun(tokens, trigger, language) else ()
    else:
        fitting = verbs if trigger.size > 1 or title or _may_be_verb(tokens, trigger, language) else ()
    return replace(trigger, words=fitting) if fitting else None


def _may_be_noun(tokens: Tokens, trigger: Trigger, language: str) -> bool:
    verb = tokens[trigger.first].pos in _VERBAL and not tokens.lows[trigger.first].endswith("ing")
    return not verb or _determined(tokens, trigger.first)


def _may_be_verb(tokens: Tokens, trigger: Trigger, language: str) -> bool:
    """Whether a word that is only known as a verb is one here, and does not describe a noun: *the besieged town*."""
    token = tokens[trigger.first]
    before, after = _around(tokens, trigger)
    if token.pos == "ADJ" or token.dep == "amod":
        return before in {"NOUN", "PROPN"} and after in _OPENS and token.pos == "VERB"
    if token.pos not in {"NOUN", "PROPN"}:
        return True
    if "noun_noun" not in links(language, "order") and before == "NOUN":
        return True  # nouns written apart are none: *familier flyktet*
    if before in {"NOUN", "PROPN"} and not any(word.active for word in trigger.words):
        return True  # a past form, which is never a noun: *413 fighters surrendered*
    return before in _NOMINAL and after in _OPENS


_OPENS = frozenset({"DET", "NUM", "PROPN", "NOUN", "ADJ"})


def _around(tokens: Tokens, trigger: Trigger) -> tuple[str, str]:
    """The word classes before and after a trigger."""
    before = tokens[trigger.first - 1].pos if trigger.first else ""
    return before, tokens[trigger.last + 1].pos if trigger.last + 1 < len(tokens) else ""


def _determined(tokens: Tokens, i: int) -> bool:
    """Whether an article or a number opens the phrase that a word closes."""
    i -= 1
    while i >= 0 and tokens[i].pos in _NOMINAL:
        i -= 1
    return i >= 0 and tokens[i].pos in {"DET", "NUM"}


def _is_noun(tokens: Tokens, trigger: Trigger, language: str) -> bool:
    """Whether a word that may be both is a noun here."""
    first = trigger.first
    before, after = _around(tokens, trigger)
    if tokens.lows[first].endswith(_gerunds(language)):
        return after not in _OPENS
    if not tokens[first].dep:
        opens = before in {"ADP", "ADJ", "", "PUNCT"} or _determined(tokens, first)
        return opens or after not in _OPENS | {"ADV", "PRON"}
    if after == "DET" and before in _NOMINAL:
        return False  # *the rebels attack the town*
    if before in {"ADP", "ADJ"} or _determined(tokens, first) or after in _VERBAL:
        return not first or tokens.lows[first - 1] not in links(language, "infinitive")
    if tokens[first].pos in _VERBAL:
        return False
    return tokens[first].pos in _NOMINAL and after != "DET"


@cache
def _gerunds(language: str) -> tuple[str, ...]:
    return tuple(lexicon(language, "words")["inflection"]["gerund"])


def _is_title(tokens: Tokens) -> bool:
    """Whether most longer words have a capital, so that one says nothing."""
    longer = [token.text for token in tokens.items if len(token.text) >= _LITTLE and token.text[0].isalpha()]
    return sum(text[0].isupper() for text in longer) >= _TITLE * max(len(longer), 1)


def _named(tokens: Tokens, trigger: Trigger, *, title: bool) -> bool:
    """Whether the word is part of a name, by its capital among small letters: *Operation Desert Storm*."""
    if title or not tokens[trigger.first].text[0].isupper():
        return False
    before = tokens[trigger.first - 1] if trigger.first else None
    if before is None or not before.text[0].isalnum():
        return bool(
            trigger.last + 1 < len(tokens) and tokens.lows[trigger.last + 1] == "of" and _capital(tokens, trigger)
        )
    if before.text[0].isdigit() or not tokens[trigger.first].text[1:].islower():
        return False
    around = [before, *tokens.items[trigger.last + 1 : trigger.last + 2]]
    return not any(token.text[0].isdigit() for token in around) and not _heading(tokens, trigger)


def _capital(tokens: Tokens, trigger: Trigger) -> bool:
    return trigger.last + 2 < len(tokens) and tokens[trigger.last + 2].text[0].isupper()


def _heading(tokens: Tokens, trigger: Trigger) -> bool:
    """Whether the words on both sides have capitals too, as in a headline that runs into its text."""
    near = tokens.items[max(0, trigger.first - 3) : trigger.last + 4]
    longer = [token.text for token in near if len(token.text) >= _LITTLE and token.text[0].isalpha()]
    return len(longer) > 2 and all(text[0].isupper() for text in longer)


def _general(tokens: Tokens, trigger: Trigger, language: str) -> bool:
    """Whether no one event is meant: *any attack*, *often attack*, *for fear of raids*, *attack survivors*."""
    noun = trigger.words[0].use is Use.NOUN
    begin = trigger.first
    while (
        noun
        and begin
        and tokens[begin - 1].pos in _NOMINAL
        and tokens.lows[begin - 1] not in generic(language, "before")
    ):
        begin -= 1
    if noun and begin and tokens.lows[begin - 1] in generic(language, "before"):
        return True
    before = tokens.lows[max(0, trigger.first - _HABIT) : trigger.first]
    if not generic(language, "habit").isdisjoint(before) or not generic(language, "feared").isdisjoint(before):
        return True
    behind = tokens.lows[trigger.last + 1 : trigger.last + 3]
    if not noun and not generic(language, "habit").isdisjoint(behind):
        return True  # *angriper ofte*
    return noun and "noun_noun" in links(language, "order") and _describes(tokens, trigger, language)


def _describes(tokens: Tokens, trigger: Trigger, language: str) -> bool:
    """Whether a noun stands right before another that it describes: *attack survivors*, *ceasefire talks*."""
    after = tokens[trigger.last + 1] if trigger.last + 1 < len(tokens) else None
    if after is None or after.pos != "NOUN" or not after.text[0].isalpha():
        return False
    if not after.dep:
        return bool(nouns_of(after.low, language))
    return after.dep not in {"nsubj", "nsubj:pass", "obj", "obl"} or tokens[trigger.last].head == trigger.last + 1


def tokens_of_all(triggers: Sequence[Trigger]) -> Iterator[int]:
    """All tokens of triggers."""
    for trigger in triggers:
        yield from range(trigger.first, trigger.last + 1)
