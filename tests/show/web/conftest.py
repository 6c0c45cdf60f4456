"""A small ledger made by hand, with its pages in front."""

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kilde.ledger import Ledger
from kilde.show.web import Settings
from kilde.show.web.app import create_app
from kilde.vocabulary import Original
from making import figure, reading

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
TOWN = {"gazetteer_id": "geonames:173797", "country": "SY"}  # Al-Hol

FELL = "Fellwatch counted 2400 people in Al-Hol on Monday. It rained."
MOOR = "In Al-Hol there are over 3000 people, says Moorwatch. Roads are shut."
QUAY = f"{HOSTILE} At least 40 people fled Northam, Fellwatch said."


def stock(text, number, **fields):
    return figure(
        text, number, measure="present", extent="stock", place="Al-Hol", period="2020-01-06", **TOWN, **fields
    )


READINGS = (
    reading(FELL, stock(FELL, "2400", by="Fellwatch"), publisher="Fell Gazette", published="2020-01-07", title="Camp"),
    reading(
        MOOR, stock(MOOR, "over 3000", by="Moorwatch"), publisher="Moor Mail", published="2020-01-08", title="Roads"
    ),
    reading(
        QUAY,
        figure(QUAY, "40", measure="fled", place="Northam", role="from", by="Fellwatch"),
        publisher=HOSTILE,
        published="2020-01-09",
        title=HOSTILE,
    ),
)


ORIGINAL = Original(f"<!doctype html><title>Camp</title>{HOSTILE}<p>{FELL}".encode(), "text/html", "file")
"""What the first of them was made of."""


def filled(where):
    """A ledger with three reports, one of them with its original."""
    with Ledger.open(where) as ledger, ledger.writer() as writer:
        for one in READINGS:
            writer.add(one, ORIGINAL if one is READINGS[0] else None)
    return where


@pytest.fixture(scope="package")
def made_once(tmp_path_factory):
    """A ledger that no test changes."""
    return filled(tmp_path_factory.mktemp("made-once") / "kilde.db")


@pytest.fixture
def ledger_file(made_once, tmp_path):
    """A ledger that a test may change."""
    return Path(shutil.copy(made_once, tmp_path / "kilde.db"))


@pytest.fixture(scope="package")
def looked_at(made_once, tmp_path_factory):
    """A browser at a ledger that no test changes: it is weighed once."""
    where = shutil.copy(made_once, tmp_path_factory.mktemp("looked-at") / "kilde.db")
    with TestClient(
        create_app(Settings(ledger=str(where))), base_url="http://localhost", follow_redirects=False
    ) as found:
        yield found


@pytest.fixture
def serving(ledger_file):
    """Starts the pages of the ledger; options are those of the settings."""

    @contextmanager
    def started(**options):
        app = create_app(Settings(ledger=str(ledger_file), **options))
        with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
            yield client

    return started


@pytest.fixture
def client(serving):
    """A browser of whoever sits at the machine."""
    with serving() as found:
        yield found
