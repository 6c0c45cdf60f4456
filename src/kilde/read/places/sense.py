"""Which place of that name: by what contains it, what the text is about, what else it names, and size."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kilde.read.gazetteer import Candidate, Entry, Kind
from kilde.read.places.names import Mention
from kilde.read.places.votes import prior
from kilde.read.places.words import Words

_NEAR_KM = 250.0
_LONGEST_LINK = 40
"""Characters between a place and what holds it, at most."""
_WORD = re.compile(r"[^\W\d_]+")


def countries_of(text: str, mentions: Sequence[Mention], words: Words) -> Counter[str]:
    """How often a text names each country, its people or a place that can be nowhere else; by ISO 3166-1 alpha-2."""
    found = Counter(words.demonyms[w] for w in _WORD.findall(text.casefold()) if w in words.demonyms)
    for mention in mentions:
        if not mention.candidates:
            continue
        best = max(mention.candidates, key=prior)
        if any(
            c.entry.kind is Kind.ADMIN1 and c.entry.country != best.entry.country for c in mention.candidates if c.main
        ):
            continue  # *Georgia* is no evidence of where one is
        if best.entry.country and best.entry.kind is Kind.COUNTRY:
            found[best.entry.country] += 2
        elif best.entry.country and (best.entry.kind is Kind.ADMIN1 or best.noted):
            found[best.entry.country] += 1
    return found


def guess(mentions: Sequence[Mention], countries: Counter[str], words: Words) -> None:
    """Give unknown names what they may mean in another transliteration, in countries that the text is about."""
    unknown = [mention for mention in mentions if not mention.candidates]
    about = {code for code, times in countries.items() if times >= _ABOUT * sum(countries.values())}
    found = words.known.transliterated({mention.key for mention in unknown})
    for mention in unknown:
        mention.candidates = tuple(c for c in found.get(mention.key, ()) if c.entry.country in about)
        if mention.candidates and "unknown" in mention.votes:
            mention.votes = {"supported": 1.0}


_ABOUT = 0.2
"""Share of what a text says of countries from which it is about one of them."""


def link_containers(mentions: Sequence[Mention], text: str, words: Words) -> None:
    """Choose what lies in the unit named right after it: *Paris, Texas*, *Baghouz, Syria*, *Bunia i fylket Ituri*."""
    for first, second in pairwise(mentions):
        gap = text[first.kind_end or first.end : second.start]
        if not _links(gap, words) or (gap == " " and first.end - first.start < 4):
            continue
        units = [c.entry for c in second.candidates if c.entry.kind in {Kind.COUNTRY, Kind.ADMIN1}]
        inside = [(c, unit) for c in first.candidates for unit in units if _inside(c.entry, unit)]
        if inside:
            first.chosen, unit = max(inside, key=lambda pair: prior(pair[0]))
            second.chosen = next(c for c in second.candidates if c.entry is unit)
            first.contained = second.contained = True
        elif units and re.search(r"\w", gap) and _said_elsewhere(first, second, words):
            first.candidates, first.votes = (), {"kind_before": 1.0}


def _said_elsewhere(first: Mention, second: Mention, words: Words) -> bool:
    """Whether a small place is said to lie in a country where the gazetteer has none of its name: it is unlocated."""
    placed = first.kind is not None or first.left.casefold() in words.at
    units = [c.entry for c in second.candidates if c.main and c.entry.kind in {Kind.COUNTRY, Kind.ADMIN1}]
    abroad = {c.entry.country for c in first.candidates}.isdisjoint(unit.country for unit in units)
    small = all(c.entry.kind is Kind.TOWN and not c.noted for c in first.candidates)
    return (
        placed
        and bool(units)
        and abroad
        and small
        and all(c.entry.population < _KNOWN_ABROAD for c in first.candidates)
    )


def _links(gap: str, words: Words) -> bool:
    """Whether what stands between two names says that the second holds the first, or nothing at all."""
    if len(gap) > _LONGEST_LINK or gap.count(",") > 1 or "\n" in gap:
        return False
    said = gap.replace(",", " ").replace("(", " ").casefold().split()
    little = words.articles | words.compass | words.kinds.keys()
    return not said or (said[0] in words.holds and all(word in little for word in said[1:]))


def _inside(entry: Entry, unit: Entry) -> bool:
    if entry.id == unit.id or entry.country != unit.country or entry.kind is Kind.COUNTRY:
        return False
    return unit.kind is Kind.COUNTRY or (entry.admin1 == unit.admin1 and entry.kind is not Kind.ADMIN1)


def choose(mentions: Sequence[Mention], countries: Counter[str], words: Words) -> None:
    """Choose a place for each name; one name means one place in a text unless its containers differ."""
    fixed: dict[str, Candidate] = {}
    for mention in mentions:
        if mention.chosen is not None:
            fixed.setdefault(mention.key, mention.chosen)
    chosen = dict(fixed)
    bare = {mention.key for mention in mentions if mention.kind is None}
    for _ in range(2):
        anchors = {c.entry.id: c.entry for c in chosen.values() if c.entry.kind not in {Kind.COUNTRY, Kind.CONTINENT}}
        for mention in mentions:
            if mention.candidates and mention.key not in fixed and not (mention.kind and mention.key in bare):
                chosen[mention.key] = max(
                    mention.candidates, key=lambda c: _fit(c, mention, countries, list(anchors.values()), words)
                )
    places = [c.entry for c in chosen.values()]
    for mention in mentions:
        if mention.chosen is None and (best := chosen.get(mention.key)):
            mention.chosen = best if _is_likely(best, countries, places) else None
        if mention.chosen is not None:
            mention.chosen = _of_kind(mention.chosen, mention)


def _of_kind(chosen: Candidate, mention: Mention) -> Candidate:
    """The town or the province of that name, where the words beside it say so: *Aleppo province*, *Aleppo city*."""
    entry = chosen.entry
    if mention.kind not in _SAME_NAME or entry.kind is mention.kind or entry.kind not in _SAME_NAME:
        return chosen
    same = [c for c in mention.candidates if c.entry.kind is mention.kind and c.entry.country == entry.country]
    return max((c for c in same if c.entry.admin1 == entry.admin1), key=prior, default=chosen)


_SAME_NAME = {Kind.TOWN, Kind.ADMIN1}


def _is_likely(candidate: Candidate, countries: Counter[str], places: Sequence[Entry]) -> bool:
    """Whether a place may be meant: not a small town in a country of which a text about others says nothing."""
    entry = candidate.entry
    if candidate.noted or entry.kind not in {Kind.TOWN, Kind.ADMIN2} or entry.population >= _KNOWN_ABROAD:
        return True
    if entry.country in countries or sum(countries.values()) < _ABOUT_SOMETHING:
        return True
    return any(other.id != entry.id and other.country == entry.country for other in places)


_KNOWN_ABROAD = 200_000
"""Inhabitants from which a town is named abroad without its country."""
_ABOUT_SOMETHING = 4
"""Mentions of countries from which a text is held to be about them."""


def _fit(
    candidate: Candidate, mention: Mention, countries: Counter[str], anchors: Sequence[Entry], words: Words
) -> float:
    entry = candidate.entry
    score = prior(candidate)
    if entry.country:
        share = countries[entry.country] / (sum(countries.values()) + 2)
        score += 3 * min(1.0, 2 * share) + 0.3 * (entry.country in words.home)
    near = sum(
        1 for other in anchors if other.id != entry.id and _km(entry, other) < _NEAR_KM and _other(other, mention)
    )
    score += min(near, 3) * 0.6
    if entry.kind is Kind.ADMIN1 and any(_inside(other, entry) for other in anchors if _other(other, mention)):
        score += 2.5
    if mention.kind is not None:
        score += 2.5 if entry.kind is mention.kind else 0
    return score


def _other(entry: Entry, mention: Mention) -> bool:
    return all(entry.id != c.entry.id for c in mention.candidates)


def _km(a: Entry, b: Entry) -> float:
    """The distance between two places in kilometres, on a flat map: good enough near by."""
    x = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(x, a.lat - b.lat)
