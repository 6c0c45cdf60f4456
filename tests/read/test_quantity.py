"""Numbers as worded: the corpora of all languages, and what holds of every number."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.read import language
from kilde.read.quantity import NumberKind, find_quantities, parse_number
from kilde.read.quantity.words import Tokens
from kilde.vocabulary import Qualifier

LANGUAGES = sorted(set(language.FOLDERS.values()))
THOUSANDS = {"en": ",", "nb": "."}
ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
ENGLISH = f"{ENGLISH} seventeen eighteen nineteen".split()
ENGLISH_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NORWEGIAN = "null én to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
NORWEGIAN = NORWEGIAN.split()
NORWEGIAN_TENS = ["-", "-", "tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"]


def english(number: int) -> str:
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = f" {english(number % scale)}" if number % scale else ""
            return f"{english(number // scale)} {name}{rest}"
    if number >= 100:
        return f"{ENGLISH[number // 100]} hundred" + (f" and {english(number % 100)}" if number % 100 else "")
    if number >= 20:
        return ENGLISH_TENS[number // 10] + (f"-{ENGLISH[number % 10]}" if number % 10 else "")
    return ENGLISH[number]


def norwegian(number: int) -> str:
    for scale, name in ((10**12, "billioner"), (10**9, "milliarder"), (10**6, "millioner"), (1000, "tusen")):
        if number >= scale:
            rest = f" {norwegian(number % scale)}" if number % scale else ""
            return f"{norwegian(number // scale)} {name}{rest}"
    if number >= 100:
        return f"{NORWEGIAN[number // 100]}hundre" + (f"og{norwegian(number % 100)}" if number % 100 else "")
    if number >= 20:
        return NORWEGIAN_TENS[number // 10] + (NORWEGIAN[number % 10] if number % 10 else "")
    return NORWEGIAN[number]


SPELL = {"en": english, "nb": norwegian}


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


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        pytest.param(code, text, row["kind"], id=f"{code} {text}")
        for code in LANGUAGES
        for row in rows(code)
        for text in row.get("texts", ())
    ],
)
def test_the_corpus_of_kinds(code: str, text: str, kind: str) -> None:
    assert {number.kind for number in find_quantities(text, code)} == {kind}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_corpus_shows_every_kind(code: str) -> None:
    shown = {row["kind"] for row in rows(code) if "kind" in row}
    assert shown == set(NumberKind)


def phrases_in(entry: Any) -> list[str]:
    if isinstance(entry, dict):
        return [phrase for each in entry.values() for phrase in phrases_in(each)]
    return [phrase for each in entry for phrase in phrases_in(each)] if isinstance(entry, list) else [entry]


@pytest.mark.parametrize("code", LANGUAGES)
def test_phrases_are_written_as_texts_are_cut(code: str) -> None:
    lexicon = {field: entry for field, entry in language.lexicon(code, "quantity").items() if field != "marks"}
    for phrase in phrases_in(lexicon):
        assert not isinstance(phrase, str) or " ".join(Tokens(phrase).lows) == phrase


@pytest.mark.parametrize("code", LANGUAGES)
@given(number=st.integers(0, 10**12))
def test_numbers_in_words_are_read_as_they_are_built(code: str, number: int) -> None:
    quantity = parse_number(SPELL[code](number), code)
    assert quantity is not None
    assert quantity.value == number


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
