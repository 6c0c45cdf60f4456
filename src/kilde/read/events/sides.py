"""Who did it and to whom: actors and targets of an event, by voice, little words and the parse."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kilde.read.events.lexicon import Trait, Use, Word, links, verbs
from kilde.read.events.phrases import Phrase, Phrases
from kilde.read.events.triggers import Trigger
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import small

_ENDS = frozenset('.;:!?()"“”«»–—')
_OPENS = frozenset({"DET", "NUM", "PROPN", "NOUN", "ADJ"})
_AUXILIARY = frozenset({"AUX", "ADV", "PART"})
_LINKS = 14
"""Tokens behind an event in which its sides may be tied to it by little words."""
_BACK = 7
"""Tokens before a verb in which its subject may end."""
_LIGHT = 6
"""Tokens between a verb and the act that it lends to its doer."""


@dataclass(slots=True)
class Sides:
    """The phrases that do it, and those to whom it is done; `rules` say how they were found."""

    actors: list[Phrase] = field(default_factory=list)
    targets: list[Phrase] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def add(self, rule: str, *, actor: Phrase | None = None, target: Phrase | None = None) -> None:
        """Take a phrase in, unless it is there already."""
        for phrase, row in ((actor, self.actors), (target, self.targets)):
            if phrase is not None and not any(p.first <= phrase.last and phrase.first <= p.last for p in self.all()):
                row.append(phrase)
                self.rules.append(rule)

    def all(self) -> list[Phrase]:
        """Both sides."""
        return [*self.actors, *self.targets]


class SideReader:
    """Reads the sides of the events of one sentence."""

    def __init__(self, tokens: Tokens, phrases: Phrases, triggers: Sequence[Trigger], language: str) -> None:
        self.tokens, self.phrases, self.triggers, self.language = tokens, phrases, triggers, language
        self.be, self.relative = small(language, "be"), small(language, "relative")
        self.conjunction = small(language, "and")
        self.directions = links(language, "directions")

    def of(self, trigger: Trigger, words: Sequence[Word]) -> Sides:
        """The sides of one event."""
        sides = Sides()
        if words[0].use is Use.NOUN:
            self._of_noun(trigger, sides)
        else:
            self._of_verb(trigger, words, sides)
        return sides

    # -- verbs ------------------------------------------------------------------------------------------------

    def _of_verb(self, trigger: Trigger, words: Sequence[Word], sides: Sides) -> None:
        use = words[0].use
        begin = self._auxiliaries(trigger.first)
        passive = any(word.passive for word in words) or self._passive(begin, trigger, words)
        subject = self._subject(trigger, begin)
        if use is Use.ACTS and passive:
            sides.add("passive", target=subject)
            self._linked(trigger.last + 1, sides, verb=True)
            return
        if use is Use.HAPPENS:
            self._linked(trigger.last + 1, sides, verb=True)
            return
        behind = trigger.last + 1
        if use is Use.ACTS:
            target = self._object(trigger, behind, subject)
            if subject is None and target is not None and self._inverted(trigger):
                subject, target = target, self.phrases.starting_at(target.last + 1)
            sides.add("subject", actor=subject)
            sides.add("object", target=target)
            behind = max(behind, target.last + 1 if target else 0)
            self._listed(target, sides.targets, sides)
        else:
            sides.add("subject", actor=subject)
        family = words[0].family
        if family.needs != "people" and not family.object:  # *fled attacks on the town*, *repelled an attack by …*
            self._linked(behind, sides, verb=True)

    def _auxiliaries(self, verb: int) -> int:
        """The first token of the auxiliaries and adverbs before a verb."""
        i = verb
        also = links(self.language, "also")
        while i > 0 and (self.tokens[i - 1].pos in _AUXILIARY or self.tokens.lows[i - 1] in also | {"to"}):
            i -= 1
        return i

    def _passive(self, begin: int, trigger: Trigger, words: Sequence[Word]) -> bool:
        """Whether a form of *be* leads to the verb, or *by* follows it, or it closes a headline without an object."""
        first = trigger.first
        if any(word.active for word in words):
            return False
        if not self.be.isdisjoint(self.tokens.lows[begin:first]):
            return True
        after = self.tokens[trigger.last + 1] if trigger.last + 1 < len(self.tokens) else None
        if after is not None and after.low in links(self.language, "by"):
            return True
        if after is not None and after.pos in _OPENS:
            return False
        if any(t.head == first and t.dep in {"nsubj:pass", "aux:pass"} for t in self.tokens.items):
            return True
        have = not small(self.language, "have").isdisjoint(self.tokens.lows[begin:first])
        tied = links(self.language, "at") | links(self.language, "on") | links(self.language, "using") | _ENDS | {","}
        return begin == first and not have and (after is None or after.low in tied)

    def _subject(self, trigger: Trigger, begin: int) -> Phrase | None:
        """Who does it: by the parse, else the phrase before the verb, or what a relative word stands for."""
        first = trigger.first
        for i, token in enumerate(self.tokens.items):
            if token.head == first and token.dep.startswith("nsubj") and i != first and i not in self.phrases.barred:
                if token.low in self.relative:
                    return self._antecedent(i)
                if (found := self.phrases.around(i)) is not None:
                    return self._whole(found)
        if begin == 0:
            return None
        before = self.tokens.lows[begin - 1]
        if before in self.relative:
            return self._antecedent(begin - 1)
        if before in self.conjunction | {","}:
            return self._shared(begin - 1)
        if before in _ENDS:
            return None
        found = self.phrases.ending_at(begin - 1)
        if found is not None and found.first and self._prepositional(found):
            return self._past_prepositions(found)
        return self._whole(found) if found else None

    def _whole(self, phrase: Phrase) -> Phrase:
        """A phrase with *of …* before it where that belongs to it."""
        return phrase

    def _prepositional(self, phrase: Phrase) -> bool:
        before = phrase.first - 1
        while before > 0 and self.tokens[before].pos == "DET":
            before -= 1
        if self.tokens[before].pos == "NUM":
            return False  # *more than 900 families*
        return (
            before >= 0
            and self.tokens[before].pos == "ADP"
            and self.tokens.lows[before] not in links(self.language, "of")
        )

    def _past_prepositions(self, phrase: Phrase) -> Phrase | None:
        """The phrase before one or two that a preposition ties to it: *rebels in the north shelled …*."""
        found: Phrase | None = phrase
        for _ in range(3):
            if found is None or not self._prepositional(found):
                return found
            i = found.first - 1
            while i > 0 and self.tokens[i].pos in {"DET", "NUM", "ADP"}:
                i -= 1
            found = self.phrases.ending_at(i) if i >= 0 and phrase.first - i <= _BACK else None
        return found

    def _antecedent(self, relative: int) -> Phrase | None:
        i = relative - 1
        while i >= 0 and self.tokens.lows[i] in {","}:
            i -= 1
        found = self.phrases.ending_at(i) if i >= 0 else None
        if found is not None and self._prepositional(found):
            return self._past_prepositions(found) or found
        return found

    def _shared(self, joint: int) -> Phrase | None:
        """The subject of the verb that this one is joined to: *captured the town and killed nine*."""
        for i in range(joint - 1, -1, -1):
            if self.tokens.lows[i] in _ENDS:
                return None
            if self.tokens[i].pos == "VERB":
                begin = self._auxiliaries(i)
                return self._subject(Trigger(i, i, (), 1), begin)
        return None

    def _object(self, trigger: Trigger, behind: int, subject: Phrase | None) -> Phrase | None:
        """To whom it is done: the phrase behind the verb, or what the parse makes its object."""
        i = behind
        while i < len(self.tokens) and self.tokens[i].pos in {"ADV", "PART"} and i not in self.phrases.barred:
            i += 1
        found = self.phrases.starting_at(i)
        if found is not None and subject is not None and found.first == subject.first:
            return self.phrases.starting_at(found.last + 1)
        if found is not None:
            return found
        for n, token in enumerate(self.tokens.items):
            if token.head == trigger.first and token.dep == "obj" and n > trigger.last and n not in self.phrases.barred:
                return self.phrases.around(n)
        return None

    def _inverted(self, trigger: Trigger) -> bool:
        """Whether the verb opens its clause behind a time or place, so that the subject follows: *I går angrep …*."""
        before = trigger.first - 1
        opens = before >= 0 and (before in self.phrases.barred or self.tokens[before].pos in {"ADV", "NOUN", "PROPN"})
        return opens and "aux_first" in links(self.language, "order")

    def _listed(self, phrase: Phrase | None, row: list[Phrase], sides: Sides) -> None:
        """What *and* adds to a side."""
        if phrase is None or phrase not in row:
            return
        i = phrase.last + 1
        if (
            i + 1 < len(self.tokens)
            and self.tokens.lows[i] in self.conjunction
            and self.tokens[i + 1].pos not in {"VERB", "AUX"}
        ):
            more = self.phrases.starting_at(i + 1)
            follows = self.tokens[more.last + 1].pos if more and more.last + 1 < len(self.tokens) else ""
            if more is not None and follows not in {"VERB", "AUX"}:
                row.append(more)
                sides.rules.append("joined")

    # -- little words -----------------------------------------------------------------------------------------

    def _linked(self, begin: int, sides: Sides, *, verb: bool) -> None:
        """Sides tied by prepositions behind the event, one after another: *on the port by rebels*."""
        i, end = begin, min(len(self.tokens), begin + _LINKS)
        while i < end:
            low = self.tokens.lows[i]
            if (
                low in _ENDS
                or low in self.relative
                or (self.tokens[i].pos in {"VERB", "AUX"} and i not in self.phrases.barred)
            ):
                return
            if low in links(self.language, "between"):
                i = self._between(i, sides)
                continue
            phrase = self.phrases.starting_at(i + 1)
            if phrase is None or not self._ties(low):
                i += 1
                continue
            self._tie(low, phrase, sides, verb=verb)
            i = phrase.last + 1

    def _ties(self, low: str) -> bool:
        return any(low in links(self.language, name) for name in ("by", "on", "with", "at"))

    def _tie(self, low: str, phrase: Phrase, sides: Sides, *, verb: bool) -> None:
        traits = self.phrases.traits(phrase)
        if low in links(self.language, "by") and not self.phrases.is_means(phrase):
            if low in links(self.language, "from") and not traits & {Trait.ARMED, Trait.FLOWN}:
                return
            sides.add("by", actor=phrase)
            self._listed(phrase, sides.actors, sides)
        elif (
            low in links(self.language, "with")
            and (verb or low in links(self.language, "on"))
            and not self.phrases.is_means(phrase)
        ):
            if low in links(self.language, "on") or (not sides.targets and traits & {Trait.ARMED, Trait.PERSON}):
                sides.add("against", target=phrase)
                self._listed(phrase, sides.targets, sides)
        elif low in links(self.language, "on"):
            sides.add("on", target=phrase)
            self._listed(phrase, sides.targets, sides)

    def _between(self, i: int, sides: Sides) -> int:
        """Both sides of *between A and B*, who both do it."""
        first = self.phrases.starting_at(i + 1)
        if first is None:
            return i + 1
        sides.add("between", actor=first)
        j = first.last + 1
        if j + 1 < len(self.tokens) and self.tokens.lows[j] in self.conjunction:
            second = self.phrases.starting_at(j + 1)
            if second is not None:
                sides.add("between", actor=second)
                return second.last + 1
        return j

    # -- nouns ------------------------------------------------------------------------------------------------

    def _of_noun(self, trigger: Trigger, sides: Sides) -> None:
        self._before_noun(trigger, sides)
        behind = trigger.last + 1
        closes_of = self.tokens.lows[trigger.last] in links(self.language, "of")
        if closes_of or (behind < len(self.tokens) and self.tokens.lows[behind] in links(self.language, "of")):
            phrase = self.phrases.starting_at(behind if closes_of else behind + 1)
            if phrase is not None:
                sides.add("of", target=phrase)
                behind = phrase.last + 1
        self._linked(behind, sides, verb=False)
        self._lent(trigger, sides)
        self._struck(trigger, sides)

    def _before_noun(self, trigger: Trigger, sides: Sides) -> None:
        """Whose act it is, by the words of its own phrase: *rebel shelling*, *the army's offensive*, *US strikes*."""
        phrase = self.phrases.ending_at(trigger.first - 1) if trigger.first else None
        if phrase is None:
            return
        if self.tokens.lows[phrase.first] in self.directions:
            return  # *in a central Syria attack*
        own = Phrase(phrase.first, phrase.last, phrase.last)
        if self.phrases.traits(own) & {Trait.ARMED, Trait.STATE, Trait.FLOWN} and not self.phrases.is_means(own):
            sides.add("before", actor=own)

    def _lent(self, trigger: Trigger, sides: Sides) -> None:
        """The doer of a verb that lends the act: *the army launched an offensive*, *the raid was carried out by …*."""
        light = verbs(self.language, "light")
        for i in range(trigger.first - 1, max(-1, trigger.first - 1 - _LIGHT), -1):
            low = self.tokens.lows[i]
            if low in _ENDS or (low == "," and self.tokens[i].pos == "PUNCT"):
                break
            if low in light and self.tokens[i].pos in {"VERB", "AUX", "NOUN"}:
                begin = self._auxiliaries(i)
                if self.be.isdisjoint(self.tokens.lows[begin:i]):
                    sides.add("lent", actor=self._subject(Trigger(i, i, (), 1), begin))
                return
        self._lent_behind(trigger, sides)

    def _lent_behind(self, trigger: Trigger, sides: Sides) -> None:
        light, size = verbs(self.language, "light"), len(self.tokens)
        for i in range(trigger.last + 1, min(size, trigger.last + _LIGHT)):
            if self.tokens.lows[i] in light and self.tokens[i].pos == "VERB":
                for j in range(i + 1, min(size, i + 4)):
                    if self.tokens.lows[j] in links(self.language, "by"):
                        sides.add("lent", actor=self.phrases.starting_at(j + 1))
                return

    def _struck(self, trigger: Trigger, sides: Sides) -> None:
        """What the act meets: *air strikes hit the hospital*, *the hospital was hit by air strikes*."""
        strikes, size = verbs(self.language, "strikes"), len(self.tokens)
        i = trigger.last + 1
        while (
            i < min(size, trigger.last + _LIGHT) and self.tokens[i].pos != "VERB" and self.tokens.lows[i] not in _ENDS
        ):
            i += 1
        if i < size and self.tokens.lows[i] in strikes:
            sides.add("struck", target=self.phrases.starting_at(i + 1))
            return
        if trigger.first > 1:
            i = trigger.first - 1
            while i > 0 and self.tokens[i].pos in {"DET", "ADJ", "NUM", "PROPN", "NOUN"}:
                i -= 1
            verb = i - 1
            if self.tokens.lows[i] in links(self.language, "by") and verb > 0 and self.tokens.lows[verb] in strikes:
                begin = self._auxiliaries(verb)
                if not self.be.isdisjoint(self.tokens.lows[begin:verb]):
                    sides.add("struck", target=self._subject(Trigger(verb, verb, (), 1), begin))
