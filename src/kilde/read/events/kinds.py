"""Which type of event it is: what its family says, turned by who did it, with what and to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.read.events.lexicon import Family, Trait, Use, Word, links, means
from kilde.read.events.phrases import Phrases
from kilde.read.events.sides import Sides
from kilde.read.events.triggers import Trigger
from kilde.read.figures.tokens import Tokens
from kilde.vocabulary import EventType

_BEHIND = 14
"""Tokens behind an event in which the weapon may be told."""
_BEFORE = 6
"""… and before a verb of which it is the subject."""
_BEFORE_NOUN = 2
"""… and before a noun."""
_WEAPON = 6
"""Tokens from *with* to the weapon."""
_OBJECT = 8
"""Tokens behind a verb in which its object may be named."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of an event, with the rule that decided it."""

    event: EventType
    rule: str
    word: Word


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a word: its sides with what they are, and the type that a weapon tells."""

    sides: Sides
    done: Sequence[frozenset[Trait]]
    suffered: Sequence[frozenset[Trait]]
    told: EventType | None


class Kinds:
    """Decides the types of the events of one sentence."""

    def __init__(self, tokens: Tokens, phrases: Phrases, language: str) -> None:
        self.tokens, self.phrases, self.language = tokens, phrases, language

    def of(self, trigger: Trigger, sides: Sides) -> Kind | None:
        """The first family of which all that it needs is told; None where a side is one of words alone."""
        done = [self.phrases.traits(phrase) for phrase in sides.actors]
        suffered = [self.phrases.traits(phrase) for phrase in sides.targets]
        if any(Trait.ABSTRACT in traits and not traits & {Trait.ARMED, Trait.PERSON} for traits in suffered):
            return None
        for word in trigger.words:
            family = word.family
            told = self._told_with(trigger, word, sides) if family.means else None
            if self._lacks(trigger, word, _Around(sides, done, suffered, told)):
                continue
            if told is not None:
                return Kind(told, "by-means", word)
            return self._turned(family, word, done, suffered)
        return None

    def _turned(
        self, family: Family, word: Word, done: Sequence[frozenset[Trait]], suffered: Sequence[frozenset[Trait]]
    ) -> Kind:
        checks = (
            (Trait.FLOWN, done, "flying-actor"),
            (Trait.PERSON, suffered, "person-taken"),
            (Trait.WEAPON, suffered, "weapon-taken"),
            (Trait.STATE, done, "state-actor"),
            (Trait.ARMED, suffered, "armed-target"),
        )
        for trait, sides, rule in checks:
            if (event := family.turned(trait)) is not None and any(trait in traits for traits in sides):
                return Kind(event, rule, word)
        return Kind(family.event, f"word-{family.name}", word)

    def _lacks(self, trigger: Trigger, word: Word, around: _Around) -> bool:
        """Whether something is not said without which the word tells of no event."""
        family, sides = word.family, around.sides
        done, suffered, told = around.done, around.suffered, around.told
        if family.object and word.use is Use.ACTS and not self._has_object(family, trigger, sides):
            return True
        in_arms = {Trait.ARMED, Trait.STATE, Trait.FLOWN}
        match family.needs:
            case "means":
                return told is None
            case "armed":
                return not any(traits & in_arms for traits in done) and told is None
            case "flown":
                return not any(traits & in_arms for traits in done) and not sides.targets and told is None
            case "actor":
                return self._unheld(word, done, suffered)
            case "people":
                return word.use is not Use.NOUN and not self._people(sides, done, suffered)
            case "crowd":
                return word.use is not Use.NOUN and not any(traits & {Trait.CROWD, Trait.PERSON} for traits in done)
            case "armed_or_noun":
                return word.use is not Use.NOUN and not any(traits & in_arms for traits in (*done, *suffered))
        return False

    @staticmethod
    def _unheld(word: Word, done: Sequence[frozenset[Trait]], suffered: Sequence[frozenset[Trait]]) -> bool:
        """Whether nobody is told of who can take a place, or nothing that can be taken."""
        if word.use is Use.NOUN:
            return not suffered
        return not suffered or (bool(done) and not any(t & {Trait.ARMED, Trait.STATE} for t in done))

    def _people(self, sides: Sides, done: Sequence[frozenset[Trait]], suffered: Sequence[frozenset[Trait]]) -> bool:
        """Whether people move: known ones, or a bare number of them."""
        numbers = any(self.tokens[phrase.head].pos == "NUM" for phrase in sides.all())
        moving = {Trait.PERSON, Trait.ARMED, Trait.CROWD}
        return numbers or any(traits & moving for traits in (*done, *suffered))

    def _has_object(self, family: Family, trigger: Trigger, sides: Sides) -> bool:
        """Whether it is done to what the family asks for, which may name an event itself: *repelled an attack*."""
        spans = [range(phrase.first, phrase.last + 1) for phrase in sides.targets]
        spans.append(range(trigger.first, min(len(self.tokens), trigger.last + _OBJECT)))
        return any(self.tokens.lows[i] in family.object for span in spans for i in span)

    def _told_with(self, trigger: Trigger, word: Word, sides: Sides) -> EventType | None:
        """The type of an attack with the weapon named beside it: *with rockets*, *fired rockets*, *a shell hit …*."""
        if word.use is Use.NOUN:
            begin = max(0, trigger.first - _BEFORE_NOUN)
            spans = [range(begin, trigger.first)]
        elif word.family.result:
            spans = [range(phrase.first, phrase.last + 1) for phrase in sides.actors]
        else:
            spans = [range(phrase.first, phrase.last + 1) for phrase in sides.all()]
            spans += self._subject_of(trigger, word, sides)
        if word.family.needs != "means" or word.use is not Use.ACTS or "passive" in sides.rules:
            spans += self._using(trigger)
        return next((event for span in spans if (event := self._weapon(span)) is not None), None)

    def _subject_of(self, trigger: Trigger, word: Word, sides: Sides) -> list[range]:
        """Where the subject of a verb stands whose subject does nothing: *a rocket fell on the school*."""
        if word.use is not Use.HAPPENS:
            return []
        return [range(max(0, trigger.first - _BEFORE), trigger.first)]

    def _using(self, trigger: Trigger) -> list[range]:
        """What follows *with* or *using* behind an event."""
        using = links(self.language, "using")
        end = min(len(self.tokens), trigger.last + _BEHIND)
        for i in range(trigger.last + 1, end):
            if self.tokens.lows[i] in ".;:":
                break
            if self.tokens.lows[i] in using:
                return [range(i + 1, min(len(self.tokens), i + _WEAPON))]
        return []

    def _weapon(self, span: range) -> EventType | None:
        table = means(self.language)
        for i in span:
            if self.tokens.lows[i] in table and (match := table.longest(self.tokens.lows, i)) is not None:
                return match.value
        return None
