"""What a ledger's claims come to, asked in one call."""

import pytest

from kilde import flow
from kilde.ledger import Ledger, Selection
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
