"""Not one byte of a ledger's file can change unseen."""

import random
import sqlite3
from pathlib import Path

import pytest

from kilde.ledger import Ledger, LedgerError, seal
from kilde.ledger.schema import metadata
from kilde.vocabulary import Document, Original
from making import figure, reading

TRIES = 240


def fill(path: Path) -> None:
    """A small ledger with rows in every table, and every kind of entry."""
    with Ledger.open(path, clock=lambda: "2021-05-04T12:00:00+00:00") as ledger:
        with ledger.writer() as writer:
            for n in range(12):
                said = (
                    f"Rain fell all night {'on and on ' * n}. The mayor of Fen {n} says {40 + n} people fled Fen {n}."
                )
                claim = figure(said, f"{40 + n}", measure="fled", place=f"Fen {n}", by="The mayor", period="2021-05")
                page = Original(f"<p>{said}</p>".encode(), "text/html", "file")
                writer.add(reading(said, claim, published="2021-05-04", publisher="The Tern"), page)
            writer.flush()
            writer.saw(Document.of(said, publisher="The Gannet"))
        ledger.appoint("Ida", "administrator", by="Ida")
        ledger.decide("correct", claim.id, by="Ida", field="quantity.value", value=7)
        ledger.decide("confidential", "The mayor", by="Ida", why="asked for it")
        ledger.register("source", "mayor", {"kind": "official"}, by="Ida")
        ledger.record_export("csv", by="Ida", figures={"a": "b"})


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("flips") / "whole.db"
    fill(path)
    with sqlite3.connect(path) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        assert set(tables) == set(metadata.tables)
        assert all(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    connection.close()
    assert found(path) == []
    return path.read_bytes()


def found(path: Path) -> list[str]:
    """What is wrong with the ledger at a path."""
    try:
        with Ledger.open(path, create=False) as ledger:
            return list(ledger.verify().faults)
    except LedgerError as error:
        return [str(error)]


def put(path: Path, data: bytes) -> None:
    """A file at rest, without what SQLite left beside another one there."""
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    path.write_bytes(data)


def flipped(whole: bytes, at: int, by: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ by]) + whole[at + 1 :]


def flips(whole: bytes, tries: int, seed: int) -> list[tuple[int, int]]:
    """Places all over the file, some on every page and in the file's header, each with the bits to flip."""
    chance = random.Random(seed)
    page = int.from_bytes(whole[16:18])
    places = [chance.randrange(start, start + page) for start in range(0, len(whole), page)]
    places += [chance.randrange(100) for _ in range(20)]
    places += [chance.randrange(len(whole)) for _ in range(tries - len(places))]
    return [(at, chance.randrange(1, 256)) for at in places]


def test_any_flipped_byte_is_found(tmp_path, whole):
    path = tmp_path / "kilde.db"
    missed = []
    for at, by in flips(whole, TRIES, seed=5):
        put(path, flipped(whole, at, by))
        if not found(path):
            missed.append((at, by))
    assert missed == []


def test_the_header_is_under_the_seal(tmp_path, whole):
    path = tmp_path / "kilde.db"
    missed = []
    for at in range(0, 100, 4):
        put(path, flipped(whole, at, 1))
        if not found(path):
            missed.append(at)
    assert missed == []


def test_without_a_seal_a_flipped_byte_is_found_or_says_nothing(tmp_path, whole):
    """A killed writer leaves no seal. Then only bytes that nobody reads can change: all that is told is the same."""
    path = tmp_path / "kilde.db"
    path.write_bytes(whole)
    with sqlite3.connect(path) as connection:
        seal.break_seal(connection)
    connection.close()
    unsealed = path.read_bytes()
    told, missed, idle = dump(path), [], 0
    for at, by in flips(unsealed, 60, seed=7):
        put(path, flipped(unsealed, at, by))
        if not found(path):
            idle += 1
            put(path, flipped(unsealed, at, by))
            if dump(path) != told:
                missed.append((at, by))
    assert missed == []
    assert idle < 50  # most of so small a file is unused


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_a_ledger_is_sealed_when_it_is_closed_and_open_while_written_to(tmp_path):
    path = tmp_path / "kilde.db"
    fill(path)
    assert seal.check(path) is True
    with Ledger.open(path) as ledger:
        assert ledger.verify().sealed is True
        ledger.add(reading("It rained again."))
        assert seal.check(path) is None
        with Ledger.open(path) as other:
            other.add(reading("And again."))
        assert ledger.verify().ok
    assert seal.check(path) is True


def test_whoever_writes_past_kilde_is_found(tmp_path):
    path = tmp_path / "kilde.db"
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (note TEXT)")
    connection.close()
    assert found(path) == [
        "the file is not as it was sealed: a byte was altered, if only in an index or in an unused place"
    ]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DROP TRIGGER entries_no_DELETE", "the trigger entries_no_DELETE is missing"),
        ("DROP INDEX ix_claims_id", "the index ix_claims_id is missing"),
        ("CREATE TRIGGER x AFTER INSERT ON claims BEGIN SELECT 1; END", "the trigger x on claims is not Kilde's"),
    ],
)
def test_a_changed_schema_is_found_even_if_sealed_anew(tmp_path, statement, said):
    path = tmp_path / "kilde.db"
    fill(path)
    with sqlite3.connect(path) as connection:
        seal.break_seal(connection)
        connection.execute(statement)
    connection.close()
    assert seal.seal(path)
    assert any(said in fault for fault in found(path))


def test_verification_names_the_first_bad_entry(tmp_path):
    path = tmp_path / "kilde.db"
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TRIGGER readings_no_UPDATE; DROP TRIGGER entries_no_UPDATE;")
        connection.execute("UPDATE entries SET kind = 'x' WHERE seq = 9")
        connection.execute("UPDATE readings SET reader = 'x' WHERE entry = (SELECT min(entry) FROM readings)")
    connection.close()
    with Ledger.open(path) as ledger:
        verification = ledger.verify()
    assert verification.first_bad == 4
    assert verification.faults[0].startswith("entry 4: the reading of document")
