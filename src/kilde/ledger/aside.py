"""Queries on an SQLite ledger read as Arrow by a process of its own: a million rows take longer to be made into Python
objects than all that is then done with them.

Run as a program, it takes the path and the queries as JSON on standard input and writes the rows of each, one after the
other, as an Arrow stream. It is a process of its own for more than speed: SQLite's locks on a file belong to the
process, and two libraries of SQLite in one would undo each other's.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = "65536"


class AsideError(Exception):
    """The other process gave up, or could not start: the rows have to be read another way."""


def possible() -> bool:
    """Whether the driver is there that the other process needs."""
    return find_spec("adbc_driver_sqlite") is not None


def read(path: Path, queries: Mapping[str, str]) -> Iterator[tuple[str, "pa.Table"]]:
    """The rows of each query, which begins with a row that shows the types of its columns and is left out."""
    import pyarrow as pa

    command = [sys.executable, "-P", __file__]
    try:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdin and process.stdout
            try:
                process.stdin.write(json.dumps({"path": str(path), "queries": list(queries.values())}).encode())
                process.stdin.close()
                for name in queries:
                    with pa.ipc.open_stream(process.stdout) as stream:
                        yield name, stream.read_all().slice(1)
            finally:
                process.kill()
    except (OSError, pa.ArrowException) as error:
        raise AsideError(str(error)) from error


def main() -> None:
    """Read what is asked for."""
    import pyarrow as pa
    from adbc_driver_sqlite import dbapi

    asked = json.load(sys.stdin)
    with closing(dbapi.connect(f"{Path(asked['path']).absolute().as_uri()}?mode=ro")) as connection:
        for query in asked["queries"]:
            with closing(connection.cursor()) as cursor:
                cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _AT_ONCE})
                cursor.execute(query)
                batches = cursor.fetch_record_batch()
                with pa.ipc.new_stream(sys.stdout.buffer, batches.schema) as stream:
                    for batch in batches:
                        stream.write_batch(batch)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
