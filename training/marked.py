"""News with its names marked: our own annotation, and what gazetteer and register know in news that nobody marked.

Our own annotation (`benchmarks/own/names.jsonl`) marks every person, place, organisation and armed group of a text;
a third of it is never trained on. What is only known leaves all other capitalised words open.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.own.texts import Row, Texts
from spacy.language import Language
from spacy.tokens import Doc

from kilde.read.places import find_places
from kilde.read.register import in_use
from kilde.vocabulary import SourceKind
from training.toponyms import cut, open_words

OWN = Path(__file__).parents[1] / "benchmarks" / "own" / "names.jsonl"
UNMARKED = "syria-news"
MOST = 300
"""Texts that are marked by what is known, in the order of their file."""
_RUN = re.compile(r"(?!The )(?:al-|el-)?[A-Z][\w.&'’-]*(?:(?: of| of the| for| and|) (?:al |al-|el-)?[A-Z][\w.&'’-]*)*")
_LONGEST = 7
"""Words of the longest name that the register is asked for."""

Span = tuple[int, int, str]


def own_rows(half: str | None = None) -> list[Row]:
    """The texts of our own annotation by id, or those of one half of it: `train` or `test`."""
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half in {None, row["half"]}]


def own_texts(half: str, texts: Texts) -> list[tuple[str, list[Span]]]:
    """The texts of one half with their names: start, end and label."""
    return [(texts.of(row), [(start, end, label) for start, end, label in row["names"]]) for row in own_rows(half)]


def own_documents(texts: Texts, nlp: Language) -> list[Doc]:
    """The half that may be trained on, sentence by sentence; a word that is not marked is no name."""
    return [doc for text, names in own_texts("train", texts) for doc in cut(_marked(text, names, nlp))]


def known_documents(corpora: Path, nlp: Language) -> list[Doc]:
    """News in which only the gazetteer's places and the register's organisations are marked."""
    lines = (corpora / UNMARKED / f"{UNMARKED}.jsonl").read_text(encoding="utf-8").split("\n")
    marked = {row["id"] for row in own_rows()}
    rows = [row for row in map(json.loads, filter(None, lines)) if row["id"] not in marked][:MOST]
    return [doc for row in rows for doc in cut(_known(row["text"], nlp))]


def _marked(text: str, names: list[Span], nlp: Language) -> Doc:
    doc = nlp.make_doc(text)
    spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in names]
    doc.set_ents([span for span in spans if span is not None])
    return doc


def _known(text: str, nlp: Language) -> Doc:
    found = list(_organisations(text))
    for place in find_places(text, "en"):
        start, end = place.start or 0, place.end or 0
        name = (start, start + len(re.sub(r"(?: [a-z]\w+)+$", "", text[start:end])))  # without its word of kind
        if place.gazetteer_id and not any(s < name[1] and name[0] < e for s, e, _ in found):
            found.append((*name, "LOC"))
    doc = _marked(text, found, nlp)
    sure = [span for span in doc.ents if doc.char_span(span.start_char, span.end_char) is not None]
    doc.set_ents(sure, missing=[doc[n : n + 1] for n in open_words(doc, sure)], default="outside")
    return doc


def _organisations(text: str) -> Iterator[Span]:
    """Names in the register that are those of bodies, the longest first."""
    register = in_use()
    for run in _RUN.finditer(text):
        words = [(run.start() + w.start(), run.start() + w.end()) for w in re.finditer(r"[\w.&'’-]+", run.group())]
        at = 0
        while at < len(words):
            for last in range(min(at + _LONGEST, len(words)) - 1, at - 1, -1):
                start, end = words[at][0], words[last][1]
                entry = register.find(text[start:end].rstrip(".,"))
                if entry is not None and entry.kind is not SourceKind.STATE:
                    yield start, start + len(text[start:end].rstrip(".,")), "ORG"
                    at = last
                    break
            at += 1
