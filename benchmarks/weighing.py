"""`python -m benchmarks.weighing`: how long a large ledger takes to weigh from nothing, and to be brought up to date.

Makes a ledger of `--claims` claims, ten a report, at `--ledger` unless it is there already: about places, sources and
days as `benchmarks.ledger` has them, in reports of which every seventh is an edited copy of an earlier one. The words
between are drawn as often as words of a language come up. Then, each in a process of its own: weighs all, with the
store made beside it, and reads a page; adds 100 reports and weighs again.
"""

import argparse
import hashlib
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from benchmarks.ledger import readings as made_up
from kilde import flow
from kilde.ledger import Ledger
from kilde.vocabulary import Document, Figure, Reading, Span
from kilde.weigh import Weighed

_IN_A_REPORT, _BETWEEN, _COPIED, _BACK = 10, 6, 7, 400
"""Claims in a report, words before each anchor; every how many-th report is a copy of one of how many before it."""


def readings(reports: int, first: int = 0) -> Iterator[Reading]:
    """Reports with their claims, the same ones for the same number."""
    vocabulary = [f"w{at}" for at in range(30_000)]
    sums = list(accumulate(1 / (at + 10) for at in range(len(vocabulary))))
    for at in range(first, first + reports):
        chance = random.Random(at)
        copied = at % _COPIED == _COPIED - 1 and at > _BACK
        story = at - chance.randrange(1, _BACK) if copied else at
        ((own, _),) = made_up(_IN_A_REPORT, at)
        ((told, _),) = made_up(_IN_A_REPORT, story)
        filler = iter(random.Random(story).choices(vocabulary, cum_weights=sums, k=_IN_A_REPORT * _BETWEEN * 4))
        edited = ("edited" if copied and chance.random() < 0.02 else word for word in filler)
        text, claims = "", []
        for number, claim in enumerate(told.claims):
            assert isinstance(claim, Figure)
            text, made = _written(text, edited, claim)
            claims.append(replace(made, id=hashlib.sha256(f"{at}:{number}".encode()).hexdigest()[:32]))
        document = own.document
        yield Reading(
            Document.of(text, publisher=document.publisher, published=document.published, language="en", uri=f"{at}"),
            tuple(claims),
        )


def _written(text: str, words: Iterator[str], claim: Figure) -> tuple[str, Figure]:
    """A text with one more sentence that carries a claim, other words between what the claim is anchored on."""
    start, spans = len(text), []
    for anchor in (claim.quantity, claim.who, claim.places[0], claim.sources[0]):
        text += " ".join(islice(words, _BETWEEN)) + " "
        spans.append({"start": len(text), "end": len(text) + len(anchor.text or "")})
        text += f"{anchor.text} "
    number, who, place, source = spans
    return text, replace(
        claim,
        sentence=Span(text[start:-1], start, len(text) - 1),
        quantity=replace(claim.quantity, **number),
        who=replace(claim.who, **who),
        places=(replace(claim.places[0], **place),),
        sources=(replace(claim.sources[0], **source),),
    )


def make(where: Path, claims: int) -> None:
    """Fill a ledger; one that was begun goes on where it stopped."""
    with Ledger.open(where) as ledger, ledger.writer(batch=1000) as writer:
        begun = ledger.view().counts().documents
        for reading in readings(claims // _IN_A_REPORT - begun, begun):
            writer.add(reading)


def measured(what: Callable[[], object]) -> dict[str, float]:
    """How long something takes, and the memory of this process when it has been done."""
    wall, cpu = time.perf_counter(), time.process_time()
    what()
    return {
        "seconds": round(time.perf_counter() - wall, 2),
        "cpu_seconds": round(time.process_time() - cpu, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def from_nothing(where: Path) -> dict[str, Any]:
    """Weigh all of a ledger, and read what people look at first."""
    kept = where.with_suffix(".weighed.duckdb")
    kept.unlink(missing_ok=True)
    with Ledger.open(where, create=False) as ledger:
        made = {"from_nothing": measured(lambda: flow.weighed(ledger))}
        opened: list[Weighed] = []
        made["opened_again"] = measured(lambda: opened.append(flow.weighed(ledger)))
        weighed = opened[0]
        total = weighed.rows().total
        made["page"] = measured(lambda: weighed.rows(offset=100))
        key = weighed.rows().rows[0].key
        made["figure"] = measured(lambda: weighed.figure(key))
        return {**made, "rows": total, "file_mb": kept.stat().st_size >> 20}


def brought_up(where: Path) -> dict[str, Any]:
    """Add 100 reports to a ledger that has been weighed, and weigh again."""
    with Ledger.open(where, create=False) as ledger:
        flow.weighed(ledger).close()
        with ledger.writer(batch=100) as writer:
            for reading in readings(100, ledger.view().counts().documents):
                writer.add(reading)
        return {"brought_up": measured(lambda: flow.weighed(ledger))}


def main() -> None:
    """Print what was measured, a JSON object a line; each in a process of its own, so that peaks are its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.weighing", description=__doc__)
    parser.add_argument("--ledger", type=Path, default=Path("build/weighing.db"), help="(%(default)s)")
    parser.add_argument("--claims", type=int, default=1_000_000, help="%(default)s")
    parser.add_argument("--only", choices=("make", "from_nothing", "brought_up"))
    given = parser.parse_args()
    if given.only:
        found: dict[str, Callable[[Path], Any]] = {
            "make": partial(make, claims=given.claims),
            "from_nothing": from_nothing,
            "brought_up": brought_up,
        }
        print(json.dumps(found[given.only](given.ledger)), flush=True)
        return
    given.ledger.parent.mkdir(parents=True, exist_ok=True)
    for part in ("make", "from_nothing", "brought_up"):
        command = [sys.executable, "-m", "benchmarks.weighing", "--only", part, "--claims", str(given.claims)]
        subprocess.run([*command, "--ledger", str(given.ledger)], check=True)


if __name__ == "__main__":
    main()
