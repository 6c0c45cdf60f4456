"""`python -m benchmarks.speed --corpus FILE`: reading against plain `nlp.pipe` over the same whole texts.

Both run in this one process, in turns, so that what else the machine does meets them alike; of each the fastest of
`--rounds` counts. The plain pipeline has the same weights, as `spacy.load` gives it; the reader leaves out the parts
that it has no use for and multiplies matrices with numpy's library instead of thinc's, which alone is up to twice as
fast. Reading includes all that `kilde read` does with a text: sentences, numbers, times, places, the parse of what is
worth it, and the claims.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import kilde
from kilde.read import read_documents
from kilde.vocabulary import Document, Failure

_WARM_UP = 20  # documents read by both before the clock starts: lexicons, gazetteer and model are then in memory


def documents(corpus: Path, limit: int | None) -> list[Document]:
    """The English articles of a JSONL file."""
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
    english = [row for row in rows if row["language"] == "en"][:limit]
    return [Document.of(row["text"], published=row["published"], language="en", ref=row["id"]) for row in english]


def parse_all(texts: list[Document]) -> None:
    """Every text through the whole pipeline."""
    for _doc in kilde.pipeline("en").pipe(document.text for document in texts):
        pass


def read_all(texts: list[Document]) -> None:
    """Every text read; a text that cannot be read makes the comparison worthless."""
    for reading in read_documents(texts, processes=1):
        if isinstance(reading, Failure):
            raise SystemExit(f"{reading.uri}: {reading.reason}")


def seconds(work: Callable[[list[Document]], None], texts: list[Document]) -> float:
    """How long it takes."""
    before = time.perf_counter()
    work(texts)
    return time.perf_counter() - before


def main() -> None:
    """Print the ratio as one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="JSONL of articles: id, text, published, language")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each (%(default)s)")
    parser.add_argument("--limit", type=int, help="only the first so many articles")
    given = parser.parse_args()
    texts = documents(given.corpus, given.limit)
    for work in (parse_all, read_all):
        work(texts[:_WARM_UP])
    parsing, reading = [], []
    for turn in range(given.rounds):
        parsing.append(seconds(parse_all, texts))
        reading.append(seconds(read_all, texts))
        print(f"turn {turn + 1}: {parsing[-1] / reading[-1]:.2f} times as fast", file=sys.stderr)
    words = sum(len(document.text.split()) for document in texts)
    print(json.dumps({"ratio": round(min(parsing) / min(reading), 3), "documents": len(texts), "words": words}))


if __name__ == "__main__":
    main()
