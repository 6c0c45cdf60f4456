"""Copies among many reports: Kilde against datasketch's MinHash LSH, at equal recall, in one run.

    python -m benchmarks.copies_speed --texts FILE.jsonl --documents 100000 [--only kilde]

Several numbers of documents, with `--only kilde`, tell how the time grows with them.

The reports are made of real ones (`text` in each line of the file). A story is a real report with its words exchanged
for others of the file, the same for the same, so that stories keep the shape of reports and share no text. One story in
five is printed by several outlets, each of which edits it: sentences are dropped, moved, added, words replaced. Which
reports are of one story is the answer. Recall is counted on the pairs whose texts, edited, still share half of the
shorter one's five-word runs. datasketch gets the same five-word runs and, of the settings tried, the fastest whose
recall reaches Kilde's.
"""

import argparse
import json
import random
import re
import resource
import time
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

from kilde.weigh.copies import copied_rows
from kilde.weigh.engine import Bench
from kilde.weigh.shingles import runs, words

Pair = tuple[int, int]
SHARED_STORIES = 0.2
SETTINGS = ((64, 0.5), (64, 0.4), (128, 0.5), (128, 0.4), (128, 0.3), (256, 0.3), (256, 0.2))


def stories(texts: list[str], count: int, chance: random.Random) -> Iterator[list[str]]:
    """Sentences of so many stories."""
    vocabulary = sorted({word for text in texts for word in re.findall(r"\w+", text)})
    place = {word: at for at, word in enumerate(vocabulary)}
    for _ in range(count):
        seed = chance.randrange(1 << 30)
        text = texts[seed % len(texts)]
        step = 2 * (seed % len(vocabulary)) + 1  # a shift of the vocabulary that is the same for the same word
        changed = re.sub(r"\w+", partial(_exchanged, place, vocabulary, step), text)
        yield re.split(r"(?<=[.!?]) ", changed)


def _exchanged(place: dict[str, int], vocabulary: list[str], step: int, found: re.Match[str]) -> str:
    return vocabulary[(place[found[0]] * 7919 + step) % len(vocabulary)]


def printed(story: list[str], other: list[str], chance: random.Random) -> str:
    """A story as an outlet prints it."""
    kept = [sentence for sentence in story if chance.random() > 0.15] or story
    if chance.random() < 0.3:
        kept = kept[: max(2, int(len(kept) * chance.uniform(0.5, 1)))]
    if chance.random() < 0.3:
        at = chance.randrange(len(kept))
        kept = [*kept[at:], *kept[:at]]
    if chance.random() < 0.3:
        kept = [*other[:1], *kept]
    tokens = " ".join(kept).split(" ")
    return " ".join(token if chance.random() > 0.02 else token[::-1] for token in tokens)


def reports(texts: list[str], count: int, seed: int = 1) -> tuple[list[str], list[list[int]]]:
    """So many reports, and which of them print one story."""
    chance = random.Random(seed)
    made: list[str] = []
    groups: list[list[int]] = []
    told = stories(texts, count, chance)
    other = next(told)
    while len(made) < count:
        story = next(told)
        outlets = chance.choice((2, 2, 2, 3, 3, 4, 6, 10)) if chance.random() < SHARED_STORIES else 1
        groups.append(list(range(len(made), min(len(made) + outlets, count))))
        made += [printed(story, other, chance) for _ in groups[-1]]
        other = story
    return made, groups


def true_pairs(made: list[str], groups: list[list[int]]) -> set[Pair]:
    """Pairs of one story that still share half of the shorter one's runs."""
    found = set()
    for group in groups:
        if len(group) > 1:
            sets = {at: set(runs(made[at]).tolist()) for at in group}
            for a, b in combinations(group, 2):
                if 2 * len(sets[a] & sets[b]) >= min(len(sets[a]), len(sets[b])):
                    found.add((a, b))
    return found


def by_kilde(made: list[str]) -> set[Pair]:
    """The pairs that Kilde finds, from texts."""
    texts = ((at, None, text) for at, text in enumerate(made))
    return {(row["a"], row["b"]) for row in copied_rows(texts, Bench())}


def by_datasketch(made: list[str], permutations: int, threshold: float) -> set[Pair]:
    """The pairs that datasketch finds, from texts: five-word runs, MinHash in bulk, one LSH index."""
    from datasketch import MinHash, MinHashLSH

    shingled = (
        [" ".join(told[at : at + 5]).encode() for at in range(max(1, len(told) - 4))] for told in map(words, made)
    )
    hashes = MinHash.bulk(shingled, num_perm=permutations, seed=1)
    index = MinHashLSH(threshold=threshold, num_perm=permutations)
    found = set()
    for at, one in enumerate(hashes):
        found |= {(other, at) for other in index.query(one)}
        index.insert(at, one, check_duplication=False)
    return found


def measured(
    name: str, found: set[Pair], truth: set[Pair], groups: list[list[int]], seconds: float
) -> dict[str, object]:
    """What one way came to."""
    story = {at: n for n, group in enumerate(groups) for at in group}
    right = sum(story[a] == story[b] for a, b in found)
    return {
        "by": name,
        "seconds": round(seconds, 1),
        "recall": round(len(found & truth) / len(truth), 4),
        "precision": round(right / max(len(found), 1), 4),
        "pairs": len(found),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """Make the reports, find the copies, print a JSON line for each way."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--texts", type=Path, required=True)
    options.add_argument("--documents", type=int, nargs="+", default=[100_000])
    options.add_argument("--only", choices=("kilde", "datasketch"))
    asked = options.parse_args()
    texts = [json.loads(line)["text"] for line in asked.texts.read_text(encoding="utf-8").splitlines()]
    for count in asked.documents:
        compare(texts, count, asked.only)


def compare(texts: list[str], count: int, only: str | None) -> None:
    """One run, on so many reports."""
    made, groups = reports(texts, count)
    truth = true_pairs(made, groups)
    print(json.dumps({"documents": len(made), "true_pairs": len(truth)}), flush=True)
    goal = 0.0
    if only != "datasketch":
        started, cpu = time.perf_counter(), time.process_time()
        found = by_kilde(made)
        result = measured("kilde", found, truth, groups, time.perf_counter() - started)
        result["cpu_seconds"] = round(time.process_time() - cpu, 1)
        goal = float(str(result["recall"]))
        print(json.dumps(result), flush=True)
    if only != "kilde":
        for permutations, threshold in SETTINGS:
            started = time.perf_counter()
            found = by_datasketch(made, permutations, threshold)
            name = f"datasketch {permutations} permutations, threshold {threshold}"
            result = measured(name, found, truth, groups, time.perf_counter() - started)
            print(json.dumps(result), flush=True)
            if float(str(result["recall"])) >= goal:
                break


if __name__ == "__main__":
    main()
