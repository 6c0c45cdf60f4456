"""The steps of weighing stand in reading order: each reads only what was laid or made before it."""

from importlib import import_module

import pyarrow as pa
import pytest

from kilde.weigh import compiled, compiling
from kilde.weigh.columns import Columns
from kilde.weigh.engine import Bench, Embedded, name_of, outline, reads, shown
from kilde.weigh.tables import empty

LISTS = {
    "copies": ("near_shingles", "run_counts", "publishers"),
    "figures": ("claims", "claim_places", "chain_links", "identities", "reports"),
    "sources": ("claims", "chain_links", "identities", "reports"),
    "echo_links": ("ranked_claims",),
    "conflicts": ("ranked_claims", "row_ranges"),
    "stocks": ("ranked_claims",),
}


@pytest.mark.parametrize("module", LISTS)
def test_each_step_reads_what_is_there(module):
    there = set(LISTS[module])
    for step in import_module(f"kilde.weigh.{module}").STEPS:
        assert set(reads(step)) <= there, name_of(step)
        assert name_of(step) not in there, f"{name_of(step)} is made twice"
        there.add(name_of(step))


@pytest.mark.parametrize("module", LISTS)
def test_each_step_says_what_it_makes(module):
    steps = import_module(f"kilde.weigh.{module}").STEPS
    lines = outline(steps).splitlines()
    assert len(lines) == len(steps)
    assert all(line.partition(": ")[2] for line in lines)


def even(numbers):
    """Even ones: (n)."""
    return numbers.filter(numbers.n % 2 == 0)


def doubled(even):
    """Twice as much: (n)."""
    return even.select(n=even.n * 2)


def test_a_bench_runs_the_steps_and_can_stop_anywhere():
    bench = Bench()
    bench.lay({"numbers": pa.table({"n": [1, 2, 3, 4]})})
    bench.run((even, doubled))
    assert [row["n"] for row in bench.rows("even")] == [2, 4]
    assert [row["n"] for row in bench.rows("doubled")] == [4, 8]
    assert outline((even, doubled)) == "even ← numbers: Even ones: (n).\ndoubled ← even: Twice as much: (n)."
    halfway = Bench()
    halfway.lay({"numbers": pa.table({"n": [1, 2]})})
    halfway.run((even, doubled), until="even")
    with pytest.raises(KeyError):
        halfway.rows("doubled")


def tripled(doubled, numbers):
    """Thrice as much: (n)."""
    return doubled.select(n=doubled.n // 2 * 3).union(numbers.filter(numbers.n > 3))


def test_a_bench_leaves_what_is_asked_for():
    bench = Bench()
    bench.lay({"numbers": pa.table({"n": [1, 2, 3, 4]})})
    bench.run((even, doubled, tripled), leave=("tripled",))
    assert sorted(row["n"] for row in bench.rows("tripled")) == [4, 6, 12]
    assert set(bench.kept()) == {"tripled"}


@shown
def halved(even):
    """Half as much: (n, half)."""
    return even.mutate(half=even.n // 2)


def test_what_is_shown_is_worked_out_where_it_is_read_and_keeps_what_it_rests_on():
    bench = Bench()
    bench.lay({"numbers": Columns({"n": "int64"}, {"n": [1, 2, 3, 4]})})
    bench.run((even, halved), leave=("halved",))
    assert bench.rows("halved") == [{"n": 2, "half": 1}, {"n": 4, "half": 2}]
    bench.take_away(("halved",))
    with pytest.raises(KeyError):
        bench.rows("halved")


def test_columns_come_as_they_were_laid():
    kinds = {"number": "int64", "share": "float64", "name": "string", "known": "bool_"}
    values = {
        "number": [1, None, 1 << 50],
        "share": [0.1, None, 2.5],
        "name": [None, "Ærlig", ""],
        "known": [True, None, False],
    }
    bench = Bench()
    for name, some in (("all", slice(0, 3)), ("whole", slice(2, 3)), ("none", slice(0, 0))):
        table = Columns(kinds, {column: given[some] for column, given in values.items()})
        bench.lay({name: table})
        assert bench.rows(name) == table.arrow().to_pylist()


def test_the_steps_as_sql_are_those_of_today():
    assert compiled.FILE.read_text(encoding="utf-8") == compiling.written(), "run python -m kilde.weigh.compiling"


class Watched(Embedded):
    """DuckDB that counts what it is told by Ibis and what in SQL."""

    def __init__(self):
        super().__init__()
        self.expressions = 0

    def keep(self, name, table):
        self.expressions += 1
        super().keep(name, table)


def test_sql_made_beforehand_is_used_until_a_step_is_edited(monkeypatch, tmp_path):
    steps, left = import_module("kilde.weigh.figures").STEPS, import_module("kilde.weigh.figures").LEFT
    made = {}
    for edited in (False, True):
        if edited:
            stale = compiled.FILE.read_text(encoding="utf-8").replace(": ", ": 0", 1).replace(".py: ", ".py: 0", 1)
            (tmp_path / "steps.sql").write_text(stale, encoding="utf-8")
            monkeypatch.setattr(compiled, "FILE", tmp_path / "steps.sql")
        compiled.statements.cache_clear()
        bench = Bench(engine := Watched())
        bench.lay(empty())
        bench.run(steps, leave=left)
        made[edited] = sorted(bench.kept())
        assert bool(engine.expressions) is edited
    compiled.statements.cache_clear()
    assert made[False] == made[True] == sorted(left)


def test_a_bench_hands_out_large_tables_between_its_steps():
    bench = Bench()
    bench.lay({"numbers": pa.table({"n": range(300_000)})})
    assert len(bench.rows("numbers")) == 300_000
    bench.run((even,))
    assert len(bench.rows("even")) == 150_000
