"""One sentence read: every number joined to what it counts and to what happened, then told in full."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from kilde.read.figures.among import RULE as AMONG
from kilde.read.figures.among import among_them
from kilde.read.figures.composition import composition_after
from kilde.read.figures.extent import extent_of
from kilde.read.figures.found import Around, FoundFigure
from kilde.read.figures.measure import (
    TELLING,
    Choice,
    Group,
    Joiner,
    Measure,
    Role,
    Trigger,
    dwelling_measures,
    find_triggers,
    implied,
    is_harm,
    is_trigger,
)
from kilde.read.figures.modality import modality_of
from kilde.read.figures.near import Near
from kilde.read.figures.people import UNITS, Counted, Sort, counted_after, noun_phrases, nouns_of
from kilde.read.figures.tokens import Tokens, tokens_of
from kilde.read.figures.war import RULE as WAR
from kilde.read.figures.war import sum_of_war
from kilde.read.figures.when import When
from kilde.read.figures.where import Where
from kilde.read.forms import Phrases, parts, small
from kilde.read.language import lexicon
from kilde.read.period import Time, of_time
from kilde.read.quantity import FoundNumber, NumberKind
from kilde.read.sentences import Sentence
from kilde.vocabulary import Category, Extent, Modality, Period, Qualifier, Unit, Who

_SURE = 4.0
"""What joining a bare number to a trigger may cost at most."""
_LIKELY = 1.5
"""What joining a number with an unknown noun may cost at most."""
_CERTAIN = 0.8
"""What joining an article to a trigger may cost at most: *a policeman was killed*."""
_HARM = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.ABDUCTED, Measure.DETAINED, Measure.RELEASED}
)
_NAME_AND_COMMA = 2
_SHORT = 2
"""Letters of auxiliaries that too many words begin with."""
_DATE = re.compile(r"\d\d?[./-]\d\d?[./-]\d{4}")
_OLDEST = 120
"""Years that nobody reaches."""
_RATE_REACH = 8
"""Tokens behind a figure in which a rate may be said: *800 people enter each day*."""
_PREDICATE = 4
_LABEL = 14
"""Tokens before a number in which its label may stand."""
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
_LINK = frozenset(",(;–—-:")
_MARKS = frozenset('.,;:()"“”«»–—')


@dataclass(slots=True)
class _Draft:
    """A number on its way to a figure."""

    number: FoundNumber
    group: Group
    choices: list[Choice] = field(default_factory=list)
    inherited: "_Draft | None" = None


def worth_parsing(sentence: Sentence, numbers: Sequence[FoundNumber], language: str) -> bool:
    """Whether a sentence may hold a figure: a number that may count, and a word for people, homes or harm. Cheap."""
    kinds = _COUNTS if lexicon(language, "words").get("article_counts") else frozenset({NumberKind.COUNT})
    if not any(number.kind in kinds for number in numbers):
        return False
    tokens = tokens_of(Sentence(sentence.start, sentence.end, sentence.text), glued=_glued(language))
    return is_harm(tokens.lows, language) or any(
        noun.sort is not Sort.THING for low in tokens.lows if low.isalpha() for noun in nouns_of(low, language)
    )


_COUNTS = frozenset({NumberKind.COUNT, NumberKind.ARTICLE})


def find_figures(
    sentence: Sentence, numbers: Sequence[FoundNumber], language: str, around: Around | None = None
) -> list[FoundFigure]:
    """The figures of a sentence, in the order of its numbers (offsets from the document's start)."""
    return _SentenceReader(sentence, numbers, language, around or Around()).figures()


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


@cache
def _rates(language: str) -> Phrases[bool]:
    return Phrases((parts(phrase), True) for phrase in lexicon(language, "words")["grammar"]["rate"])


def _in_time(number: FoundNumber, times: Sequence[Time]) -> bool:
    """Whether the number is part of an expression of time."""
    return any((time.start or 0) <= number.number_start and number.number_end <= (time.end or 0) for time in times)


class _SentenceReader:
    def __init__(self, sentence: Sentence, numbers: Sequence[FoundNumber], language: str, around: Around) -> None:
        self.language, self.contents, self.speakers = language, around.contents, around.speakers
        self.before = around.before
        self.tokens = cut(sentence, language)
        self.article_counts = bool(lexicon(language, "words").get("article_counts"))
        self.not_rate = [[word] for word in small(language, "not_rate")]
        self.part, self.conjunction = small(language, "part"), small(language, "and")
        found = find_triggers(self.tokens, language)
        triggers = [trigger for trigger in found if not self._dates(trigger, around.times)]
        self.verbs = frozenset(trigger.first for trigger in triggers if trigger.verbal)
        self.telling = frozenset(t.last for t in triggers if any(r.measure in TELLING for r in t.readings))
        self.phrases = frozenset(i for t in triggers if self._says_all(t) for i in range(t.first, t.last + 1))
        self.drafts = self._drafts(numbers, around.times)
        self.joiner = Joiner(self.tokens, [draft.group for draft in self.drafts], triggers, language)
        near = Near(self.tokens, self.verbs, language)
        ages = [(n.number_start, n.number_end) for n in numbers if n.kind is NumberKind.AGE]
        self.when = When(self.tokens, around.times, near, ages=ages)
        groups = [draft.group for draft in self.drafts if not draft.group.article]
        times = [span for span, _ in self.when.times]
        self.where = Where(
            self.tokens, around.places, near, language, speakers=around.speakers, groups=groups, times=times
        )

    # -- numbers and what they count --------------------------------------------------------------------------

    def _dates(self, trigger: Trigger, times: Sequence[Time]) -> bool:
        """Whether a word is part of a time here and tells of nothing else: *i kveld*, *in March*, *er nå*."""
        word = self.tokens[trigger.first]
        within = any((time.start or 0) <= word.start and word.end <= (time.end or 0) for time in times)
        return trigger.first == trigger.last and within and of_time(word.low, self.language)

    def _says_all(self, trigger: Trigger) -> bool:
        """Whether words in a row tell what happened, none of which is counted: *crossed the border*, *on board*."""
        in_a_row = 1 < trigger.words == trigger.last - trigger.first + 1
        return in_a_row and (trigger.verbal or self.tokens[trigger.first].pos == "ADP")

    def _drafts(self, numbers: Sequence[FoundNumber], times: Sequence[Time]) -> list[_Draft]:
        spans = {id(n): self.tokens.covering(n.quantity.start or 0, n.quantity.end or 0) for n in numbers}
        stops = frozenset(i for span in spans.values() if span for i in range(span[0], span[1] + 1))
        stops |= self.phrases
        stops |= frozenset(
            i
            for time in times
            if (span := self.tokens.covering(time.start or 0, time.end or 0))
            for i in range(span[0], span[1] + 1)
        )
        drafts: list[_Draft] = []
        for number in numbers:
            span = spans[id(number)]
            if span is None or self._counts_nothing(number, span, times):
                continue
            own = frozenset(range(span[0], span[1] + 1))
            counted = counted_after(self.tokens, span[1], self.language, stops=stops - own, verbs=self.verbs)
            if counted.head is None:
                counted = self._number_of(span, drafts) or counted
            if counted.sort is Sort.THING and self.tokens[counted.first or 0].pos == "PROPN":
                counted = Counted(sort=Sort.THING)  # *wounding dozens more Syria's state agency said*: a comma is lost
            if counted.head is None and drafts:
                counted.sort = counted.sort or self._sort_before(drafts[-1], span[0])
            if self._none_of_theirs(number, counted) or self._age(number, span, counted) or self._one_of(span, counted):
                continue
            if counted.sort is not Sort.THING or counted.head is None:
                counted.more_homes = bool(drafts) and self._more_homes(drafts[-1], counted)
                article = number.kind is NumberKind.ARTICLE
                drafts.append(_Draft(number, Group(span[0], span[1], counted, article)))
        return drafts

    def _counts_nothing(self, number: FoundNumber, span: tuple[int, int], times: Sequence[Time]) -> bool:
        """Whether the number counts nobody here: part of a time or of a speaker, *both*, a note (*[1]*)."""
        if number.kind not in _COUNTS or _in_time(number, times) or self._speaks(number):
            return True
        if number.kind is NumberKind.ARTICLE and self._opens_count(span[1]):
            return True
        if number.quantity.qualifier is Qualifier.EXACT and (self._beside_digits(span) or self._before_opening(span)):
            return True
        before, after = (self.tokens.lows[i] if 0 <= i < len(self.tokens) else "" for i in (span[0] - 1, span[1] + 1))
        return self.tokens.lows[span[0]] in small(self.language, "pair") or (before, after) == ("[", "]")

    def _beside_digits(self, span: tuple[int, int]) -> bool:
        """Whether digits stand right before other digits or a date, as a page's counters do: *0 85 12.03.2017*."""
        first, last = span
        both = self.tokens.lows[first], *self.tokens.lows[last + 1 : last + 2]
        return len(both) > 1 and both[0].isdecimal() and (both[1].isdecimal() or _DATE.match(both[1]) is not None)

    def _before_opening(self, span: tuple[int, int]) -> bool:
        """Whether digits stand right before an article in capitals, as a page's counter does: *191 A total of …*."""
        first, last = span
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        opens = after is not None and after.pos == "DET" and after.text[0].isupper() and after.text[1:].islower()
        single = after is not None and after.pos == "DET" and after.text.isupper() and len(after.text) == 1
        return self.tokens.lows[first].isdecimal() and (opens or single)

    def _opens_count(self, last: int) -> bool:
        """Whether an article stands to a number that is not told: *a growing number of*, *et tosifret antall*."""
        ahead = self.tokens.lows[last + 1 : last + 3]
        return not small(self.language, "total").isdisjoint(ahead)

    def _none_of_theirs(self, number: FoundNumber, counted: Counted) -> bool:
        """Whether *no* stands to a noun that is no people: *no formal order*."""
        return number.quantity.high == 0 and counted.head is not None and not counted.known

    def _one_of(self, span: tuple[int, int], counted: Counted) -> bool:
        """Whether *one of …* only says what sort somebody or something is: *is one of the largest opponents*."""
        first, last = span
        if first != last or self.tokens.lows[first] not in small(self.language, "one"):
            return False
        if counted.head is None and first and self.tokens[first - 1].pos == "ADJ":
            return True  # *a western sector and an eastern one*
        after = self.tokens.lows[last + 1] if last + 1 < len(self.tokens) else ""
        is_said = first > 0 and self.tokens.lows[first - 1] in small(self.language, "be")
        return after in small(self.language, "of") and (is_said or (counted.head is not None and not counted.known))

    def _age(self, number: FoundNumber, span: tuple[int, int], counted: Counted) -> bool:
        """Whether a bare number between marks behind a name is an age: *Ana Lee, 22, and …*."""
        first, last = span
        if counted.head is not None or first < _NAME_AND_COMMA or number.kind is NumberKind.ARTICLE:
            return False
        after = self.tokens.lows[last + 1] if last + 1 < len(self.tokens) else "."
        named = self.tokens[first - 2].text[0].isupper() and self.tokens.lows[first - 1] in {",", "("}
        return named and after in {",", ";", ".", ")"} and (number.quantity.value or _OLDEST) < _OLDEST

    def _sort_before(self, before: _Draft, first: int) -> Sort | None:
        """The sort that a bare number goes on counting: *250 houses were destroyed and 900 damaged*."""
        own = before.group.counted.sort
        same = all(self.tokens.lows[i] not in ".;:" for i in range(before.group.end, first))
        return own if same and own in (Sort.DWELLING, Sort.HOUSEHOLD) and not before.group.article else None

    def _more_homes(self, before: _Draft, counted: Counted) -> bool:
        """Whether *others* stands behind a number of homes."""
        others = counted.head is not None and self.tokens.lows[counted.head] in small(self.language, "others")
        return others and (before.group.counted.sort is Sort.DWELLING or before.group.counted.more_homes)

    def _speaks(self, number: FoundNumber) -> bool:
        """Whether the number counts those who say it: *two witnesses said*, not *the group, which told of 17*."""
        return any(
            start <= number.number_start
            and number.number_end <= end
            and not self._relative_in(start, number)
            and not self._acts_behind(end)
            for start, end in self.speakers
        )

    def _acts_behind(self, end: int) -> bool:
        """Whether a speaker's own verb tells what befell them: *1,500 people fled in fear of …*."""
        behind = next((i for i in range(len(self.tokens)) if self.tokens[i].start >= end), None)
        return behind is not None and behind in self.verbs and self.tokens[behind].pos == "VERB"

    def _relative_in(self, start: int, number: FoundNumber) -> bool:
        """Whether a relative clause begins between a character and a number."""
        relative = small(self.language, "relative")
        return any(start < token.start < number.number_start and token.low in relative for token in self.tokens.items)

    def _number_of(self, span: tuple[int, int], drafts: Sequence[_Draft]) -> Counted | None:
        """The noun of *the number of … rose to 40*, *tallet på …*, *IDPs total: 40*, which stands before its number."""
        total, of = small(self.language, "total"), small(self.language, "of") | small(self.language, "to")
        own = frozenset(range(span[0], span[1] + 1))
        for i in range(span[0] - 1, max(-1, span[0] - _LABEL), -1):
            if any(draft.group.first <= i <= draft.group.last for draft in drafts):
                return None
            if self.tokens.lows[i] in ".;" or (self.tokens.lows[i] == ":" and i < span[0] - 1):
                return None
            if self.tokens.lows[i] in total:
                begin = i + 1 + (self.tokens.lows[min(i + 1, span[0])] in of)
                found = counted_after(self.tokens, begin - 1, self.language, stops=own, verbs=self.verbs)
                if found.known and found.last is not None and found.last < span[0]:
                    return found
                size, nouns = noun_phrases(self.tokens, i - 1, self.language) if i else (0, ())
                if size == 1 and i >= span[0] - 2 and any(noun.sort is not Sort.THING for noun in nouns):
                    return counted_after(self.tokens, i - 2, self.language, stops=own | {i}, verbs=self.verbs)
                return None
        return None

    # -- what happened to them --------------------------------------------------------------------------------

    def figures(self) -> list[FoundFigure]:
        """Join every number to what happened, then tell the rest."""
        for draft in self.drafts:
            draft.choices = self._acceptable(draft)
        for before, draft in zip(self.drafts, self.drafts[1:], strict=False):
            self._inherit(before, draft)
        return [figure for draft in self.drafts for figure in self._told(draft)]

    def _acceptable(self, draft: _Draft) -> list[Choice]:
        group = draft.group
        choices = self.joiner.choices(group)
        if draft.number.kind is NumberKind.ARTICLE:
            named = group.counted.known or group.counted.head is None or group.counted.head in self.telling
            counts = self.article_counts and named
            return [c for c in choices if counts and c.measure in _HARM and c.cost <= _CERTAIN]
        if (told := self._among(group)) is not None:
            return [told]
        if self._whole_of(draft):
            own = _OWN | {"befalls-after"}
            choices = [c for c in choices if c.rule in own and c.trigger and c.trigger.first <= group.end + 1]
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
        if not choices and (unsaid := self._no_frame(draft)) is not None:
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

    def _no_frame(self, draft: _Draft) -> Choice | None:
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

    def _whole_of(self, draft: _Draft) -> bool:
        """Whether another number counts a part of this one, which the verb tells of.

        *19 of the 22 on board died*, *of the 22 on board, three lived*.
        """
        at = self.drafts.index(draft)
        begin = self.drafts[at - 1].group.last + 1 if at else self._clause_begin(draft.group.first)
        portions = small(self.language, "portion")
        begin = next(
            (i + 1 for i in range(draft.group.first - 1, begin - 1, -1) if self.tokens.lows[i] in portions), begin
        )
        between = self.tokens.lows[begin : draft.group.first]
        little = small(self.language, "of") | small(self.language, "skip")
        portion = begin > 0 and self.tokens.lows[begin - 1] in portions
        parted = at > 0 or portion or self._part_follows(at)
        return parted and bool(between) and between[0] in small(self.language, "of") and little.issuperset(between)

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

    def _taken_up(self, draft: _Draft) -> list[Choice]:
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

    def _inherit(self, before: _Draft, draft: _Draft) -> None:
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

    def _same_sort(self, before: _Draft, draft: _Draft) -> bool:
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

    def _told(self, draft: _Draft) -> list[FoundFigure]:
        if not draft.choices or self._is_rate(draft):
            return []
        best = self._outcome(draft, draft.choices[0])
        told = [best, *self._coordinated(draft, best)]
        return [self._figure(draft, choice) for choice in told]

    def _outcome(self, draft: _Draft, best: Choice) -> Choice:
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

    def _is_rate(self, draft: _Draft) -> bool:
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

    def _coordinated(self, draft: _Draft, best: Choice) -> list[Choice]:
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

    # -- the rest ---------------------------------------------------------------------------------------------

    def _figure(self, draft: _Draft, choice: Choice) -> FoundFigure:
        group = draft.group
        within = self._within(group)
        others = frozenset(
            i for other in self.drafts if other is not draft for i in range(other.group.first, other.group.end + 1)
        )
        time = self.when.of(group, choice, within=within)
        places = self.where.of(group, choice, within=within)
        first = min(group.first, choice.trigger.first if choice.trigger else group.first)
        last = max(group.end, choice.trigger.last if choice.trigger else group.end)
        clause = range(max(0, first - 6), min(len(self.tokens), last + 4))
        modality = modality_of(self.tokens, group, choice, self.language, others=others)
        if draft.number.quantity.high == 0 and modality is Modality.DENIED:
            modality = Modality.ASSERTED
        extent, period = self._extent(draft, choice, clause=clause, time=time), time.period if time else Period()
        rules: tuple[str, ...] = (draft.number.rule, choice.rule)
        war = sum_of_war(draft.number.quantity, group, choice, time, tokens=self.tokens, language=self.language)
        if war is not None and extent is not Extent.STOCK:
            extent, period, rules = Extent.CUMULATIVE, war.period, (*rules, WAR)
            places = places or war.places
        return FoundFigure(
            quantity=draft.number.quantity,
            unit=self._unit(draft, choice.measure),
            who=self._who(draft),
            composition=composition_after(self.tokens, group, self.language, others=others),
            measure=choice.measure,
            extent=extent,
            modality=modality,
            period=period,
            places=places,
            rules=rules,
        )

    def _extent(self, draft: _Draft, choice: Choice, *, clause: range, time: Time | None) -> Extent:
        """Its own, or that of the number whose part or continuation it is: *66 people, including 13 children*."""
        own = extent_of(self.tokens, draft.group, choice, self.language, clause=clause, time=time)
        carried = choice.rule in ("taken-up", AMONG) and self.before is not None and self.drafts[0] is draft
        if carried and self.before is not None and own is Extent.FLOW:
            return self.before.extent if self.before.measure is choice.measure else own
        if draft.inherited is None or own is not Extent.FLOW:
            return own
        group = draft.inherited.group
        first, last = group.first, max(group.end, choice.trigger.last if choice.trigger else group.end)
        around = range(max(0, first - 6), min(len(self.tokens), last + 4))
        return extent_of(self.tokens, group, choice, self.language, clause=around, time=time)

    def _unit(self, draft: _Draft, measure: Measure) -> Unit:
        own = draft.group.counted.sort
        if draft.group.counted.more_homes and measure in dwelling_measures(self.language):
            return Unit.DWELLING
        if own is None and draft.inherited is not None:
            own = draft.inherited.group.counted.sort
        return UNITS.get(own or Sort.PERSON, Unit.PERSON)

    def _within(self, group: Group) -> range | None:
        """The tokens of the statement that holds the figure."""
        start, end = self.tokens[group.first].start, self.tokens[group.last].end
        holding = [(s, e) for s, e in self.contents if s <= start and end <= e]
        if not holding:
            return None
        span = self.tokens.covering(*min(holding, key=lambda content: content[1] - content[0]))
        return range(span[0], span[1] + 1) if span else None

    def _who(self, draft: _Draft) -> Who:
        counted = draft.group.counted
        if counted.first is None or counted.last is None:
            return self._antecedent(draft)
        span = self.tokens.span(counted.first, counted.last)
        categories = counted.categories
        if counted.pronoun:
            categories = (*self._predicate(draft), *self._of_whom(draft))
        elif not categories and counted.head in self.telling:
            categories = self._predicate(draft)
        if self._more_of_them(counted):
            categories = categories or self._antecedent(draft).categories
        return Who(span.text, span.start, span.end, categories)

    def _more_of_them(self, counted: Counted) -> bool:
        """Whether those counted go on from those before: *21 others*, *another five injured*."""
        head = counted.head or 0
        if self.tokens.lows[head] in small(self.language, "others"):
            return True
        here = [t for t in self.joiner.triggers if t.first == t.last == head]
        told = any(reading.measure in TELLING for trigger in here for reading in trigger.readings)
        return told and counted.first == head and not counted.categories

    def _predicate(self, draft: _Draft) -> tuple[Category, ...]:
        """Who they are said to be: *90 of them were children*, *three of them women*."""
        for i in range(draft.group.end + 1, min(len(self.tokens), draft.group.end + _PREDICATE)):
            size, nouns = noun_phrases(self.tokens, i, self.language)
            if size:
                return tuple(dict.fromkeys(noun.category for noun in nouns if noun.category))
            if self.tokens[i].pos not in {"AUX", "DET", "ADJ"}:
                break
        return ()

    def _of_whom(self, draft: _Draft) -> tuple[Category, ...]:
        """What the group that they are part of is, as far as it is true of all its members."""
        whole = self._antecedent(draft).categories
        if not whole and self.before is not None and self.drafts[0] is draft:
            whole = self.before.who.categories
        return tuple(category for category in whole if category in _GENERAL)

    def _antecedent(self, draft: _Draft) -> Who:
        """The phrase before, which a bare number goes on counting: *six people were killed and 20 injured*."""
        at = self.drafts.index(draft)
        wholes = [d for d in self.drafts[:at] if d.choices and d.inherited is None] or self.drafts[:at]
        for before in reversed(wholes if draft.inherited is None else self.drafts[:at]):
            if before.group.counted.head is not None and not before.group.counted.pronoun:
                counted = before.group.counted
                span = self.tokens.span(counted.first or 0, counted.last or 0)
                keep = tuple(c for c in counted.categories if c in _GENERAL)
                return Who(span.text, span.start, span.end, counted.categories if draft.inherited is None else keep)
        return Who()


_GENERAL = frozenset(
    {Category.CIVILIAN, Category.FIGHTER, Category.SOLDIER, Category.POLICE, Category.REFUGEE, Category.IDP}
)
