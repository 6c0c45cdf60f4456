"""`python -m benchmarks.load`: how long people wait for pages while others work.

Takes the ledger of `python -m benchmarks.ledger` (or makes it), starts `kilde serve` on it, and lets `--users` people
work for `--seconds`: each looks at a situation, goes to one of its figures, and from there to a report, and thinks in
between. Half of what they ask for is asked for by many, half by hardly anyone. Prints, by kind of page, how many were
loaded and the time in which half of them and 95 in 100 had come in full, what the server took of processor and memory,
and what of processor those who asked took: they run on the same machine.
"""

import argparse
import asyncio
import json
import math
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from benchmarks.ledger import make, seconds
from kilde.vocabulary import Measure

_WANTED = 0.2  # seconds, for 95 in 100
_PLACES = 8_000  # as the ledger has them
_POPULAR = 40
_IDLE = 0.1  # seconds of processor in two: a server at rest


class User:
    """Someone who works: asks, reads, thinks."""

    def __init__(self, number: int, think: float) -> None:
        self.chance, self.think = random.Random(number), think
        self.waited: defaultdict[str, list[float]] = defaultdict(list)
        self.failed: list[str] = []

    async def work(self, address: str, until: float) -> None:
        """Until the time is over."""
        async with httpx.AsyncClient(base_url=address, timeout=60, follow_redirects=True) as client:
            await asyncio.sleep(self.chance.uniform(0, self.think))
            while time.monotonic() < until:
                page = await self.load(client, "situation", self.question())
                for kind, pattern in (("figure", r'href="(/figures/[^"#]+)"'), ("report", r'href="(/reports/\w{64})')):
                    links = re.findall(pattern, page)
                    if links:
                        page = await self.load(client, kind, self.chance.choice(links).replace("&amp;", "&"))

    async def load(self, client: httpx.AsyncClient, kind: str, path: str) -> str:
        """A page in full, after thinking."""
        await asyncio.sleep(self.chance.uniform(0.5, 1.5) * self.think)
        before = time.perf_counter()
        try:
            answer = await client.get(path)
        except httpx.TransportError as error:
            self.failed.append(f"{error or type(error).__name__} {path}")
            return ""
        self.waited[kind].append(time.perf_counter() - before)
        if answer.status_code != 200:
            self.failed.append(f"{answer.status_code} {path}")
        return answer.text

    def question(self) -> str:
        """All, a place that many ask for, or one that hardly anyone does."""
        kind = self.chance.random()
        if kind < 0.1:
            return "/" if kind < 0.05 else f"/?page={self.chance.randint(2, 20)}"
        if kind < 0.3:
            return f"/?measure={self.chance.choice(list(Measure))}"
        most = _POPULAR if kind < 0.6 else _PLACES
        return f"/?place=Town+{int(self.chance.triangular(0, most, 0))}"


@contextmanager
def serving(ledger: str, desk: str | None = None) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The server, in a process of its own, with a desk of its own unless one is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = ["serve", "--ledger", ledger, "--port", str(port), "--desk", desk or f"{folder}/desk.db"]
        server = subprocess.Popen([str(Path(sys.executable).with_name("kilde")), *command])
        try:
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()
            server.wait(30)


def ready(address: str) -> None:
    """Wait until the first situation and the first search have come."""
    for path in ("/help", "/", "/search?q=people"):
        while True:
            with suppress(httpx.TransportError):
                httpx.get(address + path, timeout=3600).raise_for_status()
                break
            time.sleep(0.2)


def settled(process: int) -> None:
    """Wait until the server has nothing left to make beforehand."""
    before = -math.inf
    while (now := taken(process)[0]) - before > _IDLE:
        before = now
        time.sleep(2)


def taken(process: int) -> tuple[float, int]:
    """Seconds of processor and bytes of memory that a process has taken so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), int(peak[1]) * 1024 if peak else 0


async def working(address: str, users: int, length: float, think: float) -> list[User]:
    """All of them at once."""
    people = [User(number, think) for number in range(users)]
    until = time.monotonic() + length
    await asyncio.gather(*(person.work(address, until) for person in people))
    return people


def measure(ledger: str, users: int, length: float, think: float, desk: str | None = None) -> dict[str, Any]:
    """What they waited for."""
    with serving(ledger, desk) as (address, server):
        found: dict[str, Any] = {"ready": seconds(lambda: ready(address))}
        found["settled"] = seconds(lambda: settled(server.pid))
        before, _ = taken(server.pid)
        own = time.process_time()
        people = asyncio.run(working(address, users, length, think))
        after, memory = taken(server.pid)
        own = time.process_time() - own
    for kind in ("situation", "figure", "report"):
        waited = sorted(one for person in people for one in person.waited[kind])
        if len(waited) > 1:
            cuts = statistics.quantiles(waited, n=20)
            found[kind] = {"pages": len(waited), "p50": cuts[9], "p95": cuts[18], "most": waited[-1]}
            found[kind]["fast_enough"] = cuts[18] < _WANTED
    failed = [one for person in people for one in person.failed]
    cpu = (after - before) / length
    used = {"processors": cpu, "processors_of_users": own / length, "memory": memory}
    return {**found, "failed": len(failed), "first_failed": failed[:3], **used}


def main() -> None:
    """Print the times, in seconds, as one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--ledger", default="build/million.db", help="a file or a PostgreSQL URL (%(default)s)")
    parser.add_argument("--claims", type=int, default=1_000_000, help="where it has to be made (%(default)s)")
    parser.add_argument("--users", type=int, default=20, help="%(default)s")
    parser.add_argument("--seconds", type=float, default=60, help="%(default)s")
    parser.add_argument("--think", type=float, default=4, help="seconds between pages, half more or less (%(default)s)")
    parser.add_argument("--desk", help="a desk to use and keep: its search index need not be made again")
    given = parser.parse_args()
    if "://" not in given.ledger:
        Path(given.ledger).parent.mkdir(parents=True, exist_ok=True)
    make(given.ledger, given.claims)
    found = measure(given.ledger, given.users, given.seconds, given.think, given.desk)
    print(json.dumps({"users": given.users, "think": given.think, **found}, default=str))


if __name__ == "__main__":
    main()
