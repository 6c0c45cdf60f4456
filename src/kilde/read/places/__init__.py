"""Places named in a text, found by capitals and the gazetteer, and told apart by what stands around them.

In order: names that the gazetteer or the language knows (`names`); names that what follows contains, and the countries
that the text is about (`sense`); whether a name is meant as a place (`votes`); which place of that name (`sense`).
"""

from collections.abc import Iterator, Sequence

from kilde.read.places.names import Mention, find_names
from kilde.read.places.sense import choose, countries_of, link_containers
from kilde.read.places.votes import is_place, vote
from kilde.read.places.words import words
from kilde.vocabulary import Place

__all__ = ["find_places"]


def find_places(text: str, language: str, *, entities: Sequence[tuple[int, int, str]] = ()) -> list[Place]:
    """The places named in a text, in its order and without overlaps.

    `entities` are names that a tagger found: start and end in the text, and `PER`, `ORG` or `LOC`. They vote; a LOC
    that the gazetteer lacks is kept without a location.
    """
    known = words(language)
    mentions = find_names(text, known)
    link_containers(mentions, text)
    countries = countries_of(text, mentions, known)
    vote(mentions, known, entities, set(countries))
    meant = [mention for mention in mentions if is_place(mention)]
    choose(meant, countries, known)
    places = [_place(mention, text) for mention in meant]
    return sorted([*places, *_unlocated(text, entities, meant)], key=lambda place: place.start or 0)


def _place(mention: Mention, text: str) -> Place:
    end = mention.kind_end or mention.end
    assert mention.chosen is not None
    entry = mention.chosen.entry
    return Place(
        text=text[mention.start : end],
        start=mention.start,
        end=end,
        name=entry.name,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        gazetteer_id=entry.id,
    )


def _unlocated(text: str, entities: Sequence[tuple[int, int, str]], meant: Sequence[Mention]) -> Iterator[Place]:
    """Places that a tagger found and the gazetteer lacks."""
    for start, end, label in entities:
        if label == "LOC" and not any(start < (m.kind_end or m.end) and m.start < end for m in meant):
            yield Place(text=text[start:end], start=start, end=end, name=text[start:end])
