"""The steps of weighing give the same tables on DuckDB and on Spark."""

import os
import shutil

import pytest

from kilde.ledger import Ledger, Selection
from kilde.weigh import conflicts, echo_links, rulebooks, stocks
from kilde.weigh.copies import copied_rows
from kilde.weigh.engine import Bench, Embedded, name_of
from kilde.weigh.figures import STEPS
from kilde.weigh.sources import STEPS as SOURCE_STEPS
from kilde.weigh.tables import household_table, lay
from told import crossing, told


@pytest.fixture(scope="module")
def spark():
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        pytest.skip("needs Java for Spark")
    sql = pytest.importorskip("pyspark.sql", reason="needs PySpark: pip install 'kilde[spark]'")
    builder = sql.SparkSession.builder.master("local[2]").appName("kilde tests")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # compiling a query takes longer than passing these few rows through
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        # a minute is too short to optimise in
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def gathered(session):
    """Spark with its tables in hand: computed by Spark one by one, but kept in memory instead of in files.

    So a table takes one job: two fewer than as Parquet, which `test_spark_keeps_its_tables_as_files` looks at.
    """
    from kilde.weigh.spark import Spark

    class Gathered(Spark):
        def __init__(self):
            super().__init__(session)
            self.tables = {}

        def _named(self, name, frame):
            self.tables[name] = frame.toArrow()
            session.createDataFrame(self.tables[name], frame.schema).createOrReplaceTempView(name)

        def fetch(self, name):
            return self.tables[name]

    return Gathered()


def steps():
    """Every list of steps, with each rule book's."""
    lists = [echo_links.STEPS, conflicts.STEPS, stocks.STEPS, *(book.steps for book in rulebooks.values())]
    return [*lists, tuple(step for step in SOURCE_STEPS if step.__module__.endswith(".sources"))]


def tables(view, engine):
    """Every table that weighing makes, its rows in order."""
    bench = Bench(engine)
    lay(bench, view, Selection())
    bench.lay({"household_sizes": household_table(view)})
    bench.run(STEPS)
    found = dict(bench.kept())
    for made in steps():
        bench.run(made)
        found |= {f"{made[0].__module__} {name_of(step)}": bench.rows(name_of(step)) for step in made}
    return {name: sorted(map(repr, map(plain, rows))) for name, rows in found.items()}


def plain(row):
    """A row by its names; a number as near as both engines compute it."""
    return sorted((name, round(value, 9) if isinstance(value, float) else value) for name, value in row.items())


def test_both_engines_make_the_same_tables(tmp_path, spark):
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        with ledger.writer() as writer:
            for one in (*told(), *crossing()):
                writer.add(one)
        here, there = tables(ledger.view(), Embedded()), tables(ledger.view(), gathered(spark))
    assert list(here) == list(there)
    different = [name for name in here if here[name] != there[name]]
    assert not different, (different[0], here[different[0]][:3], there[different[0]][:3])
    assert all(here[f"kilde.weigh.conflicts {name}"] for name in ("numbers_apart", "falling_totals", "denied_numbers"))
    assert len(here["translated_pairs"]) == 1
    assert all(here[f"kilde.weigh.stocks {name}"] for name in ("stock_rows", "flow_sums"))


def test_spark_keeps_its_tables_as_files(spark, tmp_path):
    from kilde.weigh.spark import Spark

    folder = f"file://{tmp_path}/tables"
    texts = [(at, one.document.publisher, one.document.text) for at, one in enumerate(told())]
    pairs = [copied_rows(texts, Bench(engine)) for engine in (Embedded(), Spark(spark, folder=folder))]
    assert pairs[0] == pairs[1]
    assert len(pairs[0]) == 1
    assert [path.name for path in (tmp_path / "tables").glob("copied-*")]
