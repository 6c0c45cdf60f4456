"""Score event claims on our own annotation: `python -m benchmarks.own.events --corpora F --language en`.

A gold event is found when a claim's trigger overlaps it, one to one. Types, sides, places, times and origins are scored
over the events found; `types` and `origins` hold all answers that are right. Optional events are neither asked for nor
held against the reader. The last line printed is one JSON object.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.own.texts import Texts
from kilde.read import read_documents
from kilde.vocabulary import Document, Event, Failure, Source, SourceRole, Span

KEPT = Path(__file__).with_name("events.jsonl")
Row = dict[str, Any]
Pair = tuple[int, int]
_SIDES = ("actors", "targets", "places")
_LITTLE = {"the", "a", "an", "of", "for", "at", "in", "and", "den", "det", "i"}


def overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two stretches share a character."""
    return a[0] < b[1] and b[0] < a[1]


def span(found: Span) -> Pair:
    """A span of the record as a pair."""
    return found.start or 0, found.end or 0


def matched(events: Sequence[Event], gold: Sequence[Row]) -> Iterator[tuple[Event, Row]]:
    """Claims and gold events whose triggers overlap, one to one, wanted ones before optional ones."""
    free = list(events)
    for row in sorted(gold, key=lambda row: bool(row.get("optional"))):
        found = next((event for event in free if overlap(span(event.trigger), row["trigger"])), None)
        if found is not None:
            free.remove(found)
            yield found, row


def shared(found: Sequence[Span], gold: Sequence[Pair]) -> tuple[int, int, int]:
    """How many of the spans given overlap a gold one, how many were given, and how many are wanted."""
    free = list(gold)
    hits = 0
    for one in found:
        hit = next((pair for pair in free if overlap(span(one), pair)), None)
        if hit is not None:
            free.remove(hit)
            hits += 1
    return hits, len(found), len(gold)


def words(name: str | None) -> set[str]:
    """The words of a name that tell it from others."""
    found = (re.sub(r"s$", "", word) for word in re.findall(r"\w+", (name or "").casefold()))
    return {word for word in found if word not in _LITTLE}


def origin_right(sources: Sequence[Source], wanted: Sequence[str | None]) -> bool:
    """Whether the origin is one of those wanted; none is wanted where it is the text's own voice."""
    origin = [s for s in sources if s.role is SourceRole.CLAIMS] or [s for s in sources if s.role is SourceRole.RELAYS]
    if not origin:
        return not wanted or None in wanted
    got = [words(s.name) | words(s.text) for s in origin]
    return any(words(name) and len(words(name) & one) >= min(2, len(words(name))) for name in wanted for one in got)


def f1(hits: int, given: int, wanted: int) -> float:
    """F1, 1 where nothing is wanted and nothing given."""
    return 2 * hits / (given + wanted) if given + wanted else 1.0


def score(rows: Sequence[Row], texts: Texts, *, show: bool = False) -> Row:
    """Read the documents and count."""
    documents = [
        Document.of(texts.of(row), published=row["published"], language=row["language"], ref=row["id"]) for row in rows
    ]
    count: Counter[str] = Counter()
    for row, reading in zip(rows, read_documents(documents, events=True), strict=True):
        if isinstance(reading, Failure):
            count["unread"] += 1
            continue
        pairs = list(matched(reading.events, row["events"]))
        kept = [(event, gold) for event, gold in pairs if not gold.get("optional")]
        optional = len(pairs) - len(kept)
        count["hits"] += len(kept)
        count["given"] += len(reading.events) - optional
        count["wanted"] += sum(not gold.get("optional") for gold in row["events"])
        for event, gold in kept:
            count["type"] += event.event in gold["types"]
            for side in _SIDES:
                for name, number in zip(
                    ("hits", "given", "wanted"), shared(getattr(event, side), gold[side]), strict=True
                ):
                    count[f"{side} {name}"] += number
            for field, right in _dated_and_sourced(event, gold):
                count[f"{field} asked"] += 1
                count[f"{field} right"] += right
        if show:
            _show(reading.document.text, row, reading.events, pairs)
    return _told(count, len(rows))


def _dated_and_sourced(event: Event, gold: Row) -> Iterator[tuple[str, bool]]:
    if "period" in gold:
        yield "period", event.period.edtf == gold["period"]
    if "origins" in gold:
        yield "origin", origin_right(event.sources, gold["origins"])


def _told(count: Counter[str], documents: int) -> Row:
    hits = count["hits"]
    return {
        "documents": documents,
        "events": count["wanted"],
        "trigger": {
            "precision": hits / max(1, count["given"]),
            "recall": hits / max(1, count["wanted"]),
            "f1": f1(hits, count["given"], count["wanted"]),
        },
        "type": count["type"] / max(1, hits),
        **{side: f1(*(count[f"{side} {name}"] for name in ("hits", "given", "wanted"))) for side in _SIDES},
        "period": count["period right"] / max(1, count["period asked"]),
        "origin": count["origin right"] / max(1, count["origin asked"]),
        "unread": count["unread"],
    }


def _show(text: str, row: Row, events: Sequence[Event], pairs: Sequence[tuple[Event, Row]]) -> None:
    """What differs, for those who improve the reader on the open half."""
    found = {id(event): gold for event, gold in pairs}
    for event in events:
        gold = found.get(id(event))
        sides = {side: [one.text for one in getattr(event, side)] for side in _SIDES}
        wanted = gold and {side: [text[a:b] for a, b in gold[side]] for side in _SIDES}
        mark = "+" if gold is None else "?" if gold.get("optional") else " " if event.event in gold["types"] else "T"
        print(mark, row["id"], event.trigger.text, "|", event.event, sides, event.period.edtf, event.rules)
        for field, right in _dated_and_sourced(event, gold) if gold else ():
            if gold and not right:
                print("      ", field, gold.get(f"{field}s", gold.get(field)), [s.text for s in event.sources])
        if wanted and wanted != sides:
            print("       wanted", wanted)
        if gold is None:
            print("      ", event.sentence.text)
    for gold in row["events"]:
        if not gold.get("optional") and not any(gold is one for _, one in pairs):
            a, b = gold["trigger"]
            print("-", row["id"], text[a:b], gold["types"], "…", text[max(0, a - 60) : b + 60].replace("\n", " "))


def main() -> int:
    """Score one language, and a half or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--language", choices=("en", "nb"), required=True, help="nb holds Nynorsk too")
    parser.add_argument("--half", choices=("open", "blind"), help="one half only")
    parser.add_argument("--show", action="store_true", help="list what differs, of the open half")
    given = parser.parse_args()
    if given.show and given.half != "open":
        parser.error("the blind half is only ever scored: show what differs with --half open")
    rows = [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if (row["language"] == "en") == (given.language == "en")]
    rows = [row for row in rows if given.half in {None, row["half"]}]
    print(json.dumps(score(rows, Texts(corpora=given.corpora, geo=given.corpora), show=given.show)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
