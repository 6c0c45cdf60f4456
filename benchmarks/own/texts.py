"""The texts that our own annotation is of, joined from the corpora that hold them."""

import gzip
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Texts:
    """The texts of others, by corpus and id; `geo` is the folder of the corpora in which places are marked."""

    def __init__(self, *, corpora: Path, geo: Path) -> None:
        self.corpora, self.geo = corpora, geo

    def of(self, row: Row) -> str:
        """The text of a document as it was marked up; SystemExit where it is another."""
        text = self._treebank(row["id"]) if row["corpus"] == "nb-ud" else self._listed(row["corpus"])[row["id"]]
        text = text[: row["length"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['id']}: the text has changed since it was marked up")
        return text

    @cache  # noqa: B019 - one object, which lives as long as the run
    def _listed(self, corpus: str) -> dict[str, str]:
        folder = self.corpora / corpus if corpus == "syria-news" else self.geo
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
