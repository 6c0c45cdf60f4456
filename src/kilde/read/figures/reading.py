"""One sentence read: every number joined to what it counts and to what happened, then told in full."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kilde.read.figures.among import among_them
from kilde.read.figures.counting import Counting, Draft
from kilde.read.figures.cutting import cut
from kilde.read.figures.found import Around, FoundFigure
from kilde.read.figures.joining import Choice, Group, Joiner, implied
from kilde.read.figures.near import Near
from kilde.read.figures.people import Sort
from kilde.read.figures.telling import Teller
from kilde.read.figures.triggers import TELLING, Role, Trigger, find_triggers, telling_tokens
from kilde.read.figures.when import When
from kilde.read.figures.where import Where
from kilde.read.forms import Phrases, parts, small
from kilde.read.language import lexicon
from kilde.read.period import Time, of_time
from kilde.read.quantity import FoundNumber, NumberKind
from kilde.read.sentences import Sentence
from kilde.vocabulary import Category, Measure

_SURE = 4.0
"""What joining a bare number to a trigger may cost at most."""
_LIKELY = 1.5
"""What joining a number with an unknown noun may cost at most."""
_CERTAIN = 0.8
"""What joining an article to a trigger may cost at most: *a policeman was killed*."""
_HARM = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.ABDUCTED, Measure.DETAINED, Measure.RELEASED}
)
_RATE_REACH = 8
"""Tokens behind a figure in which a rate may be said: *800 people enter each day*."""
_OF_THEM = 2.5
"""What it costs to take over what happened from the sentence before: *eleven of them were children*."""
_TELLS = 1.0
"""What a noun costs at most that says by itself what happened: *ten bodies*."""
_OWN = frozenset({"counted-inside", "state-after"})
"""Rules by which the words right at a number tell of it."""
_SUFFERED = frozenset({"befalls-after", "state-after"})
"""Rules by which a passive tells of its subject."""
_DEAREST = 9.0
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})
"""Relations in which something is said of a noun."""
_CAMP = 7.5
"""What a camp said in the clause may cost more than that people live there."""
_SECOND = 7.0
"""What a second verb may cost more than the first."""
_PHRASE = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "PART"})
_LONGEST_WHOSE = 6
"""Tokens between a part and its whole, at most: *three of the town's 40 doctors*."""
_LINK = frozenset(",(;–—-:")
_MARKS = frozenset('.,;:()"“”«»–—')


def find_figures(
    sentence: Sentence, numbers: Sequence[FoundNumber], language: str, around: Around | None = None
) -> list[FoundFigure]:
    """The figures of a sentence, in the order of its numbers (offsets from the document's start)."""
    return _SentenceReader(sentence, numbers, language, around or Around()).figures()


@cache
def _rates(language: str) -> Phrases[bool]:
    return Phrases((parts(phrase), True) for phrase in lexicon(language, "words")["grammar"]["rate"])


class _SentenceReader:
    def __init__(self, sentence: Sentence, numbers: Sequence[FoundNumber], language: str, around: Around) -> None:
        self.language, self.before = language, around.before
        self.tokens = tokens = cut(sentence, language)
        self.article_counts = bool(lexicon(language, "words").get("article_counts"))
        self.not_rate = [[word] for word in small(language, "not_rate")]
        self.part, self.conjunction = small(language, "part"), small(language, "and")
        triggers = [t for t in find_triggers(tokens, language) if not self._dates(t, around.times)]
        self.telling = telling_tokens(triggers)
        counting = Counting(tokens, triggers, around.times, language, speakers=around.speakers)
        self.drafts = counting.drafts(numbers)
        self.joiner = Joiner(tokens, [draft.group for draft in self.drafts], triggers, language)
        near = Near(tokens, counting.verbs, language)
        ages = [(n.number_start, n.number_end) for n in numbers if n.kind is NumberKind.AGE]
        when = When(tokens, around, near, language, ages=ages)
        groups = [draft.group for draft in self.drafts if not draft.group.article]
        times = [span for span, _ in when.times]
        where = Where(tokens, around.places, near, language, speakers=around.speakers, groups=groups, times=times)
        self.teller = Teller(tokens, self.drafts, triggers, language, around=around, when=when, where=where)

    def _dates(self, trigger: Trigger, times: Sequence[Time]) -> bool:
        """Whether a word is part of a time here and tells of nothing else: *i kveld*, *in March*, *er nå*."""
        word = self.tokens[trigger.first]
        within = any((time.start or 0) <= word.start and word.end <= (time.end or 0) for time in times)
        return trigger.first == trigger.last and within and of_time(word.low, self.language)

    def figures(self) -> list[FoundFigure]:
        """Join every number to what happened, then tell the rest."""
        for draft in self.drafts:
            draft.choices = self._acceptable(draft)
        for before, draft in zip(self.drafts, self.drafts[1:], strict=False):
            self._inherit(before, draft)
        return [figure for draft in self.drafts for figure in self._told(draft)]

    def _acceptable(self, draft: Draft) -> list[Choice]:
        group = draft.group
        choices = self.joiner.choices(group)
        if draft.number.kind is NumberKind.ARTICLE:
            named = group.counted.known or group.counted.head is None or group.counted.head in self.telling
            counts = self.article_counts and named
            return [c for c in choices if counts and c.measure in _HARM and c.cost <= _CERTAIN]
        if (told := self._among(group)) is not None:
            return [told]
        if whole := self._whole_of(draft):
            own, at = _OWN | {"befalls-after"}, self.drafts.index(draft)
            parts = [part.choices[0].trigger for part in self.drafts[max(0, at - 1) : at] if part.choices]
            choices = [c for c in choices if c.rule in own and c.trigger and c.trigger.first <= group.end + 1]
            choices = [c for c in choices if not any(c.trigger is trigger for trigger in parts)]
        if group.counted.pronoun and self.before is not None and self.drafts[0] is draft:
            weak = not choices or choices[0].cost > _OF_THEM
            choices = [Choice(self.before.measure, _OF_THEM, "of-them", None)] if weak else choices
        if group.counted.head is not None and not group.counted.known and not group.counted.pronoun:
            return [choice for choice in choices if choice.cost <= _LIKELY]
        if not group.counted.known:
            sure = [choice for choice in choices if choice.cost <= _SURE]
            return self._in_camp_first(sure) or self._taken_up(draft)
        if (measure := implied(group, self.tokens, self.language)) is not None:
            choices.append(Choice(measure, 3.4, "implied", None))
        if not choices and not whole and (unsaid := self._no_frame(draft)) is not None:
            choices.append(unsaid)
        choices = self._main_verb_first(sorted(choices, key=lambda choice: choice.cost), group)
        return self._in_camp_first(self._noun_first(choices))

    def _main_verb_first(self, choices: list[Choice], group: Group) -> list[Choice]:
        """What the main verb tells, before a participle that only says who: *850 displaced by rain were evacuated*."""
        if not choices or choices[0].measure is Measure.KILLED or choices[0].rule != "befalls-after":
            return choices
        participle = choices[0].trigger
        if participle is None or self.joiner.has_auxiliary(participle) or participle.first > group.end + 1:
            return choices
        behind = [c for c in choices if c.trigger and c.trigger.first > participle.last and c.rule == "befalls-after"]
        main = [c for c in behind if c.trigger and self.joiner.has_auxiliary(c.trigger)]
        main = [c for c in main if not self._new_subject(group, c)]
        return main[:1] + [c for c in choices if c not in main[:1]]

    def _new_subject(self, group: Group, choice: Choice) -> bool:
        """Whether another number, a mark or a conjunction stands between a group and a verb."""
        assert choice.trigger is not None
        between = range(group.end + 1, choice.trigger.first)
        stops = self.joiner.conjunction | self.joiner.relative | {",", ";", ":", "."}
        counted = any(draft.group.first in between for draft in self.drafts)
        return counted or any(self.tokens.lows[i] in stops or self.tokens[i].pos == "SCONJ" for i in between)

    def _noun_first(self, choices: list[Choice]) -> list[Choice]:
        """What the noun tells, before that they are there: *the country has 3 million refugees*; of bodies, always."""
        told = [c for c in choices if c.measure is Measure.KILLED and self._of_bodies(c)]
        if told and (choices[0].measure not in _HARM or choices[0].measure is Measure.RELEASED):
            return told[:1]
        if choices and choices[0].measure is Measure.ARRIVED and choices[0].rule == "befalls-before":
            harmed = [c for c in choices if c.rule == "counted-inside" and c.measure in TELLING]
            return harmed[:1] or choices  # *the hospital received 31 wounded*
        if choices and choices[0].measure is Measure.PRESENT and (trigger := choices[0].trigger) is not None:
            there = self.tokens.lows[trigger.first] in self.joiner.linking_verbs and trigger.first == trigger.last
            said = [c for c in choices if c.rule == "counted-inside" and c.measure is not Measure.PRESENT]
            return said[:1] + [c for c in choices if c not in said[:1]] if there else choices
        return choices

    @staticmethod
    def _of_bodies(choice: Choice) -> bool:
        """Whether bodies are counted: *12 bodies*, *the remains of 12 soldiers*."""
        if choice.cost >= _TELLS or choice.trigger is None:
            return False
        counted = any(reading.role is Role.COUNTED for reading in choice.trigger.readings)
        return choice.rule == "counted-inside" or (counted and choice.rule == "act-before")

    def _no_frame(self, draft: Draft) -> Choice | None:
        """That something is said of people, where no word of the lexicon tells what: they are affected, or on duty."""
        counted = draft.group.counted
        if counted.sort is not Sort.PERSON or counted.head is None or draft.number.quantity.high == 0:
            return None
        token = self.tokens[counted.head]
        told = any(trigger.first <= token.head <= trigger.last for trigger in self.joiner.triggers)
        if token.dep not in _ARGUMENTS or told:
            return None  # *two bombers killed 20*: what is told befell others
        duty = bool({Category.SOLDIER, Category.POLICE}.intersection(counted.categories))
        return Choice(Measure.DEPLOYED if duty else Measure.AFFECTED, _DEAREST, "no-frame", None)

    def _whole_of(self, draft: Draft) -> bool:
        """Whether another number counts a part of this one, which the verb tells of.

        *19 of the 22 on board died*, *of the 22 on board, three lived*.
        """
        at = self.drafts.index(draft)
        begin = self.drafts[at - 1].group.last + 1 if at else self._clause_begin(draft.group.first)
        portions = small(self.language, "portion")
        begin = next(
            (i + 1 for i in range(draft.group.first - 1, begin - 1, -1) if self.tokens.lows[i] in portions), begin
        )
        begin += self.tokens.lows[begin] in small(self.language, "out")  # *three out of 20*
        between = self.tokens.lows[begin : draft.group.first]
        little = small(self.language, "of") | small(self.language, "skip")
        first = draft.group.first
        short = first - begin <= _LONGEST_WHOSE and self.tokens.lows[first - 1].endswith(("s", "'", "’"))
        whose = short and all(self.tokens[i].pos in _PHRASE for i in range(begin, first))
        portion = begin > 0 and self.tokens.lows[begin - 1] in portions
        parted = at > 0 or portion or self._part_follows(at)
        return (
            parted
            and bool(between)
            and between[0] in small(self.language, "of")
            and (little.issuperset(between) or whose)
        )

    def _clause_begin(self, i: int) -> int:
        """The first token behind the mark before a token."""
        while i > 0 and self.tokens.lows[i - 1] not in _MARKS:
            i -= 1
        return i

    def _part_follows(self, at: int) -> bool:
        """Whether a number in the same clause counts out of the one at a place: nothing is counted by that itself."""
        after = self.drafts[at + 1] if at + 1 < len(self.drafts) else None
        if (
            after is None
            or after.group.article
            or "." in self.tokens.lows[self.drafts[at].group.end : after.group.first]
        ):
            return False
        own = after.group.counted
        return own.head is None or own.pronoun or not own.known

    def _taken_up(self, draft: Draft) -> list[Choice]:
        """What was told of the number before, where a bare one puts it otherwise: *the UN puts the figure at 900*."""
        begin = draft.group.first - 1
        while begin > 0 and self.tokens.lows[begin] in self.joiner.linking - small(self.language, "total"):
            begin -= 1
        at = self.drafts.index(draft)
        before = next((d.choices[0].measure for d in reversed(self.drafts[:at]) if d.choices), None)
        measure = before or (self.before.measure if self.before is not None and not at else None)
        if measure is None or begin == draft.group.first - 1 or draft.group.counted.head is not None:
            return []
        named = self.tokens.lows[begin] in small(self.language, "total")
        return [Choice(measure, _OF_THEM, "taken-up", None)] if named else []

    def _among(self, group: Group) -> Choice | None:
        """What happened to those that the number is part of; victims suffered what was told of them before."""
        before = self.before.measure if self.before is not None else None
        victims = before if before in _HARM else Measure.AFFECTED
        return among_them(self.tokens, group, self.joiner.triggers, self.language, victims=victims)

    def _in_camp_first(self, choices: list[Choice]) -> list[Choice]:
        """People who live, stay or are sheltered in a camp are in a camp."""
        if choices and choices[0].measure in (Measure.PRESENT, Measure.SHELTERED):
            near = [c for c in choices if c.measure is Measure.IN_CAMP and c.cost <= choices[0].cost + _CAMP]
            return near[:1] + [c for c in choices if c not in near[:1]]
        return choices

    def _inherit(self, before: Draft, draft: Draft) -> None:
        """Take over what happened from the number before, in *including 12 children* and *20 men and 12 boys*."""
        if not before.choices or (draft.number.kind is NumberKind.ARTICLE and not draft.group.counted.known):
            return
        if draft.number.kind is NumberKind.ARTICLE and draft.group.counted.head in self.telling:
            return  # *and another wounded*
        trigger = before.choices[0].trigger
        told = trigger.last if trigger is not None and trigger.last < draft.group.first else 0
        between = range(max(before.group.end, told) + 1, draft.group.first)
        if not self._linked(between) or not self._same_sort(before, draft):
            return
        own = draft.choices[0].cost if draft.choices else 99.0
        part = any(self._opens_part(i) for i in between)
        if draft.choices and draft.choices[0].rule == "counted-inside" and own < 1.0:
            return
        verbs = [trigger, *(choice.trigger for choice in before.choices[1:] if part)]
        shared = bool(draft.choices and any(draft.choices[0].trigger is verb for verb in verbs if verb is not None))
        if draft.number.kind is NumberKind.ARTICLE and not self._and_between(between):
            return
        if shared or own > (1.5 if part else 2.0) + max(0.0, before.choices[0].cost) * 0.5:
            draft.choices = [replace(choice, rule="inherited") for choice in before.choices]
            draft.inherited = before

    def _and_between(self, between: range) -> bool:
        """Whether a conjunction and no comma joins two phrases: *four medics and a driver*."""
        lows = {self.tokens.lows[i] for i in between}
        return bool(lows & self.conjunction) and "," not in lows

    def _same_sort(self, before: Draft, draft: Draft) -> bool:
        """Whether what happened to the one can have happened to the other: homes and people do not share it."""
        sorts = {before.group.counted.sort, draft.group.counted.sort} - {None}
        return Sort.DWELLING not in sorts or len(sorts) == 1

    def _linked(self, between: range) -> bool:
        """Whether only commas, *and*, *including*, places or little words join two phrases."""
        if not between:
            return False
        content = 0
        for i in between:
            token = self.tokens[i]
            if self._opens_part(i) or token.low in self.conjunction or token.low in _LINK:
                continue
            if token.pos in {"VERB", "AUX", "SCONJ"} and token.low not in self.part:
                return False
            content += token.pos in {"NOUN", "PROPN"}
        return content <= 2 and (
            any(self._opens_part(i) or self.tokens.lows[i] in self.conjunction | _LINK for i in between)
            and len(between) <= 8
        )

    def _opens_part(self, i: int) -> bool:
        """Whether a part of what was counted follows: *including*, *among them*."""
        low, after = self.tokens.lows[i], self.tokens.lows[i + 1 : i + 2]
        among = low in small(self.language, "among") and not small(self.language, "pronoun").isdisjoint(after)
        return among or low in self.part

    def _told(self, draft: Draft) -> list[FoundFigure]:
        if not draft.choices or self._is_rate(draft):
            return []
        best = self._outcome(draft, draft.choices[0])
        told = [best, *self._coordinated(draft, best)]
        return [self.teller.figure(draft, choice) for choice in told]

    def _outcome(self, draft: Draft, best: Choice) -> Choice:
        """What the second of two verbs of harm adds to the first: *were shot and killed*."""
        if best.measure is not Measure.INJURED or best.rule not in _SUFFERED or draft.inherited is not None:
            return best
        for other in draft.choices[1:]:
            if other.measure is not Measure.KILLED or not best.trigger or not other.trigger:
                continue
            if (
                other.rule in _SUFFERED
                and best.trigger.last < other.trigger.first
                and self._same_subject(best.trigger, other.trigger, best.rule)
            ):
                return other
        return best

    def _is_rate(self, draft: Draft) -> bool:
        """Whether so many in each day or year are meant."""
        group, trigger = draft.group, draft.choices[0].trigger
        last = max(group.end, trigger.last if trigger else 0)
        begin = group.first
        while begin > max(0, group.first - _RATE_REACH) and self.tokens.lows[begin - 1] not in ".;,:":
            begin -= 1
        for i in (*range(begin, group.first), *range(last + 1, last + 1 + _RATE_REACH)):
            if i >= len(self.tokens) or self.tokens.lows[i] in ".;,":
                break
            lasting = self.tokens.lows[i - 1] in small(self.language, "lasting") if i else False  # *in a month*
            match = None if lasting else _rates(self.language).longest(self.tokens.lows, i)
            behind = self.tokens.lows[match.last + 1 : match.last + 2] if match is not None else []
            sure = match is not None and self.tokens.lows[match.first] in small(self.language, "every")
            if match is not None and (sure or i < group.first or behind not in self.not_rate):
                return True
        return False

    def _coordinated(self, draft: Draft, best: Choice) -> list[Choice]:
        """A second verb joined to the first: *were kidnapped and beheaded*, *fled and are living in tents*."""
        if best.trigger is None or draft.inherited is not None:
            return []
        for other in draft.choices[1:]:
            if other.trigger is None or other.measure is best.measure or other.rule != best.rule:
                continue
            if {other.measure, best.measure} == {Measure.KILLED, Measure.INJURED}:
                continue  # *were shot and killed*
            first, second = sorted((best.trigger, other.trigger), key=lambda trigger: trigger.first)
            if other.cost <= best.cost + _SECOND and self._same_subject(first, second, best.rule):
                return [other]
        return []

    def _same_subject(self, first: Trigger, second: Trigger, rule: str) -> bool:
        """Whether a conjunction and at most a verb group's little words lead to the second verb, and no new subject.

        Nor an object of the first verb, where both verbs stand before their objects: *firing rockets and killing 7*.
        """
        between = range(first.last + 1, second.first)
        if any(draft.group.first in between for draft in self.drafts):
            return False
        if rule == "befalls-before" and any(self.tokens[i].pos in {"NOUN", "PROPN", "PRON"} for i in between):
            return False
        for i in reversed(between):
            if self.tokens.lows[i] in self.conjunction:
                return True
            if self.tokens[i].pos not in {"ADV", "AUX", "PART"}:
                return False
        return False
