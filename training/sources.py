"""`python -m training.sources --corpora DIR --toponyms DIR`: what each source of labels brings to English names.

The recipe is trained with all sources, with each left out, and with one more; each run is scored on texts that none
of them was trained on. Prints a Markdown table, F1 in per cent; several `--seed` give the mean and, after ±, half of
what lies between the lowest and the highest.
"""

import argparse
import tempfile
from collections.abc import Iterator, Set
from pathlib import Path

import spacy

from training.evaluate import NAME_TESTS, marked_texts, own_news, score_names, score_places
from training.prepare import NAME_SOURCES
from training.sentences import read_iob2
from training.train import train_names

STEPS = 800
"""A short run: long enough to tell the sources apart."""
Scores = dict[str, float]


def mixes() -> Iterator[tuple[str, Set[str]]]:
    """What is trained on, by the name of its row."""
    every = NAME_SOURCES | {"own"}
    yield "all", every
    for source in sorted(every):
        yield f"without {source}", every - {source}
    yield "own alone", {"own"}
    yield "all and known", every | {"known"}


def scored(pipeline: Path, corpora: Path, toponyms: Path) -> Scores:
    """F1 of one run on each test."""
    nlp = spacy.load(pipeline)
    scores = {
        name: score_names(nlp, marked_texts(read_iob2(corpora / file))) for name, file in NAME_TESTS["en"].items()
    }
    own = score_names(nlp, own_news(corpora, toponyms))
    found = {name: result["all"]["F1"] for name, result in scores.items()}
    found |= {f"own news{'' if label == 'all' else ', ' + label}": result["F1"] for label, result in own.items()}
    return found | {"places in TR-News": score_places(nlp, toponyms / "tr-news.jsonl")["F1"]}


def row(name: str, runs: list[Scores]) -> str:
    """A row of the table."""
    cells = []
    for test in runs[0]:
        values = [run[test] for run in runs]
        spread = f" ± {(max(values) - min(values)) / 2:.1f}" if len(values) > 1 else ""
        cells.append(f"{sum(values) / len(values):.1f}{spread}")
    return " | ".join([f"| {name}", *cells]) + " |"


def main() -> None:
    """Train, score and print."""
    parser = argparse.ArgumentParser(prog="python -m training.sources", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds en-ner and syria-news")
    parser.add_argument("--toponyms", type=Path, required=True, help="folder of lgl, geovirus … .jsonl")
    parser.add_argument("--seed", type=int, action="append", help="may be given several times (default: 1)")
    parser.add_argument("--steps", type=int, default=STEPS, help="training steps a run")
    parser.add_argument("--only", action="append", help="only the rows of these names")
    given = parser.parse_args()
    head: list[str] = []
    for name, sources in mixes():
        if given.only and name not in given.only:
            continue
        runs = []
        for seed in given.seed or [1]:
            with tempfile.TemporaryDirectory(prefix="kilde-sources-") as work:
                best = train_names(
                    "en",
                    given.corpora,
                    toponyms=given.toponyms,
                    work=Path(work),
                    steps=given.steps,
                    sources=sources,
                    seed=seed,
                )
                runs.append(scored(best, given.corpora, given.toponyms))
        if not head:
            head = ["trained on", *runs[0]]
            print("| " + " | ".join(head) + " |\n" + "| --- " * len(head) + "|")
        print(row(name, runs), flush=True)


if __name__ == "__main__":
    main()
