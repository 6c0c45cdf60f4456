"""Which of the words that tell what happened belongs to a number.

Word order, little words and the parse each add to or take from the cost of joining a trigger to a number; the cheapest
wins, and none where all are dear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kilde.read.figures.people import Counted, Sort, noun_phrases
from kilde.read.figures.tokens import Tokens
from kilde.read.figures.triggers import TELLING, WEAK, Reading, Role, Trigger, dwelling_measures, find_triggers
from kilde.read.forms import small
from kilde.read.language import lexicon
from kilde.vocabulary import Category, Measure

_SENT = frozenset(
    {Category.SOLDIER, Category.POLICE, Category.AID_WORKER, Category.MEDIC, Category.FIGHTER, Category.JOURNALIST}
)
"""Those who are sent somewhere rather than taken there."""
DEAR = 9.0
"""A trigger that costs more than this is not joined to a number."""
_IMPOSSIBLE = 99.0
_SUBJECT = 0.5
"""What is left of a distance where the parse makes the group the subject."""
_OWN_STATE = 2.0
"""What it costs a verb that the words behind its object tell something else of that."""
_MODIFIES = 3.0
"""What it costs a noun for what happens that it stands before another noun of its phrase."""
_ASIDE = 4.0
"""What it costs a trigger to stand in brackets outside of which the number is: *40 men (of a banned group) died*."""
_NEW_VERB = 2.5
"""A verb between another and a number, so that the number is hardly the object of that."""
_OTHERS = 5.0
"""What it costs a verb that another number opens its clause."""
_VOWELS = frozenset("aeiouyæøåéèêóòôäö")
_QUIET = frozenset({"ADV", "AUX", "PART", "DET", "PRON"})
_PHRASE_ENDS = frozenset({"ADP", "PUNCT", "ADV", "CCONJ", "SCONJ", "PART", ""})


@dataclass(slots=True)
class Group:
    """A number in its sentence: tokens of its quantity and the phrase counted."""

    first: int
    last: int
    counted: Counted
    article: bool = False
    """Whether its number may be no more than an article."""

    @property
    def end(self) -> int:
        """The last token of number and phrase."""
        return self.last if self.counted.last is None else max(self.last, self.counted.last)


@dataclass(slots=True)
class Choice:
    """A measure for a number, what it costs to believe it, and the rule and trigger it comes from."""

    measure: Measure
    cost: float
    rule: str
    trigger: Trigger | None


class Joiner:
    """Joins the triggers of one sentence to its numbers."""

    def __init__(self, tokens: Tokens, groups: Sequence[Group], triggers: Sequence[Trigger], language: str) -> None:
        self.tokens, self.groups, self.triggers, self.language = tokens, groups, triggers, language
        self.owners = [group for group in groups if not group.article]
        self.be, self.have = small(language, "be"), small(language, "have")
        self.part = small(language, "part")
        self.linking_verbs = self.be | self.have | small(language, "copula")
        self.relative, self.conjunction = small(language, "relative"), small(language, "and")
        self.but = small(language, "but")
        self.perfect_be = small(language, "perfect_be")
        self.to, self.total = small(language, "to"), small(language, "total")
        self.others = small(language, "others")
        self.linking = frozenset().union(*(small(language, name) for name in ("of", "to", "reach", "total")))
        self.gerund = tuple(lexicon(language, "words")["inflection"]["gerund"])
        self.inverts = bool(lexicon(language, "words").get("inverts"))
        self._verbs = {
            i for t in self.triggers for r in t.readings if r.role in (Role.BEFALLS, Role.DOES) for i in (t.first,)
        }
        self._aside = _brackets(tokens)
        self._inside = {i for g in groups for i in range(g.first, g.end + 1)}

    def choices(self, group: Group) -> list[Choice]:
        """What could have happened to a group, cheapest first."""
        found = [
            Choice(reading.measure, cost, f"{reading.role}-{side}", trigger)
            for trigger in self.triggers
            for reading in trigger.readings
            for side, cost in [self._cost(group, trigger, reading)]
            if cost <= DEAR and self._fits(group, reading)
        ]
        return sorted(found, key=lambda choice: choice.cost)

    def _fits(self, group: Group, reading: Reading) -> bool:
        """Whether what is counted can have this said of it."""
        housing = reading.measure in dwelling_measures(self.language)
        if group.counted.sort is Sort.DWELLING:
            return housing or reading.measure in {Measure.AFFECTED, Measure.EVACUATED, Measure.STRANDED}
        return not housing or group.counted.more_homes

    def _cost(self, group: Group, trigger: Trigger, reading: Reading) -> tuple[str, float]:
        weak = WEAK.get(reading.measure, 0.0)
        if reading.measure is Measure.DEPLOYED:
            weak += -1.5 if _SENT.intersection(group.counted.categories) else 1.0
        if trigger.first < group.first and trigger.last > group.last:
            side, cost = "around", self._around(reading)
        elif trigger.last == group.counted.head:
            side, cost = "inside", self._inside_cost(group, trigger, reading)
        elif trigger.first > group.end:
            side, cost = "after", self._after(group, trigger, reading)
        elif trigger.last < group.first:
            side, cost = "before", self._before(group, trigger, reading)
        else:
            side, cost = "inside", self._inside_cost(group, trigger, reading)
        if any(_holds(trigger, other) for other in self.owners if other is not group):
            weak += 3.0
        if self._aside[trigger.first] > self._aside[group.first]:
            weak += _ASIDE
        return side, cost + weak + self._class_vote(trigger, reading) + self._parse_vote(group, trigger, reading, side)

    def _around(self, reading: Reading) -> float:
        """A verb before the number and its particle behind it: *sent 20 home*, *kom 81 personer tilbake*."""
        if reading.role is Role.BEFALLS:
            return 0.3
        return -1.6 if self.inverts and reading.role is Role.DOES else 4.0

    # -- the trigger stands after the number ------------------------------------------------------------------

    def _after(self, group: Group, trigger: Trigger, reading: Reading) -> float:
        between = range(group.end + 1, trigger.first)
        gap = self._gap(between, group) * (_SUBJECT if self._is_subject(group, trigger) else 1.0)
        gap += _OTHERS if self._of_another_clause(between) else 0.0
        if reading.role is Role.BEFALLS:
            return gap if self._passive(trigger, reading, group) else _IMPOSSIBLE
        if reading.role is Role.DOES:
            if self._passive_auxiliary(trigger) and not reading.passive and not self._be_perfect(trigger):
                return _IMPOSSIBLE
            return gap + (
                1.0 if reading.active and not any(self._auxiliaries(trigger)) and self._is_gerund(trigger) else 0.0
            )
        if reading.role is Role.STATE:
            if trigger.verbal and self._object_follows(trigger) and not self._passive_auxiliary(trigger):
                return _IMPOSSIBLE  # *to bombere drepte 20*: a verb that looks like a participle
            return gap + 0.3 * len(between) if self._states(between) else gap + 3.0
        if reading.role is Role.ACT:
            return _IMPOSSIBLE
        return gap + 0.2 if not between and group.counted.head is None else _IMPOSSIBLE

    def _of_another_clause(self, between: range) -> bool:
        """Whether another number begins a clause between: *40 were seen; two fled*, *40 came, while 12 left*."""
        heads = (other.first for other in self.owners if other.first in between)
        return any(
            self.tokens.lows[i] == ";" or self.tokens[i].pos == "SCONJ" or self.tokens.lows[i] in self.but
            for head in heads
            for i in range(max(between.start, head - 2), head)
        )

    def _is_subject(self, group: Group, trigger: Trigger) -> bool:
        """Whether the parse has the group for the subject of a trigger, across whatever stands between."""
        head = group.counted.head if group.counted.head is not None else group.last
        token = self.tokens[head]
        alone = not any(i in self._inside for i in range(group.end + 1, trigger.first))
        return alone and token.dep.startswith("nsubj") and trigger.first <= token.head <= trigger.last

    def _states(self, between: range) -> bool:
        """Whether only a copula, adverbs or nothing stands between a group and its state."""
        quiet = _QUIET | {"ADJ"}
        return all(self.tokens[i].pos in quiet or self.tokens.lows[i] in self.linking_verbs for i in between)

    def _passive(self, trigger: Trigger, reading: Reading, group: Group) -> bool:
        """Whether a verb that befalls its object is passive, or a participle that follows its noun."""
        if reading.active:
            return self._plain_passive(trigger)
        if reading.passive or self._passive_auxiliary(trigger) or self._of_those(trigger):
            return True
        if self._has_perfect(trigger):
            return False
        return self._in_series(trigger) or not self._object_follows(trigger)

    def _of_those(self, trigger: Trigger) -> bool:
        """Whether it says who others are: *five children were among those killed*."""
        among, those = small(self.language, "among"), small(self.language, "pronoun")
        before = self.tokens.lows[max(0, trigger.first - 2) : trigger.first]
        return len(before) > 1 and before[0] in among and before[1] in those

    def _in_series(self, trigger: Trigger) -> bool:
        """Whether it stands in a series that has lost its commas: *three civilians killed 12 others injured*."""
        before = any(group.end == trigger.first - 1 for group in self.groups)
        after = next((group for group in self.groups if group.first == trigger.last + 1), None)
        if not before or after is None:
            return False
        told = after.counted.head if after.counted.head in self._verbs else after.end + 1
        return told in self._verbs and told + 1 not in self._inside

    def _plain_passive(self, trigger: Trigger) -> bool:
        """Whether a form that looks active is a participle behind its auxiliary: Nynorsk *vart sende heim*."""
        before = trigger.first - 1
        return self.inverts and before >= 0 and self.tokens.lows[before] in self.be and not self._is_gerund(trigger)

    def _auxiliaries(self, trigger: Trigger) -> Iterator[str]:
        """The words of the verb group before a trigger, nearest first."""
        i = trigger.first - 1
        while i >= 0 and i not in self._inside:
            low, pos = self.tokens.lows[i], self.tokens[i].pos
            if low in self.be | self.have or pos == "AUX":
                yield low
            elif low in self.conjunction and i > 0 and self._is_participle(i - 1):
                pass
            elif not (pos in {"ADV", "PART", "ADJ"} or self._is_participle(i)):
                return
            i -= 1

    def has_auxiliary(self, trigger: Trigger) -> bool:
        """Whether a form of *be* or *have* belongs to a verb."""
        return any(low in self.be | self.have for low in self._auxiliaries(trigger))

    def _is_participle(self, i: int) -> bool:
        return self.tokens[i].pos in {"VERB", "ADJ"} and i in self._verbs

    def _passive_auxiliary(self, trigger: Trigger) -> bool:
        return not self._is_gerund(trigger) and next(iter(self._auxiliaries(trigger)), "") in self.be

    def _be_perfect(self, trigger: Trigger) -> bool:
        """Whether the auxiliary may make the perfect of a verb of going: *300 er flyktet*."""
        return next(iter(self._auxiliaries(trigger)), "") in self.perfect_be

    def _is_gerund(self, trigger: Trigger) -> bool:
        """Whether a verb ends as a present participle does, with a vowel before that: *sende* and *bring* are none."""
        low = self.tokens.lows[trigger.first]
        ending = next((ending for ending in self.gerund if low.endswith(ending)), None)
        return ending is not None and any(letter in _VOWELS for letter in low.removesuffix(ending))

    def _has_perfect(self, trigger: Trigger) -> bool:
        return next(iter(self._auxiliaries(trigger)), "") in self.have

    def _object_follows(self, trigger: Trigger) -> bool:
        """Whether a noun phrase follows right on a verb, so that it is active."""
        i = trigger.last + 1
        if i >= len(self.tokens):
            return False
        if i in self._inside:
            return True
        token = self.tokens[i]
        if token.low in self.relative:
            return False
        return token.pos in {"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"} and not self._time(i)

    def _time(self, i: int) -> bool:
        return self.tokens[i].dep in {"obl:tmod", "nmod:tmod", "advmod"}

    # -- the trigger stands before the number -----------------------------------------------------------------

    def _before(self, group: Group, trigger: Trigger, reading: Reading) -> float:
        between = range(trigger.last + 1, group.first)
        if reading.role is Role.ACT and self.tokens.lows[trigger.last] in self.total:
            return self._toll(between, group)
        gap = self._gap(between, group)
        if reading.role is Role.BEFALLS:
            if self.tokens.lows[trigger.last] in self.to and self.tokens[trigger.first].pos == "VERB":
                gap += 4.0  # *take … to*: the object stands within
            if trigger.last + 1 == group.first and not reading.active and self._in_series(trigger):
                return _IMPOSSIBLE
            if reading.passive or self._passive_auxiliary(trigger):
                return gap + 1.0 if self.inverts and self._only_quiet(between) else gap + 6.0
            said = any(self.tokens[i].pos == "VERB" and i not in self._verbs for i in between)
            gap += _OWN_STATE if self._own_state_follows(group, reading.measure) else 0.0
            return gap + (2.0 if self._has_object(between) else 0.0) + (_NEW_VERB if said else 0.0)
        if reading.role is Role.DOES:
            return (
                gap if self.inverts and self._only_quiet(between) and not self._subject_before(trigger) else gap + 5.0
            )
        if reading.role is Role.STATE:
            return gap + 5.0
        if reading.role is Role.ACT:
            gap += _MODIFIES if self._modifies(trigger) else 0.0
            linked = any(self.tokens.lows[i] in self.linking for i in between)
            return gap * 0.7 + 0.5 if linked else gap + (2.5 if len(between) <= 1 else 6.0)
        return _IMPOSSIBLE

    def _modifies(self, trigger: Trigger) -> bool:
        """Whether a noun only says of what sort another is: *rescue workers*; not *evacuation total*."""
        after = self.tokens.lows[trigger.last + 1 : trigger.last + 2]
        return self.tokens[trigger.last].dep == "compound" and self.total.isdisjoint(after)

    def _own_state_follows(self, group: Group, measure: Measure) -> bool:
        """Whether what became of the group stands right behind it: *Child killed 20 people injured*."""
        behind = (trigger for trigger in self.triggers if trigger.first == group.end + 1)
        return any(r.measure in TELLING - {measure} and not r.active for t in behind for r in t.readings)

    def _toll(self, between: range, group: Group) -> float:
        """From *toll* to its number; what it is the toll of says nothing: *the toll of the bomb attack reached 90*."""
        linked = any(self.tokens.lows[i] in self.linking for i in between)
        nouns = sum(1 for i in between if self.tokens[i].pos in {"NOUN", "PROPN"} and i in self._verbs)
        gap = self._gap(between, group) - nouns * 1.9
        return gap * 0.5 + 0.5 if linked else gap + (2.5 if len(between) <= 1 else 6.0)

    def _has_object(self, between: range) -> bool:
        """Whether a verb has an object of its own before the number, and the number is not joined to that."""
        own = False
        for i in between:
            if self.tokens.lows[i] in self.conjunction | self.part | {","}:
                own = False
            elif self.tokens[i].pos == "ADP":
                return own
            elif self.tokens[i].pos in {"NOUN", "PROPN"} and i not in self._inside:
                own = True
        return own

    def _only_quiet(self, between: range) -> bool:
        return (
            all(self.tokens[i].pos in _QUIET | {"ADP", "NOUN", "PROPN", "NUM"} for i in between) and len(between) <= 3
        )

    def _subject_before(self, trigger: Trigger) -> bool:
        """Whether a noun stands right before a verb, so that what follows is no subject."""
        i = trigger.first - 1
        while i >= 0 and self.tokens[i].pos in {"AUX", "ADV", "PART"}:
            i -= 1
        return i >= 0 and (
            self.tokens[i].dep in {"nsubj", "nsubj:pass"}
            or self.tokens.lows[i] in self.relative
            or self.tokens[i].pos == "PRON"
        )

    # -- the trigger stands in the phrase ---------------------------------------------------------------------

    def _inside_cost(self, group: Group, trigger: Trigger, reading: Reading) -> float:
        """A counted noun that tells it (*12 deaths*, *40 evacuees*), or a participle before it (*20 wounded men*)."""
        head = group.counted.head
        if head is None or (trigger.first <= group.last and trigger.last > group.first):
            return _IMPOSSIBLE
        if head < group.first and reading.measure in TELLING and reading.role in (Role.ACT, Role.COUNTED, Role.STATE):
            return 0.5  # *the number of dead is now 38*
        if reading.role is Role.COUNTED:
            told = any(r.role in (Role.STATE, Role.BEFALLS) and r.measure is reading.measure for r in trigger.readings)
            telling = (told or reading.measure in TELLING) and trigger.last == head
            if telling and head - 1 > group.last and self.tokens.lows[head - 1] in self.others:
                return -0.7  # *two others injured*
            return 0.8 if telling else 3.0 if trigger.last == head else 4.0
        if reading.role is Role.STATE:
            return 4.0
        if reading.role is Role.DOES and not reading.active and trigger.last < head:
            return 4.5
        if reading.role is Role.BEFALLS and not reading.active:
            return 4.5 if trigger.last < head else 3.5
        return _IMPOSSIBLE

    # -- what lies between ------------------------------------------------------------------------------------

    def _gap(self, between: range, group: Group) -> float:
        """What the words between a number and a trigger cost."""
        cost = 0.0
        depth = 0
        for i in between:
            token = self.tokens[i]
            if token.low in ",–—(":
                depth += 1
                cost += 0.7
            elif token.low in ".;:?!":
                cost += 5.0
            elif token.low in '"“”«»':
                cost += 0.8
            elif i in self._inside or token.low in self.part:
                cost += 0.2
            elif token.pos == "SCONJ" or token.low in self.relative:
                cost += 2.0 if i == between.start else 1.5
            elif token.low in self.linking_verbs:
                cost += 0.15
            elif i in self._verbs and token.pos in {"VERB", "ADJ", "NOUN"}:
                cost += 2.2
            elif token.pos == "VERB":
                cost += 1.5
            elif token.pos in _QUIET:
                cost += 0.15
            elif token.pos == "CCONJ":
                cost += 0.8
            else:
                cost += 0.3
        return cost

    def _class_vote(self, trigger: Trigger, reading: Reading) -> float:
        """What it costs that the pipeline holds a word for another class than its reading needs."""
        pos = self.tokens[trigger.first].pos
        if reading.role in (Role.BEFALLS, Role.DOES):
            if pos == "AUX" and trigger.first == trigger.last:
                return 6.0 if reading.role is Role.BEFALLS else 2.0
            if pos in {"VERB", "ADJ", "AUX", ""}:
                return 0.0
            if pos == "NOUN" and trigger.first and self.tokens[trigger.first - 1].pos in {"ADP", "DET"}:
                return 6.0  # *i landet*: a noun, whatever verb has that form
            if 1 < trigger.words == trigger.last - trigger.first + 1:
                return 1.0  # *krysset grensen*: the words behind it show the verb
            known = bool(noun_phrases(self.tokens, trigger.first, self.language)[0])
            return 4.0 if known else 2.5 if trigger.nominal else 1.5
        if reading.role is Role.ACT:
            return 1.0 if pos == "VERB" else 0.0
        return 0.0

    def _parse_vote(self, group: Group, trigger: Trigger, reading: Reading, side: str) -> float:
        """What the parse has to say: it may lower or raise the cost by a little, never decide alone."""
        head = group.counted.head if group.counted.head is not None else group.last
        token = self.tokens[head]
        if (
            side in {"inside", "around"}
            or token.head < 0
            or not trigger.first <= token.head <= trigger.last
            or token.head == head
        ):
            return 0.0
        dep = token.dep
        if dep.startswith("nsubj") and side == "after" and not self._is_subject(group, trigger):
            return 0.0
        if reading.role is Role.BEFALLS:
            return {"obj": -1.0, "nsubj:pass": -1.5, "nsubj": 0.5, "iobj": -0.5}.get(dep, 0.0)
        if reading.role in (Role.DOES, Role.STATE):
            return {"nsubj": -1.5, "nsubj:pass": -1.0, "obj": 1.5}.get(dep, 0.0)
        if reading.role is Role.ACT:
            return {"nmod": -1.0, "obl": -0.3}.get(dep, 0.0)
        return 0.0


def _brackets(tokens: Tokens) -> list[int]:
    """In how many brackets each token stands."""
    depth, depths = 0, []
    for low in tokens.lows:
        depth += (low == "(") - (low == ")" and depth > 0)
        depths.append(depth)
    return depths


def _holds(trigger: Trigger, group: Group) -> bool:
    """Whether a trigger stands in the phrase of a number, or around it: it then is that number's own."""
    return group.first <= trigger.first <= group.end or trigger.first < group.first <= group.end <= trigger.last


def implied(group: Group, tokens: Tokens, language: str) -> Measure | None:
    """The measure that the counted noun itself tells (*refugees*, *hostages*), where no trigger says more."""
    head = group.counted.head
    if head is None:
        return None
    for trigger in find_triggers(tokens, language):
        if trigger.last == head and trigger.first > group.last:
            return next((r.measure for r in trigger.readings if r.role is Role.COUNTED), None)
    return None
