"""Score the reader on our own annotation: `python -m benchmarks.own --benchmarks F --corpora F --language nb`."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.own.texts import Row, Texts

KEPT = Path(__file__).with_name("figures.jsonl")


def joined(rows: list[Row], texts: Texts) -> Iterator[Row]:
    """The documents in the form of the gold sets, their spans with the words that stand there."""
    for row in rows:
        text = texts.of(row)
        for claim in row["claims"]:
            for span in (claim["quantity"], *claim["places"]):
                span["text"] = text[span["start"] : span["end"]]
            for source in claim["sources"]:
                source["text"] = source["name"]
            period = claim["period"]
            claim["period"] = {**period, "text": "stated" if period["stated"] else None, "edtf_accept": [None]}
        yield {**row, "text": text, "title": None, "publisher": None}


def main() -> int:
    """Join, score, and end as the scorer does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--language", choices=("en", "nb"), required=True, help="nb holds Nynorsk too")
    parser.add_argument("--half", choices=("open", "blind"), help="one half only")
    given = parser.parse_args()
    rows = [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if (row["language"] == "en") == (given.language == "en")]
    rows = [row for row in rows if given.half in {None, row["half"]}]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as gold:
        for document in joined(rows, Texts(corpora=given.corpora, geo=given.benchmarks / "geo")):
            gold.write(json.dumps(document) + "\n")
        gold.flush()
        scorer = str(given.benchmarks / "score_claims.py")
        return subprocess.run([sys.executable, scorer, gold.name], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
