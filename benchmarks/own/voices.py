"""Score speakers on our own annotation: `python -m benchmarks.own.voices --benchmarks F --corpora F`.

Of the marked figures that are read: whether their origin is right, and F1 of their relays. `origins` holds all names
that are right, null among them the text's own voice, and an empty list is that voice alone. Of statements: how many are
found by their word of saying, or by their content where they have none, and whether the source of these covers the
marked one and is known by its name (pronouns by whom they mean). The last line printed is one JSON object.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.own.events import f1, origin_right, overlap, span, words
from benchmarks.own.texts import Row, Texts
from kilde.read import read_documents
from kilde.vocabulary import Document, Failure, Figure, Reading, Source, SourceRole, Statement

KEPT = Path(__file__).with_name("voices.jsonl")
Wrong = tuple[str, str]
"""What is wrong, and where."""


def score(rows: Sequence[Row], texts: Texts) -> tuple[Row, list[Wrong]]:
    """What of the marked speakers is read right, and what is not."""
    documents = [
        Document.of(texts.of(row), published=row["published"], language=row["language"], ref=row["id"]) for row in rows
    ]
    count: Counter[str] = Counter()
    wrong: list[Wrong] = []
    for row, reading in zip(rows, read_documents(documents), strict=True):
        if isinstance(reading, Failure):
            count["unread"] += 1
            continue
        wrong += _figures(row, reading, count)
        wrong += _statements(row, reading, count)
    return _told(count, len(rows)), wrong


def _figures(row: Row, reading: Reading, count: Counter[str]) -> Iterator[Wrong]:
    figures = [claim for claim in reading.claims if isinstance(claim, Figure)]
    for gold in row["figures"]:
        found = next((one for one in figures if overlap(span(one.quantity), gold["quantity"])), None)
        if found is None:
            continue
        right = origin_right(found.sources, gold["origins"])
        count["figures"] += 1
        count["origin"] += right
        passed = _relays(found.sources)
        hits = sum(any(_named(one, name) for one in passed) for name in gold["relays"])
        fair = {*gold["relays"], *gold.get("relays_accept", [])}
        count["relays hit"] += hits
        count["relays wanted"] += len(gold["relays"])
        count["relays given"] += hits + sum(not any(_named(one, name) for name in fair) for one in passed)
        if not right or hits < len(gold["relays"]):
            yield "origin" if not right else "relays", _shown(row, reading, found, gold)


def _relays(sources: Sequence[Source]) -> list[Source]:
    """Who passes a claim on; one who stands alone is the origin that we have."""
    relays = [one for one in sources if one.role is SourceRole.RELAYS]
    return relays if len(relays) < len(sources) else []


def _named(source: Source, name: str) -> bool:
    wanted, got = words(name), words(source.name) | words(source.text)
    return bool(wanted) and len(wanted & got) >= min(2, len(wanted))


def _statements(row: Row, reading: Reading, count: Counter[str]) -> Iterator[Wrong]:
    said = [claim for claim in reading.claims if isinstance(claim, Statement)]
    free = list(said)
    for gold in sorted(row["statements"], key=lambda one: bool(one.get("optional"))):
        found = next((one for one in (free if "cue" in gold else said) if _same(one, gold)), None)
        if found in free:
            free.remove(found)
        if gold.get("optional"):
            continue
        count["statements"] += 1
        count["said"] += found is not None
        speakers = found.sources if found else ()
        covers = any(overlap(span(one), gold["source"]) for one in speakers) if "source" in gold else bool(speakers)
        right = covers and any(_named(one, gold["name"]) for one in speakers)
        count["speaker"] += right
        if not right:
            yield "speaker" if found else "unread", _shown(row, reading, found, gold)
    count["unmarked"] += len(free)
    for one in free:
        yield "unmarked", _shown(row, reading, one, {})


def _same(statement: Statement, gold: Row) -> bool:
    if "cue" in gold:
        return statement.cue is not None and overlap(span(statement.cue), gold["cue"])
    return overlap(span(statement.content), gold["content"])


def _shown(row: Row, reading: Reading, claim: Figure | Statement | None, gold: Row) -> str:
    start, end = (
        gold.get("quantity") or gold.get("cue") or gold.get("content") or (span(claim.sentence) if claim else (0, 0))
    )
    text = reading.document.text
    sources = [(one.role.value, one.text, one.name) for one in claim.sources] if claim else None
    wanted = gold.get("origins", gold.get("name")), gold.get("relays")
    context = " ".join(text[max(0, start - 130) : end + 130].split())
    return f"{row['id']} {text[start:end]!r} wanted {wanted} got {sources}\n      … {context} …"


def _told(count: Counter[str], documents: int) -> Row:
    return {
        "documents": documents,
        "figures": count["figures"],
        "origin": round(count["origin"] / max(1, count["figures"]), 4),
        "relays_f1": round(f1(count["relays hit"], count["relays given"], count["relays wanted"]), 4),
        "relays": count["relays wanted"],
        "statements": count["statements"],
        "found": round(count["said"] / max(1, count["statements"]), 4),
        "speaker": round(count["speaker"] / max(1, count["statements"]), 4),
        "unmarked": count["unmarked"],
        "unread": count["unread"],
    }


def main() -> int:
    """Score a half or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--half", choices=("open", "blind"), help="one half only")
    parser.add_argument("--show", action="store_true", help="list what differs, of the open half")
    given = parser.parse_args()
    if given.show and given.half != "open":
        parser.error("the blind half is only ever scored: show what differs with --half open")
    rows = [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if given.half in {None, row["half"]}]
    told, wrong = score(rows, Texts(corpora=given.corpora, geo=given.benchmarks / "geo"))
    for what, where in wrong if given.show else ():
        print(what, where)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
