"""The numbers of a sentence that count somebody, and whom each of them counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.people import Counted, Sort, counted_after, noun_phrases
from kilde.read.figures.tokens import Tokens
from kilde.read.figures.triggers import Trigger
from kilde.read.forms import small
from kilde.read.period import Time
from kilde.read.quantity import FoundNumber, NumberKind
from kilde.vocabulary import Qualifier

COUNTS = frozenset({NumberKind.COUNT, NumberKind.ARTICLE})
"""Kinds of numbers that may count somebody."""
_DATE = re.compile(r"\d\d?[./-]\d\d?[./-]\d{4}")
_LABEL = 14
"""Tokens before a number in which its label may stand."""
_NAME_AND_COMMA = 2
_OLDEST = 120
"""Years that nobody reaches."""


@dataclass(slots=True)
class Draft:
    """A number on its way to a figure."""

    number: FoundNumber
    group: Group
    choices: list[Choice] = field(default_factory=list)
    inherited: "Draft | None" = None


class Counting:
    """Tells whom the numbers of one sentence count; `speakers` are characters in which somebody says something."""

    def __init__(
        self,
        tokens: Tokens,
        triggers: Sequence[Trigger],
        times: Sequence[Time],
        language: str,
        *,
        speakers: Sequence[tuple[int, int]],
    ) -> None:
        self.tokens, self.times, self.language = tokens, times, language
        self.verbs = frozenset(trigger.first for trigger in triggers if trigger.verbal)
        self._phrases = frozenset(i for t in triggers if self._says_all(t) for i in range(t.first, t.last + 1))
        self._speakers = speakers

    def _says_all(self, trigger: Trigger) -> bool:
        """Whether words in a row tell what happened, none of which is counted: *crossed the border*, *on board*."""
        in_a_row = 1 < trigger.words == trigger.last - trigger.first + 1
        return in_a_row and (trigger.verbal or self.tokens[trigger.first].pos == "ADP")

    def drafts(self, numbers: Sequence[FoundNumber]) -> list[Draft]:
        """The numbers of the sentence that count somebody, each with the phrase that it counts."""
        spans = {id(n): self.tokens.covering(n.quantity.start or 0, n.quantity.end or 0) for n in numbers}
        stops = frozenset(i for span in spans.values() if span for i in range(span[0], span[1] + 1))
        stops |= self._phrases
        stops |= frozenset(
            i
            for time in self.times
            if (span := self.tokens.covering(time.start or 0, time.end or 0))
            for i in range(span[0], span[1] + 1)
        )
        drafts: list[Draft] = []
        for number in numbers:
            span = spans[id(number)]
            if span is None or self._counts_nothing(number, span):
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
                drafts.append(Draft(number, Group(span[0], span[1], counted, article)))
        return drafts

    def _counts_nothing(self, number: FoundNumber, span: tuple[int, int]) -> bool:
        """Whether the number counts nobody here: part of a time or of a speaker, *both*, a note (*[1]*)."""
        if number.kind not in COUNTS or self._in_time(number) or self._speaks(number):
            return True
        if number.kind is NumberKind.ARTICLE and self._opens_count(span[1]):
            return True
        if number.quantity.qualifier is Qualifier.EXACT and (self._beside_digits(span) or self._before_opening(span)):
            return True
        before, after = (self.tokens.lows[i] if 0 <= i < len(self.tokens) else "" for i in (span[0] - 1, span[1] + 1))
        return self.tokens.lows[span[0]] in small(self.language, "pair") or (before, after) == ("[", "]")

    def _in_time(self, number: FoundNumber) -> bool:
        """Whether the number is part of an expression of time."""
        return any(
            (time.start or 0) <= number.number_start and number.number_end <= (time.end or 0) for time in self.times
        )

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
        """Whether a bare number between marks behind a name is an age: *Ana Lee, 22, and …*, *a man, 61, died*."""
        first, last = span
        if counted.head is not None or first < _NAME_AND_COMMA or number.kind is NumberKind.ARTICLE:
            return False
        after = self.tokens.lows[last + 1] if last + 1 < len(self.tokens) else "."
        behind = self.tokens[first - 2].text[0].isupper() or self._somebody(first - 2)
        named = behind and self.tokens.lows[first - 1] in {",", "("}
        return named and after in {",", ";", ".", ")"} and (number.quantity.value or _OLDEST) < _OLDEST

    def _somebody(self, i: int) -> bool:
        """Whether a noun for one person stands behind an article: *a man*."""
        single = i > 0 and self.tokens[i - 1].pos == "DET"
        _, nouns = noun_phrases(self.tokens, i, self.language)
        return single and any(noun.sort is Sort.PERSON for noun in nouns)

    def _sort_before(self, before: Draft, first: int) -> Sort | None:
        """The sort that a bare number goes on counting: *250 houses were destroyed and 900 damaged*."""
        own = before.group.counted.sort
        same = all(self.tokens.lows[i] not in ".;:" for i in range(before.group.end, first))
        return own if same and own in (Sort.DWELLING, Sort.HOUSEHOLD) and not before.group.article else None

    def _more_homes(self, before: Draft, counted: Counted) -> bool:
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
            for start, end in self._speakers
        )

    def _acts_behind(self, end: int) -> bool:
        """Whether a speaker's own verb tells what befell them: *1,500 people fled in fear of …*."""
        behind = next((i for i in range(len(self.tokens)) if self.tokens[i].start >= end), None)
        return behind is not None and behind in self.verbs and self.tokens[behind].pos == "VERB"

    def _relative_in(self, start: int, number: FoundNumber) -> bool:
        """Whether a relative clause begins between a character and a number."""
        relative = small(self.language, "relative")
        return any(start < token.start < number.number_start and token.low in relative for token in self.tokens.items)

    def _number_of(self, span: tuple[int, int], drafts: Sequence[Draft]) -> Counted | None:
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
