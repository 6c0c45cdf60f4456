"""The steps as SQL for DuckDB, made beforehand, so that weighing need not build and translate them each time.

`steps.sql` is made of the steps by `python -m kilde.weigh.compiling`; a test proves that it is what they come to today.
Where a module of steps has been edited since, or steps are run that it does not hold, they are translated as ever.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOM = Path(__file__).parent
FILE = ROOM / "steps.sql"
_HEAD = re.compile(r"-- of (?P<files>.+): (?P<digest>[0-9a-f]{64})")
_RUN = "-- run "
_END = ";\n"


def compiled(steps: Sequence[Callable[..., Any]], leave: Collection[str] | None) -> list[str] | None:
    """What a run of steps comes to, statement by statement; None where that was not made beforehand."""
    return statements().get(run_name(steps, leave))


def fingerprint() -> str:
    """What the steps are known by: another one where any of them makes something else."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()[:16]


def run_name(steps: Iterable[Callable[..., Any]], leave: Collection[str] | None) -> str:
    """The name of a run of steps: the same for the same steps that leave the same tables."""
    said = [*(f"{step.__module__}.{step.__name__}" for step in steps), "leave", *sorted(leave or ("all",))]
    return hashlib.sha256(" ".join(said).encode()).hexdigest()[:16]


@cache
def statements() -> dict[str, list[str]]:
    """The statements of each run; none where the file is not of today's steps."""
    try:
        head, *parts = FILE.read_text(encoding="utf-8").split(_RUN)
    except OSError:
        return {}
    of = _HEAD.search(head)
    if not of or digest(of["files"].split()) not in (of["digest"], None):
        return {}
    runs = (part.partition("\n") for part in parts)
    return {name.split()[0]: [one for one in said.split(_END) if one.strip()] for name, _, said in runs}


def digest(files: Iterable[str]) -> str | None:
    """The hash of modules by their files in this room; None where they do not lie here as text."""
    try:
        return hashlib.sha256(b"".join((ROOM / name).read_bytes() for name in files)).hexdigest()
    except OSError:
        return None


def as_file(files: Sequence[str], runs: Iterable[tuple[str, str, Sequence[str]]]) -> str:
    """The file: what it is made of, and each run with its name, what it is and its statements."""
    lines = [
        "-- The steps of weighing as SQL for DuckDB, made of them by `python -m kilde.weigh.compiling`.",
        f"-- of {' '.join(files)}: {digest(files)}",
        "",
    ]
    for name, what, statements in runs:
        lines += [f"{_RUN}{name} {what}", *(f"{one}{_END}" for one in statements)]
    return "\n".join(lines)
