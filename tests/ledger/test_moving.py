"""A ledger that moves stays the same: same entries, same hashes, same head."""

import multiprocessing
import random
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kilde.ledger import Ledger, LedgerError
from kilde.show.cli import move
from kilde.vocabulary import Document, Original
from making import figure, reading

ENGINES = ("sqlite", "postgresql")


@pytest.fixture
def place(request, tmp_path):
    """A new place in an engine."""

    def new(kind: str, name: str) -> str:
        return request.getfixturevalue("postgresql").new_database() if kind == "postgresql" else str(tmp_path / name)

    return new


def fill(ledger: Ledger) -> None:
    """Some of everything."""
    said = "Rain fell all night. The mayor of Fen says 40 people fled Fen – «alle»."
    claim = figure(said, "40", measure="fled", place="Fen", by="The mayor", period="2021-05")
    ledger.add(reading(said, claim, publisher="The Tern"), Original(b"\x00\xff bytes", "text/html", "file"))
    with ledger.writer() as writer:
        writer.saw(Document.of(said, publisher="The Gannet"))
    ledger.appoint("Ida", "administrator", by="Ida")
    wrong = ledger.decide("correct", claim.id, by="Ida", field="quantity.value", value=7)
    ledger.undo(wrong.entry, by="Ida")
    ledger.decide("correct", claim.id, by="Ida", field="quantity.value", value=8)
    ledger.register("source", "mayor", {"kind": "official"}, by="Ida")
    ledger.record_export("csv", by="Ida", figures={"a": "b"})


def head(where: str) -> str:
    with Ledger.open(where, create=False) as ledger:
        found = ledger.verify()
        assert found.faults == ()
        assert ledger.view().figures()["claims"]["value"][:1] == [8]
        assert bytes(next(ledger.view().documents()).text, "utf-8")
        return found.head


@pytest.mark.parametrize("to", ENGINES)
@pytest.mark.parametrize("start", ENGINES)
def test_a_copy_has_the_same_head_and_takes_what_is_added_later(place, start, to):
    source, target = place(start, "a.db"), place(to, "b.db")
    with Ledger.open(source) as ledger:
        fill(ledger)
        assert ledger.copy_to(target) == ledger.view().head
    assert head(source) == head(target)
    with Ledger.open(source) as ledger:
        ledger.add(reading("It rained again."))
        assert ledger.copy_to(target) == ledger.view().head
    assert head(source) == head(target)
    back = place(start, "c.db")
    with Ledger.open(target) as ledger:
        ledger.copy_to(back)
    assert head(back) == head(source)


def test_a_copy_does_not_mix_two_ledgers(place):
    for name in "ab":
        with Ledger.open(place("sqlite", f"{name}.db")) as ledger:
            ledger.add(reading(f"Report {name}."))
    with Ledger.open(place("sqlite", "a.db")) as ledger, pytest.raises(LedgerError, match="holds another ledger"):
        ledger.copy_to(place("sqlite", "b.db"))
    with Ledger.open(place("sqlite", "b.db")) as ledger:
        assert ledger.verify().ok
        assert ledger.view().counts().documents == 1


def test_a_copy_that_is_older_takes_nothing_from_one_that_is_ahead(place):
    with Ledger.open(place("sqlite", "a.db")) as ledger:
        ledger.add(reading("One."))
        ledger.copy_to(place("sqlite", "b.db"))
    with Ledger.open(place("sqlite", "b.db")) as ahead:
        ahead.add(reading("Two."))
    with Ledger.open(place("sqlite", "a.db")) as ledger, pytest.raises(LedgerError, match="or more than"):
        ledger.copy_to(place("sqlite", "b.db"))


def test_a_backup_is_a_ledger(ledger_at, tmp_path):
    with Ledger.open(ledger_at) as ledger:
        fill(ledger)
        with ledger.writer() as writer:
            writer.add(reading("About to be written."))
            ledger.backup(tmp_path / "backup.db")
        kept = ledger.view().head
    with Ledger.open(tmp_path / "backup.db", create=False) as ledger:
        assert ledger.verify().sealed
        assert ledger.view().head.seq < kept.seq
    assert sorted(path.name for path in tmp_path.glob("backup*")) == ["backup.db"]
    with Ledger.open(ledger_at) as at_rest:
        at_rest.backup(tmp_path / "again.db")
    with Ledger.open(tmp_path / "again.db", create=False) as ledger:
        assert (ledger.verify().faults, ledger.view().head) == ((), kept)


@pytest.mark.parametrize(("name", "said"), [("backup.db", "is there already"), ("none/backup.db", "no folder")])
def test_a_backup_overwrites_nothing(tmp_path, name, said):
    (tmp_path / "backup.db").write_text("precious")
    with Ledger.open(tmp_path / "kilde.db") as ledger, pytest.raises(LedgerError, match=said):
        ledger.backup(tmp_path / name)
    assert (tmp_path / "backup.db").read_text() == "precious"


def test_a_checkpoint_kept_elsewhere_shows_a_ledger_written_anew(tmp_path, ledger_at):
    notes = tmp_path / "notes.jsonl"
    with Ledger.open(ledger_at) as ledger:
        ledger.add(reading("One."))
        assert ledger.differs(notes) == []
        assert ledger.checkpoint(notes, ledger.verify())
        assert not ledger.checkpoint(notes, ledger.verify())
        ledger.add(reading("Two."))
        assert ledger.differs(notes) == []
        assert ledger.checkpoint(notes, ledger.verify())
    assert len(notes.read_text().splitlines()) == 2
    with Ledger.open(tmp_path / "forged.db") as forged:
        forged.add(reading("Quite another one."))
        assert forged.verify().ok
        gone = [fault for fault in forged.differs(notes) if "is gone" in fault]
        rewritten = [fault for fault in forged.differs(notes) if "is another" in fault]
        assert (len(gone), len(rewritten)) == (1, 1)
    notes.write_text("not json")
    with Ledger.open(ledger_at) as ledger, pytest.raises(LedgerError, match="holds no checkpoints"):
        ledger.differs(notes)


def version_1(where: str) -> None:
    """Make a ledger as Kilde 0.1 did: its tables, and entries without a version."""
    url = where.replace("postgresql://", "postgresql+psycopg://") if "://" in where else f"sqlite:///{where}"
    engine = create_engine(url)
    from kilde.ledger import chain, schema
    from kilde.ledger.engine import refuse_changes
    from kilde.ledger.rows import claim_json, claim_rows, document_row

    new = ("originals", "verdicts", "people", "register", "exports")
    said = "Rain fell all night. The mayor of Fen says 40 people fled Fen."
    claim = figure(said, "40", measure="fled", place="Fen", by="The mayor", period="2021-05")
    document = reading(said, claim).document
    with engine.begin() as connection:
        old = [table for name, table in schema.metadata.tables.items() if name not in new]
        schema.metadata.create_all(connection, tables=old)
        for index in ("ix_claim_places_country", "ix_claim_places_gazetteer_id"):  # since version 2
            connection.execute(text(f"DROP INDEX {index}"))
        for column in ("body", "body_key", "body_kind"):  # since version 3
            connection.execute(text(f"ALTER TABLE claim_sources DROP COLUMN {column}"))
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE claims DROP CONSTRAINT claims_reading_fkey"))
            connection.execute(
                text(
                    "ALTER TABLE claims ADD CONSTRAINT claims_reading_fkey"
                    " FOREIGN KEY (reading) REFERENCES readings (entry)"
                )
            )
        refuse_changes(connection, [table.name for table in old])
        insert = {table.name: table.insert() for table in old}
        now = "2021-05-04T12:00:00+00:00"
        connection.execute(insert["kilde_ledger"], {"version": 1, "created_at": now})
        row = document_row(document, now)
        first = chain.Entry.after(
            None, kind="document", subject=document.id, entered_at=now, payload=chain.document_payload(row)
        )
        payload = chain.claims_payload(document.id, "kilde 0.1.0", [claim_json(claim)])
        second = chain.Entry.after(first, kind="reading", subject=document.id, entered_at=now, payload=payload)
        connection.execute(insert["entries"], [first._asdict(), second._asdict()])
        connection.execute(insert["documents"], {**row, "entry": 1})
        connection.execute(
            insert["readings"], {"entry": 2, "document_id": document.id, "reader": "kilde 0.1.0", "claims": 1}
        )
        for table, rows in zip(
            schema.CLAIM_TABLES, claim_rows((claim,), [claim_json(claim)], document.id, 2), strict=True
        ):
            made = [{name: value for name, value in row.items() if not name.startswith("body")} for row in rows]
            connection.execute(insert[table.name], made)
    engine.dispose()


def test_a_ledger_of_an_older_kilde_is_brought_up_to_date(ledger_at):
    version_1(ledger_at)
    with Ledger.open(ledger_at, create=False) as ledger:
        verification = ledger.verify()
        assert (verification.faults, verification.entries) == ((), 4)
        (claim_id,) = ledger.view().figures()["claims"]["id"]
        ledger.decide("correct", claim_id, by="Ida", field="quantity.value", value=8)
        assert ledger.view().figures()["claims"]["value"] == [8]
        assert ledger.verify().ok
    with Ledger.open(ledger_at) as ledger:
        assert ledger.verify().entries == 5


FORK = multiprocessing.get_context("fork")
KILLS = 5


def back_up(source: str, target: str) -> None:
    with Ledger.open(source, create=False) as ledger:
        ledger.backup(target)


def restore_to(source: str, target: str) -> None:
    move.restore(Path(source), ledger=target)


def copy_to(source: str, target: str) -> None:
    with Ledger.open(source, create=False) as ledger:
        ledger.copy_to(target)


def bring_up_to_date(_source: str, target: str) -> None:
    Ledger.open(target, create=False).close()


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> str:
    """A ledger that takes a moment to move."""
    where = str(tmp_path_factory.mktemp("large") / "kilde.db")
    with Ledger.open(where) as ledger, ledger.writer(batch=500) as writer:
        for n in range(150):
            said = f"In town {n} the mayor counted {n + 10} dead. {'Rain fell on it. ' * 40}"
            claim = figure(said, f"{n + 10}", place=f"Town {n}", by="The mayor")
            writer.add(reading(said, claim), Original(said.encode(), "text/plain", "file"))
    return where


def whole_head(where: str) -> str | None:
    """The head of a ledger that verifies; None where there is none yet."""
    if "://" not in where and not Path(where).exists():
        return None
    try:
        ledger = Ledger.open(where, create=False)
    except LedgerError as error:
        assert "is empty" in str(error)  # a file without a table
        return None
    with ledger:
        found = ledger.verify()
        assert found.faults == ()
        return found.head


@pytest.mark.parametrize(
    ("work", "to"),
    [
        (back_up, "sqlite"),
        (restore_to, "sqlite"),
        (copy_to, "sqlite"),
        (copy_to, "postgresql"),
        (bring_up_to_date, "sqlite"),
        (bring_up_to_date, "postgresql"),
    ],
)
def test_killed_on_the_way_it_leaves_nothing_half_and_the_next_run_completes_it(place, large, work, to):
    chance = random.Random(2)
    took, expected = 0.0, None
    for kill in range(KILLS + 1):
        target = place(to, f"{work.__name__}{kill}.db")
        if work is bring_up_to_date:
            version_1(target)
        process = FORK.Process(target=work, args=(large, target))
        began = time.perf_counter()
        process.start()
        process.join(chance.uniform(0, took) if kill else None)  # the first goes through, to see how long it takes
        if not kill:
            took, expected = time.perf_counter() - began, whole_head(target)
            continue
        process.kill()
        process.join()
        if work is bring_up_to_date:  # to look at it brings it up to date
            assert whole_head(target)
        elif (found := whole_head(target)) is None:
            work(large, target)
            assert whole_head(target) == expected
        else:
            assert found == expected
