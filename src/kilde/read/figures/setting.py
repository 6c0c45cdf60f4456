"""When and where a figure holds: the times and places of its clause, and how a place takes part."""

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from kilde.read.figures.measure import Choice, Group
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Phrases, parts, small
from kilde.read.language import lexicon
from kilde.read.period import Time, TimeKind
from kilde.vocabulary import Measure, Period, Place, PlaceRole

Item = TypeVar("Item", Time, Place)
_STOPS = frozenset(".;:?!")
_FAR = 14.0
"""A time or place that costs more than this belongs to something else in the sentence."""
_JOINERS = frozenset({",", "in", "of", "'", "’", "s", "i", "på", "the", "(", "-"})
_OUT = frozenset({Measure.DEPARTED, Measure.FLED, Measure.EVACUATED, Measure.DISPLACED})
_IN = frozenset({Measure.ARRIVED, Measure.RETURNED, Measure.RELOCATED, Measure.DEPLOYED})


@cache
def _roles(language: str) -> Phrases[PlaceRole]:
    """Prepositions with the role that they give a place; the first table that holds one decides."""
    book = lexicon(language, "roles")
    seen: dict[tuple[str, ...], PlaceRole] = {}
    for role in PlaceRole:
        for phrase in book[role.value]:
            seen.setdefault(parts(phrase), role)
    return Phrases(seen.items())


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(lexicon(language, "roles")[name])


class Setting:
    """The times and places of one sentence, shared out among its figures."""

    def __init__(
        self, tokens: Tokens, times: Sequence[Time], places: Sequence[Place], language: str, *, verbs: frozenset[int]
    ) -> None:
        self.tokens, self.language, self.verbs = tokens, language, verbs
        self.relative, self.conjunction = small(language, "relative"), small(language, "and")
        self.times = [(span, time) for time in times if (span := self._span(time)) and time.kind not in _NO_DAY]
        self.places = [(span, place) for place in places if (span := self._span(place))]

    def _span(self, item: Time | Place) -> tuple[int, int] | None:
        return self.tokens.covering(item.start or 0, item.end or 0)

    def period(self, group: Group, choice: Choice, *, within: range | None) -> Period:
        """The nearest time of the figure's clause; `within` are the tokens of the statement that holds the figure."""
        near = self._nearest([(span, time) for span, time in self.times if self._held(span, within)], group, choice)
        return near[0].period if near else Period()

    def times_of(self, group: Group, choice: Choice, *, within: range | None) -> list[Time]:
        """The times near enough to belong to the figure, nearest first."""
        return self._nearest([(span, time) for span, time in self.times if self._held(span, within)], group, choice)

    def where(
        self, group: Group, choice: Choice, *, within: range | None, speakers: Sequence[tuple[int, int]]
    ) -> tuple[Place, ...]:
        """The nearest place and those that it is told with, each with its role."""
        open_ = [
            (span, place)
            for span, place in self.places
            if self._held(span, within)
            and not any(s <= (place.start or 0) < e for s, e in speakers)
            and self._names_place(span, group)
        ]
        near = self._nearest(open_, group, choice)
        if not near:
            return ()
        chosen = [near[0]]
        spans = {id(place): span for span, place in open_}
        for place in near[1:]:
            roles = {self._role(spans[id(p)], choice.measure) for p in chosen}
            role = self._role(spans[id(place)], choice.measure)
            moving = choice.measure in _OUT | _IN and role not in roles and role is not PlaceRole.AT
            if moving or any(self._told_with(spans[id(place)], spans[id(other)]) for other in chosen):
                chosen.append(place)
        ordered = sorted(chosen, key=lambda place: place.start or 0)
        return tuple(_with_role(place, self._role(spans[id(place)], choice.measure)) for place in ordered)

    def _held(self, span: tuple[int, int], within: range | None) -> bool:
        return within is None or span[0] in within

    def _names_place(self, span: tuple[int, int], group: Group) -> bool:
        """Whether the words name a place here, and not somebody's origin inside the phrase counted."""
        first, last = group.counted.first, group.counted.last
        return first is None or last is None or not first <= span[0] <= last

    def _told_with(self, a: tuple[int, int], b: tuple[int, int]) -> bool:
        first, second = sorted((a, b))
        between = self.tokens.lows[first[1] + 1 : second[0]]
        return len(between) <= 4 and all(low in _JOINERS or low in _words(self.language, "inner") for low in between)

    def _nearest(self, items: list[tuple[tuple[int, int], Item]], group: Group, choice: Choice) -> list[Item]:
        anchors = [(group.first, group.end)]
        if choice.trigger is not None:
            anchors.append((choice.trigger.first, choice.trigger.last))
        costs = [(min(self._distance(span, anchor) for anchor in anchors), span[0], item) for span, item in items]
        return [item for cost, _, item in sorted(costs, key=lambda row: row[:2]) if cost <= _FAR]

    def _distance(self, a: tuple[int, int], b: tuple[int, int]) -> float:
        """What the words between two stretches cost: clause boundaries much, others little."""
        first, second = sorted((a, b))
        cost = 0.0
        for i in range(first[1] + 1, second[0]):
            low, token = self.tokens.lows[i], self.tokens[i]
            if low in _STOPS:
                cost += 8.0
            elif low in {",", "(", ")", "–", "—"}:
                cost += 1.0
            elif low in self.conjunction:
                cost += 1.5
            elif low in self.relative or token.pos == "SCONJ":
                cost += 2.0
            elif i in self.verbs:
                cost += 4.0
            elif token.pos == "VERB":
                cost += 2.0
            else:
                cost += 0.3
        return cost

    def _role(self, span: tuple[int, int], measure: Measure) -> PlaceRole:
        i = span[0] - 1
        inner = _words(self.language, "inner")
        while i >= 0:
            low = self.tokens.lows[i]
            if i > 0 and (pair := _roles(self.language).longest(self.tokens.lows, i - 1)) and pair.last == i:
                return self._checked(pair.value, measure)
            if low in _words(self.language, "left"):
                return PlaceRole.FROM
            if low in _words(self.language, "reached"):
                return PlaceRole.TO
            single = _roles(self.language).longest(self.tokens.lows, i)
            if single is not None and not (low in inner and i > 0):
                return self._checked(single.value, measure)
            if low not in inner and not self.tokens[i].text[0].isupper() and self.tokens[i].pos != "ADJ":
                break
            i -= 1
        return PlaceRole.AT

    def _checked(self, role: PlaceRole, measure: Measure) -> PlaceRole:
        """A way through only where people move."""
        return role if role is not PlaceRole.VIA or measure in _OUT | _IN else PlaceRole.AT


_NO_DAY = frozenset({TimeKind.DURATION, TimeKind.FREQUENCY, TimeKind.CLOCK, TimeKind.ANAPHOR})


def _with_role(place: Place, role: PlaceRole) -> Place:
    return Place(
        place.text, place.start, place.end, role, place.name, place.country, place.lat, place.lon, place.gazetteer_id
    )
