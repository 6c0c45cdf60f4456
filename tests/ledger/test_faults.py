"""Whatever happens while a ledger is written to: what was reported as stored is there, once, and all of it verifies."""

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, text

from kilde.ledger import Ledger, LedgerError, engine, seal
from making import report

KILLS = 200
FORK = multiprocessing.get_context("fork")


def told(n: int):
    """A report of its own."""
    return report(f"In town {n} the mayor counted {n + 10} dead.", str(n + 10), place=f"Town {n}", by="The mayor")


def write(where: str, first: int, stored: int) -> None:
    """Add reports without end, two in a transaction, and tell of each transaction when it is stored."""
    with Ledger.open(where) as ledger:
        writer = ledger.writer(batch=100)
        for n in range(first, first + 10_000, 2):
            writer.add(told(n))
            writer.add(told(n + 1))
            writer.flush()
            os.write(stored, f"{n} {n + 1}\n".encode())


def numbers(where: str) -> list[int]:
    with Ledger.open(where, create=False) as ledger:
        verification = ledger.verify()
        assert verification.faults == ()
        return sorted(int(value) - 10 for value in ledger.view().figures()["claims"]["value"])


def test_a_writer_killed_at_any_moment_loses_nothing_that_it_told_of(tmp_path):
    """200 writers one after another, killed while they open the ledger, while they add, while they commit."""
    where, chance = str(tmp_path / "kilde.db"), random.Random(3)
    with Ledger.open(tmp_path / "other.db") as other:  # what is loaded on first use is loaded before the writers part
        other.add(told(0))
    told_of: set[int] = set()
    first = 0
    for kill in range(KILLS):
        reading, writing = os.pipe()
        writer = FORK.Process(target=write, args=(where, first, writing))
        writer.start()
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            heard = [pipe.readline() for _ in range(chance.randrange(4))]
            time.sleep(chance.uniform(0, 0.01))
            os.kill(writer.pid, signal.SIGKILL)
            writer.join()
            for line in b"".join([*heard, pipe.read()]).decode().split("\n")[:-1]:
                told_of.update(map(int, line.split()))
        first = max(told_of, default=-1) + 1  # what was stored and not told of is given again
        if kill % 40 == 39:
            found = numbers(where)
            assert len(found) == len(set(found))
            assert told_of <= set(found)
    assert len(told_of) > KILLS
    whole = range(max(told_of) + 1)
    with Ledger.open(where) as ledger, ledger.writer() as writer:
        added = [writer.add(told(n)) for n in whole]
    assert sum(added) <= 2  # the same input again completes it, and adds nothing twice
    assert set(numbers(where)) >= set(whole)


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path):
    where = tmp_path / "kilde.db"
    with Ledger.open(where) as ledger:
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        @event.listens_for(ledger._engine, "begin")
        def small(connection):  # as much as a small disk holds
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 30}")

        writer, stored = ledger.writer(batch=5), 0
        with pytest.raises(LedgerError, match="the disk is full; what was stored before is safe") as error:
            for n in range(5000):
                writer.add(told(n))
                stored = n + 1 if (n + 1) % 5 == 0 else stored
        assert "\n" not in str(error.value)
        assert stored > 5
    assert numbers(str(where)) == list(range(stored))
    with Ledger.open(where) as ledger, ledger.writer() as writer:
        for n in range(stored + 5):
            writer.add(told(n))
    assert numbers(str(where)) == list(range(stored + 5))


def test_a_connection_lost_on_the_way_is_one_line_and_loses_nothing(postgresql, monkeypatch):
    where = postgresql.new_database()
    with Ledger.open(where) as ledger:
        writer = ledger.writer(batch=100)
        for n in range(10):
            writer.add(told(n))
        writer.flush()
        for n in range(10, 20):
            writer.add(told(n))

        def cut(connection, table, rows):  # in the middle of the transaction
            if table.name == "claims":
                other = create_engine(where.replace("postgresql://", "postgresql+psycopg://"))
                with other.connect() as killer:
                    said = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    killer.execute(text(f"{said} WHERE datname = current_database() AND pid <> pg_backend_pid()"))
                other.dispose()
            insert_rows(connection, table, rows)

        insert_rows = engine.insert_rows
        with monkeypatch.context() as patched, pytest.raises(LedgerError) as error:
            patched.setattr(engine, "insert_rows", cut)
            writer.flush()
        assert "\n" not in str(error.value)
        assert numbers(where) == list(range(10))
        writer.flush()  # the connection is there again, and nothing was forgotten
    assert numbers(where) == list(range(20))


def test_a_power_cut_leaves_whole_transactions(tmp_path):
    """The file and its log as they lie on the disk, the log cut off anywhere, as a power cut leaves it."""
    where, chance = tmp_path / "kilde.db", random.Random(11)
    with Ledger.open(where) as ledger:
        writer = ledger.writer(batch=100)
        for n in range(12):
            writer.add(told(n))
            if n % 2:
                writer.flush()
        log = where.with_name("kilde.db-wal").read_bytes()
        file = where.read_bytes()
    kept = set()
    for cut in [0, len(log), *(chance.randrange(len(log)) for _ in range(24))]:
        torn = tmp_path / "torn" / "kilde.db"
        torn.parent.mkdir(exist_ok=True)
        torn.write_bytes(file)
        rest = bytes(chance.randrange(256) for _ in range(64)) if cut % 2 else b""
        torn.with_name("kilde.db-wal").write_bytes(log[:cut] + rest)
        with suppress(LedgerError):  # cut before the tables were there
            found = numbers(str(torn))
            assert found == list(range(len(found)))
            assert len(found) % 2 == 0
            kept.add(len(found))
        shutil.rmtree(torn.parent)
    assert {0, 12} < kept


def test_two_writers_and_a_reader_at_once(ledger_at):
    Ledger.open(ledger_at).close()
    reading, writing = os.pipe()
    writers = [FORK.Process(target=write_some, args=(ledger_at, half, writing)) for half in range(2)]
    for writer in writers:
        writer.start()
    os.close(writing)
    with Ledger.open(ledger_at) as ledger:
        while any(writer.is_alive() for writer in writers):
            view = ledger.view()
            assert len(view.figures()["claims"]["id"]) == view.counts().claims
    os.close(reading)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert numbers(ledger_at) == list(range(60))


def write_some(where: str, half: int, _stored: int) -> None:
    """Forty of sixty reports: twenty of them are the other's too."""
    with Ledger.open(where) as ledger, ledger.writer(batch=3) as writer:
        for n in range(half * 20, half * 20 + 40):
            writer.add(told(n))


def test_a_killed_writers_ledger_is_sealed_by_the_next(tmp_path):
    where = tmp_path / "kilde.db"
    process = FORK.Process(target=add_and_die, args=(str(where),))
    process.start()
    process.join()
    assert seal.check(where) is None
    with Ledger.open(where) as ledger:
        assert ledger.verify().ok
    assert seal.check(where) is True
    with sqlite3.connect(where) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert Path(where).exists()


def add_and_die(where: str) -> None:
    """A writer that does not close what it has opened."""
    Ledger.open(where).add(told(1))
    os.kill(os.getpid(), signal.SIGKILL)
