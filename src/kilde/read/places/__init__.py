"""Places named in a text, found by capitals and the gazetteer, and told apart by what stands around them.

In order: names that the gazetteer or the language knows (`names`); names that what follows contains, and the countries
that the text is about (`sense`); whether a name is meant as a place (`votes`); which place of that name (`sense`).
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kilde.read.places.facilities import facilities
from kilde.read.places.names import Mention, find_names, says_place
from kilde.read.places.sense import choose, countries_of, guess, link_containers
from kilde.read.places.votes import is_place, vote
from kilde.read.places.words import Words, words
from kilde.vocabulary import Place

__all__ = ["find_places"]


def find_places(text: str, language: str, *, entities: Sequence[tuple[int, int, str]] = ()) -> list[Place]:
    """The places named in a text, in its order and without overlaps.

    `entities` are names that a tagger found: start and end in the text, and `PER`, `ORG` or `LOC`. They vote; a LOC
    that the gazetteer lacks is kept without a location where a preposition or a word of kind speaks for it.
    """
    known = words(language)
    mentions = find_names(text, known)
    link_containers(mentions, text, known)
    countries = countries_of(text, mentions, known)
    guess(mentions, countries, known)
    vote(mentions, known, entities, set(countries))
    meant = [mention for mention in mentions if is_place(mention)]
    choose(meant, countries, known)
    places = [_place(mention, text) for mention in meant]
    places += [place for place in _buildings(text, known) if not _overlaps(place, places)]
    places += [place for place in _tagged(text, entities, meant, known) if not _overlaps(place, places)]
    return sorted(places, key=lambda place: place.start or 0)


def _buildings(text: str, known: Words) -> Iterator[Place]:
    """Named buildings, streets and squares, without a location."""
    for start, end in facilities(text, known):
        yield Place(text=text[start:end], start=start, end=end, name=text[start:end])


def _overlaps(place: Place, others: Sequence[Place]) -> bool:
    start, end = place.start or 0, place.end or 0
    return any(start < (other.end or 0) and (other.start or 0) < end for other in others)


def _place(mention: Mention, text: str) -> Place:
    end = mention.kind_end or mention.end
    span = Place(text=text[mention.start : end], start=mention.start, end=end, name=mention.text)
    if mention.chosen is None:
        return span
    entry = mention.chosen.entry
    return replace(span, name=entry.name, country=entry.country, lat=entry.lat, lon=entry.lon, gazetteer_id=entry.id)


def _tagged(
    text: str, entities: Sequence[tuple[int, int, str]], meant: Sequence[Mention], known: Words
) -> Iterator[Place]:
    """Places that a tagger found and the gazetteer lacks, where the word before or after says so too.

    A small tagger's word alone is not enough: of the names that only it takes for places, one in six is one.
    """
    for start, end, label in entities:
        if label != "LOC" or any(start < (m.kind_end or m.end) and m.start < end for m in meant):
            continue
        if says_place(text, start, end, known):
            yield Place(text=text[start:end], start=start, end=end, name=text[start:end])
