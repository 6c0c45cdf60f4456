"""Where a figure holds: the places of its clause, and how each takes part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import msgspec

from kilde.read.figures.joining import Choice, Group
from kilde.read.figures.near import Near
from kilde.read.figures.tokens import Tokens
from kilde.read.forms import Phrases, parts, small
from kilde.read.gazetteer import Kind, gazetteer
from kilde.read.language import lexicon
from kilde.vocabulary import Measure, Place, PlaceRole

_FAR = 40.0
_NO_PREPOSITION = 6.0
_ACTOR = 20.0
"""A place that does something is a government: *since Moscow intervened*."""
_POSSESSIVE = 4.0
"""A name that only says whose or of what sort: *Syria's biggest city*, *US ceasefire*."""
_BESIDE = 4.0
"""A place by which another is found: *west of Damascus*."""
_ORIGIN = 3.0
"""A place that people are from, where nobody moves: *mercenaries from Jordan were killed*."""
_OTHER_HOME = 99.0
"""… and where it is a country: only the home of those counted."""
_ELSEWHERE = 4.0
"""What it costs that a place stands outside the statement that holds the figure."""
_SPEAKER = 8.0
"""… or in the words that name who says it: *activists in Homs said that …*."""
_OUT = frozenset({Measure.DEPARTED, Measure.FLED, Measure.EVACUATED, Measure.DISPLACED})
_WIDE = 3.0
"""A country, province or countryside, where the sentence names a place that is none."""
_ANOTHERS = 2.0
"""A place behind another number, before this one: *20 died in Homs and 30 were wounded in Hama*."""
_OTHER_EVENT = 99.0
"""… each at its own time: *in May 20 died in Homs, and in June 30 were wounded*."""
_IN = frozenset({Measure.ARRIVED, Measure.RETURNED, Measure.RELOCATED, Measure.DEPLOYED})
_BROUGHT = frozenset({Measure.SHELTERED, Measure.IN_CAMP, Measure.RESCUED, Measure.ABDUCTED, Measure.EVICTED})
"""Measures that may name where people are brought."""
_LOST = frozenset({Measure.KILLED, Measure.MISSING})
"""Measures of those who never arrived where they were going: *41 died on the way to Barentsburg*."""
_UNITS = frozenset({Kind.COUNTRY, Kind.CONTINENT, Kind.REGION, Kind.ADMIN1})
_LONGEST_LINK = 5
_LONGEST_APPOSED = 8
_LIST_TURNS = 2
_LONGEST_ACRONYM = 3
_MARKS = frozenset('.,;:!?()–—“”"«»')
_VERBAL = frozenset({"VERB", "AUX"})


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


@cache
def _inner(language: str) -> frozenset[str]:
    """Words that may stand between a preposition and the name of a place: articles, words for its sort."""
    return _words(language, "inner") | _sorts(language)


@cache
def _sorts(language: str) -> frozenset[str]:
    """Words for sorts of places: *village*, *camp*."""
    return frozenset().union(*lexicon(language, "places")["kind"].values())


@dataclass(slots=True)
class _Spot:
    """A place at its tokens; `role` is None where no preposition or verb gives it one."""

    first: int
    last: int
    place: Place
    role: PlaceRole | None
    extra: float = 0.0
    wide: bool = False
    """Whether it is a country, a province or open country."""
    country: bool = False
    large: bool = False
    """Whether it is a country, or a part of the world."""
    said: bool = False
    """Whether it stands in the words that name who says it."""


class Where:
    """The places of one sentence, shared out among its figures."""

    def __init__(
        self,
        tokens: Tokens,
        places: Sequence[Place],
        near: Near,
        language: str,
        *,
        speakers: Sequence[tuple[int, int]],
        groups: Sequence[Group],
        times: Sequence[tuple[int, int]],
    ) -> None:
        self.tokens, self.near, self.language, self.groups, self.times = tokens, near, language, groups, times
        self.known = gazetteer(language)
        self.conjunction = small(language, "and") | {","}
        self.spots: list[_Spot] = []
        spans = [span for start, end in speakers if (span := tokens.covering(start, end))]
        naming = {i for first, last in spans for i in range(first, self._apposition_end(last))}
        for place in places:
            span = tokens.covering(place.start or 0, place.end or 0)
            if span is None or self._describes(span[1]):
                continue
            said = span[0] in naming
            role = self._role(span[0])
            if said and role is None:
                continue  # part of a speaker's name
            extra = (_SPEAKER if said else 0.0) + self._doubt(*span, role)
            self.spots.append(_Spot(*span, place, role, extra, self._wide(place), *self._size(place), said))
        if any(self._unknown(i, naming) for i in range(1, len(tokens))):
            self.spots = [spot for spot in self.spots if not spot.said]  # *arrived in X*, not where their office is
        for first, second in pairwise(self.spots):
            if second.role is None and first.role is PlaceRole.FROM and self._joined(first, second):
                second.role = PlaceRole.FROM
                second.extra = self._doubt(second.first, second.last, second.role)
        self.close = any(not spot.wide for spot in self.spots)

    def _apposition_end(self, last: int) -> int:
        """The token behind what is said of a speaker right after the name: *Ada Thorne, head of the office in X, …*."""
        i = last + 1
        if i + 1 >= len(self.tokens) or self.tokens.lows[i] != "," or not self.tokens[i + 1].text[0].islower():
            return i
        end = i + 1
        while end < len(self.tokens) and self.tokens.lows[end] not in _MARKS and self.tokens[end].pos not in _VERBAL:
            end += 1
        return end

    def _unknown(self, i: int, naming: Collection[int]) -> bool:
        """Whether a name that no place is known by stands right behind *in* or *reached*, outside of who speaks."""
        if self.tokens[i].pos != "PROPN" or i in naming or any(first <= i <= last for first, last in self.times):
            return False
        moved = any(self.tokens.lows[i - 1] in _words(self.language, name) for name in ("left", "reached", "struck"))
        role = _roles(self.language).longest(self.tokens.lows, i - 1)
        placed = moved or (role is not None and role.last == i - 1)
        return placed and not any(spot.first <= i <= spot.last for spot in self.spots)

    def of(self, group: Group, choice: Choice, *, within: range | None) -> tuple[Place, ...]:
        """The nearest place, those told in one breath with it, and where people came from or went to."""
        open_ = [spot for spot in self.spots if not self._in_phrase(spot, group)]
        costs = [(self._cost(spot, group, choice, within), spot.first, spot) for spot in open_]
        ranked = [spot for cost, _, spot in sorted(costs, key=lambda row: row[:2]) if cost <= _FAR]
        if not ranked:
            return ()
        chosen = [self._inmost(ranked[0], open_)]
        for _ in range(_LIST_TURNS):  # one of a list may be nearer than the one that joins it
            for spot in [spot for spot in ranked[1:] if spot not in chosen]:
                listed = next((other for other in chosen if self._joined(spot, other)), None)
                if listed is not None or self._moves(spot, chosen, choice.measure):
                    inmost = self._inmost(spot, open_)
                    if inmost not in chosen:
                        inmost.role = listed.role if listed is not None else inmost.role
                        chosen.append(inmost)
        chosen.sort(key=lambda spot: spot.first)
        return tuple(msgspec.structs.replace(spot.place, role=self._final(spot, choice.measure)) for spot in chosen)

    def _cost(self, spot: _Spot, group: Group, choice: Choice, within: range | None) -> float:
        outside = _ELSEWHERE if within is not None and spot.first not in within else 0.0
        moving = choice.measure in _OUT | _IN
        origin = (_OTHER_HOME if spot.country else _ORIGIN) if spot.role is PlaceRole.FROM and not moving else 0.0
        origin += _ORIGIN if spot.role is PlaceRole.TO and choice.measure in _LOST else 0.0
        anothers = self._anothers(spot, group)
        wide = _WIDE if spot.wide and self.close and not moving else 0.0
        return (
            self.near.to_figure((spot.first, spot.last), group, choice)
            + spot.extra
            + outside
            + origin
            + anothers
            + wide
        )

    def _anothers(self, spot: _Spot, group: Group) -> float:
        """What it costs that a place is told behind another number, the more where this one has its own behind it."""
        if not any(other.end < spot.first < group.first for other in self.groups):
            return 0.0
        if any(t[0] < spot.first for t in self.times) and any(spot.last < t[0] < group.end for t in self.times):
            return _OTHER_EVENT
        end = min((other.first for other in self.groups if other.first > group.end), default=len(self.tokens))
        own = any(group.end < other.first < end and other.role is PlaceRole.AT for other in self.spots)
        return _ANOTHERS * 3 if own else _ANOTHERS

    def _wide(self, place: Place) -> bool:
        """Whether a place is a country, a province or open country, in which others lie."""
        entry = self.known.get(place.gazetteer_id) if place.gazetteer_id else None
        return (entry is not None and entry.kind in _UNITS) or self._says_wide(place)

    def _says_wide(self, place: Place) -> bool:
        """Whether the name itself says so: *Idlib province*."""
        return (place.text or "").casefold().rsplit(None, 1)[-1] in _words(self.language, "wide")

    def _size(self, place: Place) -> tuple[bool, bool]:
        """Whether a place is a country, and whether it is one or larger."""
        entry = self.known.get(place.gazetteer_id) if place.gazetteer_id else None
        kind = entry.kind if entry is not None else None
        return kind is Kind.COUNTRY, kind in _UNITS - {Kind.ADMIN1}

    def _doubt(self, first: int, last: int, role: PlaceRole | None) -> float:
        """What speaks against a name as the place where something happens."""
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        name = self.tokens[first].text
        if name.isupper() and len(name) > _LONGEST_ACRONYM and (role is None or (after and after.low == "(")):
            return _ACTOR  # a dateline
        if self._seat(first):
            return _ACTOR
        inner = _inner(self.language)
        owns = after is not None and self.tokens.lows[last].endswith("s") and after.pos in {"ADJ", "NOUN"}
        if role is not None:
            beside = any(self._ends_here(phrase, first) for phrase in _words(self.language, "beside"))
            return (_POSSESSIVE if owns else 0.0) + (_BESIDE if beside else 0.0)
        if self._acts(last):
            return _NO_PREPOSITION + _ACTOR
        modifies = after is not None and after.pos in {"NOUN", "PROPN"} and after.low not in inner
        return _NO_PREPOSITION + (_POSSESSIVE if owns or modifies else 0.0)

    def _seat(self, first: int) -> bool:
        """Whether a place is only somebody's seat: *the group, based in Britain*."""
        before = self.tokens.lows[max(0, first - 2) : first]
        return len(before) == 2 and before[0].startswith(tuple(_words(self.language, "seated")))

    def _acts(self, last: int) -> bool:
        """Whether a verb follows a name, or one joined to it: *Moscow said*, *the US and Russia announced*."""
        i, end = last + 1, len(self.tokens)
        while i + 1 < end and self.tokens.lows[i] in self.conjunction and self.tokens[i + 1].pos == "PROPN":
            i += 2
        return i < end and self.tokens[i].pos in {"VERB", "AUX"}

    def _ends_here(self, phrase: str, first: int) -> bool:
        """Whether a phrase stands right before a place, but for an article or a word for its sort."""
        words, inner = list(parts(phrase)), _inner(self.language) - {"of"}
        end = first
        while end > 0 and (self.tokens.lows[end - 1] in inner or self.tokens[end - 1].pos == "ADJ"):
            end -= 1
        return self.tokens.lows[max(0, end - len(words)) : end] == words

    def _describes(self, last: int) -> bool:
        """Whether a name only describes somebody: *the London-based group*, *US-led strikes*."""
        after = self.tokens.lows[last + 1 : last + 3]
        return len(after) == 2 and after[0] == "-" and after[1].startswith(tuple(_words(self.language, "describing")))

    def _in_phrase(self, spot: _Spot, group: Group) -> bool:
        """Whether the name stands in the phrase counted, and names somebody's origin."""
        first, last = group.counted.first, group.counted.last
        return first is not None and last is not None and first <= spot.first <= last

    def _inmost(self, spot: _Spot, spots: Sequence[_Spot]) -> _Spot:
        """The most specific of the places told inside each other: *Hayan in Aleppo province*, *Syria's Homs*."""
        for other in spots:
            if other is spot:
                continue
            before = other.last < spot.first
            if before and not self._owns(other, spot) and self._lies_in(other, spot, spots):
                return self._inmost(other, [s for s in spots if s is not spot])
            if other.first > spot.last and self._owns(spot, other):
                return self._inmost(other, [s for s in spots if s is not spot])
        return spot

    def _lies_in(self, inner: _Spot, outer: _Spot, spots: Sequence[_Spot]) -> bool:
        """Whether the words say that one place lies in the other: *Hayan in Aleppo province*, *Baghouz, Syria*."""
        within = inner.place.country in (None, outer.place.country)
        if self._apposed(inner, outer):
            return within
        if self._adjacent(inner, outer):
            return self._holds_others(outer) and within
        between = self._link(inner, outer)
        if between & small(self.language, "and"):
            return False  # *in Sweden and in Norway*
        link = between & _words(self.language, "holds")
        if not link or link != {","}:
            return bool(link)
        goes_on = any(self._link(outer, other) & self.conjunction for other in spots if other.first > outer.last)
        return not goes_on and within and (outer.wide or inner.place.country is not None)

    def _apposed(self, inner: _Spot, outer: _Spot) -> bool:
        """Whether a place stands in what a phrase says of another: *Amona, a settlement near Ramallah*."""
        between = self.tokens.lows[inner.last + 1 : outer.first]
        if not 2 < len(between) <= _LONGEST_APPOSED or between[0] != "," or "," in between[1:]:
            return False
        words = lexicon(self.language, "places")["before"]
        sort = not _sorts(self.language).isdisjoint(between[2:-1])
        return sort and between[1] in words["one"] and between[-1] in words["behind"]

    def _holds_others(self, spot: _Spot) -> bool:
        """Whether a place is a country or larger, or said to be a province."""
        return spot.large or self._says_wide(spot.place)

    @staticmethod
    def _adjacent(first: _Spot, second: _Spot) -> bool:
        """Whether one name follows another without a mark, as in a text that has lost its commas."""
        return first.last + 1 == second.first

    def _link(self, first: _Spot, second: _Spot) -> set[str]:
        """The words between two places, if they are few and little; else none."""
        between = range(first.last + 1, second.first)
        inner = _inner(self.language) | _words(self.language, "holds") | self.conjunction
        little = all(self.tokens.lows[i] in inner or self.tokens[i].pos == "ADJ" for i in between)
        return {self.tokens.lows[i] for i in between} if len(between) <= _LONGEST_LINK and little else set()

    def _owns(self, first: _Spot, second: _Spot) -> bool:
        """Whether the second place follows the first as its part: *Syria's northern Idlib province*, *Syrias Homs*."""
        between = range(first.last + 1, second.first)
        lows = [self.tokens.lows[i] for i in between]
        lost = self.tokens.lows[first.last].endswith("s") and not (first.place.name or "").endswith("s")
        possessive = lost or {"'", "’", "s"} & set(lows)
        apart = (self.conjunction | _words(self.language, "holds")) - small(self.language, "of")
        inner = _inner(self.language)
        little = all(self.tokens.lows[i] in inner or self.tokens[i].pos == "ADJ" for i in between)
        close = len(lows) <= _LONGEST_LINK and little and apart.isdisjoint(lows)
        return bool(possessive) and close

    def _joined(self, a: _Spot, b: _Spot) -> bool:
        """Whether two places are told in one breath: *in Aleppo and Idlib*."""
        first, second = sorted((a, b), key=lambda spot: spot.first)
        if self._adjacent(first, second):
            return not self._holds_others(first) and not self._holds_others(second)
        link = self._link(first, second)
        if self.tokens.lows[first.last + 1] in small(self.language, "and") and link:
            return True  # *in Sweden and in Norway*
        return bool(link & self.conjunction) and not link & _words(self.language, "holds") - self.conjunction

    def _moves(self, spot: _Spot, chosen: Sequence[_Spot], measure: Measure) -> bool:
        """Whether people moved to or from a place besides the one found."""
        roles = {other.role for other in chosen}
        return measure in _OUT | _IN and spot.role not in (None, PlaceRole.AT) and spot.role not in roles

    def _final(self, spot: _Spot, measure: Measure) -> PlaceRole:
        """The role, with a way or a direction only where people move: *the raid on X killed 20*."""
        still = measure not in _OUT | _IN | _BROUGHT
        if spot.role is None or (spot.role in (PlaceRole.VIA, PlaceRole.TO) and still):
            return PlaceRole.AT
        return spot.role

    def _role(self, first: int) -> PlaceRole | None:
        """What the nearest preposition or verb before a place says of it, past articles and words for its sort."""
        inner = _inner(self.language)
        for i in range(first - 1, max(-1, first - 8), -1):
            low = self.tokens.lows[i]
            if i > 0 and (pair := _roles(self.language).longest(self.tokens.lows, i - 1)) and pair.last == i:
                return pair.value
            if low in _words(self.language, "left"):
                return PlaceRole.FROM
            if low in _words(self.language, "reached"):
                return PlaceRole.TO
            if low in _words(self.language, "struck"):
                return PlaceRole.AT
            single = _roles(self.language).longest(self.tokens.lows, i)
            if single is not None and low not in inner:
                return single.value
            if low not in inner and not self.tokens[i].text[0].isupper() and self.tokens[i].pos not in {"ADJ", "DET"}:
                return None
        return None
