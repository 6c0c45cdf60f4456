"""The runner of the benchmarks: what it makes of a scorer's output, and that a failing one stops no other."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import report, running
from benchmarks.running import Result
from benchmarks.suite import SUITE, Benchmark, Figure, at, harmonic, source_alone

ROOT = Path(__file__).parent.parent


def scorer(folder: Path, body: str) -> Benchmark:
    """A benchmark whose scorer is a script with this body."""
    (folder / "score.py").write_text(f"import json, os, shutil, sys, time\n{body}\n", encoding="utf-8")
    figures = (Figure("found", at("found", "f1"), 0.90), Figure("cost", at("cost")))
    return Benchmark("toy", "A toy", "python {benchmarks}/score.py --data {benchmarks}/toy.jsonl", "{n} toys", figures)


def run(folder: Path, body: str, seconds: float = 30) -> tuple[Benchmark, Result]:
    benchmark = scorer(folder, body)
    return benchmark, running.run(benchmark, {"benchmarks": folder}, date="2026-01-01", seconds=seconds)


def test_the_last_line_is_the_result(tmp_path):
    benchmark, result = run(tmp_path, 'print("a table"); print(json.dumps({"found": {"f1": 0.91}, "cost": 2, "n": 3}))')
    assert result.failure is None
    section = report.section(benchmark, result)
    assert "| found | 0.910 | 0.90 | met |" in section
    assert "| cost | 2.000 |  |  |" in section
    assert "3 toys." in section
    assert "python $BENCHMARKS/score.py --data $BENCHMARKS/toy.jsonl" in section


def test_a_figure_below_its_bar_says_by_how_much(tmp_path):
    benchmark, result = run(tmp_path, 'print(json.dumps({"found": {"f1": 0.8512}, "cost": 2, "n": 3, "unread": 4}))')
    section = report.section(benchmark, result)
    assert "| found | 0.851 | 0.90 | missed by 0.049 |" in section
    assert "3 toys; 4 documents not read." in section
    assert report.bars_met(benchmark, result) == "0 of 1"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('print("no pipeline", file=sys.stderr); sys.exit("ended with 1")', "Failed: no pipeline; ended with 1"),
        ("sys.exit(3)", "ended with status 3 and said nothing"),
        ('open(sys.argv[2] + "x")', "No such file or directory: '$BENCHMARKS/toy.jsonlx'"),
    ],
)
def test_a_scorer_that_fails_is_reported_without_paths_of_this_machine(tmp_path, body, said):
    benchmark, result = run(tmp_path, body)
    section = report.section(benchmark, result)
    assert said in section
    assert str(tmp_path) not in section
    assert report.bars_met(benchmark, result) == "failed"


def test_a_scorer_that_does_not_end_is_stopped(tmp_path):
    _, result = run(tmp_path, "time.sleep(60)", seconds=0.5)
    assert result.failure == "stopped after 0 seconds"


def test_a_folder_that_is_not_given_is_named(tmp_path):
    needs = Benchmark("toy", "A toy", "python {corpora}/x.py", "", ())
    result = running.run(needs, {"benchmarks": tmp_path}, date="2026-01-01", seconds=1)
    assert result.failure == "not run: give the folder with --corpora"


def test_scorers_find_the_command_of_this_environment(tmp_path):
    _, result = run(tmp_path, 'print(json.dumps({"found": {"f1": 0}, "cost": 0, "at": shutil.which("python")}))')
    assert result.raw is not None
    assert Path(result.raw["at"]).parent == Path(sys.executable).parent


def test_figures_put_together_of_others():
    assert harmonic("p", "r")({"p": 0.5, "r": 1.0}) == pytest.approx(2 / 3)
    assert harmonic("p", "r")({"p": 0.0, "r": 0.0}) == 0.0
    assert source_alone({"content": {"f1": 0.8}, "statement": {"f1": 0.6}}) == pytest.approx(0.75)
    assert source_alone({"content": {"f1": 0.0}, "statement": {"f1": 0.0}}) == 0.0


def test_names_are_told_apart():
    assert len({benchmark.name for benchmark in SUITE}) == len(SUITE)


def test_our_own_annotation_holds_no_texts():
    """Ids, offsets and labels: the longest string in it is a hash or a source's name."""

    def strings(value):
        if isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from strings(item)
        elif isinstance(value, str):
            yield value

    rows = [json.loads(line) for line in (ROOT / "benchmarks/own/figures.jsonl").read_text("utf-8").splitlines()]
    assert {row["half"] for row in rows} == {"open", "blind"}
    assert max(map(len, strings(rows))) == 64
    assert all(
        0 <= c["quantity"]["start"] < c["quantity"]["end"] <= row["length"] for row in rows for c in row["claims"]
    )


def test_our_own_names_are_spans_apart():
    """Ids, spans and labels without texts, in order and without overlaps, of both halves."""
    rows = [json.loads(line) for line in (ROOT / "benchmarks/own/names.jsonl").read_text("utf-8").splitlines()]
    assert {row["half"] for row in rows} == {"train", "test"}
    assert {*rows[0]} == {"id", "corpus", "sha256", "length", "half", "names"}
    for row in rows:
        ends = [0, *(end for _, end, _ in row["names"])]
        assert all(end <= start < stop for end, (start, stop, _) in zip(ends, row["names"], strict=False))
        assert ends[-1] <= row["length"] and {label for *_, label in row["names"]} <= {"PER", "ORG", "LOC"}


def test_the_page_is_what_the_kept_results_make():
    if not report.KEPT.exists():
        assert not report.PAGE.exists()
        return
    assert report.PAGE.read_text(encoding="utf-8") == report.page(report.load()), "run make bench"


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path):
    command = [sys.executable, "-m", "benchmarks", "--benchmarks", str(tmp_path / "none")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("no folder")
    assert "Traceback" not in done.stderr


def test_results_survive_being_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "KEPT", tmp_path / "results.json")
    monkeypatch.setattr(report, "PAGE", tmp_path / "RESULTS.md")
    kept = {"numbers": Result(date="2026-01-01", commit="abc", failure="no")}
    report.save(kept)
    assert report.load() == kept
    assert json.loads((tmp_path / "results.json").read_text())["numbers"]["failure"] == "no"
    assert "Failed: no" in (tmp_path / "RESULTS.md").read_text()
