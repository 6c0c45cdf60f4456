"""Whether a name is meant as a place: votes for and against, added up.

The weights come of a logistic regression over the votes, on news with places marked by hand (the LGL, GeoVirus and
GeoWebNews corpora of Gritta et al. 2020, A pragmatic guide to geoparsing evaluation), rounded; those of rare votes are
set by hand. A sum above zero means a place.
"""

import math
from collections.abc import Iterator, Sequence, Set

from kilde.read.gazetteer import Candidate, Kind, key
from kilde.read.places.names import Mention, is_made
from kilde.read.places.words import Words

WEIGHTS: dict[str, float] = {
    "bias": -0.9,
    # what the gazetteer has under the name
    "country": 2.4,
    "continent": 1.8,
    "admin1": 1.3,
    "admin2": 1.2,
    "noted": 1.8,
    "town_million": 1.9,
    "town_large": 1.5,
    "town_middling": 0.4,
    "town_small": -0.2,
    "town_village": -0.2,
    "other_name": -0.5,
    # the name itself
    "several_words": 1.0,
    "capitals": 1.0,
    "acronym": -1.2,
    "common": -2.2,
    "given": -2.2,
    "family": -1.2,
    # what stands before it
    "at": 1.8,
    "weak": 0.9,
    "compass": 1.0,
    "kind_before": 1.7,
    "left_place": 0.5,
    "left_lower": 0.2,
    "left_name": -0.2,
    "left_common": -0.5,
    "left_person": -1.0,
    "left_title": -2.5,
    "opens": -0.1,
    # what stands after it
    "kind_after": 0.9,
    "right_name": -0.7,
    "right_common": -0.4,
    "right_place": -0.5,
    "right_number": -2.0,
    "right_body": -2.8,
    "right_street": -2.0,
    "right_facility": -2.8,
    "right_speaking": -1.4,
    # the rest of the text
    "contained": 2.9,
    "at_elsewhere": 0.7,
    "supported": 0.5,
    "surname": -1.4,
    # a tagger
    "LOC": 0.4,
    "ORG": -0.8,
    "PER": -1.2,
}


def vote(
    mentions: Sequence[Mention], words: Words, entities: Sequence[tuple[int, int, str]], countries: set[str]
) -> None:
    """Put into each name's `votes` what speaks for and against a place; `countries` are those that the text names."""
    surnames = {m.key for m in mentions if not m.contained and _names_person(m.left, words)}
    placed = {m.key for m in mentions if m.left.casefold() in words.at or m.contained}
    ends = {m.end: m for m in mentions}
    starts = {m.start: m for m in mentions}
    for mention in mentions:
        if mention.votes:
            continue
        found = [
            *_of_name(mention, words, countries),
            *_of_left(mention, words, ends),
            *_of_right(mention, words, starts, countries),
        ]
        if "common" in found and "kind_before" in found and mention.kind in _SAID and mention.left.islower():
            found.remove("common")  # *bydelen Fana*, *the town of Reading*: a place, if hardly the one far away
            near = countries | words.home
            mention.candidates = tuple(c for c in mention.candidates if c.noted or c.entry.country in near)
        if "right_body" in found and _lies_in_country(mention, ends):
            found.remove("right_body")  # *Syrias Aleppo Monitor*: a headline without its colon
        if mention.contained:
            found.append("contained")
        elif mention.key in surnames and mention.key not in placed:
            found.append("surname")
        elif mention.key in placed and "left_title" not in found:
            found.append("at_elsewhere")
        found += [label for s, e, label in entities if s < mention.end and mention.start < e]
        mention.votes = {name: WEIGHTS.get(name, 0.0) for name in ("bias", *found)}


_SAID = {Kind.TOWN, Kind.CAMP, Kind.ADMIN2}


def _lies_in_country(mention: Mention, ends: dict[int, Mention]) -> bool:
    """Whether a country's genitive stands right before a name."""
    before = ends.get(mention.start - 1)
    return (
        before is not None
        and before.text.endswith("s")
        and any(c.entry.kind is Kind.COUNTRY for c in before.candidates)
    )


def is_place(mention: Mention) -> bool:
    """Whether more speaks for a place than against."""
    return sum(mention.votes.values()) > 0


def _names_person(left: str, words: Words) -> bool:
    """Whether the word before a name is a title, a given name or an initial."""
    low = left.casefold()
    return low in words.titles or (left[:1].isupper() and (key(left) in words.given or len(left) == 1))


_KINDS = {Kind.COUNTRY: "country", Kind.CONTINENT: "continent", Kind.REGION: "continent"}
_KINDS |= {Kind.ADMIN1: "admin1", Kind.ADMIN2: "admin2"}


def _of_name(mention: Mention, words: Words, countries: set[str]) -> Iterator[str]:
    best = max(mention.candidates, key=prior)
    if best.entry.kind in _KINDS:
        yield _KINDS[best.entry.kind]
    elif best.noted:
        yield "noted"
    else:
        yield _size(best.entry.population)
    if not best.main:
        yield "other_name"
    if " " in mention.key:
        yield "several_words"
    if mention.key in words.common and mention.key not in words.names:
        yield "common"
    elif mention.key in words.given:
        yield "given"
    elif mention.key in words.family:
        yield "family"
    if mention.text.isupper() and mention.key not in words.names:
        yield "capitals" if len(mention.text) > 5 else "acronym"
    if any(c.entry.country in countries for c in mention.candidates):
        yield "supported"


def _size(population: int) -> str:
    return next((name for least, name in _SIZES if population >= least), "town_village")


_SIZES = ((1_000_000, "town_million"), (150_000, "town_large"), (20_000, "town_middling"), (3000, "town_small"))


def _of_left(mention: Mention, words: Words, ends: dict[int, Mention]) -> Iterator[str]:
    left = mention.left.casefold()
    if (mention.kind is not None and not _kind_follows(mention, words)) or is_made(mention, words):
        yield "kind_before"
    elif left in words.at or mention.left_two in words.at:
        yield "at"
    elif left in words.compass:
        yield "compass"
    elif left in words.way or left in words.weak:
        yield "weak"
    elif left in words.titles:
        yield "left_title"
    elif _names_person(mention.left, words):
        yield "left_person"
    elif any(mention.start - gap in ends for gap in (1, 2, 6)):
        yield "left_place"
    elif mention.left[:1].isupper():
        yield "left_common" if key(left) in words.common else "left_name"
    elif mention.first:
        yield "opens"
    elif left:
        yield "left_lower"


def _kind_follows(mention: Mention, words: Words) -> bool:
    return mention.right.casefold() in words.kinds and mention.glue in {" ", "\u00a0", "-"}


def _of_right(mention: Mention, words: Words, starts: dict[int, Mention], countries: set[str]) -> Iterator[str]:
    right = mention.right.casefold()
    if mention.glue not in {" ", "\u00a0", "-"}:
        return
    if right in words.facilities and not _is_city(mention, countries | words.home):
        yield "right_facility"
    elif _kind_follows(mention, words):
        yield "kind_after"
    elif right.isdecimal() and mention.key in words.common:
        yield "right_number"
    elif right in words.bodies and mention.right[0].isupper():
        yield "right_body"
    elif right in words.streets and mention.right[0].isupper():
        yield "right_street"
    elif right in words.speaking:
        yield "right_speaking"
    elif mention.end + 1 in starts:
        yield "right_place"
    elif mention.right[:1].isupper():
        yield "right_common" if key(right) in words.common else "right_name"


def _is_city(mention: Mention, countries: Set[str]) -> bool:
    """Whether a name is that of a unit or a city of a country named, so that *Oslo prison* lies in Oslo."""
    entries = [c.entry for c in mention.candidates if c.noted or c.entry.country in countries]
    return any(entry.kind is not Kind.TOWN or entry.population >= _CITY for entry in entries)


_CITY = 100_000


def prior(candidate: Candidate) -> float:
    """How likely a place is meant before anything is known of the text, on a scale of powers of ten of inhabitants."""
    entry = candidate.entry
    size = math.log10(max(entry.population, 100))
    if entry.kind in _BONUS:
        size += _BONUS[entry.kind]
    elif entry.kind is not Kind.TOWN:
        size += 4
    if candidate.noted and entry.kind is Kind.TOWN:
        size = max(size, 5) + 1
    return size if candidate.main else size - 1


_BONUS = {Kind.COUNTRY: 2.5, Kind.CONTINENT: 8, Kind.REGION: 6, Kind.ADMIN1: -0.5, Kind.ADMIN2: 1.5}
