"""Places marked in news texts where nothing else is marked, as annotation that says only what is known.

The geoparsing corpora mark toponyms and leave people and organisations bare. A word without a capital is no name, a
marked word is a place, and every other capitalised word is left open: the learner may call it what it likes.
"""

import json
import re
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

JOINERS = frozenset("of and for the al el bin ibn de la du von van & - – ' ’ 's’ .".split())
"""Small words and marks that may stand inside a name, left open between two capitalised words."""

LONGEST = 120
"""Words in one training document; the texts are cut at full stops before that."""


def read_toponyms(path: Path, nlp: Language, *, without: Set[str] = frozenset()) -> list[Doc]:
    """Read a JSON Lines file of texts with `toponyms`; those marked `optional` (demonyms …) are left open.

    Texts whose id is in `without` are left out.
    """
    with path.open(encoding="utf-8") as lines:
        records = [record for line in lines if (record := json.loads(line))["id"] not in without]
    return [doc for record in records for doc in _documents(record, nlp)]


def open_words(doc: Doc, places: Sequence[Span], marked: Set[int] = frozenset()) -> list[int]:
    """The words that may belong to a name nobody marked; those in `marked` stay open as they are."""
    known = {token.i for span in places for token in span}
    return [token.i for token in doc if token.i not in known and (token.i in marked or _open(token))]


def _documents(record: dict[str, Any], nlp: Language) -> Iterator[Doc]:
    doc = nlp.make_doc(record["text"])
    spans = [
        (span, bool(mark.get("optional")))
        for mark in record["toponyms"]
        if (span := doc.char_span(mark["start"], mark["end"], label="LOC", alignment_mode="expand")) is not None
    ]
    places = _apart([span for span, optional in spans if not optional and not _within_longer_name(span)])
    openly = open_words(doc, places, {token.i for span, _ in spans for token in span})
    doc.set_ents(places, missing=[doc[number : number + 1] for number in openly], default="outside")
    yield from cut(doc)


def _open(token: Token) -> bool:
    """Whether a word nobody marked might still belong to a name."""
    if _capitalised(token):
        return True
    before = token.i > 0 and _capitalised(token.nbor(-1))
    after = token.i + 1 < len(token.doc) and _capitalised(token.nbor(1))
    return token.text in JOINERS and before and after


def _within_longer_name(span: Span) -> bool:
    """Whether a marked place seems part of another name, as in *Rapides Parish Fire District 2*; it is left open."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    before = doc[span.start - 1] if span.start > 0 else None
    if after is not None and _capitalised(after) and not after.is_sent_start and bool(doc[span.end - 1].whitespace_):
        return True
    if before is None or span.start < 2:
        return False
    earlier = doc[span.start - 2]
    starts = earlier.text in {".", "!", "?", "”", '"', "“"} or earlier.is_space
    return (_capitalised(before) and not starts) or (before.lower_ == "of" and _capitalised(earlier))


def _capitalised(token: Token) -> bool:
    return bool(re.search(r"[^\W\d_]", token.text)) and token.text != token.text.lower()


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def cut(doc: Doc) -> Iterator[Doc]:
    """A document cut at full stops that no name holds, and where it grows too long."""
    start = 0
    for token in doc:
        if (token.text in {".", "!", "?"} and not token.ent_type_) or token.is_space or token.i - start >= LONGEST:
            if token.i + 1 - start > 3:
                yield doc[start : token.i + 1].as_doc()
            start = token.i + 1
    if len(doc) - start > 3:
        yield doc[start:].as_doc()
