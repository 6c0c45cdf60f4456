"""What a figure takes over from the text before its sentence: the place that *there* or *the camp* stands for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import msgspec

from kilde.read.figures.found import FoundFigure
from kilde.read.forms import small
from kilde.read.gazetteer import Kind, gazetteer
from kilde.read.language import lexicon
from kilde.read.sentences import Sentence
from kilde.vocabulary import Extent, Period, Place, PlaceRole

_NO_TOWN = frozenset({Kind.COUNTRY, Kind.CONTINENT, Kind.REGION})
_BESIDE = 25
"""Characters on either side of a name in which its sort may be said."""
_BACK = 1200
"""Characters before a sentence in which the place that it points back to was named."""


def with_context(
    figure: FoundFigure, sentence: Sentence, text: str, places: Sequence[Place], *, language: str, reference: str | None
) -> FoundFigure:
    """The figure with the place that its sentence points back to; `places` are all of the document.

    A stock without a time holds on the day of `reference`, the date of publication.
    """
    if not figure.places and (place := place_before(sentence, text, places, language)) is not None:
        figure = replace(figure, places=(place,), rules=(*figure.rules, "place-before"))
    if figure.extent is Extent.STOCK and figure.period == Period() and reference is not None:
        figure = replace(figure, period=Period(edtf=reference[:10]), rules=(*figure.rules, "day-of-report"))
    return figure


@cache
def _anaphors(language: str) -> dict[str, re.Pattern[str]]:
    table = lexicon(language, "roles")["anaphors"]
    exists = "|".join(map(re.escape, small(language, "be") | small(language, "have")))
    return {
        sort: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?!\s(?:{exists})\b)", re.I)
        for sort, words in table.items()
    }


def place_before(sentence: Sentence, text: str, places: Sequence[Place], language: str) -> Place | None:
    """The last place of the right sort that was named before the sentence, where its words point back to one."""
    sorts = [sort for sort, words in _anaphors(language).items() if words.search(sentence.text)]
    before = [p for p in places if sentence.start - _BACK <= (p.start or 0) < sentence.start]
    for sort in sorted(sorts, key=lambda sort: sort == "any"):
        for place in reversed(before):
            if sort == "any" or (not _is_unit(place, language) and _is_a(place, text, _anaphors(language)[sort])):
                return msgspec.structs.replace(place, role=PlaceRole.AT)
    return None


def _is_unit(place: Place, language: str) -> bool:
    """Whether a place is a country or a continent, whatever stands beside its name: *Syria's biggest city*."""
    entry = gazetteer(language).get(place.gazetteer_id) if place.gazetteer_id else None
    return entry is not None and entry.kind in _NO_TOWN


def _is_a(place: Place, text: str, words: re.Pattern[str]) -> bool:
    """Whether words right beside a name say what sort of place it is."""
    start, end = place.start or 0, place.end or 0
    return words.search(text[max(0, start - _BESIDE) : end + _BESIDE]) is not None
