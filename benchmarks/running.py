"""One benchmark run: the scorer started, its figures or the reason why there are none."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import msgspec

from benchmarks.suite import Benchmark, Raw

ROOT = Path(__file__).parent.parent


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a benchmark: the scorer's object, or one line on why it gave none."""

    date: str
    commit: str
    """Of Kilde; with a `+` where files had been changed since."""
    raw: Raw | None = None
    failure: str | None = None


def run(benchmark: Benchmark, folders: dict[str, Path], *, date: str, seconds: float) -> Result:
    """Run a benchmark for `seconds` at most. `folders` are those that the command names."""
    commit = revision()
    absent = [name for name in ("benchmarks", "corpora") if f"{{{name}}}" in benchmark.command and name not in folders]
    if absent:
        return Result(date=date, commit=commit, failure=f"not run: give the folder with --{absent[0]}")
    command = [part.format(**folders) for part in shlex.split(benchmark.command)]
    command[0] = sys.executable
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Result(date=date, commit=commit, failure=f"stopped after {seconds:.0f} seconds")
    raw = last_object(done.stdout)
    if raw is None:
        why = "; ".join(last_words(done.stderr)) or f"ended with status {done.returncode} and said nothing"
        return Result(date=date, commit=commit, failure=hide(why, folders))
    return Result(date=date, commit=commit, raw=raw)


def environment() -> dict[str, str]:
    """The process's own, with the commands of this Python's environment (`kilde`) before all others."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def last_object(output: str) -> Raw | None:
    """The JSON object on the last line, or None."""
    try:
        found = json.loads(last_line(output))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def last_line(output: str) -> str:
    """The last line that holds anything."""
    return next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "")


def last_words(complaint: str) -> list[str]:
    """The last two lines that are no part of a traceback: the reader's reason and what its scorer made of it."""
    return [line for line in complaint.splitlines() if line.strip() and not line.startswith((" ", "Traceback"))][-2:]


def hide(reason: str, folders: dict[str, Path]) -> str:
    """A reason without the paths of this machine."""
    for name, folder in folders.items():
        reason = reason.replace(str(folder), f"${name.upper()}")
    return reason.replace(f"{ROOT}/", "").replace(str(Path(sys.executable).parent), ".venv/bin")


def revision() -> str:
    """The short id of the commit checked out; `unknown` outside a repository."""

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    try:
        return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "--", "src") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
