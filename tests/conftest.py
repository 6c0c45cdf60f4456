"""What all tests share: a PostgreSQL server where there is one, and the ban on skips."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

NO_SKIPS = os.environ.get("KILDE_REQUIRE") == "all"
"""Set where everything that tests need is installed: there a test that is skipped has not done its work."""


def _failed(report):
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"KILDE_REQUIRE=all allows no skips. {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _failed((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _failed((yield))


@dataclass
class PostgreSQL:
    """A server of this test run's own, reached through a socket in its folder; no other program can see it."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def new_database(self) -> str:
        """The URL of a database that nobody has used."""
        import psycopg

        name = f"kilde_{next(self.numbers)}"
        with psycopg.connect(host=str(self.folder), dbname="postgres", user="kilde", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://kilde@/{name}?host={self.folder}"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name))
    found = shutil.which("initdb") or (programs and str(programs / "initdb"))
    if not found:
        pytest.skip("needs PostgreSQL: no initdb found")
    pytest.importorskip("psycopg")
    folder = Path(tempfile.mkdtemp(prefix="kilde-postgresql-"))  # short: a socket's path has 107 characters at most
    user = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")

    def call(program: str, *arguments: str) -> None:
        command = [str(Path(found).with_name(program)), f"--pgdata={folder / 'data'}", *arguments]
        # not to a pipe: the server would inherit it and hold it open
        with (folder / "said").open("a+", encoding="utf-8") as said:
            done = subprocess.run(command, cwd=folder, stdout=said, stderr=said, check=False, **user)
            said.seek(0)
            assert done.returncode == 0, said.read()

    call("initdb", "--username=kilde", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    call("pg_ctl", "start", "--wait", f"--log={folder / 'log'}", f"--options={options}")
    try:
        yield PostgreSQL(folder)
    finally:
        with suppress(AssertionError):
            call("pg_ctl", "stop", "--wait", "--mode=immediate")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_at(request, tmp_path) -> str:
    """Where a ledger can be opened: a new one in each engine."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql").new_database()
    return f"{tmp_path / 'kilde.db'}"
