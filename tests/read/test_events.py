"""Events of the languages' example sentences, and what must hold for any of them."""

import json

import pytest

from kilde import read
from kilde.read.language import folder, lexicon
from kilde.vocabulary import EventType

LANGUAGES = ("en", "nb")


def examples():
    for language in LANGUAGES:
        for line in (folder(language) / "corpus" / "events.jsonl").read_text(encoding="utf-8").splitlines():
            example = json.loads(line)
            yield pytest.param(language, example["text"], example["events"], id=f"{language}: {example['text'][:60]}")


@pytest.mark.parametrize(("language", "text", "expected"), list(examples()))
def test_example(language, text, expected):
    events = read(text, language=language, published="2019-03-05", events=True).events
    assert [(event.trigger.text, event.event) for event in events] == [
        (answer["trigger"], answer["event"]) for answer in expected
    ]
    for event, answer in zip(events, expected, strict=True):
        for field in ("actors", "targets", "places", "sources"):
            found = [span.text for span in getattr(event, field)]
            assert found == answer.get(field, found), field
        assert event.period.edtf == answer.get("period", event.period.edtf)
        assert event.modality == answer.get("modality", "asserted")
        for span in (event.trigger, event.period, event.sentence, *event.places, *event.actors, *event.targets):
            assert span.start is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_tell_of_the_same_families(language):
    families = lexicon(language, "events")["family"]
    missing = set(lexicon("en", "events")["family"]) - set(families) - {"strike", "pounding", "advance", "handover"}
    assert not missing
    assert {EventType(table["event"]) for table in families.values()} >= {
        EventType.AIR_STRIKE,
        EventType.SURRENDER,
        EventType.PAUSE,
    }


def test_a_sentence_that_is_not_parsed_is_read_by_its_words():
    text = "The harbour lay quiet.\n\nRebels shelled the mill."
    (event,) = read(text, language="en", published="2019-03-05", events=True).events
    assert [side.text for side in (*event.actors, *event.targets)] == ["Rebels", "mill"]


def test_an_event_and_its_figure_have_the_same_source_and_place():
    text = "At least 12 people died in an air strike on Idlib on Monday, the Tamarisk Monitor said."
    reading = read(text, language="en", published="2019-03-05", events=True)
    (figure,), (event,) = reading.figures, reading.events
    assert event.sources == figure.sources != ()
    assert event.places == figure.places
    assert event.period == figure.period


def test_who_it_is_stands_by_its_normal_form():
    text = "The SDF captured the village on Monday."
    (event,) = read(text, language="en", published="2019-03-05", events=True).events
    assert [(actor.text, actor.name) for actor in event.actors] == [("SDF", "Syrian Democratic Forces")]
    assert event.event == EventType.NON_STATE_OVERTAKES
