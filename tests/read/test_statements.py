"""Who says what: the corpora of all languages by the bundled pipelines, and what holds of every voice."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.read import language
from kilde.read.quotations import dash_lines, find_quotations
from kilde.read.reader import PipelineError, pipeline
from kilde.read.sentences import Sentence, split
from kilde.read.statements import Voice, chain_for, find_statements, is_reporting
from kilde.vocabulary import Modality, Source, SourceKind, SourceRole

LANGUAGES = sorted(set(language.FOLDERS.values()))


def rows(code: str) -> list[dict[str, Any]]:
    path = Path(language.__file__).parent / code / "corpus" / "statements.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def parsed(text: str, code: str) -> list[Sentence]:
    try:
        nlp = pipeline(code)
    except PipelineError:
        pytest.skip(f"no trained pipeline for {code}")
    return [Sentence(s.start, s.end, s.text, nlp(s.text)) for s in split(text, code)]


def plain(text: str, code: str) -> list[Voice]:
    """Read by word order and little words alone."""
    return find_statements(text, list(split(text, code)), code)


def corpus(key: str) -> list[Any]:
    return [
        pytest.param(code, row["text"], row[key], id=f"{code} {row['text'][:60]}")
        for code in LANGUAGES
        for row in rows(code)
        if key in row
    ]


def agrees(source: Source, expected: dict[str, str]) -> bool:
    return all(getattr(source, field) == value for field, value in expected.items())


@pytest.mark.parametrize(("code", "text", "expected"), corpus("statements"))
def test_the_corpus_of_statements(code: str, text: str, expected: list[dict[str, Any]]) -> None:
    voices = find_statements(text, parsed(text, code), code)
    found = [voice.content.text for voice in voices]
    assert len(voices) >= len(expected), f"too little read: {found}"
    assert len(voices) <= len(expected), f"too much read: {found}"
    for voice, want in zip(voices, expected, strict=True):
        if "content" in want:
            assert voice.content.text == want["content"], "partly read"
        if "cue" in want:
            assert (voice.cue and voice.cue.text) == want["cue"]
        assert voice.direct is want.get("direct", False)
        assert voice.modality == want.get("modality", voice.modality)
        if "sources" in want:
            assert len(voice.sources) == len(want["sources"]), f"wrong speakers: {voice.sources}"
            assert all(map(agrees, voice.sources, want["sources"])), f"wrong speakers: {voice.sources}"


@pytest.mark.parametrize(("code", "text", "expected"), corpus("chains"))
def test_the_corpus_of_chains(code: str, text: str, expected: dict[str, list[str]]) -> None:
    sentences = parsed(text, code)
    voices = find_statements(text, sentences, code)
    for words, names in expected.items():
        start = text.index(words)
        chain = chain_for(voices, start, start + len(words), text=text, sentences=sentences, language=code)
        assert len(chain) == len(names), f"{words}: {chain}"
        assert all(name in {source.name, source.text} for source, name in zip(chain, names, strict=True)), chain


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_corpus_is_large_enough_to_trust(code: str) -> None:
    assert sum(len(row.get("statements", ())) + len(row.get("chains", ())) for row in rows(code)) >= 60


@pytest.mark.parametrize("code", LANGUAGES)
def test_voices_are_anchored_and_the_same_each_time(code: str) -> None:
    text = "\n".join(row["text"] for row in rows(code))
    sentences = parsed(text, code)
    voices = find_statements(text, sentences, code)
    assert voices == find_statements(text, sentences, code)
    assert len(voices) > 40
    for voice in voices:
        assert voice.content.start is not None
        assert text[voice.content.start : voice.content.end] == voice.content.text
        assert voice.cue is None or text[voice.cue.start : voice.cue.end] == voice.cue.text
        assert all(text[s.start : s.end] == s.text for s in voice.sources if s.start is not None)
        assert all(voice.content.start <= start < end <= voice.content.end for start, end in voice.spans)
        assert voice.sources
        assert voice.rule


@given(text=st.text(alphabet=st.sampled_from("\"“”«»'’–-:,. \nabcdeABÅ said sier told at that to"), max_size=120))
def test_no_text_breaks_the_reader(text: str) -> None:
    for code in LANGUAGES:
        for voice in plain(text, code):
            assert text[voice.content.start : voice.content.end] == voice.content.text


@pytest.mark.parametrize(
    ("code", "text", "speaker", "content"),
    [
        ("en", "The ferry sank, according to Reuters.", "Reuters", "The ferry sank"),
        ("en", "“The ferry sank,” said Ivo Kessel.", "Ivo Kessel", "The ferry sank"),
        ("en", "Ivo Kessel said: “The ferry sank.”", "Ivo Kessel", "The ferry sank"),
        ("en", "Ivo Kessel said that the ferry sank.", "Ivo Kessel", "the ferry sank"),
        ("nb", "Ferga sank, ifølge Reuters.", "Reuters", "Ferga sank"),
        ("nb", "– Ferga sank fort, sier Ivar Kjesel.", "Ivar Kjesel", "Ferga sank fort"),
        ("nb", "Ivar Kjesel sier at ferga sank.", "Ivar Kjesel", "ferga sank"),
        ("nb", "Ivar Kjesel seier at ferja sokk.", "Ivar Kjesel", "ferja sokk"),
    ],
)
def test_the_plainest_forms_need_no_parse(code: str, text: str, speaker: str, content: str) -> None:
    (voice,) = plain(text, code)
    assert voice.sources[0].text == speaker
    assert voice.content.text == content


@pytest.mark.parametrize(
    ("code", "text", "worth_it"),
    [
        ("en", "The minister said so.", True),
        ("en", "“No.”", True),
        ("en", "The ferry sank off Harrow Bay.", False),
        ("nb", "– Nei.", True),
        ("nb", "Ferga sank utenfor Vassbygda.", False),
    ],
)
def test_a_cheap_look_tells_which_sentences_may_report(code: str, text: str, worth_it: bool) -> None:
    assert is_reporting(text, code) is worth_it


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “no, never” to her.", ["no, never"]),
        ('He said "no" and "yes".', ["no", "yes"]),
        ("Hun sa «nei, «aldri» igjen» til ham.", ["nei, «aldri"]),
        ("The voters’ and drivers’ meeting", []),
        ("It’s Ada’s, isn’t it?", []),
        ("'Not now,' she said.", ["Not now,"]),
        ("„Niemals“, sagte er.", ["Niemals"]),
        (
            "“A first paragraph left open\n“and a second that is closed.”",
            ["A first paragraph left open", "and a second that is closed."],
        ),
    ],
)
def test_quotation_marks_of_every_kind(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in find_quotations(text)] == inner


def test_a_dash_opens_speech_but_no_number() -> None:
    text = "– Kom hit, sier hun.\n– 12 grader i morgen\n- Nei!"
    assert [text[start:end] for start, end in dash_lines(text)] == ["Kom hit, sier hun.", "Nei!"]


def test_what_nobody_says_has_no_chain() -> None:
    text = "The ferry sank. 40 people drowned."
    sentences = list(split(text, "en"))
    assert chain_for([], 16, 18, text=text, sentences=sentences, language="en") == ()


def test_an_order_is_planned_and_a_denial_denied() -> None:
    text = "The mayor ordered people to leave. The navy denied that it had fired."
    first, second = find_statements(text, parsed(text, "en"), "en")
    assert (first.modality, second.modality) == (Modality.PLANNED, Modality.DENIED)


def test_an_agency_passes_on_what_another_says() -> None:
    text = "Boats are missing, Ivo Kessel told AFP."
    (voice,) = find_statements(text, parsed(text, "en"), "en")
    assert [(s.name, s.kind, s.role) for s in voice.sources] == [
        ("Ivo Kessel", SourceKind.PERSON, SourceRole.CLAIMS),
        ("AFP", SourceKind.AGENCY, SourceRole.RELAYS),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ten people died on Friday the Syrian Observatory for Human Rights reports.",
            "Syrian Observatory for Human Rights",
        ),
        ("Ten people died on Friday Reuters said late on Monday.", "Reuters"),
        ("Ten people died UN estimates suggest.", "United Nations"),
        ("Ten people died on Friday when Reuters had left.", None),
        ("Ten people died, and Reuters left.", None),
    ],
)
def test_a_known_body_closes_a_sentence_that_lost_its_comma(text: str, name: str | None) -> None:
    found = chain_for([], 0, 3, text=text, sentences=list(split(text, "en")), language="en")
    assert [source.name for source in found] == ([name] if name else [])
