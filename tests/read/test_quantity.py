"""Numbers as worded: the corpora of all languages, and what holds of every number."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.read import language
from kilde.read.quantity import NumberKind, find_quantities, parse_number
from kilde.vocabulary import Qualifier

LANGUAGES = sorted(set(language.FOLDERS.values()))
THOUSANDS = {"en": ",", "nb": "."}


def rows(code: str) -> list[dict[str, Any]]:
    path = Path(language.__file__).parent / code / "corpus" / "quantity.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def phrases(*, numbers: bool) -> list[Any]:
    return [
        pytest.param(code, phrase, row, id=f"{code} {phrase}")
        for code in LANGUAGES
        for row in rows(code)
        for phrase in row.get("phrases", ())
        if ("qualifier" in row) is numbers
    ]


def sentences() -> list[Any]:
    return [
        pytest.param(code, row["text"], row["counts"], id=f"{code} {row['text'][:40]}")
        for code in LANGUAGES
        for row in rows(code)
        if "text" in row
    ]


@pytest.mark.parametrize(("code", "phrase", "row"), phrases(numbers=True))
def test_the_corpus_of_phrases(code: str, phrase: str, row: dict[str, Any]) -> None:
    quantity = parse_number(phrase, code)
    assert quantity is not None, "nothing read"
    assert quantity.text == phrase.removesuffix("."), "partly read"
    bounds = (quantity.low, quantity.high, quantity.value, quantity.qualifier)
    assert bounds == (row["low"], row["high"], row["value"], row["qualifier"]), "wrong reading"


@pytest.mark.parametrize(("code", "phrase", "row"), phrases(numbers=False))
def test_what_is_no_number(code: str, phrase: str, row: dict[str, Any]) -> None:
    assert parse_number(phrase, code) is None


@pytest.mark.parametrize(("code", "text", "counts"), sentences())
def test_the_corpus_of_sentences(code: str, text: str, counts: list[tuple[str, int]]) -> None:
    found = [number.quantity for number in find_quantities(text, code) if number.kind is NumberKind.COUNT]
    assert [[quantity.text, quantity.value] for quantity in found] == counts
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)


@pytest.mark.parametrize("code", LANGUAGES)
@given(number=st.integers(0, 10**12))
def test_digits_mean_the_same_with_and_without_marks(code: str, number: int) -> None:
    for mark in (THOUSANDS[code], " ", "\u00a0", "\u202f"):
        written = f"{number:,}".replace(",", mark)
        quantity = parse_number(written, code)
        assert quantity is not None
        assert (quantity.low, quantity.high, quantity.value) == (number, number, number)


@pytest.mark.parametrize("code", LANGUAGES)
@given(text=st.text(alphabet="0123456789 ,.-–/:()½%$\nabkmATo'", max_size=40))
def test_every_number_points_at_its_words(code: str, text: str) -> None:
    end = 0
    for number in find_quantities(text, code):
        quantity = number.quantity
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start <= number.number_start < number.number_end <= quantity.end
        end = quantity.end


@pytest.mark.parametrize("code", LANGUAGES)
@given(low=st.integers(1, 10**6), more=st.integers(1, 10**6))
def test_a_range_is_bounded_by_its_ends(code: str, low: int, more: int) -> None:
    between = {"en": "between {} and {}", "nb": "mellom {} og {}"}[code]
    quantity = parse_number(between.format(low, low + more), code)
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.value) == (low, low + more, None)
    assert quantity.qualifier is Qualifier.BETWEEN


@pytest.mark.parametrize("code", LANGUAGES)
@given(data=st.data())
def test_words_in_any_order_are_read_without_a_slip(code: str, data: st.DataObject) -> None:
    lexicon = language.lexicon(code, "quantity")
    listed = [
        entry
        for field in ("cardinal", "scale", "many", "several", "before", "after", "article")
        for entry in lexicon[field].values()
    ]
    vocabulary = sorted(
        {phrase for entries in listed for phrase in entries} | set(lexicon["join"]["and"]) | {"-", "12", ",", "men"}
    )
    text = " ".join(data.draw(st.lists(st.sampled_from(vocabulary), max_size=12)))
    end = 0
    for number in find_quantities(text, code):
        assert text[number.quantity.start : number.quantity.end] == number.quantity.text
        assert end <= number.quantity.start <= number.number_start < number.number_end <= number.quantity.end
        end = number.quantity.end
    parse_number(text, code)
