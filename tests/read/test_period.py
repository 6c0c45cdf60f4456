"""Expressions of time: the corpora of all languages, and what holds of every date."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.edtf import Interval
from kilde.read import language
from kilde.read.period import TimeKind, dateline, find_times, parse_time

LANGUAGES = sorted(set(language.FOLDERS.values()))
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "nb": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
}
SENTENCES = {
    "en": ["On {} 12 people died", "{} was quiet", "At least 40 have left since {}.", "It happened {}, they said"],
    "nb": ["{} døde 12 mennesker", "Det var stille {}", "Minst 40 har dratt siden {}.", "Det skjedde {}, sa de"],
}


def month_name(code: str, month: int) -> str:
    return MONTHS[code].split()[month - 1]


def rows(code: str) -> list[dict[str, Any]]:
    path = Path(language.__file__).parent / code / "corpus" / "period.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def phrases() -> list[Any]:
    return [
        pytest.param(code, row["reference"], phrase, row["edtf"], id=f"{code} {row['reference']} {phrase}")
        for code in LANGUAGES
        for row in rows(code)
        for phrase in row.get("phrases", ())
    ]


def sentences() -> list[Any]:
    return [
        pytest.param(code, row["reference"], row["text"], row["times"], id=f"{code} {row['text'][:40]}")
        for code in LANGUAGES
        for row in rows(code)
        if "text" in row
    ]


@pytest.mark.parametrize(("code", "reference", "phrase", "edtf"), phrases())
def test_the_corpus_of_phrases(code: str, reference: str | None, phrase: str, edtf: str | None) -> None:
    time = parse_time(phrase, code, reference)
    if edtf is None:
        assert time is None, f"too much read: {time}"
        return
    assert time is not None, "nothing read"
    assert time.text == phrase, "partly read"
    assert time.edtf == edtf, "wrong reading"


@pytest.mark.parametrize(("code", "reference", "text", "times"), sentences())
def test_the_corpus_of_sentences(code: str, reference: str | None, text: str, times: list[list[str]]) -> None:
    found = find_times(text, code, reference)
    assert [time.text for time in found] == [words for words, _ in times]
    assert [time.edtf for time in found] == [edtf for _, edtf in times]
    assert all(text[time.start : time.end] == time.text for time in found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_corpus_is_large_enough_to_trust(code: str) -> None:
    wordings = sum(len(row.get("phrases", ())) + len(row.get("times", ())) for row in rows(code))
    assert wordings >= 100


@given(reference=DAYS, weekday=st.integers(0, 6), code=st.sampled_from(LANGUAGES))
def test_a_weekday_is_the_latest_not_after_publication(reference: date, weekday: int, code: str) -> None:
    time = parse_time(WEEKDAYS[code][weekday], code, reference.isoformat())
    assert time is not None
    assert time.edtf is not None
    day = date.fromisoformat(time.edtf)
    assert day.weekday() == weekday
    assert timedelta() <= reference - day < timedelta(weeks=1)


@given(reference=DAYS, month=st.integers(1, 12), code=st.sampled_from(LANGUAGES))
def test_a_month_is_the_latest_that_has_begun(reference: date, month: int, code: str) -> None:
    time = parse_time(month_name(code, month), code, reference.isoformat())
    assert time is not None
    year = reference.year if month <= reference.month else reference.year - 1
    assert time.edtf == f"{year}-{month:02}"


@given(reference=st.none() | DAYS, day=DAYS, code=st.sampled_from(LANGUAGES))
def test_a_full_date_means_the_same_whenever_it_is_read(reference: date | None, day: date, code: str) -> None:
    stop = "." if code == "nb" else ""
    phrase = f"{day.day}{stop} {month_name(code, day.month)} {day.year}"
    time = parse_time(phrase, code, reference and reference.isoformat())
    assert time is not None
    assert (time.text, time.edtf) == (phrase, day.isoformat())


@given(reference=DAYS, count=st.integers(1, 300), code=st.sampled_from(LANGUAGES))
def test_days_ago_are_counted_back_from_publication(reference: date, count: int, code: str) -> None:
    phrase = {"en": f"{count + 1} days ago", "nb": f"for {count + 1} dager siden"}[code]
    time = parse_time(phrase, code, reference.isoformat())
    assert time is not None
    assert time.edtf == (reference - timedelta(days=count + 1)).isoformat()


@given(reference=DAYS, data=st.data(), code=st.sampled_from(LANGUAGES))
def test_every_time_in_a_sentence_is_anchored_and_ends_after_it_starts(reference: date, data: Any, code: str) -> None:
    known = [phrase for row in rows(code) for phrase in row.get("phrases", ()) if row["edtf"]]
    text = data.draw(st.sampled_from(SENTENCES[code])).format(data.draw(st.sampled_from(known)))
    end = 0
    for time in find_times(text, code, reference.isoformat()):
        assert time.start is not None
        assert time.end is not None
        assert end <= time.start < time.end
        assert text[time.start : time.end] == time.text
        end = time.end
        if time.interval and time.interval.start and time.interval.end:
            assert time.interval.start < time.interval.end


@given(
    year=st.integers(2000, 2030), month=st.integers(1, 12), weekday=st.integers(0, 6), code=st.sampled_from(LANGUAGES)
)
def test_with_only_a_month_of_publication_a_weekday_is_that_month(
    year: int, month: int, weekday: int, code: str
) -> None:
    published = f"{year}-{month:02}"
    time = parse_time(WEEKDAYS[code][weekday], code, published)
    assert time is not None
    assert time.edtf == published


@given(text=st.text(max_size=80), code=st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_reader(text: str, code: str) -> None:
    for time in find_times(text, code, "2019-03-05"):
        assert text[time.start : time.end] == time.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They left on 3 March.", TimeKind.POINT),
        ("They left between 1 and 3 March.", TimeKind.INTERVAL),
        ("They have been leaving since 3 March.", TimeKind.SINCE),
        ("They stayed until 3 March.", TimeKind.UNTIL),
        ("They stayed for three weeks.", TimeKind.DURATION),
        ("They leave every day.", TimeKind.FREQUENCY),
        ("They left the same day.", TimeKind.ANAPHOR),
    ],
)
def test_the_kind_says_how_a_time_is_meant(text: str, kind: TimeKind) -> None:
    (time,) = find_times(text, "en", "2019-03-05")
    assert time.kind is kind


@pytest.mark.parametrize(
    ("text", "reference", "edtf"),
    [
        ("Published 2 July 2015. Harrow Bay was quiet.", None, "2015-07-02"),
        ("13 Oct 2016 Raids went on in Harrow Bay.", None, "2016-10-13"),
        ("HARROW BAY, March 3 (Corvane) – The siege is over.", "2019-03", "2019-03-03"),
        ("In the spring of 2015 Harrow Bay was quiet.", None, None),
        ("HARROW BAY, March 3 (Corvane) – The siege is over.", None, None),
    ],
)
def test_a_dateline_is_the_date_that_heads_an_article(text: str, reference: str | None, edtf: str | None) -> None:
    found = dateline(text, "en", reference)
    assert (found[0] if found else None) == edtf


def test_a_reference_that_is_no_date_counts_as_unknown() -> None:
    assert parse_time("yesterday", "en", "some time") is None
    time = parse_time("3 March 2019", "en", "some time")
    assert time is not None
    assert time.interval == Interval.parse("2019-03-03")
