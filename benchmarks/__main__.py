"""`python -m benchmarks --benchmarks DIR --corpora DIR`: run every benchmark and write `benchmarks/RESULTS.md`."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import report
from benchmarks.running import run
from benchmarks.suite import SUITE


def arguments() -> argparse.ArgumentParser:
    """What the command takes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True, help="folder of the scorers and their data")
    parser.add_argument("--corpora", type=Path, help="folder of syria-news, for copies and speed")
    names = [benchmark.name for benchmark in SUITE]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--seconds", type=float, default=3600, help="longest time for one benchmark (%(default)s)")
    return parser


def main() -> int:
    """Run what is asked for; the others keep their last result. 1 where a benchmark failed."""
    given = arguments().parse_args()
    named = {"benchmarks": given.benchmarks, "corpora": given.corpora}
    folders = {name: folder.resolve() for name, folder in named.items() if folder}
    for folder in folders.values():
        if not folder.is_dir():
            print(f"no folder {folder}: give one that is there", file=sys.stderr)
            return 2
    asked = [benchmark for benchmark in SUITE if benchmark.name in (given.only or [b.name for b in SUITE])]
    results, failed = report.load(), 0
    for benchmark in asked:
        print(f"{benchmark.name} …", end=" ", flush=True)
        result = run(benchmark, folders, date=f"{datetime.now(UTC):%Y-%m-%d}", seconds=given.seconds)
        failed += result.raw is None
        print(result.failure or report.bars_met(benchmark, result), flush=True)
        results[benchmark.name] = result
        report.save(results)  # after each, so that a run broken off keeps what it has
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
