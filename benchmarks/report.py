"""The results as a page: `RESULTS.md`, made of `results.json` and of nothing else."""

from pathlib import Path

import msgspec

from benchmarks.running import Result
from benchmarks.suite import SUITE, Benchmark, Figure, Raw

KEPT = Path(__file__).with_name("results.json")
PAGE = Path(__file__).with_name("RESULTS.md")
HEAD = """# Results

Made by `make bench`; do not edit. The benchmarks' texts and those who marked them up are named in their own READMEs,
which do not belong to this project; `$BENCHMARKS` and `$CORPORA` are their folders. With 60 to 250 claims in a set, a
difference of less than about five points is noise.

All figures are shares from 0 to 1 unless they say otherwise. Of figure claims, everything below *figures found* is over
those that were found. A commit with a `+` had changes beside it.
"""
_NOTES = {
    "bad_offsets": "spans that do not say what the text says there",
    "span_errors": "spans that do not say what the text says there",
    "unread": "documents not read",
    "bad_lines": "lines that were no JSON",
    "line_mismatch": "runs with another number of lines out than in",
}
"""What scorers count beside their figures, told only where it is not nought."""


def load() -> dict[str, Result]:
    """The kept results by benchmark; none where nothing has been measured."""
    return msgspec.json.decode(KEPT.read_bytes(), type=dict[str, Result]) if KEPT.exists() else {}


def save(results: dict[str, Result]) -> None:
    """Keep the results and write the page."""
    KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(results, order="sorted"), indent=1) + b"\n")
    PAGE.write_text(page(results), encoding="utf-8")


def page(results: dict[str, Result]) -> str:
    """The whole page, in the order of the suite."""
    measured = [benchmark for benchmark in SUITE if benchmark.name in results]
    parts = [HEAD, summary(results), *(section(benchmark, results[benchmark.name]) for benchmark in measured)]
    return "\n".join(parts)


def summary(results: dict[str, Result]) -> str:
    """One line a benchmark: how many bars it meets."""
    rows = ["| benchmark | bars met | measured | commit |", "| --- | --- | --- | --- |"]
    for benchmark in SUITE:
        result = results.get(benchmark.name)
        if result is None:
            rows.append(f"| {benchmark.name} | not measured | | |")
        else:
            rows.append(f"| {benchmark.name} | {bars_met(benchmark, result)} | {result.date} | {result.commit} |")
    return "\n".join([*rows, ""])


def bars_met(benchmark: Benchmark, result: Result) -> str:
    """`9 of 11`, `no bar`, or that it failed."""
    if result.raw is None:
        return "failed"
    barred = [figure for figure in benchmark.figures if figure.bar is not None]
    met = sum(verdict(figure, value(figure, result.raw)) == "met" for figure in barred)
    return f"{met} of {len(barred)}" if barred else "no bar"


def section(benchmark: Benchmark, result: Result) -> str:
    """A benchmark with its command and its figures, or with the reason why it has none."""
    command = benchmark.command.format(benchmarks="$BENCHMARKS", corpora="$CORPORA")
    head = [f"## {benchmark.name}", "", f"{benchmark.title}.", "", f"    {command}", ""]
    if result.raw is None:
        return "\n".join([*head, f"Failed: {result.failure}", ""])
    rows = ["| figure | value | bar | |", "| --- | --- | --- | --- |"]
    rows += [row(figure, value(figure, result.raw)) for figure in benchmark.figures]
    notes = [f"{count} {_NOTES[name]}" for name, count in result.raw.items() if name in _NOTES and count]
    if result.raw.get("reader_exit"):
        notes.append(f"the reader ended with status {result.raw['reader_exit']}")
    said = f"{benchmark.size.format(**result.raw)}{'; ' if notes else ''}{'; '.join(notes)}."
    return "\n".join([*head, f"{said[0].upper()}{said[1:]}", "", *rows, ""])


def row(figure: Figure, found: float | None) -> str:
    """A figure as a row of its table."""
    shown = "–" if found is None else f"{found:.3f}"
    bar = "" if figure.bar is None else f"{figure.bar:.2f}"
    return f"| {figure.label} | {shown} | {bar} | {verdict(figure, found)} |"


def value(figure: Figure, raw: Raw) -> float | None:
    """A figure of the scorer's object; None where the scorer gave none (nothing to score)."""
    try:
        return figure.value(raw)
    except (KeyError, TypeError):
        return None


def verdict(figure: Figure, found: float | None) -> str:
    """`met`, `missed by 0.034`, or nothing where there is no bar."""
    if figure.bar is None:
        return ""
    if found is None:
        return "not measured"
    # a bar with two decimals is met by what three decimals, as shown, reach
    return "met" if round(found, 3) >= figure.bar else f"missed by {figure.bar - found:.3f}"
