"""Nothing in a ledger can be changed unseen: the database refuses it, and whoever gets around that is found out."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from kilde.ledger import Ledger, LedgerError, rows
from kilde.vocabulary import Document, Reading, Span
from making import figure, reading

TABLES = ("entries", "documents", "sightings", "readings", "claims", "claim_places", "claim_sources", "kilde_ledger")
TOWNS = ("Aldmoor", "Brackwater", "Cairnholt")


@pytest.fixture
def filled(ledger_at) -> str:
    """A ledger with three documents, one of them met twice, and a row in every table."""
    with Ledger.open(ledger_at) as ledger, ledger.writer() as writer:
        for n, town in enumerate(TOWNS):
            said = f"Rain fell all night. The mayor of {town} says {40 + n} people fled {town}."
            claim = figure(said, str(40 + n), measure="fled", place=town, role="from", by="The mayor", period="2021-05")
            writer.add(reading(said, claim, published="2021-05-04", publisher="The Tern"))
        writer.flush()
        writer.saw(Document.of(said, publisher="The Gannet"))
    return ledger_at


def database(where: str):
    url = where.replace("postgresql://", "postgresql+psycopg://") if "://" in where else f"sqlite:///{where}"
    return create_engine(url, isolation_level="AUTOCOMMIT")


def tamper(where: str, *statements: str) -> None:
    """Change rows as someone would who has the run of the database, its triggers out of the way."""
    engine = database(where)
    with engine.connect() as connection:
        for table in TABLES:
            if engine.dialect.name == "sqlite":
                for verb in ("UPDATE", "DELETE"):
                    connection.execute(text(f"DROP TRIGGER {table}_no_{verb}"))
            else:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        for statement in statements:
            assert connection.exec_driver_sql(statement).rowcount, statement
    engine.dispose()


def faults(where: str) -> str:
    with Ledger.open(where, create=False) as ledger:
        verification = ledger.verify()
    assert verification.ok == (not verification.faults)
    return "\n".join(verification.faults)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["DELETE FROM {table}", "UPDATE {table} SET {column} = {column}"])
def test_the_database_itself_refuses_changes(filled, table, change):
    engine = database(filled)
    with engine.connect() as connection:
        column = next(iter(connection.execute(text(f"SELECT * FROM {table}")).keys()))
        with pytest.raises(DatabaseError, match="append-only"):
            connection.execute(text(change.format(table=table, column=column)))
    engine.dispose()
    assert faults(filled) == ""


def test_replacing_a_row_is_refused_too(tmp_path):
    where = str(tmp_path / "kilde.db")
    with Ledger.open(where) as ledger:
        ledger.add(reading("Nothing happened."))
        with ledger._engine.connect() as connection, pytest.raises(DatabaseError, match="append-only"):
            connection.execute(text("INSERT OR REPLACE INTO documents SELECT * FROM documents"))


def test_an_untouched_ledger_has_no_fault(filled):
    with Ledger.open(filled) as ledger:
        verification = ledger.verify()
    assert verification.ok
    assert (verification.documents, verification.claims, verification.entries) == (3, 3, 8)


def test_an_empty_ledger_has_no_fault(ledger_at):
    with Ledger.open(ledger_at) as ledger:
        assert ledger.verify().ok
        assert ledger.verify().entries == 1  # which says since when its tables are there


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE documents SET text = text || ' Or so they say.' WHERE entry = 2", "its text was altered"),
        ("UPDATE documents SET publisher = 'The Skua' WHERE entry = 2", "what is known of document"),
        ("UPDATE documents SET published = '2021-05-03' WHERE entry = 2", "what is known of document"),
        ("UPDATE documents SET published_start = '2020-01-01T00:00' WHERE entry = 2", "the dates of document"),
        ("UPDATE sightings SET publisher = 'The Skua'", "a sighting of document"),
        ("""UPDATE claims SET json = replace(json, '"value":40', '"value":400')""", "the reading of document"),
        ("UPDATE claims SET value = 400 WHERE value = 40", "searchable columns differ"),
        ("UPDATE claims SET modality = 'denied' WHERE value = 40", "searchable columns differ"),
        ("UPDATE claim_places SET name = 'Elsewhere'", "searchable columns differ"),
        ("UPDATE claim_sources SET name = 'The governor'", "searchable columns differ"),
        ("DELETE FROM claim_sources WHERE reading = 3", "searchable columns differ"),
        ("UPDATE readings SET reader = 'another'", "the reading of document"),
        ("UPDATE entries SET entered_at = '1999-01-01T00:00:00+00:00' WHERE seq = 4", "entry 4 was altered"),
        ("UPDATE entries SET hash = previous WHERE seq = 8", "entry 8 was altered"),
        ("UPDATE entries SET previous = hash WHERE seq = 5", "entry 5 does not follow entry 4"),
    ],
)
def test_a_change_is_found(filled, statement, said):
    tamper(filled, statement)
    assert said in faults(filled)


def test_a_removed_claim_is_found(filled):
    tamper(
        filled,
        "DELETE FROM claim_places WHERE reading = 3",
        "DELETE FROM claim_sources WHERE reading = 3",
        "DELETE FROM claims WHERE reading = 3",
    )
    assert "the reading of document" in faults(filled)


def test_a_removed_document_is_found(filled):
    tamper(
        filled,
        "DELETE FROM claim_places WHERE reading = 3",
        "DELETE FROM claim_sources WHERE reading = 3",
        "DELETE FROM claims WHERE reading = 3",
        "DELETE FROM readings WHERE entry = 3",
        "DELETE FROM documents WHERE entry = 2",
    )
    assert "is missing" in faults(filled)


def test_a_removed_entry_is_found(filled):
    tamper(
        filled,
        "DELETE FROM sightings",
        "DELETE FROM entries WHERE seq = 8",
        "UPDATE entries SET seq = 10 WHERE seq = 7",
    )
    assert "entry 7 is missing" in faults(filled)


def test_a_slipped_in_row_is_found(filled):
    tamper(
        filled,
        "INSERT INTO claim_sources (reading, position, number, role, kind, name, known, key)"
        " VALUES (99, 0, 0, 'claims', 'monitor', 'Nobody', 0, 'nobody')",
    )
    assert "1 rows of claim_sources belong to no entry" in faults(filled)


def test_hashing_the_changed_entry_anew_breaks_the_next(filled):
    """Whoever alters an entry has to write all that follow anew, and then the head is another one."""
    with Ledger.open(filled) as ledger:
        head = ledger.verify().head
    tamper(filled, "UPDATE entries SET hash = '" + "f" * 64 + "' WHERE seq = 3")
    assert "entry 4 does not follow entry 3" in faults(filled)
    with Ledger.open(filled) as ledger:
        assert ledger.verify().head == head  # the later ones vouch for what was there


def test_the_same_readings_at_the_same_time_give_the_same_head(tmp_path):
    heads = set()
    for name in "ab":
        with Ledger.open(tmp_path / f"{name}.db", clock=lambda: "2021-05-04T12:00:00+00:00") as ledger:
            ledger.add(reading("Nothing happened."))
            heads.add(ledger.verify().head)
    assert len(heads) == 1


def test_words_that_do_not_stand_where_a_claim_says_are_found(ledger_at):
    said = "Eleven walkers are missing since 12 May. Snow closed the pass."
    claim = figure(said, "12", measure="missing")
    with Ledger.open(ledger_at) as ledger:
        ledger.add(Reading(Document.of("Snow. " + said), (claim,)))
        (fault, *_) = ledger.verify().faults
    assert "the words of sentence" in fault


def test_a_span_within_a_claim_is_checked_as_well(ledger_at):
    said = "The mayor says 12 walkers are missing."
    claim = figure(said, "12", measure="missing", by="The governor")
    source = type(claim.sources[0])("The governor", 0, 12, "The governor")
    changed = type(claim)(**{name: getattr(claim, name) for name in claim.__struct_fields__} | {"sources": (source,)})
    with Ledger.open(ledger_at) as ledger:
        ledger.add(reading(said, changed))
        (fault,) = ledger.verify().faults
    assert "the words of sources" in fault
    assert Span("The mayor", 0, 9) != source


def test_a_ledger_of_a_newer_kilde_is_left_alone(ledger_at):
    Ledger.open(ledger_at).close()
    engine = database(ledger_at)
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO kilde_ledger (version, created_at) VALUES (999, 'later')"))
    engine.dispose()
    with pytest.raises(LedgerError, match="made by a newer Kilde"):
        Ledger.open(ledger_at)


def test_another_programs_database_is_left_alone(ledger_at):
    engine = database(ledger_at)
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(LedgerError, match="not a Kilde ledger"):
        Ledger.open(ledger_at)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM recipes")).scalar() == 0
    engine.dispose()


def test_a_claim_written_before_the_record_got_a_field_verifies(ledger_at, monkeypatch):
    said = "The mayor says 12 walkers are missing."
    whole = rows.claim_json
    with Ledger.open(ledger_at) as ledger:
        monkeypatch.setattr(rows, "claim_json", lambda claim: whole(claim).replace('"composition":null,', ""))
        ledger.add(reading(said, figure(said, "12", measure="missing")))
        monkeypatch.undo()
        assert ledger.verify().faults == ()
        assert ledger.view().figures()["claims"]["value"] == [12]
