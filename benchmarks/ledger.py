"""`python -m benchmarks.ledger`: how long a large ledger takes to make, open, ask, verify and add to.

Makes a ledger of `--claims` figure claims, ten a report, about places, sources and days as a few years of news have
them, at `--ledger` (a file, or a PostgreSQL URL) unless it is there already, and measures on it. The reports are made
up; nothing of them is read, so that what is measured is the ledger and not the reader.
"""

import argparse
import hashlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from kilde import flow
from kilde.ledger import Ledger, Selection
from kilde.vocabulary import (
    Document,
    Extent,
    Figure,
    Measure,
    Original,
    Period,
    Place,
    PlaceRole,
    Quantity,
    Reading,
    Source,
    SourceKind,
    SourceRole,
    Span,
    Who,
)

_IN_A_REPORT = 10
_PLACES, _SOURCES, _DAYS = 8_000, 400, 1_000
_MEASURES = list(Measure)


def readings(claims: int, first: int = 0) -> Iterator[tuple[Reading, Original]]:
    """Reports with their claims, the same ones for the same number."""
    for report in range(first, first + claims // _IN_A_REPORT):
        chance = random.Random(report)
        day = chance.randrange(_DAYS)
        date = f"{2016 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
        text, made = "", []
        for number in range(_IN_A_REPORT):
            text, claim = _sentence(text, chance, f"{report}:{number}", date)
            made.append(claim)
        document = Document.of(text, publisher=f"Paper {report % 60}", published=date, language="en", uri=f"{report}")
        yield Reading(document, tuple(made)), Original(f"<p>{text}</p>".encode(), "text/html", "file")


def _sentence(text: str, chance: random.Random, name: str, date: str) -> tuple[str, Figure]:
    """A text with one more sentence, and the claim that it makes."""
    place = f"Town {int(chance.triangular(0, _PLACES, 0))}"
    source, count = f"Monitor {chance.randrange(_SOURCES)}", chance.randrange(10, 90_000)
    start = len(text)
    said = f"According to {source}, {count} people were met in {place} after the fighting of the night. "

    def span(words: str) -> dict[str, Any]:
        at = start + said.index(words)
        return {"text": words, "start": at, "end": at + len(words)}

    claim = Figure(
        id=hashlib.sha256(name.encode()).hexdigest()[:32],
        sentence=Span(said.strip(), start, start + len(said.strip())),
        sources=(Source(**span(source), name=source, kind=SourceKind.MONITOR, role=SourceRole.CLAIMS),),
        quantity=Quantity(**span(str(count)), low=count, high=count, value=count),
        who=Who(**span("people")),
        measure=chance.choice(_MEASURES),
        extent=Extent.FLOW,
        period=Period(edtf=date),
        places=(Place(**span(place), role=PlaceRole.AT, name=place, country="SY"),),
        rules=("made up",),
    )
    return text + said, claim


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _figures(where: str, place: str) -> None:
    """`kilde figures` of a place, as a command from nothing."""
    command = [sys.executable, "-m", "kilde", "figures", "--ledger", where, "--place", place]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def make(where: str, claims: int) -> None:
    """Fill a ledger; one that was begun goes on where it stopped."""
    with Ledger.open(where) as ledger, ledger.writer(batch=1000) as writer:
        begun = ledger.view().counts().documents
        for done, (reading, original) in enumerate(readings(claims - begun * _IN_A_REPORT, begun), begun):
            writer.add(reading, original)
            if done % 10_000 == 0:
                print(f"{done * _IN_A_REPORT:,} claims", file=sys.stderr)


def measure(where: str, claims: int, processes: int) -> dict[str, Any]:
    """What users wait for, in seconds."""
    found: dict[str, Any] = {"claims": claims, "ledger": where.partition("://")[0] if "://" in where else "sqlite"}
    with suppress(OSError):
        found["bytes"] = Path(where).stat().st_size
    found["open"] = seconds(lambda: Ledger.open(where, create=False).close())
    with Ledger.open(where, create=False) as ledger:
        view = ledger.view()
        place = "Town 4000"
        found["select_place"] = seconds(lambda: view.figures(Selection(place=place)))
        found["weigh_all"] = seconds(lambda: flow.figures(ledger, Selection(place=place)))
        found["rows"] = len(flow.figures(ledger, Selection(place=place)))
        found["figures_of_a_place"] = min(seconds(lambda: _figures(where, place)) for _ in range(3))
        verification: list[Any] = []
        found["verify"] = seconds(lambda: verification.append(ledger.verify(processes=processes)))
        found["faults"] = len(verification[0].faults)
        more = list(readings(1_000, 10_000_000 + ledger.view().upto))
        with ledger.writer(batch=100) as writer:
            found["add_a_report"] = seconds(lambda: [writer.add(*one) for one in more]) / len(more)
    return found


def main() -> None:
    """Print the times as one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description=__doc__)
    parser.add_argument("--ledger", default="build/million.db", help="a file or a PostgreSQL URL (%(default)s)")
    parser.add_argument("--claims", type=int, default=1_000_000, help="%(default)s")
    parser.add_argument("--processes", type=int, default=2, help="to verify in (%(default)s)")
    given = parser.parse_args()
    if "://" not in given.ledger:
        Path(given.ledger).parent.mkdir(parents=True, exist_ok=True)
    making = seconds(lambda: make(given.ledger, given.claims))
    times = measure(given.ledger, given.claims, given.processes)
    print(json.dumps({"make": making, **times}, default=str))


if __name__ == "__main__":
    main()
