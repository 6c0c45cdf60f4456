"""Which reports share a text, whole or in substantial part.

The rule. Texts are sets of five-word runs. An outlet's standing text (footers, a paragraph on the background that it
puts under every story) is no sign of a copy: a run is standing text when at least three reports of one outlet have it
and those reports otherwise share little with one another. What is left is compared: two reports are copies when they
share at least 15 runs and these are 18 % of the shorter one's; very short ones when they share nine tenths of all.
Only reports that share a run are compared, found by one join on the runs.

The likely original is the one that the other names as its publisher, else the one published earlier, else the longer
one where the shorter holds nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kilde.ledger import bounds
from kilde.vocabulary import Document
from kilde.weigh.columns import Columns
from kilde.weigh.engine import Bench, Step, name_of
from kilde.weigh.records import CopyPair
from kilde.weigh.shingles import perhaps_shared, shingles_of

if TYPE_CHECKING:
    from ibis import Table

# Calibrated on labelled pairs of news articles from 15 outlets: from 0.15 to 0.20 all give 0.98 to 0.99 F1.
LEAST_CONTAINMENT = 0.18
LEAST_SHARED = 15
SHORT_SIMILARITY = 0.9
STANDING_REPORTS = 3
STANDING_COHERENCE = 0.6  # an outlet's second edition of one story shares more than this with the first
MILLION = 1_000_000
TOO_COMMON = 500  # a run in so many reports tells nothing, and pairing them up would cost their square


def shared_runs(near_shingles: "Table") -> "Table":
    """Runs that more than one report has: (report, run)."""
    spread = near_shingles.group_by("run").agg(reports=near_shingles.count())
    shared = spread.filter((spread.reports > 1) & (spread.reports <= TOO_COMMON))
    return near_shingles.semi_join(shared, "run")


def shared_counts(shared_runs: "Table") -> "Table":
    """Pairs of reports with the number of runs that they share: (a, b, shared)."""
    return _pairs(shared_runs)


def overlaps(shared_counts: "Table", run_counts: "Table") -> "Table":
    """The same pairs, with the part of the shorter that they share: (a, b, containment)."""
    return _sized(shared_counts, run_counts).select("a", "b", "containment")


def standing_counts(shared_runs: "Table", overlaps: "Table", publishers: "Table") -> "Table":
    """How many pairs of an outlet's reports share a run, and how much else they share: (run, publisher, pairs, alike).

    `alike` sums the containment of the pairs in millionths: whole numbers give one sum in any order.
    """
    placed = shared_runs.join(publishers, "report")
    left, right = placed, placed.view()
    pairs = left.join(
        right, [left.run == right.run, left.publisher == right.publisher, left.report < right.report]
    ).select(run=left.run, publisher=left.publisher, a=left.report, b=right.report)
    together = pairs.join(overlaps, ["a", "b"])
    together = together.mutate(millionths=(together.containment * MILLION).floor().cast("int64"))
    return together.group_by("run", "publisher").agg(pairs=together.count(), alike=together.millionths.sum())


def standing_runs(standing_counts: "Table") -> "Table":
    """Runs that are some outlet's standing text: (run)."""
    least_pairs = STANDING_REPORTS * (STANDING_REPORTS - 1) // 2
    t = standing_counts
    standing = t.filter((t.pairs >= least_pairs) & (t.alike < int(STANDING_COHERENCE * MILLION) * t.pairs))
    return standing.select("run").distinct()


def standing_shares(shared_runs: "Table", standing_runs: "Table") -> "Table":
    """Where standing text stands, which more than one report has: (report, run)."""
    return shared_runs.semi_join(standing_runs, "run")


def own_shares(shared_counts: "Table", standing_shares: "Table") -> "Table":
    """The runs that pairs share beyond standing text: (a, b, shared)."""
    import ibis

    standing = _pairs(standing_shares).rename(standing="shared")
    t = shared_counts.left_join(standing, ["a", "b"])
    return t.select("a", "b", shared=t.shared - ibis.coalesce(t.standing, 0)).filter(lambda r: r.shared > 0)


def own_counts(run_counts: "Table", standing_shares: "Table") -> "Table":
    """How much a report says beyond standing text: (report, runs)."""
    import ibis

    standing = standing_shares.group_by("report").agg(standing=standing_shares.count())
    t = run_counts.left_join(standing, "report")
    return t.select("report", runs=t.runs - ibis.coalesce(t.standing, 0))


def copied(own_shares: "Table", own_counts: "Table") -> "Table":
    """Pairs of reports held to be copies: (a, b, shared, runs_a, runs_b, containment, similarity)."""
    return substantial(_sized(own_shares, own_counts))


def substantial(pairs: "Table") -> "Table":
    """Those pairs that share enough to be copies, with their similarity."""
    pairs = pairs.mutate(similarity=pairs.shared / (pairs.runs_a + pairs.runs_b - pairs.shared))
    enough = (pairs.shared >= LEAST_SHARED) & (pairs.containment >= LEAST_CONTAINMENT)
    return pairs.filter(enough | (pairs.similarity >= SHORT_SIMILARITY))


STEPS: tuple[Step, ...] = (
    shared_runs,
    shared_counts,
    overlaps,
    standing_counts,
    standing_runs,
    standing_shares,
    own_shares,
    own_counts,
    copied,
)
"""In reading order, from `near_shingles` (report, run: those that may be shared), `run_counts` and `publishers`."""


def _pairs(shared: "Table") -> "Table":
    """Pairs of reports that have a run in common, with how many they have."""
    left, right = shared, shared.view()
    pairs = left.join(right, [left.run == right.run, left.report < right.report]).select(a=left.report, b=right.report)
    return pairs.group_by("a", "b").agg(shared=pairs.count())


def _sized(counted: "Table", sizes: "Table") -> "Table":
    """Such pairs with how many runs each of both has, and the part of the shorter that they share."""
    import ibis

    sized = counted.join(sizes.select(a="report", runs_a="runs"), "a")
    sized = sized.join(sizes.select(b="report", runs_b="runs"), "b")
    return sized.mutate(containment=sized.shared / ibis.least(sized.runs_a, sized.runs_b))


class Edition(NamedTuple):
    """What tells who has a text from whom."""

    publisher: str | None
    published: str | None
    edges: str
    """How the text begins and ends."""


def edition(publisher: str | None, published: str | None, text: str) -> Edition:
    """A text as an edition of its story."""
    return Edition(publisher, published, text[:_EDGE] + "\n" + text[-_EDGE:])


def copies(documents: Iterable[Document]) -> list[CopyPair]:
    """Every two documents held to share a text, in the order of the documents. The same text twice is a pair too."""
    known = list(documents)
    texts = ((at, document.publisher, document.text) for at, document in enumerate(known))
    return [_pair(known[row["a"]], known[row["b"]], row) for row in copied_rows(texts, Bench())]


def copied_rows(texts: Iterable[tuple[int, str | None, str]], bench: Bench) -> list[dict[str, Any]]:
    """The rows of `copied` for texts with their number and publisher; `a` and `b` are numbers, the smaller first."""
    return copied_among(text_tables(texts), bench)


def copied_among(tables: Mapping[str, Columns], bench: Bench) -> list[dict[str, Any]]:
    """The same for texts as tables; what is made of them stays on the bench."""
    bench.lay({name: tables[name] for name in READ})
    bench.run(STEPS)
    return sorted(bench.rows("copied"), key=lambda row: (row["a"], row["b"]))


def text_tables(texts: Iterable[tuple[int, str | None, str]]) -> dict[str, Columns]:
    """Of texts with their number and publisher: `shingles`, `near_shingles`, `run_counts` and `publishers`."""
    import numpy as np

    numbers: list[int] = []
    publishers: list[str | None] = []

    def passing() -> Iterator[str]:
        for number, publisher, text in texts:
            numbers.append(number)
            publishers.append(publisher)
            yield text

    each, counts = shingles_of(passing())
    reports = np.array(numbers, dtype=np.int64)
    of_each = np.repeat(reports, counts)
    near, told = perhaps_shared(each), counts > 0
    return {
        "shingles": Columns(_RUNS, {"report": of_each, "run": each}),
        "near_shingles": Columns(_RUNS, {"report": of_each[near], "run": each[near]}),
        "run_counts": Columns(_COUNTS, {"report": reports[told], "runs": counts[told]}),
        "publishers": Columns(_PUBLISHERS, {"report": reports, "publisher": publishers}),
    }


_RUNS = {"report": "int64", "run": "int64"}
_COUNTS = {"report": "int64", "runs": "int64"}
_PUBLISHERS = {"report": "int64", "publisher": "string"}
READ = ("near_shingles", "run_counts", "publishers")
"""The tables of texts that copies are found by."""
TABLES = (*READ, *map(name_of, STEPS))
"""All that finding copies leaves on a bench."""


def _pair(a: Document, b: Document, row: dict[str, Any]) -> CopyPair:
    editions = [edition(one.publisher, one.published, one.text) for one in (a, b)]
    first, why = likely_original(editions[0], editions[1], row)
    original = None if first is None else (a, b)[first]
    share = f"{row['containment']:.0%} of the shorter's wording" if row["similarity"] < 1 else "the same text"
    return CopyPair(a, b, round(row["similarity"], 4), round(row["containment"], 4), original, f"{share}; {why}")


def likely_original(a: Edition, b: Edition, row: Mapping[str, Any]) -> tuple[int | None, str]:
    """Which of two copies (0 or 1) the other likely has its text from, if that can be told, and why."""
    for place, one, other in ((1, a, b), (0, b, a)):
        if _credits(one, other) and not _credits(other, one):
            return place, f"the other credits {other.publisher}"
    first, second = bounds(a.published), bounds(b.published)
    for place, (_, end), (start, _), earlier in ((0, first, second, a), (1, second, first, b)):
        if end and start and end <= start:
            return place, f"{earlier.publisher or 'it'} had it first ({earlier.published})"
    longer, least, most = (
        (0, row["runs_b"], row["runs_a"]) if row["runs_a"] > row["runs_b"] else (1, row["runs_a"], row["runs_b"])
    )
    if row["containment"] >= 0.8 and least <= 0.6 * most:
        return longer, "the shorter holds little else"
    return None, "which came first is not known"


CopyOf = tuple[int, int, int | None]
"""Two reports that are copies, and which of them (0 or 1) the other likely has its text from."""


def with_original(row: Mapping[str, Any], editions: Mapping[int, Edition]) -> CopyOf:
    """A row of `copied` with the likely original."""
    a, b = row["a"], row["b"]
    return a, b, likely_original(editions[a], editions[b], row)[0]


_EDGE = 300  # characters: a credit stands at the top or the foot of a report


def _credits(report: Edition, other: Edition) -> bool:
    """Whether a report names the other's publisher at its top or foot."""
    if not other.publisher or not report.publisher or other.publisher == report.publisher:
        return False
    return re.search(rf"(?<!\w){re.escape(other.publisher)}(?!\w)", report.edges, re.IGNORECASE) is not None
