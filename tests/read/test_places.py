"""The corpora of places: in each text these places and no others, each in its country."""

import json
from importlib import resources

import pytest

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
