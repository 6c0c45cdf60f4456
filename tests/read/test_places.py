"""The corpora of places: in each text these places and no others, each in its country."""

import json
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.read.places import find_places


def corpus(language):
    file = resources.files("kilde.read.language") / language / "corpus" / "places.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


CASES = [(language, case) for language in ("en", "nb") for case in corpus(language)]


@pytest.mark.parametrize(
    ("language", "case"), CASES, ids=lambda value: value["text"] if isinstance(value, dict) else value
)
def test_corpus(language, case):
    found = find_places(case["text"], language)
    assert {place.text: place.country for place in found} == case["places"]


def test_spans_are_characters_of_the_document():
    text = "Rain fell.\n\nThen thousands fled Deir ez-Zor for Raqqa."
    assert [(p.start, p.end, text[p.start : p.end]) for p in find_places(text, "en")] == [
        (32, 43, "Deir ez-Zor"),
        (48, 53, "Raqqa"),
    ]


def test_a_tagged_name_that_the_gazetteer_lacks_stays_unlocated():
    text = "They live in Xyzzarabad."
    (place,) = find_places(text, "en", entities=[(13, 23, "LOC")])
    assert (place.text, place.name, place.country, place.lat, place.gazetteer_id) == (
        "Xyzzarabad",
        "Xyzzarabad",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(("label", "count"), [("LOC", 1), ("PER", 0)])
def test_a_tagger_outvotes_the_gazetteer(label, count):
    text = "Police met Lincoln yesterday."
    assert len(find_places(text, "en", entities=[(11, 18, label)])) == count


PIECES = [
    "al",
    "-",
    " ",
    "Syria",
    "Kafr",
    "'s",
    "’",
    ".",
    ",",
    "U.S.",
    "St. ",
    "x",
    "of",
    "village",
    "(",
    "\n",
    "Ont",
    "ÅL",
]


@given(text=st.lists(st.sampled_from(PIECES)).map("".join), language=st.sampled_from(["en", "nb"]))
def test_any_text_gives_ordered_spans_without_overlaps(text, language):
    places = find_places(text, language)
    assert [text[p.start : p.end] for p in places] == [p.text for p in places]
    assert all(a.end <= b.start for a, b in pairwise(places))


def test_a_small_town_of_a_country_that_the_text_does_not_name_is_not_guessed():
    text = "Syria, Iraq and Lebanon agreed; Turkey did not. The Syrians met in Adria."
    adria = next(place for place in find_places(text, "en") if place.text == "Adria")
    assert (adria.country, adria.lat, adria.gazetteer_id) == (None, None, None)
    (adria, italy) = find_places("They met in Adria, Italy.", "en")
    assert (adria.country, italy.country) == ("IT", "IT")


def test_one_name_is_one_place_in_a_text():
    places = find_places("He left Paris, Texas. In Paris nobody asked. Paris was hot.", "en")
    assert {place.country for place in places if place.text == "Paris"} == {"US"}


def test_a_name_on_the_next_line_holds_nothing():
    places = find_places("The fire was in Paris\nTexas sent help, the French said in France.", "en")
    assert [(place.text, place.country) for place in places] == [("Paris", "FR"), ("Texas", "US"), ("France", "FR")]
