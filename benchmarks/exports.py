"""How fast a large ledger is exported, and in how much memory: `python -m benchmarks.exports --claims 1000000`.

The ledger is made of invented reports, and kept where `--ledger` says, so that a second run finds it.
"""

import argparse
import hashlib
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kilde.ledger import Ledger
from kilde.vocabulary import (
    Document,
    Figure,
    Measure,
    Period,
    Place,
    PlaceRole,
    Qualifier,
    Quantity,
    Reading,
    Source,
    SourceKind,
    SourceRole,
    Span,
    Who,
)

CLAIMS_A_REPORT = 20
TOWNS = (("Al-Hol", "geonames:173797"), ("Hajin", "geonames:174506"), ("Al-Bab", "geonames:174018"))
MEASURES = (Measure.KILLED, Measure.ARRIVED, Measure.FLED, Measure.INJURED, Measure.DISPLACED)


def readings(claims: int) -> Iterator[Reading]:
    """Reports of twenty claims each."""
    for number in range(0, claims, CLAIMS_A_REPORT):
        day = f"20{10 + number // 200_000 % 15}-{number // 20 % 12 + 1:02}-{number // 40 % 28 + 1:02}"
        sentences = [
            f"{count} people were counted in {TOWNS[count % 3][0]} on that day, Observer {count % 97} said."
            for count in range(number + 1, number + 1 + CLAIMS_A_REPORT)
        ]
        text = " ".join(sentences)
        document = Document.of(
            text, published=day, publisher=f"Gazette {number % 41}", language="en", title=f"Day {day}"
        )
        start, found = 0, []
        for count, sentence in enumerate(sentences, start=number + 1):
            found.append(_figure(count, start, sentence, day))
            start += len(sentence) + 1
        yield Reading(document, tuple(found))


def _figure(count: int, start: int, sentence: str, day: str) -> Figure:
    words = str(count)
    town, identity = TOWNS[count % 3]
    said, at = f"Observer {count % 97}", start + sentence.index(town)
    by = start + sentence.index(said)
    return Figure(
        id=hashlib.sha256(words.encode()).hexdigest()[:32],
        sentence=Span(sentence, start, start + len(sentence)),
        sources=(Source(said, by, by + len(said), name=said, kind=SourceKind.MONITOR, role=SourceRole.CLAIMS),),
        quantity=Quantity(
            words, start, start + len(words), low=count, high=count, value=count, qualifier=Qualifier.EXACT
        ),
        who=Who("people", start + len(words) + 1, start + len(words) + 7),
        measure=MEASURES[count % 5],
        period=Period(edtf=day),
        places=(Place(town, at, at + len(town), PlaceRole.AT, town, "SY", 36.0, 41.0, identity),),
        rules=("bench",),
    )


def main() -> None:
    """Make the ledger where there is none, export it, print what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=1_000_000)
    options.add_argument("--ledger", type=Path, default=Path("build/million.db"))
    asked = options.parse_args()
    if not asked.ledger.exists():
        asked.ledger.parent.mkdir(parents=True, exist_ok=True)
        with Ledger.open(asked.ledger) as ledger, ledger.writer() as writer:
            for reading in readings(asked.claims):
                writer.add(reading)
    for name, suffix in (("parquet", ".parquet"), ("csv", ".csv")):
        out = asked.ledger.with_suffix(suffix)
        command = ["export", name, "--table", "claims", "--out", str(out), "--ledger", str(asked.ledger), "--no-record"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "from kilde.show.cli import main; main()", *command], check=True)
        took = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        size = out.stat().st_size / 1e6
        print(f"{name}: {took:.1f} s ({cpu:.1f} s of processor), {size:.0f} MB, peak {after.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
