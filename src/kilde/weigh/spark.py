"""Weighing on a Spark cluster: the same steps, computed by a Spark session. Needs `pip install 'kilde[spark]'`."""

from itertools import count
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kilde.weigh.columns import Columns

if TYPE_CHECKING:
    import ibis
    from pyspark.sql import SparkSession

    from kilde.weigh.engine import Laid


class SparkMissingError(RuntimeError):
    """Spark is not installed; the message says how to get it."""


class Spark:
    """A Spark session as an engine. Without one, a session of its own: on this machine, or as Spark's settings say.

    Tables are kept as Parquet in a folder that all of the cluster can reach (`hdfs://…`, `s3a://…`); without one, in a
    folder of this machine, which is taken away at the end.
    """

    def __init__(self, session: "SparkSession | None" = None, *, folder: str | None = None) -> None:
        try:
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise SparkMissingError(
                "Spark is not installed: pip install 'kilde[spark]', and Java 17 or later"
            ) from error
        import ibis

        self._session = session or SparkSession.builder.appName("kilde").getOrCreate()
        self._connection: Any = ibis.pyspark.connect(self._session)
        self._session.sql(_NUMBER)
        self._own = TemporaryDirectory(prefix="kilde-spark-")
        self._folder = folder or f"file://{self._own.name}"
        self._numbers = count()

    def lay(self, name: str, table: "Laid") -> None:
        """Take in a table."""
        self._named(name, self._session.createDataFrame(table.arrow() if isinstance(table, Columns) else table))

    def keep(self, name: str, table: "ibis.Table") -> None:
        """Compute a table now and keep what comes of it, so that no step is computed twice."""
        self._named(name, self._session.sql(self._connection.compile(table)))

    def show(self, name: str, table: "ibis.Table") -> None:
        """Have a table at hand under its name."""
        self._session.sql(self._connection.compile(table)).createOrReplaceTempView(name)

    def table(self, name: str) -> "ibis.Table":
        """A table that was laid, kept or shown, to make others of."""
        return self._connection.table(name)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Hand out the rows of a table."""
        rows: list[dict[str, Any]] = self._session.table(name).toArrow().to_pylist()
        return rows

    def drop(self, name: str) -> None:
        """Forget a table."""
        self._session.catalog.dropTempView(name)

    def _named(self, name: str, frame: Any) -> None:  # noqa: ANN401 - Spark's frames have no types of their own
        # A local checkpoint would be simpler, but Spark cannot always join one with itself.
        path = f"{self._folder}/{name}-{next(self._numbers)}"
        frame.write.parquet(path)
        # With its columns said, so that Spark starts no job to find them out.
        self._session.read.schema(frame.schema).parquet(path).createOrReplaceTempView(name)


_NUMBER = """
CREATE OR REPLACE TEMPORARY FUNCTION number_of(words STRING) RETURNS BIGINT
RETURN cast(conv(left(md5(words), 15), 16, 10) AS BIGINT)
"""
"""The number that `kilde.weigh.engine.number_of` asks for."""
