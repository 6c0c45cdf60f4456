"""DuckDB's driver by itself, for what only reads: the package around it takes four times as long to load.

`import duckdb` afterwards completes the connections that the driver has made: relations, and tables of Arrow.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
else:
    try:
        import _duckdb as duckdb
    except ImportError:  # another DuckDB may have it elsewhere
        import duckdb

__all__ = ["duckdb"]
