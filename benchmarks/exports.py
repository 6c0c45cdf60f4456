"""How fast a large ledger is exported, and in how much memory: `python -m benchmarks.exports --claims 1000000`.

The ledger is that of `benchmarks.ledger`, and kept where `--ledger` says, so that a second run finds it.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ledger import make


def main() -> None:
    """Make the ledger where there is none, export its claims, print what it took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=1_000_000)
    options.add_argument("--ledger", type=Path, default=Path("build/million.db"))
    asked = options.parse_args()
    if not asked.ledger.exists():
        asked.ledger.parent.mkdir(parents=True, exist_ok=True)
        make(str(asked.ledger), asked.claims)
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
        machine = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        spent = f"{took:.1f} s ({cpu:.1f} s of processor; {machine})"
        print(f"{name}: {spent}, {size:.0f} MB, peak {after.ru_maxrss / 1024:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
