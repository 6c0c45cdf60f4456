"""One bad document stops nothing, and each is told of once; a ledger that is gone stops everything."""

import pytest

from kilde import flow
from kilde.flow import adding
from kilde.ledger import Ledger, LedgerError
from kilde.vocabulary import Document, Failure, Reading
from making import report

TEXTS = [f"In village {n} the flood drove out {n + 20} people." for n in range(6)]


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    """Reads one figure a text by hand, stumbles over *illegible*, and notes what it was given."""
    given = []

    def read_documents(documents, **options):
        for document in documents:
            given.append((document.id, options))
            if "illegible" in document.text:
                yield Failure(document.uri, "cannot be read")
            else:
                number = next((word for word in document.text.split() if word in {str(n + 20) for n in range(6)}), None)
                yield Reading(document, report(document.text, number, measure="fled").claims if number else ())

    monkeypatch.setattr(adding, "read_documents", read_documents)
    return given


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "kilde.db") as opened:
        yield opened


def documents(*texts):
    return [Document.of(text, uri=f"{n}.txt", language="en") for n, text in enumerate(texts)]


def test_a_second_run_reads_nothing_and_adds_nothing(ledger, reader):
    first = flow.add(ledger, documents(*TEXTS))
    assert (first.added, first.already, first.claims, first.failed) == (6, 0, 6, [])
    before, read = ledger.verify().head, len(reader)
    second = flow.add(ledger, documents(*TEXTS))
    assert (second.added, second.already, second.claims, second.failed) == (0, 6, 0, [])
    assert (ledger.verify().head, len(reader)) == (before, read)


def test_one_bad_document_stops_no_other(ledger):
    gathered = [*documents(TEXTS[0], "illegible", "a \0 byte", TEXTS[1]), Failure("x.bin", "is binary")]
    added = flow.add(ledger, [gathered[-1], *gathered[:-1]])
    assert added.added == 2
    assert [failure.uri for failure in added.failed] == ["x.bin", "1.txt", "2.txt"]
    assert all(failure.reason and "\n" not in failure.reason for failure in added.failed)
    assert ledger.verify().ok


def test_everyone_is_told_of_once(ledger):
    told = []
    gathered = [*documents(TEXTS[0], TEXTS[0], "illegible", TEXTS[1]), Failure("x.bin", "is binary")]
    flow.add(ledger, gathered, progress=lambda item: told.append(item.uri))
    assert sorted(told) == ["0.txt", "1.txt", "2.txt", "3.txt", "x.bin"]


def test_another_pipeline_reads_anew(ledger, reader):
    flow.add(ledger, documents(TEXTS[0]))
    assert flow.add(ledger, documents(TEXTS[0]), pipeline="other").added == 1
    assert reader[-1][1]["pipeline"] == "other"
    assert ledger.view().counts().documents == 1


def test_documents_are_taken_as_they_come(ledger):
    """A feed of any length is read in rounds, not gathered first."""
    asked = []

    def feed():
        for n in range(600):
            asked.append(n)
            yield Document.of(f"Report {n}.", uri=str(n))

    rounds = []
    flow.add(ledger, feed(), progress=lambda _item: rounds.append(len(asked)))
    assert rounds[0] < 600
    assert ledger.view().counts().documents == 600


def test_a_ledger_that_is_gone_stops_the_run(tmp_path):
    ledger = Ledger.open(tmp_path / "kilde.db")
    (tmp_path / "kilde.db").unlink()
    (tmp_path / "kilde.db").mkdir()
    ledger.close()
    with pytest.raises(LedgerError) as error:
        flow.add(ledger, documents(*TEXTS))
    assert "\n" not in str(error.value)
