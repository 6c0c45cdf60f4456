"""What a ledger's claims come to, asked in one call."""

import os
import sys
from pathlib import Path

import pytest

from kilde import flow
from kilde.ledger import Ledger, LedgerError, Selection
from kilde.vocabulary import Category, Measure
from making import report

STORY = (
    "Fire took the camp at Lowmarsh on Sunday, and by evening {} were homeless. The cook saw it begin behind the "
    "kitchen, where gas is kept under an awning, and beat a pot until everyone in the nearest rows was awake."
)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "kilde.db") as opened:
        yield opened


def burnt(number: str, paper: str, **claim):
    claim = {"measure": "homeless", "place": "Lowmarsh", "period": "2021-05-02", **claim}
    return report(STORY.format(number), number, publisher=paper, **claim)


def test_figures_of_the_claims_asked_for(ledger):
    ledger.add(burnt("900", "The Tern", by="Camp Watch"))
    ledger.add(report("At Vik 3 women were hurt.", "3", measure="injured", place="Vik", categories=("woman",)))
    assert [row.range_text for row in flow.figures(ledger)] == ["900", "3"]
    assert [row.range_text for row in flow.figures(ledger, Selection(place="lowmarsh"))] == ["900"]
    assert [row.range_text for row in flow.figures(ledger, Selection(measure=Measure.INJURED))] == ["3"]
    assert [row.range_text for row in flow.figures(ledger, Selection(who=Category.WOMAN))] == ["3"]
    assert [row.range_text for row in flow.figures(ledger, Selection(until="2021-05-02"))] == ["900"]
    assert flow.figures(ledger, Selection(place="Vik", since="2022")) == []


@pytest.fixture
def kept_from_one_claim_on(monkeypatch, tmp_path):
    """Where few claims are kept weighed as very many are; the cache folder is a new one."""
    monkeypatch.setattr(sys.modules["kilde.flow.weighing"], "FROM_ON", 1)
    monkeypatch.setenv("KILDE_CACHE", str(tmp_path / "cache"))


def test_figures_that_are_kept_are_told_without_opening_the_ledger(ledger_at, kept_from_one_claim_on, monkeypatch):
    with Ledger.open(ledger_at) as opened:
        opened.add(burnt("900", "The Tern", by="Camp Watch"))
        opened.add(burnt("950", "The Gannet", by="Fire Desk"))
        weighed = flow.figures(opened)
        claim = weighed[0].newest.figure.id
    with monkeypatch.context() as shut:
        shut.setattr(Ledger, "open", lambda *_, **__: pytest.fail("opened"))
        assert flow.figures_at(ledger_at) == weighed
        assert flow.listed_at(ledger_at, Selection(place="Lowmarsh"))[0].sources == weighed[0].sources
        assert flow.figures_at(ledger_at, Selection(place="Vik")) == []
    with Ledger.open(ledger_at) as opened:
        opened.decide("reject", claim, by="kari")
    (row,) = flow.figures_at(ledger_at)
    assert row != weighed[0] and row.claims < weighed[0].claims
    kept = {*Path(os.environ["KILDE_CACHE"]).glob("weighed/*"), *Path(ledger_at).parent.glob("*.weighed.*duckdb")}
    assert len(kept) == 2  # what was made, and what has changed since
    for at in kept:
        at.write_bytes(b"no store")
    assert flow.figures_at(ledger_at) == [row]


def test_a_ledger_that_is_not_there_is_said_to_be_absent(tmp_path):
    with pytest.raises(LedgerError, match="no ledger at"):
        flow.figures_at(str(tmp_path / "none.db"))


def test_copies_within_a_ledger(ledger):
    ledger.add(burnt("900", "The Tern"))
    ledger.add(burnt("950", "The Gannet"))
    (pair,) = flow.copies(ledger)
    assert {pair.a.publisher, pair.b.publisher} == {"The Tern", "The Gannet"}


def test_sources_of_a_ledger(ledger):
    ledger.add(burnt("900", "The Tern", by="Camp Watch"))
    (row,) = flow.sources(ledger)
    assert (row.name, row.through) == ("Camp Watch", (("The Tern", 1),))


def test_an_empty_ledger_comes_to_nothing(ledger):
    assert (flow.figures(ledger), flow.copies(ledger), flow.sources(ledger)) == ([], [], [])
