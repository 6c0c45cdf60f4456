"""Figures of the languages' example sentences, and what must hold for any sentence."""

import json

import pytest

from kilde import read
from kilde.read.language import folder


def examples():
    for language in ("en", "nb"):
        lines = (folder(language) / "corpus" / "figures.jsonl").read_text(encoding="utf-8").splitlines()
        for line in lines:
            example = json.loads(line)
            yield pytest.param(language, example["text"], example["figures"], id=f"{language}: {example['text'][:60]}")


@pytest.mark.parametrize(("language", "text", "expected"), list(examples()))
def test_example(language, text, expected):
    figures = read(text, language=language, published="2019-03-05").figures
    assert [(figure.quantity.text, figure.measure) for figure in figures] == [
        (answer["quantity"], answer["measure"]) for answer in expected
    ]
    for figure, answer in zip(figures, expected, strict=True):
        assert figure.unit == answer.get("unit", "person")
        assert figure.modality == answer.get("modality", "asserted")
        assert figure.extent == answer.get("extent", figure.extent)
        assert set(figure.who.categories) == set(answer.get("who", figure.who.categories))
        assert figure.period.edtf == answer.get("period", figure.period.edtf)
        assert [place.text for place in figure.places] == answer.get("places", [place.text for place in figure.places])


@pytest.mark.parametrize(("language", "text", "expected"), list(examples()))
def test_anchors(language, text, expected):
    reading = read(text, language=language, published="2019-03-05")
    for figure in reading.figures:
        for span in (figure.quantity, figure.who, figure.period, figure.sentence, *figure.places, *figure.sources):
            if span.start is not None:
                assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("published", "day"),
    [("2016-09-03", "2016-09-05"), ("2016-09-20", "2016-09-19"), ("2016-09", "2016-09-05"), (None, "2016-09-05")],
)
def test_a_later_or_closer_date_at_the_head_of_a_text_is_what_its_days_are_told_from(published, day):
    text = "Published September 7 2016\nAt least 12 people were killed on Monday in the bombing of a market."
    (figure,) = read(text, language="en", published=published).figures
    assert figure.period.edtf == day
