"""Score the reader on our own annotation: `python -m benchmarks.own --benchmarks F --corpora F --language nb`."""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("figures.jsonl")
Row = dict[str, Any]


class Texts:
    """The texts of others, by corpus and id."""

    def __init__(self, benchmarks: Path, corpora: Path) -> None:
        self.benchmarks, self.corpora = benchmarks, corpora

    def of(self, row: Row) -> str:
        """The text of a document as it was marked up; SystemExit where it is another."""
        text = self._treebank(row["id"]) if row["corpus"] == "nb-ud" else self._listed(row["corpus"])[row["id"]]
        text = text[: row["length"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['id']}: the text has changed since it was marked up")
        return text

    @cache  # noqa: B019 - one object, which lives as long as the run
    def _listed(self, corpus: str) -> dict[str, str]:
        folder = self.corpora / corpus if corpus == "syria-news" else self.benchmarks / "geo"
        lines = (folder / f"{corpus}.jsonl").read_text(encoding="utf-8").split("\n")  # texts hold other line ends
        rows = map(json.loads, filter(None, lines))
        return {row["id"]: row["text"] for row in rows}

    @cache  # noqa: B019
    def _sentences(self, file: str) -> list[str]:
        with gzip.open(self.corpora / "nb-ud" / f"{file}.conllu.gz", "rt", encoding="utf-8") as lines:
            return [" ".join(line[9:].split()) for line in lines if line.startswith("# text = ")]

    def _treebank(self, identity: str) -> str:
        file, _, numbers = identity.partition(":")
        first, _, last = numbers.partition("-")
        return " ".join(self._sentences(file)[int(first) : int(last or first) + 1])


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
        for document in joined(rows, Texts(given.benchmarks, given.corpora)):
            gold.write(json.dumps(document) + "\n")
        gold.flush()
        scorer = str(given.benchmarks / "score_claims.py")
        return subprocess.run([sys.executable, scorer, gold.name], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
