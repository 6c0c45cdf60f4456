"""Documents gathered, read and kept."""

from kilde import flow
from kilde.flow import adding
from kilde.ledger import Ledger
from kilde.vocabulary import Document, Failure, Reading


def test_texts_met_twice_in_one_round_are_kept_once_with_both_places(tmp_path):
    texts = [f"Report number {n}: nothing happened." for n in range(100)]
    documents = [Document.of(text, uri=f"{folder}/{n}.txt") for folder in "ab" for n, text in enumerate(texts)]
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        report = flow.add(ledger, documents)
        assert (report.added, report.already, report.failed) == (100, 100, [])
        entries = ledger.view().counts().entries
        assert flow.add(ledger, documents).added == 0
        assert ledger.view().counts().entries == entries
        assert ledger.verify().ok


def test_a_twin_of_what_cannot_be_read_fails_too(tmp_path, monkeypatch):
    def read_documents(documents, **_options):
        for document in documents:
            yield Failure(document.uri, "no") if "bad" in document.text else Reading(document)

    monkeypatch.setattr(adding, "read_documents", read_documents)
    documents = [Document.of(text, uri=uri) for uri, text in (("1", "bad"), ("2", "good"), ("3", "bad"))]
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        report = flow.add(ledger, documents)
    assert (report.added, report.already) == (1, 0)
    assert [failure.uri for failure in report.failed] == ["1", "3"]
